/**
 * Items: a paragraph as boxes in reading order, each with the space and the chance of a line end after it.
 *
 * Made by itemize.ts, read by break-lines.ts and place-lines.ts. Arrays of numbers that serve paragraph after
 * paragraph, because a book has half a million boxes.
 */

import type { Word } from './word.ts'

/** Cost of a line end that is not allowed, and of one that is forced. */
export const FORBIDDEN = Number.POSITIVE_INFINITY
export const FORCED = Number.NEGATIVE_INFINITY

/** Boxes of a paragraph. Widths are in points; box `i` is bit `bit[i]` of `words[i]`. */
export interface Items {
  count: number
  /** Width of the widest box with its hyphen. */
  widest: number
  /** Whether edges hang; not where text runs in two directions. */
  hanging: boolean
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
  /** Width that gives way like a space's, though no space is there. */
  give: Float64Array
  /** Embedding level: odd where text runs from right to left. */
  level: Int32Array
  /** Widths of boxes and spaces, and of what gives way, before box `i`; one entry more than there are boxes. */
  before: Float64Array
  elasticBefore: Float64Array
}

/** Makes room for items, to be used again for every paragraph. */
export function createItems(): Items {
  const items = { count: 0, widest: 0, hanging: true, words: [] } as unknown as Items
  allocate(items, 4096)
  return items
}

/** Adds the boxes of a word that starts at character `at` of a run. */
export function addWord(items: Items, word: Word, run: number, at: number, level: number): void {
  const { bits } = word
  for (let b = 0; b < bits.length; b++) {
    if (items.count + 1 >= items.width.length) allocate(items, items.width.length * 2)
    const bit = bits[b]!
    const i = items.count++
    items.words[i] = word
    items.bit[i] = b
    items.run[i] = run
    items.at[i] = at
    items.level[i] = level
    items.width[i] = bit.width
    items.give[i] = bit.give
    items.space[i] = 0
    items.cost[i] = bit.cost
    items.hyphen[i] = bit.hyphen
    items.dashed[i] = bit.dashed ? 1 : 0
    items.hangLeft[i] = items.hanging ? bit.hangLeft : 0
    items.hangRight[i] = items.hanging ? bit.hangRight : 0
  }
}

const FLOATS = [
  'width',
  'space',
  'cost',
  'hyphen',
  'hangLeft',
  'hangRight',
  'give',
  'before',
  'elasticBefore',
] as const
const INTEGERS = ['bit', 'run', 'at', 'dashed', 'level'] as const

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
  const { before, elasticBefore, width, space, give, hyphen, count } = items
  before[0] = 0
  elasticBefore[0] = 0
  let widest = 0
  for (let i = 0; i < count; i++) {
    before[i + 1] = before[i]! + width[i]! + space[i]!
    elasticBefore[i + 1] = elasticBefore[i]! + space[i]! + give[i]!
    if (width[i]! + hyphen[i]! > widest) widest = width[i]! + hyphen[i]!
  }
  items.widest = widest
}
