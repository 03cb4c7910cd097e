/**
 * Shaped words → the bytes that show them and read back as their text.
 *
 * A word is written to stand inside a string of a `TJ` array: escaped bytes, and moves between its glyphs as
 * `)-12(`. What needs more closes the array and opens another.
 */

import type { ShapedWord } from '../../typesetting/face.ts'
import type { KitSubset } from './kit.ts'

/** The glyphs of a face in the PDF. */
export interface GlyphShelf {
  /** Gives the subset's glyph for a glyph that shows a text. @param advance - Its own, where left out. */
  include(glyph: number, text: string, advance?: number): number
  readonly compose: KitSubset['compose']
  /** Advance of a glyph of the face, in 1/1000 em. */
  advance(glyph: number): number
}

/** Writes a word whose glyphs spell its text one after another. */
export function encodeWord(word: ShapedWord, shelf: GlyphShelf): string {
  let out = ''
  let start = 0
  for (let i = 0; i < word.glyphs.length; i++) {
    const end = start + word.clusters[i]!
    out += escaped(shelf.include(word.glyphs[i]!, word.text.slice(start, end))) + move(word, i, shelf)
    start = end
  }
  return out
}

/**
 * Writes a word whose glyphs join, stack or run from right to left. Glyphs that show characters together become one
 * glyph, which reads back as those. What runs leftwards is drawn, and so read back, from its end; programs that
 * extract text turn it round, as they do everybody's.
 *
 * @param size - In points.
 */
export function encodeComplexWord(word: ShapedWord, size: number, shelf: GlyphShelf): string {
  const texts = textsOf(word)
  let out = ''
  for (let from = 0, to = 0; from < texts.length; from = to) {
    to = from + 1
    while (to < texts.length && word.clusters[to] === 0) to++
    const together = to - from > 1 || isMoved(word, from)
    if (together && shelf.compose) out += composed(word, from, to, texts[from]!, shelf)
    else for (let i = from; i < to; i++) out += placed(word, i, texts[i]!, size, shelf)
  }
  return out
}

const isMoved = ({ offsets }: ShapedWord, i: number): boolean =>
  offsets?.[2 * i] !== 0 || offsets[2 * i + 1] !== 0

function composed(word: ShapedWord, from: number, to: number, text: string, shelf: GlyphShelf): string {
  let pen = 0
  const parts = word.glyphs.slice(from, to).map((glyph, k) => {
    const i = from + k
    const part = { glyph, x: pen + (word.offsets?.[2 * i] ?? 0), y: word.offsets?.[2 * i + 1] ?? 0 }
    pen += word.advances[i]!
    return part
  })
  const [first = '', ...others] = pieces(text)
  const glyph = escaped(shelf.include(shelf.compose!(parts, pen), first, pen))
  return glyph + others.map((more) => escaped(shelf.include(shelf.compose!([], 0), more, 0))).join('')
}

/** Characters that one glyph may read back as: MuPDF takes no more, and Poppler tokens of 255 bytes. */
const MOST_CHARACTERS = 8

/** A letter under a tower of marks is read in pieces; all but the first show nothing. */
function pieces(text: string): string[] {
  const characters = Array.from(text)
  return Array.from({ length: Math.ceil(characters.length / MOST_CHARACTERS) }, (_, index) =>
    characters.slice(index * MOST_CHARACTERS, (index + 1) * MOST_CHARACTERS).join(''),
  )
}

/** Shows one glyph where it belongs, off the baseline too. */
function placed(word: ShapedWord, i: number, text: string, size: number, shelf: GlyphShelf): string {
  const glyph = escaped(shelf.include(word.glyphs[i]!, text))
  const [x, y] = [word.offsets?.[2 * i] ?? 0, word.offsets?.[2 * i + 1] ?? 0]
  const aside = x === 0 ? glyph : `)${decimal(-x)}(${glyph})${decimal(x)}(`
  const raised = y === 0 ? aside : `)]TJ ${decimal((y * size) / 1000)} Ts[(${aside})]TJ 0 Ts[(`
  return raised + move(word, i, shelf)
}

const LEFTWARDS = /\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Syriac}|\p{Script=Thaana}|\p{Script=Nko}/u

/** The characters of each glyph. */
function textsOf({ text, clusters }: ShapedWord): string[] {
  const leftwards = LEFTWARDS.test(text)
  let start = leftwards ? text.length : 0
  return Array.from(clusters, (length) => {
    if (leftwards) start -= length
    const part = text.slice(start, start + length)
    if (!leftwards) start += length
    return part
  })
}

/** Kerning after a glyph, in thousandths of an em, leftwards. */
function move({ glyphs, advances }: ShapedWord, i: number, shelf: GlyphShelf): string {
  const kern = decimal(shelf.advance(glyphs[i]!) - advances[i]!)
  return kern === 0 ? '' : `)${kern}(`
}

const decimal = (value: number): number => Math.round(value * 100) / 100

const ESCAPES: Readonly<Record<number, string>> = { 13: '\\r', 40: '\\(', 41: '\\)', 92: '\\\\' }
const BYTES = Array.from({ length: 256 }, (_, byte) => ESCAPES[byte] ?? String.fromCharCode(byte))

/** Two bytes of a literal string. */
export const escaped = (id: number): string => BYTES[id >> 8]! + BYTES[id & 0xff]!

/** UTF-16 with its mark, in hexadecimal. */
export function hexText(text: string): string {
  let hex = 'FEFF'
  for (let i = 0; i < text.length; i++) hex += text.charCodeAt(i).toString(16).padStart(4, '0')
  return `<${hex}>`
}
