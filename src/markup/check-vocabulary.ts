/** The trees of a book's markup → nothing, or the first thing in them that neither writer would understand. */

import { XhtmlFault } from './parse-xhtml.ts'
import { ELEMENTS, GLOBAL_ATTRIBUTES } from './vocabulary.ts'
import type { XhtmlElement } from './xhtml.ts'

const GLOBAL: ReadonlySet<string> = new Set(GLOBAL_ATTRIBUTES)
const HREF = /^(?:https?:\/\/|mailto:|#[\w.-]+$)/

/**
 * Checks that a tree keeps to the closed vocabulary: its elements, their attributes, where links may lead.
 *
 * @throws {@link XhtmlFault} at the first element that does not.
 */
export function checkVocabulary(element: XhtmlElement): void {
  const own = Object.hasOwn(ELEMENTS, element.name) ? ELEMENTS[element.name] : undefined
  if (!own) throw new XhtmlFault(element.start, `<${element.name}> is not in the vocabulary`)
  for (const name in element.attributes) {
    if (!GLOBAL.has(name) && !own.includes(name)) {
      throw new XhtmlFault(element.start, `<${element.name}> may not carry ${name}=`)
    }
  }
  const { href } = element.attributes
  if (href !== undefined && !HREF.test(href)) {
    throw new XhtmlFault(element.start, `a link may not lead to ${href.slice(0, 60)}`)
  }
  for (const child of element.children) if (child.type === 'element') checkVocabulary(child)
}
