/** All trees of a book → nothing, or the first id that two elements share or link that leads nowhere. */

import { XhtmlFault } from './parse-xhtml.ts'
import type { XhtmlElement } from './xhtml.ts'

/** A fault and the place of its tree in the list that was checked. */
export interface AnchorFault {
  readonly tree: number
  readonly fault: XhtmlFault
}

/** Checks that ids are unique in the whole book and that every `#id` is there. */
export function checkAnchors(trees: readonly XhtmlElement[]): AnchorFault | null {
  const ids = new Set<string>()
  const links: { readonly tree: number; readonly element: XhtmlElement }[] = []
  let clash: AnchorFault | null = null
  trees.forEach((root, tree) => {
    eachElement(root, (element) => {
      const { id, href } = element.attributes
      if (id !== undefined && ids.has(id)) {
        clash ??= { tree, fault: new XhtmlFault(element.start, `id ${id} is used twice`) }
      }
      if (id !== undefined) ids.add(id)
      if (href?.startsWith('#')) links.push({ tree, element })
    })
  })
  const lost = links.find(({ element }) => !ids.has(element.attributes.href!.slice(1)))
  return clash ?? (lost ? { tree: lost.tree, fault: leadsNowhere(lost.element) } : null)
}

const leadsNowhere = ({ start, attributes }: XhtmlElement): XhtmlFault =>
  new XhtmlFault(start, `nothing has the id that ${attributes.href} leads to`)

function eachElement(element: XhtmlElement, visit: (element: XhtmlElement) => void): void {
  visit(element)
  for (const child of element.children) if (child.type === 'element') eachElement(child, visit)
}
