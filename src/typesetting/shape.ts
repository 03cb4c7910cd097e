/**
 * A word in a simple script → its glyphs and their advances: character map, single substitutions, ligatures,
 * pair kerning. Knows no lines; joining scripts and marks are shape-complex.ts's.
 */

import type { ShapedWord, ShapingFeatures } from './face.ts'
import { type Ligature, ligatures, pairKerning, singleSubstitutions } from './layout-tables.ts'
import type { Sfnt } from './read-sfnt.ts'

/** OpenType tags of the features asked for, in the order in which they apply. */
export function featureTags(features: ShapingFeatures): string[] {
  const tags = [features.figures === 'old-style' ? 'onum' : 'lnum']
  if (features.caps !== 'none') tags.push('smcp')
  if (features.caps === 'all-small') tags.push('c2sc')
  if (features.position === 'super') tags.push('sups')
  if (features.position === 'sub') tags.push('sinf')
  return tags
}

/** Steers lines or shaping and shows nothing: soft hyphens, joiners, marks of direction, variation selectors. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|[\ufe00-\ufe0f]/

/** What stands in for characters that a face may lack, and for spaces their advance in 1/1000 em. */
const STAND_INS: ReadonlyMap<number, { readonly as: number; readonly advance?: number }> = new Map([
  [0x09, { as: 0x20 }],
  [0xa0, { as: 0x20 }],
  [0x2bc, { as: 0x2019 }],
  [0x2000, { as: 0x20, advance: 500 }],
  [0x2001, { as: 0x20, advance: 1000 }],
  [0x2002, { as: 0x20, advance: 500 }],
  [0x2003, { as: 0x20, advance: 1000 }],
  [0x2004, { as: 0x20, advance: 333 }],
  [0x2005, { as: 0x20, advance: 250 }],
  [0x2006, { as: 0x20, advance: 167 }],
  [0x2007, { as: 0x20, advance: 500 }],
  [0x2008, { as: 0x20, advance: 200 }],
  [0x2009, { as: 0x20, advance: 200 }],
  [0x200a, { as: 0x20, advance: 100 }],
  [0x2010, { as: 0x2d }],
  [0x2011, { as: 0x2d }],
  [0x2012, { as: 0x2013 }],
  [0x2015, { as: 0x2014 }],
  [0x202f, { as: 0x20, advance: 200 }],
  [0x205f, { as: 0x20, advance: 222 }],
  [0x2212, { as: 0x2013 }],
])

const FRACTION_SLASH = '\u2044'

/**
 * Builds the function that shapes words in one face with one set of features. A fraction slash turns the digits
 * beside it into numerator and denominator.
 */
export function wordShaper(font: Sfnt, features: ShapingFeatures): (text: string) => ShapedWord {
  const singles = featureTags(features)
    .map((tag) => singleSubstitutions(font, tag))
    .filter((map) => map.size > 0)
  const joins = ligatures(font, 'liga')
  const kern = pairKerning(font)
  return (text) => {
    const list = mapCharacters(font, text, singles)
    joinLigatures(list, joins)
    return measure(font, text, list, kern)
  }
}

interface GlyphList {
  readonly glyphs: number[]
  readonly clusters: number[]
  /** Advances that are not the glyph's own, in font units, by index. */
  readonly advances: Map<number, number>
}

function mapCharacters(font: Sfnt, text: string, singles: readonly ReadonlyMap<number, number>[]): GlyphList {
  const list: GlyphList = { glyphs: [], clusters: [], advances: new Map() }
  const fraction = text.includes(FRACTION_SLASH) ? fractionFigures(font, text) : null
  let unseen = 0
  for (let i = 0; i < text.length; ) {
    const codePoint = text.codePointAt(i)!
    const length = codePoint > 0xffff ? 2 : 1
    i += length
    if (codePoint > 0xac && INVISIBLE.test(text[i - length]!)) {
      if (list.clusters.length > 0) list.clusters[list.clusters.length - 1]! += length
      else unseen += length
      continue
    }
    let glyph = font.glyphFor(codePoint) || standIn(font, codePoint, list)
    for (const map of singles) glyph = map.get(glyph) ?? glyph
    list.glyphs.push(fraction?.(i - length) ?? glyph)
    list.clusters.push(length + unseen)
    unseen = 0
  }
  return list
}

function standIn(font: Sfnt, codePoint: number, { glyphs, advances }: GlyphList): number {
  const other = STAND_INS.get(codePoint)
  if (!other) return 0
  if (other.advance) advances.set(glyphs.length, (other.advance * font.unitsPerEm) / 1000)
  return font.glyphFor(other.as)
}

/** Digits before a fraction slash are numerators, those after it denominators. */
function fractionFigures(font: Sfnt, text: string): (index: number) => number | undefined {
  const slash = text.indexOf(FRACTION_SLASH)
  const [above, below] = ['numr', 'dnom'].map((tag) => singleSubstitutions(font, tag))
  return (index) => (index < slash ? above : below)?.get(font.glyphFor(text.charCodeAt(index)))
}

function joinLigatures(list: GlyphList, joins: ReadonlyMap<number, readonly Ligature[]>): void {
  const { glyphs, clusters, advances } = list
  if (advances.size > 0) return
  let to = 0
  for (let i = 0; i < glyphs.length; to++) {
    const join = joins
      .get(glyphs[i]!)
      ?.find(({ rest }) => rest.every((glyph, j) => glyphs[i + 1 + j] === glyph))
    glyphs[to] = join ? join.glyph : glyphs[i]!
    clusters[to] = clusters[i++]!
    for (let left = join ? join.rest.length : 0; left > 0; left--) clusters[to]! += clusters[i++]!
  }
  glyphs.length = to
  clusters.length = to
}

function measure(
  font: Sfnt,
  text: string,
  { glyphs, clusters, advances: given }: GlyphList,
  kern: (left: number, right: number) => number,
): ShapedWord {
  const scale = 1000 / font.unitsPerEm
  const advances: number[] = []
  let width = 0
  for (let i = 0; i < glyphs.length; i++) {
    const pair = i + 1 < glyphs.length ? kern(glyphs[i]!, glyphs[i + 1]!) : 0
    const advance = ((given.get(i) ?? font.advance(glyphs[i]!)) + pair) * scale
    advances.push(advance)
    width += advance
  }
  return { text, glyphs, clusters, advances, width }
}
