/**
 * Outlines of a TrueType file, for another file in which the glyphs have other numbers. OpenType specification
 * 1.9, chapter “glyf”.
 */

import { outlineRange, type Sfnt } from '../../typesetting/read-sfnt.ts'
import { padded } from './write-sfnt.ts'

/** Flags of a composite glyph's components: the numbers are words, and they are offsets; another one follows. */
export const WORDS = 0x0001
export const OFFSETS = 0x0002
export const MORE = 0x0020
const SCALE = 0x0008
const SCALE_X_Y = 0x0040
const MATRIX = 0x0080
const INSTRUCTIONS = 0x0100

/** Gives the number in the subset of a glyph that another is made of. */
export type Include = (glyph: number) => number

/** How to copy an outline. */
export interface OutlineCopy {
  readonly include: Include
  /** Whether its instructions come along. */
  readonly hinted: boolean
}

/** Reads one glyph's outline, padded to four bytes. */
export function outline(font: Sfnt, glyph: number, { include, hinted }: OutlineCopy): Uint8Array {
  const bytes = font.bytes('glyf').slice(...outlineRange(font, glyph))
  if (bytes.length === 0) return bytes
  const contours = new DataView(bytes.buffer).getInt16(0)
  if (contours < 0) return padded(composite(bytes, include, hinted))
  return padded(hinted ? bytes : simple(bytes, contours))
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

/** Renumbers a composite glyph's components; its instructions stand behind them. */
function composite(bytes: Uint8Array, include: Include, hinted: boolean): Uint8Array {
  const view = new DataView(bytes.buffer)
  for (let at = 10; ; ) {
    const flags = view.getUint16(at)
    if (!hinted) view.setUint16(at, flags & ~INSTRUCTIONS)
    view.setUint16(at + 2, include(view.getUint16(at + 2)))
    at += 4 + (flags & WORDS ? 4 : 2) + (flags & SCALE ? 2 : flags & SCALE_X_Y ? 4 : flags & MATRIX ? 8 : 0)
    if (!(flags & MORE)) return hinted ? bytes : bytes.subarray(0, at)
  }
}
