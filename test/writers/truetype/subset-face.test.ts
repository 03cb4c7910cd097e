import { Blob, Face, Feature, Font, Buffer as Run, shape } from 'harfbuzzjs'
import { describe, expect, test } from 'vitest'
import { findFontFile } from '../../../src/themes/font-catalog.ts'
import { readSfnt } from '../../../src/typesetting/read-sfnt.ts'
import { isPlainTrueType, subsetFace } from '../../../src/writers/truetype/subset-face.ts'
import { testHost } from '../../support/test-host.ts'

const FEATURES = ['locl', 'kern', 'liga', 'onum', 'lnum', 'pnum', 'smcp', 'c2sc']

const SENTENCE =
  '“Off to Tokyo, AVA!” said Wyatt’s officer — and his fjord-ferry, at 10.45 (the 3rd), wafted efficiently TO Łódź. ' +
  'Die Fluß-Überfahrt naïve Œuvres çà et là: ßÆÅ øðþ. Istanbul’da filinin ışığı. Тука Ѓорѓи пишува бгдпт. Όχι άγαλμα.'

const bytesOf = (family: string, weight: number, italic = false): Uint8Array =>
  findFontFile(family, weight, italic, testHost())!.bytes

/** As HarfBuzz opens it, which also checks its tables. */
const open = (bytes: Uint8Array): Font => new Font(new Face(new Blob(new Uint8Array(bytes).buffer)))

const codePoints = (text: string): number[] =>
  [...new Set(text)].map((character) => character.codePointAt(0)!)

const subsetOf = (bytes: Uint8Array, text = SENTENCE, features = FEATURES): Uint8Array =>
  subsetFace(readSfnt(bytes, 'a font'), codePoints(text), features)

/** What HarfBuzz draws for a text: outlines, advances and clusters. */
function drawn(font: Font, text: string, features: readonly string[], language: string) {
  const run = new Run()
  run.addText(text)
  run.guessSegmentProperties()
  run.setLanguage(language)
  shape(
    font,
    run,
    features.map((tag) => new Feature(tag, 1)),
  )
  const positions = run.getGlyphPositions()
  return run.getGlyphInfos().map(({ codepoint, cluster }, i) => ({
    cluster,
    advance: positions[i]!.xAdvance,
    outline: font.glyphToPath(codepoint),
  }))
}

describe.each([
  ['Source Serif 4', 400, false],
  ['Source Serif 4', 400, true],
  ['Source Sans 3', 600, false],
  ['Source Code Pro', 400, false],
  ['Atkinson Hyperlegible', 400, false],
] as const)('a subset of %s %i, italic %s,', (family, weight, italic) => {
  const bytes = bytesOf(family, weight, italic)
  const subset = subsetOf(bytes)
  const [whole, part] = [open(bytes), open(subset)]

  test.each([[[]], [['onum']], [['smcp']], [['smcp', 'c2sc', 'onum']]])(
    'draws words as the whole font does, with %j',
    (features) => {
      for (const language of ['en', 'tr', 'mk', 'nl'])
        for (const word of SENTENCE.split(' '))
          expect(drawn(part, word, features, language), `${word} (${language})`).toEqual(
            drawn(whole, word, features, language),
          )
    },
  )

  test('is small, and adds up', () => {
    expect(subset.length).toBeLessThan(bytes.length / 3)
    const view = new DataView(subset.buffer, subset.byteOffset, subset.length)
    let sum = 0
    for (let at = 0; at < subset.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
    expect(sum).toBe(0xb1b0afba)
  })
})

describe('subsetFace', () => {
  const serif = bytesOf('Source Serif 4', 400)

  test('kerns and joins', () => {
    const font = open(subsetOf(serif, 'AVfi'))
    const [first, second] = drawn(font, 'AV', [], 'en')
    expect(first!.advance).toBeLessThan(drawn(font, 'A', [], 'en')[0]!.advance)
    expect(second!.advance).toBe(drawn(font, 'V', [], 'en')[0]!.advance)
    expect(drawn(font, 'fi', [], 'en')).toHaveLength(1)
  })

  test('keeps no feature that was not asked for', () => {
    const { face } = open(subsetOf(serif, SENTENCE, ['liga']))
    expect(face.getTableFeatureTags('GSUB')).toEqual(['liga'])
    expect(face.referenceTable('GPOS')?.length ?? 0).toBe(0)
  })

  test('maps the characters, those beyond the first plane too, and passes over what the font lacks', () => {
    const { face } = open(subsetOf(bytesOf('Source Sans 3', 400), 'z🔒a漢'))
    expect([...face.collectUnicodes()]).toEqual([0x61, 0x7a, 0x1f512])
  })

  test('keeps the names that programs ask for', () => {
    const { face } = open(subsetOf(serif))
    expect(face.getName(1, 'en')).toBe('Source Serif 4')
    expect(face.getName(0, 'en')).toContain('Adobe')
    expect(face.listNames().every(({ nameId }) => nameId <= 6)).toBe(true)
  })

  test('gives the same bytes for the same characters in any order', () => {
    expect(subsetOf(serif, 'zebra')).toEqual(subsetOf(serif, 'arbez'))
  })

  test('stands back from fonts that vary', () => {
    const font = readSfnt(serif, '')
    expect(isPlainTrueType(font)).toBe(true)
    const varies = { ...font, table: (tag: string) => (tag === 'fvar' ? 12 : font.table(tag)) }
    expect(isPlainTrueType(varies)).toBe(false)
  })
})
