/**
 * A TrueType file → what pdfkit embeds of it: metrics, and the glyphs used, without their hinting. Stands in for
 * fontkit, whose import alone costs more than setting an article.
 */

import { readSfnt, type Sfnt } from '../../typesetting/read-sfnt.ts'
import { bearingOf, glyphTables, type SubsetGlyph } from '../truetype/glyph-tables.ts'
import { type Include, outline } from '../truetype/outlines.ts'
import { sfntFile } from '../truetype/write-sfnt.ts'
import { boxOf, composedOutline, units } from './compose-outline.ts'
import type { GlyphPart, KitProgram, KitSubset } from './kit.ts'

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
  const perMille = font.unitsPerEm / 1000
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
    xHeight: font.metrics.xHeight * perMille,
    capHeight: font.metrics.capHeight * perMille,
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

/** A glyph put together of others, and its advance in 1/1000 em. */
interface Composed {
  readonly parts: readonly GlyphPart[]
  readonly advance: number
}

/** Numbers of composed glyphs: beyond all that a font file can have. */
const COMPOSED = 0x10000

function createSubset(font: Sfnt): KitSubset {
  const glyphs = [0]
  const composed: Composed[] = []
  const numbers = new Map<string, number>()
  return {
    glyphs,
    encode: () => encode(font, glyphs, composed),
    compose(parts, advance) {
      const key = JSON.stringify([parts, advance])
      const known = numbers.get(key)
      if (known !== undefined) return known
      const number = COMPOSED + composed.push({ parts, advance }) - 1
      numbers.set(key, number)
      return number
    },
  }
}

/** Writes the subset; what composite glyphs are made of is added to `glyphs` on the way. */
function encode(font: Sfnt, glyphs: number[], composed: readonly Composed[]): Uint8Array {
  const components = new Map<number, number>()
  const include = (glyph: number): number => {
    const known = components.get(glyph)
    if (known !== undefined) return known
    components.set(glyph, glyphs.length)
    return glyphs.push(glyph) - 1
  }
  const written: SubsetGlyph[] = []
  for (let i = 0; i < glyphs.length; i++) {
    const own = composed[glyphs[i]! - COMPOSED]
    written.push(own ? composedGlyph(font, own, include) : plainGlyph(font, glyphs[i]!, include))
  }
  return sfntFile(glyphTables(font, written, composedLimits(font, composed)))
}

const plainGlyph = (font: Sfnt, glyph: number, include: Include): SubsetGlyph => ({
  outline: outline(font, glyph, { include, hinted: false }),
  advance: font.advance(glyph),
  bearing: bearingOf(font, glyph),
})

function composedGlyph(font: Sfnt, { parts, advance }: Composed, include: Include): SubsetGlyph {
  const outline = composedOutline(font, parts, include)
  return { outline, advance: units(font, advance), bearing: boxOf(outline)?.[0] ?? 0 }
}

/** How many components a glyph may have, and how deep they may nest: readers refuse what goes beyond. */
function composedLimits(font: Sfnt, composed: readonly Composed[]): Readonly<Record<number, number>> {
  if (composed.length === 0) return {}
  const limit = (at: number): number => font.view.getUint16(font.table('maxp') + at)
  return {
    28: Math.max(limit(28), ...composed.map(({ parts }) => parts.length)),
    30: limit(30) + 1,
  }
}
