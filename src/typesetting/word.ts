/**
 * A word and its strand → the bits between which a line may end, with their widths. Made once for equal words.
 */

import type { Points } from '../units.ts'
import type { ShapedWord } from './face.ts'
import { bondOf } from './keep-together.ts'
import { lineOpportunities, type Opportunity } from './line-opportunities.ts'
import { hangAtEnd, hangAtStart } from './protrude.ts'
import type { Strand } from './strand.ts'

/** A word of one face. */
export interface Word {
  readonly strand: Strand
  readonly shaped: ShapedWord
  readonly bits: readonly Bit[]
  /** See keep-together.ts. */
  readonly bond: number
}

/** Part of a word that stays whole. */
export interface Bit {
  /** Characters of the word. */
  readonly start: number
  readonly end: number
  readonly width: Points
  /** Penalty for a line end after it; of no meaning in the last bit. */
  readonly cost: number
  /** Width of the hyphen put in at a line end after it, 0 for none. */
  readonly hyphen: Points
  /** A line end after it shows a hyphen. */
  readonly dashed: boolean
  readonly hangLeft: Points
  readonly hangRight: Points
}

/** Shapes a word and finds its bits. */
export function makeWord(text: string, strand: Strand): Word {
  const shaped = strand.face.shape(text, strand.features)
  const opportunities = strand.verbatim
    ? []
    : lineOpportunities(text, strand.lang, strand.undivided ? null : strand.hyphenator)
  return { strand, shaped, bond: bondOf(text), bits: cutIntoBits(shaped, strand, opportunities) }
}

/** Cuts a shaped word at the places where a line may end. */
export function cutIntoBits(shaped: ShapedWord, strand: Strand, cuts: readonly Opportunity[]): Bit[] {
  const { text } = shaped
  const hyphen = cuts.some((cut) => cut.hyphen) ? hyphenOf(strand) : null
  const hyphenWidth = hyphen ? widthOf(hyphen, strand) : 0
  let start = 0
  let before = 0
  return [...cuts, null].map((cut) => {
    const end = cut ? cut.at : text.length
    const upTo = cut ? widthUpTo(shaped, strand, end) : widthOf(shaped, strand)
    const inserted = cut?.hyphen ? hyphenWidth : 0
    const bit = {
      start,
      end,
      width: upTo - before,
      cost: cut?.cost ?? 0,
      hyphen: inserted,
      dashed: inserted > 0 || /[-‐]$/.test(text.slice(start, end)),
      hangLeft: strand.hanging ? hangAtStart(text[start] ?? '') * advanceOf(text[start] ?? '', strand) : 0,
      hangRight: hangRight(inserted > 0 ? '-' : (text[end - 1] ?? ''), strand),
    }
    start = end
    before = upTo
    return bit
  })
}

const hangRight = (character: string, strand: Strand): Points => {
  const share = strand.hanging ? hangAtEnd(character) : 0
  return share && share * advanceOf(character, strand)
}

/** The hyphen that a line end puts in. */
export const hyphenOf = (strand: Strand): ShapedWord => strand.face.shape('-', strand.features)

/** Width of a shaped word in its strand, its tracking included. */
export const widthOf = (shaped: ShapedWord, strand: Strand): Points =>
  (shaped.width * strand.size) / 1000 + shaped.glyphs.length * strand.tracking

const advanceOf = (character: string, { face, size }: Strand): Points =>
  (face.advance(face.glyphFor(character.codePointAt(0) ?? 0)) * size) / 1000

/** Width of a word's first characters; where they end inside a ligature, as they are when they stand alone. */
function widthUpTo(shaped: ShapedWord, strand: Strand, end: number): Points {
  let characters = 0
  let width = 0
  for (let i = 0; characters < end; i++) {
    characters += shaped.clusters[i]!
    width += (shaped.advances[i]! * strand.size) / 1000 + strand.tracking
  }
  return characters === end
    ? width
    : widthOf(strand.face.shape(shaped.text.slice(0, end), strand.features), strand)
}
