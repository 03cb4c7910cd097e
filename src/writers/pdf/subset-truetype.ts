/**
 * A TrueType file → what pdfkit embeds of it: metrics, and the glyphs used, without their hinting. Stands in for
 * fontkit, whose import alone costs more than setting an article.
 *
 * Follows the OpenType specification 1.9, chapters “glyf”, “loca” and “otff”.
 */

import { readSfnt, type Sfnt } from '../../typesetting/read-sfnt.ts'
import type { KitProgram, KitSubset } from './kit.ts'

/** Flags of a composite glyph's components. */
const WORDS = 0x0001
const SCALE = 0x0008
const MORE = 0x0020
const SCALE_X_Y = 0x0040
const MATRIX = 0x0080
const INSTRUCTIONS = 0x0100

/**
 * Opens a TrueType font for embedding.
 *
 * @param name - PostScript name, unique in the file that is written.
 */
export function trueTypeProgram(bytes: Uint8Array, name: string): KitProgram {
  const font = readSfnt(bytes, name)
  const { view } = font
  const [head, hhea, os2, post] = ['head', 'hhea', 'OS/2', 'post'].map(font.table) as [
    number,
    number,
    number,
    number,
  ]
  const units = font.unitsPerEm / 1000
  const [minX, minY, maxX, maxY] = [36, 38, 40, 42].map((at) => view.getInt16(head + at)) as [
    number,
    number,
    number,
    number,
  ]
  return {
    postscriptName: name,
    unitsPerEm: font.unitsPerEm,
    ascent: view.getInt16(hhea + 4),
    descent: view.getInt16(hhea + 6),
    lineGap: view.getInt16(hhea + 8),
    xHeight: font.metrics.xHeight * units,
    capHeight: font.metrics.capHeight * units,
    italicAngle: post === 0 ? 0 : view.getInt32(post + 4) / 0x10000,
    bbox: { minX, minY, maxX, maxY },
    'OS/2': { sFamilyClass: os2 === 0 ? 0 : view.getInt16(os2 + 30) },
    post: { isFixedPitch: post !== 0 && view.getUint32(post + 12) !== 0 },
    head: { macStyle: { italic: (view.getUint16(head + 44) & 2) !== 0 } },
    getGlyph: (glyph) => ({ advanceWidth: font.advance(glyph) }),
    createSubset: () => createSubset(font),
    layout: () => {
      throw new TypeError('words are shaped before they are drawn')
    },
  }
}

function createSubset(font: Sfnt): KitSubset {
  const glyphs = [0]
  return { glyphs, encode: () => encode(font, glyphs) }
}

/** Writes the subset; components of composite glyphs are added to `glyphs` on the way. */
function encode(font: Sfnt, glyphs: number[]): Uint8Array {
  const components = new Map<number, number>()
  const include = (glyph: number): number => {
    const known = components.get(glyph)
    if (known !== undefined) return known
    components.set(glyph, glyphs.length)
    return glyphs.push(glyph) - 1
  }
  const outlines: Uint8Array[] = []
  for (let i = 0; i < glyphs.length; i++) outlines.push(outline(font, glyphs[i]!, include))
  const count = glyphs.length
  const loca = new DataView(new ArrayBuffer(4 * (count + 1)))
  outlines.reduce((offset, bytes, i) => {
    loca.setUint32(4 * (i + 1), offset + bytes.length)
    return offset + bytes.length
  }, 0)
  return sfntFile({
    glyf: join(outlines),
    head: patched(font, 'head', 54, 50, 1),
    hhea: patched(font, 'hhea', 36, 34, count),
    hmtx: metrics(font, glyphs),
    loca: new Uint8Array(loca.buffer),
    maxp: patched(font, 'maxp', 32, 4, count),
  })
}

/** Copies a table with one 16-bit field changed. */
function patched(font: Sfnt, tag: string, length: number, at: number, value: number): Uint8Array {
  const table = slice(font, font.table(tag), length)
  new DataView(table.buffer).setUint16(at, value)
  return table
}

const slice = (font: Sfnt, start: number, length: number): Uint8Array =>
  new Uint8Array(font.view.buffer, font.view.byteOffset + start, length).slice()

function metrics(font: Sfnt, glyphs: readonly number[]): Uint8Array {
  const hmtx = font.table('hmtx')
  const long = font.view.getUint16(font.table('hhea') + 34)
  const out = new DataView(new ArrayBuffer(4 * glyphs.length))
  glyphs.forEach((glyph, i) => {
    const bearing = glyph < long ? hmtx + 4 * glyph + 2 : hmtx + 4 * long + 2 * (glyph - long)
    out.setUint16(4 * i, font.advance(glyph))
    out.setInt16(4 * i + 2, font.view.getInt16(bearing))
  })
  return new Uint8Array(out.buffer)
}

/** One glyph's outline, padded to four bytes. */
function outline(font: Sfnt, glyph: number, include: (glyph: number) => number): Uint8Array {
  const loca = font.table('loca')
  const long = font.view.getUint16(font.table('head') + 50) === 1
  const offset = (i: number): number =>
    long ? font.view.getUint32(loca + 4 * i) : 2 * font.view.getUint16(loca + 2 * i)
  const length = offset(glyph + 1) - offset(glyph)
  if (length === 0) return new Uint8Array(0)
  const bytes = slice(font, font.table('glyf') + offset(glyph), length)
  const contours = new DataView(bytes.buffer).getInt16(0)
  return padded(contours < 0 ? composite(bytes, include) : simple(bytes, contours))
}

/** Leaves out a simple glyph's instructions. */
function simple(bytes: Uint8Array, contours: number): Uint8Array {
  const at = 10 + 2 * contours
  const view = new DataView(bytes.buffer)
  const rest = bytes.subarray(at + 2 + view.getUint16(at))
  view.setUint16(at, 0)
  bytes.set(rest, at + 2)
  return bytes.subarray(0, at + 2 + rest.length)
}

/** Renumbers a composite glyph's components and leaves out its instructions. */
function composite(bytes: Uint8Array, include: (glyph: number) => number): Uint8Array {
  const view = new DataView(bytes.buffer)
  for (let at = 10; ; ) {
    const flags = view.getUint16(at)
    view.setUint16(at, flags & ~INSTRUCTIONS)
    view.setUint16(at + 2, include(view.getUint16(at + 2)))
    at += 4 + (flags & WORDS ? 4 : 2) + (flags & SCALE ? 2 : flags & SCALE_X_Y ? 4 : flags & MATRIX ? 8 : 0)
    if (!(flags & MORE)) return bytes.subarray(0, at)
  }
}

function padded(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array((bytes.length + 3) & ~3)
  out.set(bytes)
  return out
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

/** A font file of the tables, which come in the order of their tags. */
function sfntFile(tables: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const entries = Object.entries(tables)
  const power = 2 ** Math.floor(Math.log2(entries.length))
  const header = new DataView(new ArrayBuffer(12 + 16 * entries.length))
  const fields = [1, 0, entries.length, 16 * power, Math.log2(power), 16 * (entries.length - power)]
  for (const [i, value] of fields.entries()) header.setUint16(2 * i, value)
  let offset = header.byteLength
  const bodies = entries.map(([tag, bytes], i) => {
    const at = 12 + 16 * i
    const body = padded(bytes)
    for (let j = 0; j < 4; j++) header.setUint8(at + j, tag.charCodeAt(j))
    header.setUint32(at + 4, checksum(body))
    header.setUint32(at + 8, offset)
    header.setUint32(at + 12, bytes.length)
    offset += body.length
    return body
  })
  return join([new Uint8Array(header.buffer), ...bodies])
}

function checksum(body: Uint8Array): number {
  const view = new DataView(body.buffer, body.byteOffset, body.length)
  let sum = 0
  for (let at = 0; at < body.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
  return sum
}
