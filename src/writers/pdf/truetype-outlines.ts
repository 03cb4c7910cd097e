/**
 * Outlines of a TrueType file, without their hinting, and new ones put together of them. OpenType specification
 * 1.9, chapter “glyf”.
 */

import type { Sfnt } from '../../typesetting/read-sfnt.ts'
import type { GlyphPart } from './kit.ts'
import { padded } from './write-sfnt.ts'

/** Flags of a composite glyph's components. */
const WORDS = 0x0001
const OFFSETS = 0x0002
const SCALE = 0x0008
const MORE = 0x0020
const SCALE_X_Y = 0x0040
const MATRIX = 0x0080
const INSTRUCTIONS = 0x0100

/** Gives the number in the subset of a glyph that another is made of. */
type Include = (glyph: number) => number

/** Copies a stretch of the file. */
export const slice = (font: Sfnt, start: number, length: number): Uint8Array =>
  new Uint8Array(font.view.buffer, font.view.byteOffset + start, length).slice()

/** Finds left, bottom, right and top of an outline; `null` where there is no ink. */
export function boxOf(outline: Uint8Array): [number, number, number, number] | null {
  if (outline.length === 0) return null
  const view = new DataView(outline.buffer, outline.byteOffset)
  return [view.getInt16(2), view.getInt16(4), view.getInt16(6), view.getInt16(8)]
}

/** Reads one glyph's outline, padded to four bytes. */
export function outline(font: Sfnt, glyph: number, include: Include): Uint8Array {
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
function composite(bytes: Uint8Array, include: Include): Uint8Array {
  const view = new DataView(bytes.buffer)
  for (let at = 10; ; ) {
    const flags = view.getUint16(at)
    view.setUint16(at, flags & ~INSTRUCTIONS)
    view.setUint16(at + 2, include(view.getUint16(at + 2)))
    at += 4 + (flags & WORDS ? 4 : 2) + (flags & SCALE ? 2 : flags & SCALE_X_Y ? 4 : flags & MATRIX ? 8 : 0)
    if (!(flags & MORE)) return bytes.subarray(0, at)
  }
}

/** Makes an outline of parts that stand beside and over one another. */
export function composedOutline(font: Sfnt, parts: readonly GlyphPart[], include: Include): Uint8Array {
  const inked = parts.flatMap(({ glyph, x, y }) => {
    const box = boxOf(outline(font, glyph, () => 0))
    const [dx, dy] = [units(font, x), units(font, y)]
    return box ? [{ glyph, dx, dy, box }] : []
  })
  if (inked.length === 0) return new Uint8Array(0)
  const view = new DataView(new ArrayBuffer(10 + 8 * inked.length))
  const edge = (side: number, shift: 'dx' | 'dy'): number[] =>
    inked.map((part) => part.box[side]! + part[shift])
  const box = [
    Math.min(...edge(0, 'dx')),
    Math.min(...edge(1, 'dy')),
    Math.max(...edge(2, 'dx')),
    Math.max(...edge(3, 'dy')),
  ]
  for (const [i, value] of [-1, ...box].entries()) view.setInt16(2 * i, value)
  for (const [i, { glyph, dx, dy }] of inked.entries()) {
    const at = 10 + 8 * i
    view.setUint16(at, WORDS | OFFSETS | (i + 1 < inked.length ? MORE : 0))
    view.setUint16(at + 2, include(glyph))
    view.setInt16(at + 4, dx)
    view.setInt16(at + 6, dy)
  }
  return padded(new Uint8Array(view.buffer))
}

/** Converts 1/1000 em to font units. */
export const units = (font: Sfnt, length: number): number => Math.round((length * font.unitsPerEm) / 1000)
