import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { beforeAll, describe, expect, test } from 'vitest'
import { OffprintError } from '../../src/diagnostics.ts'
import type { Face, ShapingFeatures } from '../../src/typesetting/face.ts'
import { openFaces } from '../../src/typesetting/faces.ts'
import { readSfnt } from '../../src/typesetting/read-sfnt.ts'
import { testHost } from '../support/test-host.ts'

const SERIF = 'Source Serif 4'
const SANS = 'Source Sans 3'
const PLAIN: ShapingFeatures = { caps: 'none', figures: 'lining' }

const faces = openFaces({ body: SERIF, head: SANS, display: SERIF, code: SANS }, testHost())
const serif = faces.face(SERIF, 400, false)
const glyphOf = (character: string): number => serif.glyphFor(character.codePointAt(0)!)

describe('shape', () => {
  test('gives equal words as one object', () => {
    expect(serif.shape('word', PLAIN)).toBe(serif.shape('word', { ...PLAIN }))
  })

  test('joins f and i, and says how many characters a glyph stands for', () => {
    const { glyphs, clusters } = serif.shape('final', PLAIN)
    expect(glyphs).toHaveLength(4)
    expect([...clusters]).toEqual([2, 1, 1, 1])
  })

  test('draws A and V together', () => {
    const { advances, width } = serif.shape('AV', PLAIN)
    expect(advances[0]).toBeLessThan(serif.advance(glyphOf('A')))
    expect(width).toBeCloseTo(advances[0]! + advances[1]!)
  })

  test.each<[string, string, ShapingFeatures]>([
    ['small capitals', 'abc', { ...PLAIN, caps: 'small' }],
    ['small capitals for capitals', 'ABC', { ...PLAIN, caps: 'all-small' }],
    ['old-style figures', '1359', { ...PLAIN, figures: 'old-style' }],
    ['superiors', '12', { ...PLAIN, position: 'super' }],
    ['inferiors', '12', { ...PLAIN, position: 'sub' }],
  ])('has %s', (_, text, features) => {
    const other = serif.shape(text, features).glyphs
    Array.from(text).forEach((character, i) => {
      expect(other[i]).not.toBe(glyphOf(character))
      expect(other[i]).not.toBe(0)
    })
  })

  test('makes fractions at a fraction slash alone', () => {
    const [one, , two] = serif.shape('1\u20442', PLAIN).glyphs
    expect([one, two]).not.toContain(glyphOf('1'))
    expect(one).not.toBe(glyphOf('1'))
    expect([...serif.shape('1/2', PLAIN).glyphs]).toEqual([glyphOf('1'), glyphOf('/'), glyphOf('2')])
  })

  test('shows nothing for soft hyphens and joiners, and keeps their characters', () => {
    const { glyphs, clusters, text } = serif.shape('a\u00adb\u200bc', PLAIN)
    expect([...glyphs]).toEqual([glyphOf('a'), glyphOf('b'), glyphOf('c')])
    expect(clusters.reduce((sum, length) => sum + length, 0)).toBe(text.length)
  })

  test('lets a hyphen stand for a no-break hyphen that the face lacks', () => {
    expect(serif.glyphFor(0x2011)).toBe(0)
    expect([...serif.shape('\u2011', PLAIN).glyphs]).toEqual([glyphOf('-')])
  })

  test('takes words apart as fontkit does', () => {
    const require = createRequire(import.meta.url)
    const sample = readFileSync(new URL('../../assets/sample/the-book-boat.md', import.meta.url), 'utf8')
    for (const face of [serif, faces.face(SANS, 600, false), faces.face(SERIF, 400, true)]) {
      const theirs = require('fontkit').create(Buffer.from(face.bytes))
      for (const word of new Set(sample.split(/\s+/).filter(Boolean))) {
        const layout = theirs.layout(word, ['lnum'])
        const { glyphs, width } = face.shape(word, PLAIN)
        expect([...glyphs], word).toEqual(layout.glyphs.map((glyph: { id: number }) => glyph.id))
        expect(width, word).toBeCloseTo((layout.advanceWidth * 1000) / face.unitsPerEm, 3)
      }
    }
  })
})

describe('full shaping', () => {
  let shape: Face['shape']

  beforeAll(async () => {
    const { loadScriptTools } = await import('../../src/typesetting/scripts.ts')
    const tools = await loadScriptTools(['e\u0301'])
    shape = openFaces({ body: SERIF, head: SANS, display: SERIF, code: SANS }, testHost(), [], tools).face(
      SERIF,
      400,
      false,
    ).shape
  })

  test('sets a letter and its mark as one cluster', () => {
    const { glyphs, clusters, opaque } = shape('e\u0301', PLAIN)
    expect(opaque).toBe(true)
    expect(glyphs[0]).not.toBe(0)
    expect(clusters.reduce((sum, length) => sum + length, 0)).toBe(2)
  })

  test('leaves plain words to the quick way', () => {
    expect(shape('word', PLAIN).opaque).toBeUndefined()
  })
})

describe('readSfnt', () => {
  test.each([
    ['nothing', new Uint8Array()],
    ['text', new TextEncoder().encode('this is no font at all, only text')],
    ['a font cut short', new Uint8Array(serif.bytes).slice(0, 300)],
  ])('refuses %s', (_, bytes) => {
    expect(() => readSfnt(bytes, 'x.ttf')).toThrow(OffprintError)
  })

  test('opens what has PostScript outlines', () => {
    const bytes = readFileSync(new URL('../support/square.otf', import.meta.url))
    expect(readSfnt(bytes, 'square.otf').unitsPerEm).toBe(1000)
  })
})
