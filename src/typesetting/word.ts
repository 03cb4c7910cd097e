/**
 * A word and its strand → the bits between which a line may end, with their widths. Made once for equal words.
 */

import type { Points } from '../units.ts'
import type { ShapedWord } from './face.ts'
import { FORBIDDEN } from './items.ts'
import { bondOf } from './keep-together.ts'
import type { Opportunity } from './line-opportunities.ts'
import { hangAtEnd, hangAtStart } from './protrude.ts'
import { isEastAsian } from './scripts.ts'
import type { Strand } from './strand.ts'

/** A word, or the part of one that is set in one face. */
export interface Word {
  readonly strand: Strand
  readonly shaped: ShapedWord
  readonly bits: readonly Bit[]
  /** See keep-together.ts. */
  readonly bond: number
}

/** Part of a word that stays whole. */
interface Bit {
  /** Characters of the word. */
  readonly start: number
  readonly end: number
  readonly width: Points
  /** Width that gives way like a space's, though no space is there: between Chinese characters. */
  readonly give: Points
  /** Penalty for a line end after it. */
  readonly cost: number
  /** Width of the hyphen put in at a line end after it, 0 for none. */
  readonly hyphen: Points
  /** A line end after it shows a hyphen. */
  readonly dashed: boolean
  readonly hangLeft: Points
  readonly hangRight: Points
}

/** What each Chinese, Japanese or Korean character gives way by, as if so much space in em stood after it. */
export const EAST_ASIAN_GIVE = 0.1

/**
 * Cuts a shaped word at the places where a line may end.
 *
 * @param cuts - In order; one at the word's end says what a line end there costs, else it is forbidden.
 */
export function makeWord(shaped: ShapedWord, strand: Strand, cuts: readonly Opportunity[]): Word {
  const { text } = shaped
  const inside = cuts.filter(({ at }) => at < text.length)
  const last = cuts.find(({ at }) => at === text.length) ?? {
    at: text.length,
    cost: FORBIDDEN,
    hyphen: false,
  }
  const hyphen = inside.some((cut) => cut.hyphen) ? widthOf(hyphenOf(strand), strand) : 0
  const give = isEastAsian(text) ? EAST_ASIAN_GIVE * strand.size : 0
  const widths = widthsUpTo(shaped, strand, inside)
  let start = 0
  const bits = [...inside, last].map((cut, i) => {
    const inserted = cut.hyphen ? hyphen : 0
    const bit: Bit = {
      start,
      end: cut.at,
      width: widths[i]! - (widths[i - 1] ?? 0),
      give: give * (cut.at - start),
      cost: cut.cost,
      hyphen: inserted,
      dashed: inserted > 0 || text[cut.at - 1] === '-' || text[cut.at - 1] === '‐',
      hangLeft: hang(hangAtStart, text[start] ?? '', strand),
      hangRight: hang(hangAtEnd, inserted > 0 ? '-' : (text[cut.at - 1] ?? ''), strand),
    }
    start = cut.at
    return bit
  })
  return { strand, shaped, bond: bondOf(text), bits }
}

function hang(shareOf: (character: string) => number, character: string, strand: Strand): Points {
  const share = strand.hanging ? shareOf(character) : 0
  return share && share * advanceOf(character, strand)
}

const advanceOf = (character: string, { face, size }: Strand): Points =>
  (face.advance(face.glyphFor(character.codePointAt(0) ?? 0)) * size) / 1000

/** The hyphen that a line end puts in. */
export const hyphenOf = (strand: Strand): ShapedWord => strand.face.shape('-', strand.features)

/** Width of a shaped word in its strand, its tracking included. */
export const widthOf = (shaped: ShapedWord, strand: Strand): Points =>
  (shaped.width * strand.size) / 1000 + shaped.glyphs.length * strand.tracking

/** Widths of the word's beginnings up to each cut, then of the whole word. */
function widthsUpTo(shaped: ShapedWord, strand: Strand, cuts: readonly Opportunity[]): Points[] {
  const whole = widthOf(shaped, strand)
  if (cuts.length === 0) return [whole]
  if (shaped.opaque) return sumOfParts(shaped.text, strand, cuts)
  let glyph = 0
  let characters = 0
  let width = 0
  const widths = cuts.map(({ at }) => {
    for (let of = shaped.clusters[glyph]!; characters + of <= at; of = shaped.clusters[glyph]!) {
      characters += of
      width += (shaped.advances[glyph++]! * strand.size) / 1000 + strand.tracking
    }
    // Inside a ligature its beginning is as wide as it is alone.
    return characters === at ? width : width + partWidth(shaped.text, characters, at, strand)
  })
  return [...widths, whole]
}

/** Where glyphs change places the parts are as wide as they are alone. */
function sumOfParts(text: string, strand: Strand, cuts: readonly Opportunity[]): Points[] {
  let start = 0
  let width = 0
  return [...cuts.map(({ at }) => at), text.length].map((end) => {
    width += partWidth(text, start, end, strand)
    start = end
    return width
  })
}

const partWidth = (text: string, start: number, end: number, strand: Strand): Points =>
  widthOf(strand.face.shape(text.slice(start, end), strand.features), strand)
