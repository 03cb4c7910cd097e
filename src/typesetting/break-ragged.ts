/**
 * Items and measures → the boxes that end the lines of ragged text: as even as possible, and in headings and
 * pull quotes balanced, so that no last line stands short.
 */

import type { Stretch } from './break-lines.ts'
import { FORBIDDEN, type Items } from './items.ts'

/** Demerits of a hyphen, where a line left empty by a tenth of the measure has 100. */
const HYPHEN = 900
const PENALTY = 2
/** A last line that is a single short word. */
const RUNT = 2_000
const RUNT_SHARE = 0.12

/**
 * Finds line ends that leave as little and as even white as can be.
 *
 * @param balanced - The last line counts like the others, in as few lines as the text needs.
 * @returns Index of the last box of each line, or `null` where something that may not be divided is wider
 *   than its line.
 */
export function breakRagged(items: Items, stretch: Stretch, balanced: boolean): number[] | null {
  const table = fill(items, stretch, balanced)
  if (!table) return null
  const ends: number[] = []
  for (let end = stretch.to; end > stretch.from; end = table.start[end - stretch.from]!) ends.push(end - 1)
  return ends.reverse()
}

interface Table {
  /** Cheapest start of the line that ends before box `from + i`. */
  readonly start: Int32Array
  readonly lines: Int32Array
  readonly demerits: Float64Array
}

function fill(items: Items, stretch: Stretch, balanced: boolean): Table | null {
  const { from, to } = stretch
  const size = to - from + 1
  const table = {
    start: new Int32Array(size).fill(-1),
    lines: new Int32Array(size),
    demerits: new Float64Array(size),
  }
  for (let box = from; box < to; box++) {
    if (items.cost[box] !== FORBIDDEN) endLine(table, items, stretch, box, balanced)
  }
  return table.start[size - 1] === -1 ? null : table
}

/** Finds the cheapest line that ends after a box; in balanced text fewer lines win over evener ones. */
function endLine(table: Table, items: Items, stretch: Stretch, box: number, balanced: boolean): void {
  const { from, to, measures } = stretch
  const end = box + 1 - from
  for (let start = box; start >= from; start--) {
    if (start > from && (items.cost[start - 1] === FORBIDDEN || table.start[start - from] === -1)) continue
    const line = table.lines[start - from]!
    const measure = measures.at(line)
    const width = items.before[box]! - items.before[start]! + items.width[box]! + items.hyphen[box]!
    if (width - items.hangRight[box]! > measure * (1 + 1e-9)) {
      if (width > 2 * measure) break
      continue
    }
    const white = (measure - width) / measure
    const final = box === to - 1
    const demerits = table.demerits[start - from]! + weigh(items, box, white, final, balanced)
    const lines = line + 1
    const known = table.start[end] !== -1
    const fewer = balanced && lines < table.lines[end]!
    const more = balanced && lines > table.lines[end]!
    if (known && (more || (!fewer && demerits >= table.demerits[end]!))) continue
    table.start[end] = start
    table.lines[end] = lines
    table.demerits[end] = demerits
  }
}

function weigh(items: Items, box: number, white: number, final: boolean, balanced: boolean): number {
  const runt = final && 1 - white < RUNT_SHARE ? RUNT : 0
  if (final && !balanced) return runt
  const penalty = final ? 0 : Math.max(0, items.cost[box]!) * PENALTY + items.dashed[box]! * HYPHEN
  return 10_000 * white * white + runt + penalty
}
