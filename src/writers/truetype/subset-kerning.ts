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
  const glyphs = [...numbers.keys()]
  // Subtables of one lookup share the classes of second glyphs.
  const seconds = new Map<number, Classes>()
  const subtables = subtablesOf(view, lookup, 'GPOS', PAIR).flatMap((at) => {
    const covering = at + view.getUint16(at + 2)
    const firsts = glyphs.filter((glyph) => coverageIndex(view, covering, glyph) >= 0)
    if (firsts.length === 0) return []
    if (view.getUint16(at) === 1) return pairsOf(view, at, firsts, numbers)
    const definition = at + view.getUint16(at + 10)
    const columns = seconds.get(definition) ?? classesAt(view, definition, glyphs, numbers)
    seconds.set(definition, columns)
    return [matrixOf(view, at, classesAt(view, at + view.getUint16(at + 8), firsts, numbers), columns)]
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
function matrixOf(view: DataView, at: number, rows: Classes, columns: Classes): Uint8Array {
  const format = view.getUint16(at + 4)
  const size = valueSize(format) + valueSize(view.getUint16(at + 6))
  const width = view.getUint16(at + 14)
  const advances: number[] = []
  for (const row of rows.classes) {
    const start = at + 16 + size * width * row
    for (const column of columns.classes) advances.push(advanceOf(view, start + size * column, format))
  }
  return layTable([
    2,
    coverage(rows.glyphs),
    ADVANCE,
    0,
    rows.definition,
    columns.definition,
    rows.classes.length,
    columns.classes.length,
    ...advances,
  ])
}

interface Classes {
  /** Numbers in the subset of the glyphs that were asked for. */
  readonly glyphs: readonly number[]
  /** Classes of the font that they are in; where one stands here is its number in the subset. */
  readonly classes: readonly number[]
  /** The class definition table of the subset. */
  readonly definition: Uint8Array
}

function classesAt(view: DataView, definition: number, glyphs: readonly number[], numbers: Numbers): Classes {
  const classes = new Map<number, number>()
  const byNumber = new Array<number>(numbers.size).fill(0)
  for (const glyph of glyphs) {
    const old = classOf(view, definition, glyph)
    if (!classes.has(old)) classes.set(old, classes.size)
    byNumber[numbers.get(glyph)!] = classes.get(old)!
  }
  return {
    glyphs: glyphs.map((glyph) => numbers.get(glyph)!),
    classes: [...classes.keys()],
    definition: layTable([1, 0, byNumber.length, ...byNumber]),
  }
}
