/**
 * A word in a simple script → its glyphs and their advances: character map, single substitutions, ligatures,
 * pair kerning. Knows no lines; joining scripts and marks are shape-complex.ts's.
 */

import type { ShapedWord, ShapingFeatures } from './face.ts'
import { type Ligature, ligatures, pairKerning, singleSubstitutions } from './layout-tables.ts'
import type { Sfnt } from './read-sfnt.ts'

/** Names a set of features in the caches. */
export const featureKey = (features: ShapingFeatures): string =>
  `${features.caps} ${features.figures} ${features.position ?? ''}`

/** OpenType tags of the features asked for, in the order in which they apply. */
function featureTags(features: ShapingFeatures): string[] {
  const tags = [features.figures === 'old-style' ? 'onum' : 'lnum']
  if (features.caps !== 'none') tags.push('smcp')
  if (features.caps === 'all-small') tags.push('c2sc')
  if (features.position === 'super') tags.push('sups')
  if (features.position === 'sub') tags.push('sinf')
  return tags
}

const FRACTION_SLASH = 0x2044

/**
 * Builds the function that shapes words in one face with one set of features. Equal words give one object.
 * A fraction slash turns the digits beside it into numerator and denominator.
 */
export function wordShaper(font: Sfnt, features: ShapingFeatures): (text: string) => ShapedWord {
  const words = new Map<string, ShapedWord>()
  const singles = featureTags(features)
    .map((tag) => singleSubstitutions(font, tag))
    .filter((map) => map.size > 0)
  const joins = ligatures(font, 'liga')
  const kern = pairKerning(font)
  return (text) => {
    let word = words.get(text)
    if (!word) {
      const glyphs = mapCharacters(font, text, singles)
      joinLigatures(glyphs, joins)
      word = measure(font, text, glyphs, kern)
      words.set(text, word)
    }
    return word
  }
}

interface GlyphList {
  readonly glyphs: number[]
  readonly clusters: number[]
}

function mapCharacters(font: Sfnt, text: string, singles: readonly ReadonlyMap<number, number>[]): GlyphList {
  const list: GlyphList = { glyphs: [], clusters: [] }
  const fraction = text.includes('\u2044') ? fractionFigures(font, text) : null
  for (let i = 0; i < text.length; ) {
    const codePoint = text.codePointAt(i)!
    let glyph = font.glyphFor(codePoint)
    for (const map of singles) glyph = map.get(glyph) ?? glyph
    glyph = fraction?.(i) ?? glyph
    const length = codePoint > 0xffff ? 2 : 1
    list.glyphs.push(glyph)
    list.clusters.push(length)
    i += length
  }
  return list
}

/** Digits before a fraction slash are numerators, those after it denominators. */
function fractionFigures(font: Sfnt, text: string): (index: number) => number | undefined {
  const slash = text.indexOf(String.fromCharCode(FRACTION_SLASH))
  const [above, below] = ['numr', 'dnom'].map((tag) => singleSubstitutions(font, tag))
  return (index) => (index < slash ? above : below)?.get(font.glyphFor(text.charCodeAt(index)))
}

function joinLigatures(list: GlyphList, joins: ReadonlyMap<number, readonly Ligature[]>): void {
  const { glyphs, clusters } = list
  for (let i = 0; i < glyphs.length; i++) {
    const join = joins
      .get(glyphs[i]!)
      ?.find(({ rest }) => rest.every((glyph, j) => glyphs[i + 1 + j] === glyph))
    if (!join) continue
    const taken = join.rest.length + 1
    clusters.splice(
      i,
      taken,
      clusters.slice(i, i + taken).reduce((a, b) => a + b),
    )
    glyphs.splice(i, taken, join.glyph)
  }
}

function measure(
  font: Sfnt,
  text: string,
  { glyphs, clusters }: GlyphList,
  kern: (left: number, right: number) => number,
): ShapedWord {
  const scale = 1000 / font.unitsPerEm
  const advances = new Float64Array(glyphs.length)
  let width = 0
  for (let i = 0; i < glyphs.length; i++) {
    const pair = i + 1 < glyphs.length ? kern(glyphs[i]!, glyphs[i + 1]!) : 0
    advances[i] = (font.advance(glyphs[i]!) + pair) * scale
    width += advances[i]!
  }
  return { text, glyphs: Uint16Array.from(glyphs), clusters: Uint8Array.from(clusters), advances, width }
}
