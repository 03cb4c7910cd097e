/**
 * Lines as they might be set → the rivers in them: spaces that stand under one another in three lines and more.
 *
 * Serves break-lines.ts, which asks for every way worth keeping; hence the flat arrays.
 */

import type { Points } from '../units.ts'
import type { SetLine } from './flow.ts'
import type { Items } from './items.ts'
import { justify } from './justify.ts'

/** Share of the narrower space by which two spaces must overlap for the eye to run from one to the other. */
const OVERLAP = 0.6

/** Lines from which on a chain of spaces is a river. */
const RIVER = 3

/** A line that starts with box `start` and ends with box `end`. One is described after the other. */
export interface RiverLine {
  start: number
  end: number
  /** Left edge, and what it is filled to, hanging edges included. */
  left: Points
  full: Points
  natural: Points
  elastic: Points
  expansion: number
}

/** Spaces of the lines that end at the nodes of a search. */
export class Rivers {
  /** Spaces noted, and laid after them. */
  private total = 0
  private laid = 0
  private left = new Float64Array(4096)
  private right = new Float64Array(4096)
  /** Lines that the chain ending in a space runs through. */
  private chain = new Uint8Array(4096)
  /** First space of each node's line; the next node's first ends it. */
  private first = new Int32Array(1024)
  /** 1 for nodes whose line the next may make a river below. */
  private rising = new Uint8Array(1024)

  /**
   * Forgets all lines, and begins below others.
   *
   * @param above - Lines above the paragraph's first; the last two count.
   */
  begin(above: readonly SetLine[]): void {
    this.laid = 0
    this.first[0] = 0
    this.first[1] = 0
    this.rising[0] = 0
    let before = 0
    for (const line of above.slice(1 - RIVER)) {
      const from = this.laid
      const edges = spacesOf(line)
      for (let i = 0; i < edges.length; i += 2) {
        const [left, right] = [edges[i]!, edges[i + 1]!]
        this.put(left, right, this.chainAt(left, right, before, from))
      }
      this.first[0] = from
      this.first[1] = this.laid
      this.rising[0] = this.isRising(from) ? 1 : 0
      before = from
    }
    this.total = this.laid
  }

  /** Tells whether any line below a node can have a river. */
  mayRun(node: number): boolean {
    return this.rising[node] === 1
  }

  /** Counts the rivers that a line below a node would lengthen to three lines and more. */
  count(node: number, items: Items, line: RiverLine): number {
    return this.lay(node, items, line)
  }

  /** Notes the line that ends at a node; `above` is the node at which the line above it ends. */
  add(node: number, above: number, items: Items, line: RiverLine): void {
    this.lay(above, items, line)
    if (node + 1 >= this.first.length) {
      this.first = twice(this.first)
      this.rising = twice(this.rising)
    }
    this.rising[node] = this.isRising(this.total) ? 1 : 0
    this.total = this.laid
    this.first[node + 1] = this.total
  }

  /** Whether one of the spaces laid from `from` on wants but one line to be a river. */
  private isRising(from: number): boolean {
    for (let i = from; i < this.laid; i++) if (this.chain[i]! >= RIVER - 1) return true
    return false
  }

  /** Lays a line's spaces after all that are noted. */
  private lay(above: number, items: Items, line: RiverLine): number {
    this.laid = this.total
    const { stretch, spacing } = justify(line.full, line.natural, line.elastic, line.expansion)
    const { width, space } = items
    let x = line.left
    let upper = this.first[above]!
    const upperEnd = this.first[above + 1]!
    let rivers = 0
    for (let box = line.start; box < line.end; box++) {
      x += width[box]! * stretch
      if (space[box] === 0) continue
      const right = x + space[box]! * spacing * stretch
      while (upper < upperEnd && this.right[upper]! <= x) upper++
      const chain = this.chainAt(x, right, upper, upperEnd)
      if (chain >= RIVER) rivers++
      this.put(x, right, chain)
      x = right
    }
    return rivers
  }

  private put(left: Points, right: Points, chain: number): void {
    if (this.laid === this.left.length) {
      this.left = twice(this.left)
      this.right = twice(this.right)
      this.chain = twice(this.chain)
    }
    this.left[this.laid] = left
    this.right[this.laid] = right
    this.chain[this.laid++] = chain
  }

  /** Length of the longest chain of spaces that a space lengthens. */
  private chainAt(left: Points, right: Points, from: number, to: number): number {
    let chain = 1
    for (let i = from; i < to && this.left[i]! < right; i++) {
      if (!overlap(left, right, this.left[i]!, this.right[i]!)) continue
      chain = Math.max(chain, Math.min(255, this.chain[i]! + 1))
    }
    return chain
  }
}

/** Counts the spaces of a line that stand under one of the line above. */
export function stackedSpaces(above: SetLine, line: Pick<SetLine, 'pieces'>): number {
  const upper = spacesOf(above)
  const lower = spacesOf(line)
  let stacked = 0
  for (let i = 0, k = 0; i < lower.length; i += 2) {
    const [left, right] = [lower[i]!, lower[i + 1]!]
    while (k < upper.length && upper[k + 1]! <= left) k += 2
    if (k < upper.length && overlap(left, right, upper[k]!, upper[k + 1]!)) stacked++
  }
  return stacked
}

/** Tells whether the eye would run from one space to the other. */
const overlap = (left: Points, right: Points, otherLeft: Points, otherRight: Points): boolean =>
  Math.min(right, otherRight) - Math.max(left, otherLeft) >=
  OVERLAP * Math.min(right - left, otherRight - otherLeft)

/** Left and right edges of the spaces in a line, one pair after another. */
function spacesOf({ pieces }: Pick<SetLine, 'pieces'>): number[] {
  const edges: number[] = []
  for (const { x, glyphs } of pieces) {
    const { words, spaces, size, stretch, tracking } = glyphs
    let pen = x
    for (let i = 0; i < words.length; i++) {
      const word = words[i]!
      pen += ((word.width * size) / 1000 + word.glyphs.length * tracking) * stretch
      const space = spaces[i]!
      if (Number.isNaN(space)) continue
      edges.push(pen, pen + space * stretch)
      pen += space * stretch
    }
  }
  // A space after the last word closes the line, and is not seen.
  const closed = !Number.isNaN(pieces.at(-1)?.glyphs.spaces.at(-1) ?? Number.NaN)
  return closed ? edges.slice(0, -2) : edges
}

/** Copies an array into one of twice its size. */
export function twice<T extends Uint8Array | Int32Array | Float64Array>(array: T): T {
  const grown = new (array.constructor as new (size: number) => T)(array.length * 2)
  grown.set(array)
  return grown
}
