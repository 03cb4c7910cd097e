import { readFileSync } from 'node:fs'
import { create } from 'fontkit'
import PDFDocument from 'pdfkit'
import { beforeEach, describe, expect, test } from 'vitest'
import type { ShapedWord } from '../../../src/typesetting/face.ts'
import { openFonts, type PdfFont } from '../../../src/writers/pdf/fonts.ts'
import type { Kit } from '../../../src/writers/pdf/kit.ts'
import { trueTypeProgram } from '../../../src/writers/pdf/subset-truetype.ts'
import { serif, square } from './hand-made.ts'

const face = serif()
const PLAIN = { caps: 'none', figures: 'lining' } as const
let font: PdfFont

beforeEach(async () => {
  const kit = new PDFDocument({ autoFirstPage: false, font: null as unknown as string }) as unknown as Kit
  font = (await openFonts(kit, [face])).get(face)!
})

/** Glyph ids of the subset that a string shows. */
const shown = (string: string): number[] => {
  const bytes = string.replace(/\)[-\d.]+\(/g, '').replace(/\\(.)/g, (_, c) => (c === 'r' ? '\r' : c))
  return Array.from(
    { length: bytes.length / 2 },
    (_, i) => bytes.charCodeAt(2 * i) * 256 + bytes.charCodeAt(2 * i + 1),
  )
}
const readBack = (string: string): string =>
  shown(string)
    .map((id) => String.fromCodePoint(...font.font.unicode[id]!))
    .join('')

describe('encode', () => {
  test('reads back as the word, ligatures and small capitals too', () => {
    for (const text of ['official', 'fjord', 'Œuvre', 'naïve', '“Xi”'])
      expect(readBack(font.encode(face.shape(text, PLAIN), 11))).toBe(text)
    const small = face.shape('Kyiv, A a', { caps: 'all-small', figures: 'lining' })
    expect(readBack(font.encode(small, 11))).toBe('Kyiv, A a')
  })

  test('gives a glyph a place for every text that it shows', () => {
    const hyphen = face.shape('-', PLAIN)
    const soft = font.encode(hyphen, 11, '\u00ad')
    expect(readBack(soft)).toBe('\u00ad')
    expect(readBack(font.encode(hyphen, 11))).toBe('-')
    const [a, b] = [shown(soft)[0]!, shown(font.encode(hyphen, 11))[0]!]
    expect(font.font.subset.glyphs[a]).toBe(font.font.subset.glyphs[b])
  })

  test('moves by the kerning between glyphs', () => {
    const word = face.shape('AVA', PLAIN)
    const kerns = [...font.encode(word, 11).matchAll(/\)([-\d.]+)\(/g)].map((match) => Number(match[1]))
    const natural = [...word.glyphs].reduce((sum, glyph) => sum + face.advance(glyph), 0)
    expect(kerns.reduce((sum, kern) => sum + kern, 0)).toBeCloseTo(natural - word.width, 1)
    expect(kerns.length).toBeGreaterThan(0)
  })

  test('escapes the bytes that would end a string', () => {
    const characters = Array.from({ length: 120 }, (_, i) => String.fromCharCode(0x21 + i)).join('')
    const string = [...characters].map((character) => font.encode(face.shape(character, PLAIN), 11)).join('')
    expect(string.replace(/\\[\\()r]/g, '')).not.toMatch(/[\\()\r]/)
  })
})

describe('encode, of complex words', () => {
  const glyphOf = (character: string): number => face.glyphFor(character.codePointAt(0)!)
  const complex = (text: string, glyphs: string, clusters: number[], offsets: number[]): ShapedWord => {
    const ids = [...glyphs].map(glyphOf)
    const advances = ids.map((id, i) => (clusters[i] === 0 ? 0 : face.advance(id)))
    return {
      text,
      glyphs: ids,
      advances,
      clusters: clusters,
      width: advances.reduce((sum, advance) => sum + advance, 0),
      offsets: offsets,
      opaque: true,
    }
  }

  test('makes one glyph of those that show characters together', () => {
    const string = font.encode(complex('x\u0300y', 'x`y', [2, 0, 1], [0, 0, -300, 50, 0, 0]), 11)
    expect(shown(string)).toHaveLength(2)
    expect(readBack(string)).toBe('x\u0300y')
  })

  test('makes it once for equal parts, and anew for others', () => {
    const first = complex('x\u0300', 'x`', [2, 0], [0, 0, -300, 50])
    const other = complex('x\u0300', 'x`', [2, 0], [0, 0, -300, 60])
    expect(font.encode({ ...first }, 11)).toBe(font.encode(first, 11))
    expect(font.encode(other, 11)).not.toBe(font.encode(first, 11))
  })

  test('reads leftward words from their end', () => {
    const string = font.encode(complex('\u05d0\u05d1\u05b0', 'bca', [2, 0, 1], [0, 0, 10, 10, 0, 0]), 11)
    expect(readBack(string)).toBe('\u05d1\u05b0\u05d0')
  })

  test('moves single glyphs where outlines cannot be put together', async () => {
    const kit = new PDFDocument({ autoFirstPage: false, font: null as unknown as string }) as unknown as Kit
    const face = square()
    const { encode } = (await openFonts(kit, [face])).get(face)!
    const [a, b] = [face.glyphFor(0x41), face.glyphFor(0x42)]
    const word: ShapedWord = {
      text: 'AB',
      glyphs: [a, b],
      advances: [1000, 0],
      clusters: [2, 0],
      width: 1000,
      offsets: [0, 0, -900, 500],
      opaque: true,
    }
    expect(encode(word, 10)).toMatch(/^..\)\]TJ 5 Ts\[\(\)900\(..\)-900\(\)\]TJ 0 Ts\[\(\)1000\($/s)
  })
})

test('a font with PostScript outlines is embedded with them, a glyph once for each text', async () => {
  const kit = new PDFDocument({ autoFirstPage: false, font: null as unknown as string }) as unknown as Kit
  const face = square()
  const { encode, font } = (await openFonts(kit, [face])).get(face)!
  const hyphen = face.shape('-', PLAIN)
  encode(face.shape('AB', PLAIN), 11)
  encode(hyphen, 11)
  encode(hyphen, 11, '\u00ad')
  expect(font.subset.cff).toBeDefined()
  const [a, b, dash] = [0x41, 0x42, 0x2d].map((codePoint) => face.glyphFor(codePoint))
  expect(font.subset.glyphs).toEqual([0, face.glyphFor(0x20), a, b, dash, dash])
  expect(font.subset.encode().length).toBeGreaterThan(100)
})

describe('trueTypeProgram', () => {
  /** The subset as a font of its own, read by another library. */
  const subsetOf = (glyphs: readonly number[]) => {
    const subset = trueTypeProgram(face.bytes, 'Test').createSubset()
    subset.glyphs.push(...glyphs)
    return { subset, font: create(subset.encode()) as unknown as FontkitFont }
  }
  interface FontkitFont {
    getGlyph(id: number): { path: { toSVG(): string }; advanceWidth: number }
  }
  const whole = create(
    readFileSync(
      new URL(
        '../../../node_modules/@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
        import.meta.url,
      ),
    ),
  ) as unknown as FontkitFont

  test('keeps the outlines and advances of the glyphs asked for, composites too', () => {
    const glyphs = [...'aéÅﬁ½“ǖ'].map((character) => face.glyphFor(character.codePointAt(0)!))
    const { font } = subsetOf(glyphs)
    glyphs.forEach((glyph, i) => {
      expect(font.getGlyph(i + 1).path.toSVG()).toBe(whole.getGlyph(glyph).path.toSVG())
      expect(font.getGlyph(i + 1).advanceWidth).toBe(whole.getGlyph(glyph).advanceWidth)
    })
  })

  test('draws a glyph put together as its parts where they stand', () => {
    const program = trueTypeProgram(face.bytes, 'Test')
    const subset = program.createSubset()
    const [a, acute] = [face.glyphFor(0x61), face.glyphFor(0xe9)]
    const parts = [
      { glyph: a, x: 0, y: 0 },
      { glyph: acute, x: 100, y: -50 },
    ]
    subset.glyphs.push(subset.compose!(parts, 700))
    const font = create(subset.encode()) as unknown as FontkitFont
    const moved = (id: number, x: number, y: number): string =>
      (whole.getGlyph(id).path as unknown as { translate(x: number, y: number): { toSVG(): string } })
        .translate(x, y)
        .toSVG()
    expect(font.getGlyph(1).path.toSVG()).toBe(moved(a, 0, 0) + moved(acute, 100, -50))
    expect(font.getGlyph(1).advanceWidth).toBe(700)
  })

  test('adds what composites are made of, once', () => {
    const { subset } = subsetOf([...'éèê'].map((character) => face.glyphFor(character.codePointAt(0)!)))
    const added = subset.glyphs.slice(4)
    expect(added.length).toBe(new Set(added).size)
  })

  test('is much smaller than the file', () => {
    expect(subsetOf([36, 37, 38]).subset.encode().length).toBeLessThan(3000)
  })
})
