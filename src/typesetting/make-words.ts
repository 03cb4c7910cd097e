/**
 * What stands between two spaces → words: one where a single face has all its characters, else a word for every
 * stretch of one face. Characters that no face has become boxes, and are noted.
 */

import type { Face, FaceCatalog, ShapedWord } from './face.ts'
import { lineOpportunities } from './line-opportunities.ts'
import type { ScriptTools } from './scripts.ts'
import { inFace, type Strand } from './strand.ts'
import { makeWord, type Word } from './word.ts'

/** What words are made with. */
export interface WordMaking {
  readonly faces: FaceCatalog
  readonly tools: ScriptTools
  /** Code points that no face has, with the family that was wanted. */
  readonly missing: Map<number, string>
}

/** A stretch of one face; `null` where there is none. */
interface Span {
  readonly start: number
  readonly end: number
  readonly face: Face | null
}

/** Makes the words of a token. */
export function makeWords(token: string, strand: Strand, making: WordMaking): Word[] {
  const hyphenator = strand.undivided ? null : strand.hyphenator
  const cuts = strand.verbatim ? [] : lineOpportunities(token, strand.lang, hyphenator, making.tools)
  const shaped = strand.face.shape(token, strand.features)
  if (!shaped.glyphs.includes(0)) return [makeWord(shaped, strand, cuts)]
  return spansOf(token, strand.face, making).map(({ start, end, face }) => {
    const text = token.slice(start, end)
    const own = inFace(strand, face ?? boxFace(strand.face, making.faces))
    const glyphs = face ? own.face.shape(text, own.features) : box(text, own.face)
    const inside = cuts.filter(({ at }) => at > start && at <= end)
    return makeWord(
      glyphs,
      own,
      inside.map((cut) => ({ ...cut, at: cut.at - start })),
    )
  })
}

/** Finds faces for the characters of a token; marks and joiners stay with what they follow. */
function spansOf(token: string, wanted: Face, { faces, missing }: WordMaking): Span[] {
  const spans: Span[] = []
  for (const { 0: cluster, index } of token.matchAll(/[\s\S][\p{M}\u200c\u200d]*/gu)) {
    const codePoints = Array.from(cluster, (character) => character.codePointAt(0)!)
    const previous = spans.at(-1)
    const face = faceFor(codePoints, wanted, previous?.face ?? null, faces)
    if (!face) for (const codePoint of codePoints) missing.set(codePoint, wanted.family)
    const end = index + cluster.length
    if (previous && face && previous.face === face) spans[spans.length - 1] = { ...previous, end }
    else spans.push({ start: index, end, face })
  }
  return spans
}

/** Prefers the face wanted, then the one just used, then the fallback chain. */
function faceFor(
  codePoints: readonly number[],
  wanted: Face,
  last: Face | null,
  faces: FaceCatalog,
): Face | null {
  const shows = (face: Face | null): face is Face =>
    face !== null && !face.shape(String.fromCodePoint(...codePoints), PLAIN).glyphs.includes(0)
  const candidates = [wanted, last, faces.fallback(codePoints[0]!, wanted)]
  return candidates.find(shows) ?? null
}

const PLAIN = { caps: 'none', figures: 'lining' } as const

/** Empty boxes, then anything that every face has. */
const BOXES = [0x25a1, 0x25af, 0x2610, 0x25a0, 0xfffd, 0x3f]

/** The face whose box stands for a character without a glyph. */
function boxFace(near: Face, faces: FaceCatalog): Face {
  if (BOXES.some((codePoint) => codePoint !== 0x3f && near.glyphFor(codePoint) !== 0)) return near
  return faces.fallback(BOXES[0]!, near) ?? near
}

function box(text: string, face: Face): ShapedWord {
  const glyph = face.glyphFor(BOXES.find((codePoint) => face.glyphFor(codePoint) !== 0) ?? 0x3f)
  const width = face.advance(glyph)
  return {
    text,
    glyphs: [glyph],
    advances: [width],
    clusters: [text.length],
    width,
    opaque: true,
  }
}
