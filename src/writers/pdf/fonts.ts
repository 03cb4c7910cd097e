/**
 * Faces → fonts of the PDF, and shaped words → the strings that show them. Each glyph stands in the subset once
 * for every text it shows, so that a hyphen and a soft hyphen, or “a” and “A” in small capitals, read back right.
 */

import type { Face, ShapedWord } from '../../typesetting/face.ts'
import type { Kit, KitFont, KitProgram } from './kit.ts'
import { trueTypeProgram } from './subset-truetype.ts'

/** A face in the PDF. */
export interface PdfFont {
  /** Its name among a page's resources: `F1`. */
  readonly name: string
  readonly font: KitFont
  /** The bytes that show a space, escaped, and its advance in 1/1000 em. */
  readonly space: string
  readonly spaceAdvance: number
  /**
   * Gives the inside of a `TJ` array for a word, without the outer parentheses: escaped bytes, and kerning as
   * `)-12(`.
   *
   * @param as - The text that the word stands for instead of its own: U+00AD for a hyphen at a line's end.
   */
  encode(word: ShapedWord, as?: string): string
}

/** The OpenType signature of fonts with PostScript outlines: `OTTO`. */
const POSTSCRIPT_OUTLINES = 0x4f54544f

/** What a glyph reads as that only completes the one before it: nothing that is seen or heard. */
const NO_TEXT = '\u200b'

/**
 * Embeds the faces of a book.
 *
 * @param faces - Every face that its pages use.
 */
export async function openFonts(kit: Kit, faces: Iterable<Face>): Promise<ReadonlyMap<Face, PdfFont>> {
  const fonts = new Map<Face, PdfFont>()
  const names = new Set<string>()
  for (const face of faces) {
    kit.font(await openProgram(face, names), `face ${fonts.size}`)
    fonts.set(face, pdfFont(face, kit._font))
  }
  return fonts
}

async function openProgram(face: Face, names: Set<string>): Promise<KitProgram> {
  const { bytes } = face
  const name = uniqueName(face, names)
  const signature = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
  if (signature !== POSTSCRIPT_OUTLINES) return trueTypeProgram(bytes, name)
  const { create } = await import('fontkit')
  return create(bytes)
}

/** `SourceSerif4-600Italic`: pdfkit takes two fonts of one name for the same. */
function uniqueName(face: Face, names: Set<string>): string {
  const style = `${face.weight}${face.italic ? 'Italic' : ''}`
  const base = `${face.family.replace(/[^A-Za-z0-9]/g, '') || 'Font'}-${style}`
  const name = names.has(base) ? `${base}-${names.size}` : base
  names.add(name)
  return name
}

function pdfFont(face: Face, font: KitFont): PdfFont {
  const include = inclusion(face, font)
  const words = new Map<ShapedWord, string>()
  const spaceGlyph = face.glyphFor(0x20)
  return {
    name: font.id,
    font,
    space: escaped(include(spaceGlyph, ' ')),
    spaceAdvance: face.advance(spaceGlyph),
    encode(word, as) {
      if (as !== undefined)
        return encodeWord({ ...word, text: as, clusters: Uint8Array.of(as.length) }, face, include)
      let string = words.get(word)
      if (string === undefined) {
        string = encodeWord(word, face, include)
        words.set(word, string)
      }
      return string
    },
  }
}

/** Builds the function that gives the subset's glyph for a glyph that shows a text. */
function inclusion(face: Face, font: KitFont): (glyph: number, text: string) => number {
  const known = new Map<number | string, number>()
  return (glyph, text) => {
    const key = text.length === 1 ? glyph * 0x10000 + text.charCodeAt(0) : `${glyph} ${text}`
    let id = known.get(key)
    if (id === undefined) {
      id = font.subset.glyphs.push(glyph) - 1
      font.widths[id] = face.advance(glyph)
      font.unicode[id] = Array.from(text, (character) => character.codePointAt(0)!)
      known.set(key, id)
    }
    return id
  }
}

function encodeWord(word: ShapedWord, face: Face, include: (glyph: number, text: string) => number): string {
  let out = ''
  let start = 0
  for (let i = 0; i < word.glyphs.length; i++) {
    const glyph = word.glyphs[i]!
    const end = start + word.clusters[i]!
    out += escaped(include(glyph, word.text.slice(start, end) || NO_TEXT))
    start = end
    const kern = Math.round((face.advance(glyph) - word.advances[i]!) * 100) / 100
    if (kern !== 0) out += `)${kern}(`
  }
  return out
}

const ESCAPES: Readonly<Record<number, string>> = { 13: '\\r', 40: '\\(', 41: '\\)', 92: '\\\\' }
const BYTES = Array.from({ length: 256 }, (_, byte) => ESCAPES[byte] ?? String.fromCharCode(byte))

/** Two bytes of a literal string. */
const escaped = (id: number): string => BYTES[id >> 8]! + BYTES[id & 0xff]!
