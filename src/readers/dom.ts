/** What readers ask of a document tree, and the few walks they share. Any DOM has it. */

export interface DomNode {
  readonly nodeType: number
  readonly firstChild: DomNode | null
  readonly nextSibling: DomNode | null
  readonly parentElement: DomElement | null
  textContent: string | null
  remove(): void
}

export interface DomElement extends DomNode {
  readonly localName: string
  readonly firstElementChild: DomElement | null
  readonly previousElementSibling: DomElement | null
  insertBefore(node: DomNode, before: DomNode | null): unknown
  append(node: DomNode): void
  replaceWith(text: string): void
  compareDocumentPosition(other: DomNode): number
  getAttribute(name: string): string | null
  setAttribute(name: string, value: string): void
  hasAttribute(name: string): boolean
  cloneNode(deep: boolean): DomElement
  querySelector(selectors: string): DomElement | null
  querySelectorAll(selectors: string): Iterable<DomElement>
}

export interface DomDocument {
  readonly documentElement: DomElement
  readonly head: DomElement | null
  readonly body: DomElement | null
  createElement(name: string): DomElement
  querySelector(selectors: string): DomElement | null
  querySelectorAll(selectors: string): Iterable<DomElement>
}

/** Put on an element whose copy was taken, and which is not read where it stands. */
export const TAKEN = 'data-offprint-taken'

const ELEMENT = 1
const TEXT = 3

export const isElement = (node: DomNode): node is DomElement => node.nodeType === ELEMENT

export const isText = (node: DomNode): boolean => node.nodeType === TEXT || node.nodeType === 4

/** The children of a node, safe against removal of the one that is being looked at. */
export function* childrenOf(node: DomNode): Generator<DomNode> {
  let child = node.firstChild
  while (child !== null) {
    const next: DomNode | null = child.nextSibling
    yield child
    child = next
  }
}

/** Nodes below an element in document order, without recursion. The tree must not change meanwhile. */
function* nodesBelow(root: DomElement): Generator<DomNode> {
  let node: DomNode | null = root.firstChild
  while (node !== null) {
    yield node
    let next: DomNode | null = node.firstChild
    for (let it: DomNode = node; next === null && it !== root; it = it.parentElement!) next = it.nextSibling
    node = next
  }
}

/** Elements below an element in document order. The tree must not change meanwhile. */
export function* elementsBelow(root: DomElement): Generator<DomElement> {
  for (const node of nodesBelow(root)) if (isElement(node)) yield node
}

/**
 * Whether an element holds more than so many characters besides spaces; looks no further than it must.
 *
 * @param nodes - So many nodes count as more, too.
 */
export function holdsMore(root: DomElement, limit: number, nodes = Number.POSITIVE_INFINITY): boolean {
  let [length, seen] = [0, 0]
  for (const node of nodesBelow(root)) {
    if (isText(node)) length += (node.textContent ?? '').replace(/\s+/g, '').length
    if (length > limit || ++seen > nodes) return true
  }
  return false
}

/** Text of a node with its spaces in order. */
export const textOf = (node: DomNode | null): string => (node?.textContent ?? '').replace(/\s+/g, ' ').trim()

/** Class, id and role of an element, for rules that go by names. */
export const namesOf = (element: DomElement): string =>
  `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''} ${element.getAttribute('role') ?? ''} ${element.getAttribute('epub:type') ?? ''}`.toLowerCase()
