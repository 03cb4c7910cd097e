/**
 * Items: a paragraph as boxes in reading order, each with the space and the chance of a line end after it.
 *
 * Made by itemize.ts, read by break-lines.ts and place-lines.ts. Arrays of numbers that serve paragraph after
 * paragraph, because a book has half a million boxes.
 */

import type { Points } from '../units.ts'
import type { Word } from './word.ts'

/** Cost of a line end that is not allowed, and of one that is forced. */
export const FORBIDDEN = Number.POSITIVE_INFINITY
export const FORCED = Number.NEGATIVE_INFINITY

/** Boxes of a paragraph. Widths are in points; box `i` is bit `bit[i]` of `words[i]`. */
export interface Items {
  count: number
  readonly words: Word[]
  bit: Int32Array
  /** Run of the paragraph, and where in the run's text the word starts. */
  run: Int32Array
  at: Int32Array
  width: Float64Array
  /** Natural word space after the box, 0 for none. */
  space: Float64Array
  /** Penalty for a line end after the box, on Knuth and Plass's scale; FORBIDDEN and FORCED at its ends. */
  cost: Float64Array
  /** Width of the hyphen that a line end after the box puts in, 0 for none. */
  hyphen: Float64Array
  /** 1 where a line end after the box shows a hyphen, be it put in or the word's own. */
  dashed: Int32Array
  /** How far the box hangs into the margin at a line's start and at its end. */
  hangLeft: Float64Array
  hangRight: Float64Array
  /** Widths of boxes, and of boxes and spaces, before box `i`; one entry more than there are boxes. */
  boxesBefore: Float64Array
  before: Float64Array
}

/** Makes room for items, to be used again for every paragraph. */
export function createItems(): Items {
  const items = { count: 0, words: [] } as unknown as Items
  allocate(items, 4096)
  return items
}

/** Makes room for one more box. */
export function reserve(items: Items): void {
  if (items.count + 1 >= items.width.length) allocate(items, items.width.length * 2)
}

const FLOATS = ['width', 'space', 'cost', 'hyphen', 'hangLeft', 'hangRight', 'boxesBefore', 'before'] as const
const INTEGERS = ['bit', 'run', 'at', 'dashed'] as const

function allocate(items: Items, size: number): void {
  for (const name of FLOATS) {
    const grown = new Float64Array(size)
    if (items[name]) grown.set(items[name])
    items[name] = grown
  }
  for (const name of INTEGERS) {
    const grown = new Int32Array(size)
    if (items[name]) grown.set(items[name])
    items[name] = grown
  }
}

/** Sums widths up, once all boxes are there. */
export function sumUp(items: Items): void {
  const { boxesBefore, before, width, space, count } = items
  boxesBefore[0] = 0
  before[0] = 0
  for (let i = 0; i < count; i++) {
    boxesBefore[i + 1] = boxesBefore[i]! + width[i]!
    before[i + 1] = before[i]! + width[i]! + space[i]!
  }
}
