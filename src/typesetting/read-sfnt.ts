/**
 * A font file's bytes → its tables, metrics, character map and advances. Knows no words and no features.
 *
 * Follows the OpenType specification 1.9, chapters “otff”, “cmap”, “hmtx” and “OS/2”. Tables are read when asked for.
 */

import { EXIT, OffprintError } from '../diagnostics.ts'

/** Vertical metrics, in 1/1000 em. */
interface SfntMetrics {
  readonly ascent: number
  readonly descent: number
  readonly capHeight: number
  readonly xHeight: number
}

/** An opened font file. Advances are in font units, `unitsPerEm` to the em. */
export interface Sfnt {
  readonly view: DataView
  readonly unitsPerEm: number
  readonly glyphCount: number
  readonly metrics: SfntMetrics
  /** Offset of a table in the file, 0 where it is missing. */
  table(tag: string): number
  /** A table of the file, not copied; empty where it is missing. */
  bytes(tag: string): Uint8Array
  glyphFor(codePoint: number): number
  advance(glyph: number): number
}

/**
 * Opens a TrueType or OpenType font.
 *
 * @throws {@link OffprintError} F103 where the bytes are no font that can be read.
 */
export function readSfnt(bytes: Uint8Array, name: string): Sfnt {
  try {
    return open(bytes)
  } catch (cause) {
    const hint = 'a static TrueType or OpenType file is wanted, not WOFF and not a collection'
    throw new OffprintError(
      EXIT.input,
      { code: 'F103', message: `unreadable font: ${name}`, hint },
      { cause },
    )
  }
}

function open(bytes: Uint8Array): Sfnt {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tables = tableDirectory(view)
  const table = (tag: string): number => tables.get(tag)?.offset ?? 0
  const required = (tag: string): number => {
    const offset = table(tag)
    if (offset === 0) throw new RangeError(`table ${tag} is missing`)
    return offset
  }
  const unitsPerEm = view.getUint16(required('head') + 18)
  const glyphCount = view.getUint16(required('maxp') + 4)
  const hmtx = required('hmtx')
  const lastAdvance = view.getUint16(required('hhea') + 34) - 1
  const glyphFor = characterMap(view, required('cmap'))
  return {
    view,
    unitsPerEm,
    glyphCount,
    metrics: metrics(view, table, 1000 / unitsPerEm),
    table,
    bytes(tag) {
      const { offset, length } = tables.get(tag) ?? { offset: 0, length: 0 }
      return new Uint8Array(view.buffer, view.byteOffset + offset, length)
    },
    glyphFor,
    advance: (glyph) => view.getUint16(hmtx + 4 * Math.min(glyph, lastAdvance)),
  }
}

/**
 * Finds a TrueType glyph's outline.
 *
 * @returns Its first byte in the table `glyf`, and the byte behind its last.
 * @throws RangeError where the font has no such glyph, or says that it lies outside the table.
 */
export function outlineRange(font: Sfnt, glyph: number): readonly [start: number, end: number] {
  const { view, glyphCount } = font
  const loca = font.table('loca')
  const long = view.getUint16(font.table('head') + 50) === 1
  const at = (index: number): number =>
    long ? view.getUint32(loca + 4 * index) : 2 * view.getUint16(loca + 2 * index)
  const [start, end] = [at(glyph), at(glyph + 1)]
  if (glyph >= glyphCount || start > end || end > font.bytes('glyf').length)
    throw new RangeError(`glyph ${glyph} lies outside its table`)
  return [start, end]
}

interface TableRecord {
  readonly offset: number
  readonly length: number
}

function tableDirectory(view: DataView): Map<string, TableRecord> {
  const version = view.getUint32(0)
  if (version !== 0x00010000 && version !== 0x4f54544f && version !== 0x74727565) {
    throw new RangeError('neither TrueType nor OpenType')
  }
  const tables = new Map<string, TableRecord>()
  for (let i = 0, at = 12; i < view.getUint16(4); i++, at += 16)
    tables.set(tagAt(view, at), { offset: view.getUint32(at + 8), length: view.getUint32(at + 12) })
  return tables
}

/** Reads a four-letter tag. */
export const tagAt = (view: DataView, at: number): string =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3))

/** Heights of OS/2 version 2 and later; else shares of the em that fit most faces. */
function metrics(view: DataView, table: (tag: string) => number, scale: number): SfntMetrics {
  const hhea = table('hhea')
  const os2 = table('OS/2')
  const heights = os2 !== 0 && view.getUint16(os2) >= 2
  return {
    ascent: view.getInt16(hhea + 4) * scale,
    descent: -view.getInt16(hhea + 6) * scale,
    capHeight: heights ? view.getInt16(os2 + 88) * scale : 700,
    xHeight: heights ? view.getInt16(os2 + 86) * scale : 480,
  }
}

/** Builds the function from code point to glyph, remembering what it found. */
function characterMap(view: DataView, cmap: number): (codePoint: number) => number {
  const subtable = bestSubtable(view, cmap)
  const find = view.getUint16(subtable) === 12 ? findInGroups : findInSegments
  const plain = new Int32Array(0x500).fill(-1)
  const others = new Map<number, number>()
  return (codePoint) => {
    const known = codePoint < plain.length ? plain[codePoint]! : (others.get(codePoint) ?? -1)
    if (known >= 0) return known
    const glyph = find(view, subtable, codePoint)
    if (codePoint < plain.length) plain[codePoint] = glyph
    else others.set(codePoint, glyph)
    return glyph
  }
}

/** Prefers a full map (format 12) over one of the Basic Multilingual Plane (format 4). */
function bestSubtable(view: DataView, cmap: number): number {
  let best = 0
  let bestFormat = 0
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const platform = view.getUint16(cmap + 4 + 8 * i)
    const subtable = cmap + view.getUint32(cmap + 8 + 8 * i)
    const format = view.getUint16(subtable)
    if ((platform !== 0 && platform !== 3) || (format !== 4 && format !== 12) || format <= bestFormat)
      continue
    best = subtable
    bestFormat = format
  }
  if (best === 0) throw new RangeError('no Unicode character map')
  return best
}

/** Format 12: sorted groups of consecutive code points. */
function findInGroups(view: DataView, subtable: number, codePoint: number): number {
  let low = 0
  let high = view.getUint32(subtable + 12) - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const group = subtable + 16 + 12 * middle
    if (codePoint < view.getUint32(group)) high = middle - 1
    else if (codePoint > view.getUint32(group + 4)) low = middle + 1
    else return view.getUint32(group + 8) + codePoint - view.getUint32(group)
  }
  return 0
}

/** Format 4: segments with a delta, or an offset into the glyph array that follows them. */
function findInSegments(view: DataView, subtable: number, codePoint: number): number {
  if (codePoint > 0xffff) return 0
  const doubled = view.getUint16(subtable + 6)
  let low = 0
  let high = doubled / 2 - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (codePoint > view.getUint16(subtable + 14 + 2 * middle)) low = middle + 1
    else high = middle
  }
  const start = subtable + 16 + doubled + 2 * low
  if (codePoint < view.getUint16(start) || codePoint > view.getUint16(subtable + 14 + 2 * low)) return 0
  const delta = view.getUint16(start + doubled)
  const range = start + 2 * doubled
  const offset = view.getUint16(range)
  if (offset === 0) return (codePoint + delta) & 0xffff
  const glyph = view.getUint16(range + offset + 2 * (codePoint - view.getUint16(start)))
  return glyph === 0 ? 0 : (glyph + delta) & 0xffff
}
