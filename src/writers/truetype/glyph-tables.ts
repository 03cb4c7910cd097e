/**
 * Glyphs → the tables of a TrueType file that list them. OpenType specification 1.9, chapters “hmtx”, “loca” and
 * “maxp”.
 */

import type { Sfnt } from '../../typesetting/read-sfnt.ts'
import { join } from './write-sfnt.ts'

/** A glyph; lengths in font units. */
export interface SubsetGlyph {
  /** Padded to four bytes. */
  readonly outline: Uint8Array
  readonly advance: number
  readonly bearing: number
}

/** 16-bit fields of a table by their offsets. */
type Fields = Readonly<Record<number, number>>

/** Writes the tables. `limits` are fields of `maxp` that differ from the font's own. */
export const glyphTables = (font: Sfnt, glyphs: readonly SubsetGlyph[], limits: Fields = {}) => ({
  glyf: join(glyphs.map(({ outline }) => outline)),
  // Offsets in `loca` are long, and the sum of the file is not known yet.
  head: patched(font.bytes('head').slice(), { 8: 0, 10: 0, 50: 1 }),
  hhea: patched(font.bytes('hhea').slice(), { 34: glyphs.length }),
  hmtx: metrics(glyphs),
  loca: offsets(glyphs),
  maxp: patched(font.bytes('maxp').slice(), { 4: glyphs.length, ...limits }),
})

/** Reads a glyph's left side bearing, in font units. */
export function bearingOf({ view, table }: Sfnt, glyph: number): number {
  const hmtx = table('hmtx')
  const long = view.getUint16(table('hhea') + 34)
  return view.getInt16(glyph < long ? hmtx + 4 * glyph + 2 : hmtx + 4 * long + 2 * (glyph - long))
}

/** Changes fields of a table. */
export function patched(table: Uint8Array, fields: Fields): Uint8Array {
  const view = new DataView(table.buffer)
  for (const [at, value] of Object.entries(fields)) view.setUint16(Number(at), value)
  return table
}

function offsets(glyphs: readonly SubsetGlyph[]): Uint8Array {
  const loca = new DataView(new ArrayBuffer(4 * (glyphs.length + 1)))
  let offset = 0
  for (const [i, { outline }] of glyphs.entries()) {
    offset += outline.length
    loca.setUint32(4 * (i + 1), offset)
  }
  return new Uint8Array(loca.buffer)
}

function metrics(glyphs: readonly SubsetGlyph[]): Uint8Array {
  const hmtx = new DataView(new ArrayBuffer(4 * glyphs.length))
  for (const [i, { advance, bearing }] of glyphs.entries()) {
    hmtx.setUint16(4 * i, advance)
    hmtx.setInt16(4 * i + 2, bearing)
  }
  return new Uint8Array(hmtx.buffer)
}
