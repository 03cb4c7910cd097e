/**
 * The pair positioning of a font's GPOS → the same for the glyphs of a subset, and of it the advances alone.
 * OpenType specification 1.9, chapter “gpos”.
 */

import {
  advanceOf,
  classOf,
  coverageIndex,
  PAIR,
  subtablesOf,
  valueSize,
} from '../../typesetting/layout-tables.ts'
import { coverage, layTable } from './lay-table.ts'
import type { Lookup } from './layout-features.ts'

/** The value format of an advance alone. */
const ADVANCE = 4

/** Glyphs of a subset by their numbers in the font, in ascending order. */
type Numbers = ReadonlyMap<number, number>

/** Writes a lookup for a subset; `null` where it does nothing there. */
export function subsetKerning(view: DataView, lookup: number, numbers: Numbers): Lookup | null {
  const subtables = subtablesOf(view, lookup, 'GPOS', PAIR).flatMap((at) => {
    const covering = at + view.getUint16(at + 2)
    const firsts = [...numbers.keys()].filter((glyph) => coverageIndex(view, covering, glyph) >= 0)
    if (firsts.length === 0) return []
    return view.getUint16(at) === 1
      ? pairsOf(view, at, firsts, numbers)
      : [classesOf(view, at, firsts, numbers)]
  })
  return subtables.length === 0 ? null : { type: PAIR, subtables }
}

/** Format 1: a list of second glyphs for each first glyph. */
function pairsOf(view: DataView, at: number, firsts: readonly number[], numbers: Numbers): Uint8Array[] {
  const size = 2 + valueSize(view.getUint16(at + 4)) + valueSize(view.getUint16(at + 6))
  const sets = firsts.flatMap((glyph) => {
    const index = coverageIndex(view, at + view.getUint16(at + 2), glyph)
    const set = at + view.getUint16(at + 10 + 2 * index)
    const pairs: number[] = []
    for (let i = 0, record = set + 2; i < view.getUint16(set); i++, record += size) {
      const second = numbers.get(view.getUint16(record))
      if (second !== undefined) pairs.push(second, advanceOf(view, record + 2, view.getUint16(at + 4)))
    }
    return pairs.length === 0
      ? []
      : [{ number: numbers.get(glyph)!, set: layTable([pairs.length / 2, ...pairs]) }]
  })
  if (sets.length === 0) return []
  const covered = coverage(sets.map(({ number }) => number))
  return [layTable([1, covered, ADVANCE, 0, sets.length, ...sets.map(({ set }) => set)])]
}

/** Format 2: a matrix of classes, of which those that the subset has are left. */
function classesOf(view: DataView, at: number, firsts: readonly number[], numbers: Numbers): Uint8Array {
  const rows = classesAt(view, at + view.getUint16(at + 8), firsts)
  const columns = classesAt(view, at + view.getUint16(at + 10), [...numbers.keys()])
  const format = view.getUint16(at + 4)
  const size = valueSize(format) + valueSize(view.getUint16(at + 6))
  const width = view.getUint16(at + 14)
  const advances = rows.classes.flatMap((row) =>
    columns.classes.map((column) => advanceOf(view, at + 16 + size * (row * width + column), format)),
  )
  return layTable([
    2,
    coverage(firsts.map((glyph) => numbers.get(glyph)!)),
    ADVANCE,
    0,
    classDefinition(rows, numbers),
    classDefinition(columns, numbers),
    rows.classes.length,
    columns.classes.length,
    ...advances,
  ])
}

interface Classes {
  /** Classes of the font that glyphs of the subset are in; where they stand here is their number in the subset. */
  readonly classes: readonly number[]
  /** Class in the subset by glyph in the font. */
  readonly byGlyph: ReadonlyMap<number, number>
}

function classesAt(view: DataView, definition: number, glyphs: readonly number[]): Classes {
  const found = new Map<number, number>()
  const byGlyph = new Map<number, number>()
  for (const glyph of glyphs) {
    const old = classOf(view, definition, glyph)
    if (!found.has(old)) found.set(old, found.size)
    byGlyph.set(glyph, found.get(old)!)
  }
  return { classes: [...found.keys()], byGlyph }
}

const classDefinition = ({ byGlyph }: Classes, numbers: Numbers): Uint8Array =>
  layTable([1, 0, numbers.size, ...[...numbers.keys()].map((glyph) => byGlyph.get(glyph) ?? 0)])
