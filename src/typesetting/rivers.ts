/**
 * Lines as they might be set → the rivers in them: spaces that stand under one another in three lines and more.
 *
 * Serves break-lines.ts, which asks for every way worth keeping; hence the flat arrays.
 */

import type { Points } from '../units.ts'
import type { Items } from './items.ts'
import { justify } from './justify.ts'

/** Share of the narrower space by which two spaces must overlap for the eye to run from one to the other. */
const OVERLAP = 0.6

/** Lines from which on a chain of spaces is a river. */
const RIVER = 3

/** A line that starts with box `start` and ends with box `end`. */
export interface RiverLine {
  readonly start: number
  readonly end: number
  /** Left edge, and what it is filled to, hanging edges included. */
  readonly left: Points
  readonly full: Points
  readonly natural: Points
  readonly elastic: Points
  readonly expansion: number
}

/** Spaces of the lines that end at the nodes of a search. */
export class Rivers {
  private count = 0
  private left = new Float64Array(4096)
  private right = new Float64Array(4096)
  /** Lines that the chain ending in a space runs through. */
  private chain = new Uint8Array(4096)
  /** First space of each node's line; the next node's first ends it. */
  private first = new Int32Array(1024)

  /** Forgets all lines; the node that starts a paragraph has none above it. */
  clear(): void {
    this.count = 0
    this.first[0] = 0
    this.first[1] = 0
  }

  /**
   * Notes the line that ends at a node.
   *
   * @param above - Node at which the line above it ends.
   * @returns How many rivers reach or lengthen through the line.
   */
  add(node: number, above: number, items: Items, line: RiverLine): number {
    this.makeRoom(node, line.end - line.start)
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
      this.left[this.count] = x
      this.right[this.count] = right
      this.chain[this.count++] = chain
      x = right
    }
    this.first[node + 1] = this.count
    return rivers
  }

  /** Length of the longest chain of spaces that a space lengthens. */
  private chainAt(left: Points, right: Points, from: number, to: number): number {
    let chain = 1
    for (let i = from; i < to && this.left[i]! < right; i++) {
      const overlap = Math.min(right, this.right[i]!) - Math.max(left, this.left[i]!)
      const narrower = Math.min(right - left, this.right[i]! - this.left[i]!)
      if (overlap >= OVERLAP * narrower) chain = Math.max(chain, Math.min(255, this.chain[i]! + 1))
    }
    return chain
  }

  private makeRoom(node: number, spaces: number): void {
    while (this.count + spaces >= this.left.length) {
      this.left = twice(this.left)
      this.right = twice(this.right)
      this.chain = twice(this.chain)
    }
    if (node + 1 >= this.first.length) this.first = twice(this.first)
  }
}

/** Copies an array into one of twice its size. */
export function twice<T extends Uint8Array | Int32Array | Float64Array>(array: T): T {
  const grown = new (array.constructor as new (size: number) => T)(array.length * 2)
  grown.set(array)
  return grown
}
