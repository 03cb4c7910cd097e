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
  /** The outermost element around it that no marker may enter. */
  readonly whole: XhtmlElement | null
  /** Leaves of one line may share a word. */
  readonly line: XhtmlElement
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
])
const WHOLE: ReadonlySet<string> = new Set(['a', 'sup', 'sub'])

/** Makes the insertions for a part. `marks` stand in the order of their offsets. */
export function splicePageBreaks(
  root: XhtmlElement,
  xhtml: string,
  marks: readonly PageMark[],
): readonly Edit[] {
  const leaves: Leaf[] = []
  if (marks.length > 0) gatherLeaves(root, root, null, leaves)
  return marks.map(({ offset, marker }) => insertion(settle(leaves, xhtml, offset), marker))
}

function gatherLeaves(
  element: XhtmlElement,
  around: XhtmlElement,
  whole: XhtmlElement | null,
  leaves: Leaf[],
): void {
  let line = around
  for (const child of element.children) {
    const { start, end } = child
    if (child.type === 'text') {
      if (child.text.trim() !== '') leaves.push({ start, end, whole, line })
    } else if (child.name === 'img') leaves.push({ start, end, whole, line: child })
    else if (child.name === 'br') line = child
    else {
      const inner = whole ?? (WHOLE.has(child.name) ? child : null)
      gatherLeaves(child, INLINE.has(child.name) ? line : child, inner, leaves)
    }
  }
}

/** Finds where a marker may stand: at the offset, or as little after it as words and links allow. */
function settle(leaves: readonly Leaf[], xhtml: string, offset: number): number {
  const index = leaves.findIndex(({ end }) => end > offset)
  const leaf = leaves[index]
  const before = leaves[index - 1]
  if (!leaf) return afterLast(leaves)
  if (offset <= leaf.start) {
    const inWord =
      before?.line === leaf.line && !isSpace(xhtml[before.end - 1]) && !isSpace(xhtml[leaf.start])
    return inWord ? endOfWord(leaves, index, xhtml, leaf.start) : (leaf.whole?.start ?? leaf.start)
  }
  if (leaf.whole) return endOfWord(leaves, index + 1, xhtml, leaf.whole.end)
  return isSpace(xhtml[offset - 1]) ? offset : endOfWord(leaves, index, xhtml, offset)
}

/** Goes on from a place inside a word to its end, over the borders of elements. */
function endOfWord(leaves: readonly Leaf[], index: number, xhtml: string, offset: number): number {
  const leaf = leaves[index]
  if (!leaf || (leaf.start > offset && leaf.line !== leaves[index - 1]?.line)) return offset
  const from = Math.max(leaf.start, offset)
  const space = xhtml.slice(from, leaf.end).search(/\s/)
  if (space === 0) return offset
  if (space > 0 && !leaf.whole) return from + space
  return endOfWord(leaves, index + 1, xhtml, leaf.whole?.end ?? leaf.end)
}

function afterLast(leaves: readonly Leaf[]): number {
  const last = leaves.at(-1)
  return last?.whole?.end ?? last?.end ?? 0
}

const isSpace = (character: string | undefined): boolean => character === undefined || /\s/.test(character)
