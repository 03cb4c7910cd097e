/**
 * Where the printed pages begin → markers for the EPUB's page list, each after a word, never in one.
 *
 * A marker stands where text or an image stands, so never between the items of a list or the rows of a table,
 * and never inside a link.
 */

import type { XhtmlElement } from '../../markup/xhtml.ts'
import { type Edit, insertion } from './edits.ts'

/** A page of the printed edition. */
export interface PageMark {
  /** Where the typesetter saw the page begin, in the part's string. */
  readonly offset: number
  readonly marker: string
}

/** Text or an image, in reading order. */
interface Leaf {
  readonly start: number
  readonly end: number
  readonly link: XhtmlElement | null
  /** Leaves of one block may share a word. */
  readonly block: XhtmlElement
}

const INLINE: ReadonlySet<string> = new Set([
  'a',
  'em',
  'strong',
  'del',
  'sup',
  'sub',
  'code',
  'span',
  'time',
  'dfn',
  'br',
])

/** Makes the insertions for a part. `marks` stand in the order of their offsets. */
export function splicePageBreaks(
  root: XhtmlElement,
  xhtml: string,
  marks: readonly PageMark[],
): readonly Edit[] {
  const leaves: Leaf[] = []
  gatherLeaves(root, root, null, leaves)
  return marks.map(({ offset, marker }) => insertion(settle(leaves, xhtml, offset), marker))
}

function gatherLeaves(
  element: XhtmlElement,
  block: XhtmlElement,
  link: XhtmlElement | null,
  leaves: Leaf[],
): void {
  for (const child of element.children) {
    if (child.type === 'text') {
      if (child.text.trim() !== '') leaves.push({ start: child.start, end: child.end, link, block })
    } else if (child.name === 'img') leaves.push({ start: child.start, end: child.end, link, block: child })
    else {
      const inner = INLINE.has(child.name) ? block : child
      gatherLeaves(child, inner, child.name === 'a' ? child : link, leaves)
    }
  }
}

/** Finds where a marker may stand: at the offset, or as little after it as words and links allow. */
function settle(leaves: readonly Leaf[], xhtml: string, offset: number): number {
  const index = leaves.findIndex(({ end }) => end > offset)
  const leaf = leaves[index]
  if (!leaf) return afterLast(leaves)
  if (offset <= leaf.start) return leaf.link?.start ?? leaf.start
  if (leaf.link) return endOfWord(leaves, index + 1, xhtml, leaf.link.end)
  return isSpace(xhtml[offset - 1]) ? offset : endOfWord(leaves, index, xhtml, offset)
}

/** Goes on from a place inside a word to its end, over the borders of elements. */
function endOfWord(leaves: readonly Leaf[], index: number, xhtml: string, offset: number): number {
  const leaf = leaves[index]
  const before = leaves[index - 1]
  if (!leaf || (leaf.start > offset && leaf.block !== before?.block)) return offset
  const from = Math.max(leaf.start, offset)
  const space = xhtml.slice(from, leaf.end).search(/\s/)
  if (space === 0 && leaf.start > offset) return offset
  if (space >= 0 && !leaf.link) return from + space
  return endOfWord(leaves, index + 1, xhtml, leaf.link?.end ?? leaf.end)
}

function afterLast(leaves: readonly Leaf[]): number {
  const last = leaves.at(-1)
  return last?.link?.end ?? last?.end ?? 0
}

const isSpace = (character: string | undefined): boolean => character === undefined || /\s/.test(character)
