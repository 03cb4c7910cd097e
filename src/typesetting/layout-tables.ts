/**
 * An opened font → what its GSUB and GPOS tables say about single glyphs, ligatures and pairs, for scripts
 * whose letters stand side by side. Contexts, marks and joining letters are shape-complex.ts's.
 *
 * Follows the OpenType specification 1.9, chapters “chapter2”, “gsub” and “gpos”.
 */

import { type Sfnt, tagAt } from './read-sfnt.ts'

/** A ligature: the glyphs after the first that it takes in, and the glyph that stands for all. */
export interface Ligature {
  readonly rest: readonly number[]
  readonly glyph: number
}

/** The two tables of features. */
export type LayoutTag = 'GSUB' | 'GPOS'

/** Lookup types that wrap another one behind a 32-bit offset. */
const EXTENSION = { GSUB: 7, GPOS: 9 } as const
/** Lookup types of GSUB, of GSUB and of GPOS. */
export const SINGLE = 1
export const LIGATURE = 4
export const PAIR = 2

/** Collects a feature's one-to-one substitutions; empty where the face lacks the feature. */
export const singleSubstitutions = (font: Sfnt, feature: string): ReadonlyMap<number, number> =>
  singlesIn(font.view, lookups(font, 'GSUB', feature, SINGLE).flat())

/** Reads one-to-one substitutions out of subtables; the first that knows a glyph decides. */
export function singlesIn(view: DataView, subtables: readonly number[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  for (const at of subtables) {
    const glyphs = coveredGlyphs(view, at + view.getUint16(at + 2))
    const listed = view.getUint16(at) === 2
    glyphs.forEach((glyph, i) => {
      const to = listed ? view.getUint16(at + 6 + 2 * i) : (glyph + view.getInt16(at + 4)) & 0xffff
      if (!found.has(glyph)) found.set(glyph, to)
    })
  }
  return found
}

/** Ligatures by their first glyph, in the face's order of preference. */
export type Ligatures = ReadonlyMap<number, readonly Ligature[]>

/** Collects a feature's ligatures. */
export const ligatures = (font: Sfnt, feature: string): Ligatures =>
  ligaturesIn(font.view, lookups(font, 'GSUB', feature, LIGATURE).flat())

/** Reads ligatures out of subtables. */
export function ligaturesIn(view: DataView, subtables: readonly number[]): Ligatures {
  const found = new Map<number, Ligature[]>()
  for (const at of subtables) {
    coveredGlyphs(view, at + view.getUint16(at + 2)).forEach((first, i) => {
      const set = at + view.getUint16(at + 6 + 2 * i)
      const list = found.get(first) ?? []
      for (let j = 0; j < view.getUint16(set); j++)
        list.push(ligature(view, set + view.getUint16(set + 2 + 2 * j)))
      found.set(first, list)
    })
  }
  return found
}

function ligature(view: DataView, at: number): Ligature {
  const rest = Array.from({ length: view.getUint16(at + 2) - 1 }, (_, i) => view.getUint16(at + 4 + 2 * i))
  return { glyph: view.getUint16(at), rest }
}

/** Builds the function that tells by how much, in font units, a pair of glyphs is drawn together or apart. */
export function pairKerning(font: Sfnt): (left: number, right: number) => number {
  const tables = lookups(font, 'GPOS', 'kern', PAIR)
  const known = new Map<number, number>()
  return (left, right) => {
    const key = left * 0x10000 + right
    let kern = known.get(key)
    if (kern === undefined) {
      kern = tables.reduce((sum, subtables) => sum + kernIn(font.view, subtables, left, right), 0)
      known.set(key, kern)
    }
    return kern
  }
}

/** The first subtable that knows the pair decides. */
function kernIn(view: DataView, subtables: readonly number[], left: number, right: number): number {
  for (const at of subtables) {
    const index = coverageIndex(view, at + view.getUint16(at + 2), left)
    if (index < 0) continue
    const kern =
      view.getUint16(at) === 1 ? kernOfPair(view, at, index, right) : kernOfClasses(view, at, left, right)
    if (kern !== null) return kern
  }
  return 0
}

/** PairPos format 1: a sorted list of second glyphs for each first glyph. */
function kernOfPair(view: DataView, at: number, index: number, right: number): number | null {
  const set = at + view.getUint16(at + 10 + 2 * index)
  const size = 2 + valueSize(view.getUint16(at + 4)) + valueSize(view.getUint16(at + 6))
  let low = 0
  let high = view.getUint16(set) - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const record = set + 2 + size * middle
    const glyph = view.getUint16(record)
    if (glyph === right) return advanceOf(view, record + 2, view.getUint16(at + 4))
    if (glyph < right) low = middle + 1
    else high = middle - 1
  }
  return null
}

/** PairPos format 2: a matrix of classes. */
function kernOfClasses(view: DataView, at: number, left: number, right: number): number {
  const size = valueSize(view.getUint16(at + 4)) + valueSize(view.getUint16(at + 6))
  const row = classOf(view, at + view.getUint16(at + 8), left)
  const column = classOf(view, at + view.getUint16(at + 10), right)
  const record = at + 16 + size * (row * view.getUint16(at + 14) + column)
  return advanceOf(view, record, view.getUint16(at + 4))
}

/** Bytes of a value record: two for each bit set in its format. */
export function valueSize(format: number): number {
  let size = 0
  for (let bits = format; bits !== 0; bits >>= 1) size += 2 * (bits & 1)
  return size
}

/** XAdvance stands after XPlacement and YPlacement. */
export const advanceOf = (view: DataView, record: number, format: number): number =>
  format & 4 ? view.getInt16(record + valueSize(format & 3)) : 0

/** Offsets of a feature's subtables of one type, lookup by lookup, in the order in which they apply. */
function lookups(font: Sfnt, tag: LayoutTag, feature: string, type: number): number[][] {
  const table = font.table(tag)
  if (table === 0) return []
  const { view } = font
  const list = table + view.getUint16(table + 8)
  return featureLookups(view, table, feature)
    .map((index) => subtablesOf(view, list + view.getUint16(list + 2 + 2 * index), tag, type))
    .filter((subtables) => subtables.length > 0)
}

/** Offsets of a lookup's subtables, where they are of the type wanted. */
export function subtablesOf(view: DataView, lookup: number, tag: LayoutTag, wanted: number): number[] {
  const found: number[] = []
  for (let i = 0; i < view.getUint16(lookup + 4); i++) {
    let at = lookup + view.getUint16(lookup + 6 + 2 * i)
    let type = view.getUint16(lookup)
    if (type === EXTENSION[tag]) {
      type = view.getUint16(at + 2)
      at += view.getUint32(at + 4)
    }
    if (type === wanted) found.push(at)
  }
  return found
}

/** Numbers of the lookups that a feature switches on for Latin letters, else for any script. */
function featureLookups(view: DataView, table: number, feature: string): number[] {
  const language = defaultLanguage(view, table + view.getUint16(table + 4))
  if (language === 0) return []
  const features = table + view.getUint16(table + 6)
  const found = new Set<number>()
  for (let i = 0; i < view.getUint16(language + 4); i++) {
    const record = features + 2 + 6 * view.getUint16(language + 6 + 2 * i)
    if (tagAt(view, record) !== feature) continue
    const at = features + view.getUint16(record + 4)
    for (let j = 0; j < view.getUint16(at + 2); j++) found.add(view.getUint16(at + 4 + 2 * j))
  }
  return [...found].sort((a, b) => a - b)
}

function defaultLanguage(view: DataView, scripts: number): number {
  let script = 0
  for (let i = 0; i < view.getUint16(scripts); i++) {
    const tag = tagAt(view, scripts + 2 + 6 * i)
    if (tag === 'latn' || (tag === 'DFLT' && script === 0))
      script = scripts + view.getUint16(scripts + 6 + 6 * i)
  }
  const offset = script === 0 ? 0 : view.getUint16(script)
  return offset === 0 ? 0 : script + offset
}

function coveredGlyphs(view: DataView, coverage: number): number[] {
  const count = view.getUint16(coverage + 2)
  const glyphs: number[] = []
  for (let i = 0; i < count; i++) {
    if (view.getUint16(coverage) === 1) glyphs.push(view.getUint16(coverage + 4 + 2 * i))
    else {
      const range = coverage + 4 + 6 * i
      for (let glyph = view.getUint16(range); glyph <= view.getUint16(range + 2); glyph++) glyphs.push(glyph)
    }
  }
  return glyphs
}

/** Finds a glyph's place in a coverage table, −1 where it is not covered. */
export function coverageIndex(view: DataView, coverage: number, glyph: number): number {
  const ranges = view.getUint16(coverage) === 2
  let low = 0
  let high = view.getUint16(coverage + 2) - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const at = coverage + 4 + (ranges ? 6 : 2) * middle
    const first = view.getUint16(at)
    if (glyph < first) high = middle - 1
    else if (glyph > (ranges ? view.getUint16(at + 2) : first)) low = middle + 1
    else return ranges ? view.getUint16(at + 4) + glyph - first : middle
  }
  return -1
}

/** Finds a glyph's class in a class definition table; 0 where it names none. */
export function classOf(view: DataView, classes: number, glyph: number): number {
  if (view.getUint16(classes) === 1) {
    const index = glyph - view.getUint16(classes + 2)
    return index >= 0 && index < view.getUint16(classes + 4) ? view.getUint16(classes + 6 + 2 * index) : 0
  }
  let low = 0
  let high = view.getUint16(classes + 2) - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const range = classes + 4 + 6 * middle
    if (glyph < view.getUint16(range)) high = middle - 1
    else if (glyph > view.getUint16(range + 2)) low = middle + 1
    else return view.getUint16(range + 4)
  }
  return 0
}
