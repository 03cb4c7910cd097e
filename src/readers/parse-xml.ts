/** XML that describes a container in, the elements of it in document order out. Entities of its own are not read. */

import { type DomDocument, type DomElement, elementsBelow } from './dom.ts'
import { checkNodes } from './parse-html.ts'

/**
 * Parses XML; what is broken is read as far as it goes.
 *
 * @returns Every element in document order. Empty for what holds none.
 * @throws {@link OffprintError} E112 for more than 200,000 elements.
 */
export async function readElements(xml: string, file: string): Promise<readonly DomElement[]> {
  checkNodes(xml, file)
  const { DOMParser } = await import('linkedom')
  const document = new DOMParser().parseFromString(xml, 'text/xml') as unknown as DomDocument
  const root = document.documentElement as DomElement | null
  return root ? [root, ...elementsBelow(root)] : []
}

/** Name of an element without its prefix: `opf:item` is an `item`. */
export const bareName = (element: DomElement): string => element.localName.replace(/^.*:/, '')
