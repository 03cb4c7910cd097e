/**
 * Glyphs that stand beside and over one another → the outline of one glyph made of them. OpenType specification
 * 1.9, chapter “glyf”.
 */

import type { Sfnt } from '../../typesetting/read-sfnt.ts'
import { type Include, MORE, OFFSETS, outline, WORDS } from '../truetype/outlines.ts'
import { padded } from '../truetype/write-sfnt.ts'
import type { GlyphPart } from './kit.ts'

/** Makes the outline. */
export function composedOutline(font: Sfnt, parts: readonly GlyphPart[], include: Include): Uint8Array {
  const inked = parts.flatMap(({ glyph, x, y }) => {
    const box = boxOf(outline(font, glyph, { include: () => 0, hinted: false }))
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

/** Finds left, bottom, right and top of an outline; `null` where there is no ink. */
export function boxOf(outline: Uint8Array): [number, number, number, number] | null {
  if (outline.length === 0) return null
  const view = new DataView(outline.buffer, outline.byteOffset)
  return [view.getInt16(2), view.getInt16(4), view.getInt16(6), view.getInt16(8)]
}

/** Converts 1/1000 em to font units. */
export const units = (font: Sfnt, length: number): number => Math.round((length * font.unitsPerEm) / 1000)
