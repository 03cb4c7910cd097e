/**
 * A TrueType font and characters → a smaller font with their glyphs, for scripts whose letters stand side by side:
 * kerning, ligatures and one-to-one substitutions come along, marks, joining letters and contexts do not.
 */

import type { Sfnt } from '../../typesetting/read-sfnt.ts'
import { characterMap } from './character-map.ts'
import { fontNames } from './font-names.ts'
import { bearingOf, glyphTables, patched, type SubsetGlyph } from './glyph-tables.ts'
import { readFeatures, writeFeatures } from './layout-features.ts'
import { outline } from './outlines.ts'
import { subsetKerning } from './subset-kerning.ts'
import { addSubstitutes, readSubstitutions, writeSubstitutions } from './subset-substitutions.ts'
import { sfntFile } from './write-sfnt.ts'

/** Tables that hold other outlines than `glyf`, or variations of them. */
const BEYOND = ['fvar', 'COLR', 'CBDT', 'sbix', 'SVG ']

/** Tells whether a font is one that {@link subsetFace} knows the whole of. */
export const isPlainTrueType = ({ table }: Sfnt): boolean =>
  table('glyf') > 0 && table('loca') > 0 && BEYOND.every((tag) => table(tag) === 0)

/**
 * Makes the smaller font.
 *
 * @param codePoints - Those that the font lacks are passed over.
 * @param features - OpenType tags of the features to keep.
 * @throws RangeError where a table is broken, or too long for its offsets.
 */
export function subsetFace(
  font: Sfnt,
  codePoints: readonly number[],
  features: readonly string[],
): Uint8Array {
  const { view } = font
  const characters = new Map(codePoints.map((code) => [code, font.glyphFor(code)]))
  for (const [code, glyph] of characters) if (glyph === 0) characters.delete(code)
  const layout = readFeatures(font, 'GSUB', features)
  const substitutions = mapValues(layout.lookups, (lookup) => readSubstitutions(view, lookup))
  const shown = new Set([0, ...characters.values()])
  addSubstitutes(shown, [...substitutions.values()])
  const glyphs = [...shown].sort((a, b) => a - b)
  const numbers = new Map(glyphs.map((glyph, number) => [glyph, number]))
  const positions = readFeatures(font, 'GPOS', features)
  return sfntFile({
    ...glyphTables(font, copyGlyphs(font, glyphs)),
    ...copied(font, ['cvt ', 'fpgm', 'gasp', 'prep']),
    GPOS: writeFeatures(
      positions,
      mapValues(positions.lookups, (lookup) => subsetKerning(view, lookup, numbers)),
    ),
    GSUB: writeFeatures(
      layout,
      mapValues(substitutions, (lookup) => writeSubstitutions(lookup, numbers)),
    ),
    'OS/2': style(font, [...characters.keys()]),
    cmap: characterMap(mapValues(characters, (glyph) => numbers.get(glyph)!)),
    name: fontNames(font),
    // Version 3: without names of glyphs.
    post: patched(font.bytes('post').slice(0, 32), { 0: 3, 2: 0 }),
  })
}

function mapValues<V, W>(
  map: ReadonlyMap<number, V>,
  change: (value: V) => W | null,
): ReadonlyMap<number, W> {
  const changed = new Map<number, W>()
  for (const [key, value] of map) {
    const other = change(value)
    if (other !== null) changed.set(key, other)
  }
  return changed
}

/** Copies glyphs in this order, and behind them those that they are made of. */
function copyGlyphs(font: Sfnt, glyphs: readonly number[]): SubsetGlyph[] {
  const all = [...glyphs]
  const numbers = new Map(all.map((glyph, number) => [glyph, number]))
  const include = (glyph: number): number => {
    const known = numbers.get(glyph)
    if (known !== undefined) return known
    numbers.set(glyph, all.length)
    return all.push(glyph) - 1
  }
  const copies: SubsetGlyph[] = []
  for (let i = 0; i < all.length; i++) {
    const glyph = all[i]!
    copies.push({
      outline: outline(font, glyph, { include, hinted: true }),
      advance: font.advance(glyph),
      bearing: bearingOf(font, glyph),
    })
  }
  return copies
}

const copied = (font: Sfnt, tags: readonly string[]): Record<string, Uint8Array> =>
  Object.fromEntries(tags.map((tag) => [tag, font.bytes(tag)]))

/** Weight, width and heights, with the first and the last character of the subset. */
function style(font: Sfnt, codePoints: readonly number[]): Uint8Array {
  const basic = codePoints.map((code) => Math.min(code, 0xffff)).sort((a, b) => a - b)
  return patched(font.bytes('OS/2').slice(), { 64: basic[0] ?? 0, 66: basic.at(-1) ?? 0 })
}
