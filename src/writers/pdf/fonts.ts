/**
 * Faces → fonts of the PDF, and shaped words → the strings that show them. Each glyph stands in the subset once
 * for every text it shows, so that a hyphen and a soft hyphen, or “a” and “A” in small capitals, read back right.
 */

import type { Face, ShapedWord } from '../../typesetting/face.ts'
import { encodeComplexWord, encodeWord, escaped, type GlyphShelf } from './encode-word.ts'
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
   * Gives what shows a word, inside a string of a `TJ` array; see {@link encodeWord}.
   *
   * @param size - In points.
   * @param as - The text that the word stands for instead of its own: U+00AD for a hyphen at a line's end.
   */
  encode(word: ShapedWord, size: number, as?: string): string
}

/** The OpenType signature of fonts with PostScript outlines: `OTTO`. */
const POSTSCRIPT_OUTLINES = 0x4f54544f

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
  const shelf = glyphShelf(face, font)
  const words = new Map<ShapedWord, string>()
  const spaceGlyph = face.glyphFor(0x20)
  return {
    name: font.id,
    font,
    space: escaped(shelf.include(spaceGlyph, ' ')),
    spaceAdvance: face.advance(spaceGlyph),
    encode(word, size, as) {
      if (as !== undefined) return encodeWord({ ...word, text: as, clusters: [as.length] }, shelf)
      if (word.opaque) return encodeComplexWord(word, size, shelf)
      let string = words.get(word)
      if (string === undefined) {
        string = encodeWord(word, shelf)
        words.set(word, string)
      }
      return string
    },
  }
}

function glyphShelf(face: Face, font: KitFont): GlyphShelf {
  const known = new Map<number | string, number>()
  return {
    include(glyph, text, advance = face.advance(glyph)) {
      const key = text.length === 1 ? glyph * 0x10000 + text.charCodeAt(0) : `${glyph} ${text}`
      let id = known.get(key)
      if (id === undefined) {
        id = font.subset.glyphs.push(glyph) - 1
        font.widths[id] = advance
        font.unicode[id] = Array.from(text, (character) => character.codePointAt(0)!)
        known.set(key, id)
      }
      return id
    },
    compose: font.subset.compose,
    advance: face.advance,
  }
}
