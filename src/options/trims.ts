/** Trimmed page sizes by name, and the reading of `W x H`. Text in, points out. */

import type { Trim } from '../options.ts'
import { mm, type Points } from '../units.ts'

const inches = (value: number): Points => value * 72

/** Widths and heights. ISO sizes in millimetres; American book sizes are whole fractions of an inch. */
const SIZES: Readonly<Record<string, readonly [Points, Points]>> = {
  a6: [mm(105), mm(148)],
  a5: [mm(148), mm(210)],
  b6: [mm(125), mm(176)],
  digest: [inches(5.5), inches(8.5)],
  trade: [inches(6), inches(9)],
  royal: [mm(156), mm(234)],
  a4: [mm(210), mm(297)],
  'half-letter': [inches(5.5), inches(8.5)],
  letter: [inches(8.5), inches(11)],
}

/** Names of page sizes, in the order in which messages list them. */
export const TRIM_NAMES: readonly string[] = Object.keys(SIZES)

/** Sides that a page can have: a measure of a few words, and what a PDF viewer shows in full. */
const SHORTEST = mm(70)
const LONGEST = mm(1000)

/**
 * Reads a page size: a name, or width and height (`130mm x 200mm`, `130 x 200 mm`, `6 × 9 in`).
 *
 * @returns `null` where the text is neither, or a side is shorter than 70 mm or longer than 1000 mm.
 */
export function parseTrim(text: string): Trim | null {
  const name = text.trim().toLowerCase()
  const named = Object.hasOwn(SIZES, name) ? SIZES[name] : undefined
  if (named) return { name, width: named[0], height: named[1] }

  const match = /^(\d+(?:\.\d+)?)\s*(mm|cm|in|pt)?\s*[x×]\s*(\d+(?:\.\d+)?)\s*(mm|cm|in|pt)$/.exec(name)
  if (!match) return null
  const width = inPoints(match[1]!, match[2] ?? match[4]!)
  const height = inPoints(match[3]!, match[4]!)
  const possible = [width, height].every((side) => side >= SHORTEST - 0.01 && side <= LONGEST + 0.01)
  return possible ? { name: text.trim(), width, height } : null
}

const inPoints = (value: string, unit: string): Points =>
  Number(value) * { mm: mm(1), cm: mm(10), in: 72, pt: 1 }[unit as 'mm' | 'cm' | 'in' | 'pt']
