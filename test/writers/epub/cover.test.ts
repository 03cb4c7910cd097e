import { describe, expect, test } from 'vitest'
import { defaultOptions } from '../../../src/options/resolve.ts'
import { loadTheme } from '../../../src/themes/load-theme.ts'
import { openFaces } from '../../../src/typesetting/faces.ts'
import { readSfnt } from '../../../src/typesetting/read-sfnt.ts'
import { loadScriptTools } from '../../../src/typesetting/scripts.ts'
import { type Lettering, letterer } from '../../../src/writers/epub/cover-lettering.ts'
import { coverPattern } from '../../../src/writers/epub/cover-pattern.ts'
import { glyphPath } from '../../../src/writers/epub/glyph-outlines.ts'
import { setCoverTitle } from '../../../src/writers/epub/set-cover-title.ts'
import { editionOf, entry, metadata, paragraph, section } from '../../support/small-edition.ts'
import { testHost } from '../../support/test-host.ts'
import { writeEpub } from '../../support/write-epub.ts'

const host = testHost()
const theme = await loadTheme(defaultOptions(), host)
const faces = openFaces(theme.fonts, host)
const serif = faces.face('Source Serif 4', 600, false)
const font = readSfnt(serif.bytes, serif.family)
const PLAIN: Lettering = {
  family: 'Source Serif 4',
  weight: 600,
  features: { caps: 'none', figures: 'lining' },
  tracking: 0,
}

/** Corners of a path, in its order. */
const points = (path: string): number[][] =>
  path
    .split(/[MLQZ ]+/)
    .filter(Boolean)
    .reduce<number[][]>((pairs, value) => {
      const last = pairs.at(-1)
      if (last?.length === 1) last.push(Number(value))
      else pairs.push([Number(value)])
      return pairs
    }, [])

describe('glyphPath', () => {
  test('draws closed contours: two for O, two dots more for Ö, none for a space', () => {
    const contours = (character: string) =>
      glyphPath(font, serif.glyphFor(character.codePointAt(0)!), 0, 0, 100).match(/M[^Z]*Z/g)?.length
    expect(['O', 'Ö', ' '].map(contours)).toEqual([2, 4, undefined])
  })

  test('stands on the baseline and is as high as a capital', () => {
    const ys = points(glyphPath(font, serif.glyphFor(0x48), 10, 50, 1000)).map(([, y]) => y!)
    expect(Math.max(...ys)).toBeCloseTo(50, 0)
    expect(Math.abs(50 - Math.min(...ys) - serif.capHeight)).toBeLessThan(10)
  })
})

describe('letterer', () => {
  const lettererOf = async (text: string, dir: 'ltr' | 'rtl') =>
    letterer({ faces, spare: 'Source Serif 4', scripts: await loadScriptTools([text]), dir })

  test('is as wide as the face says, kerning and all', async () => {
    const pen = await lettererOf('AVA', 'ltr')
    expect(pen.measure('AVA', PLAIN) * 1000).toBeCloseTo(serif.shape('AVA', PLAIN.features).width, 6)
  })

  test('puts words from right to left where the text runs so', async () => {
    const text = 'שלום a b'
    const pen = await lettererOf(text, 'rtl')
    const left = (word: string) => Math.min(...points(pen.draw(word, PLAIN, 0, 0, 100)).map(([x]) => x!))
    expect(pen.missing).toEqual(new Set())
    expect(left(text)).toBeCloseTo(left('a b'), 0)
    expect([...'שלום'].every((letter) => pen.missing.has(letter))).toBe(true)
  })
})

describe('setCoverTitle', () => {
  const space = {
    width: 1000,
    height: 400,
    sizes: [100, 50],
    leading: 1,
    measure: (text: string) => text.length / 2,
  }

  test('takes the largest size whose lines fit, and makes the lines even', () => {
    expect(setCoverTitle('one two three four five', space)).toEqual({
      lines: ['one two three', 'four five'],
      size: 100,
    })
  })

  test('divides a word that no line holds', () => {
    const { lines, size } = setCoverTitle('x'.repeat(100), space)
    expect([lines.join(''), size]).toEqual(['x'.repeat(100), 50])
  })

  test('ends in an ellipsis what no cover holds', () => {
    const { lines } = setCoverTitle('word '.repeat(200), space)
    expect(lines).toHaveLength(8)
    expect(lines.at(-1)).toMatch(/…$/)
  })

  test.each(['', ' ', '書'.repeat(60)])('sets “%s” somehow', (title) => {
    expect(setCoverTitle(title, space).lines.length).toBeLessThanOrEqual(8)
  })
})

describe('coverPattern', () => {
  const edition = editionOf([section('s1', [paragraph('b1', 'Anna Kowal steers the boat.')])], {
    names: [entry(1, 'Anna Kowal', 'person', null, [['b1', 0, 10]])],
  })
  const space = { x: 0, y: 0, width: 1000, height: 400 }

  test('has a stroke for each word, and one for all words of a name', () => {
    const { words, names } = coverPattern(edition, space)
    expect(words.match(/M/g)).toHaveLength(3)
    expect(names.match(/M/g)).toHaveLength(1)
  })

  test('stands on the foot of its space and keeps inside it, however long the text', () => {
    const long = editionOf([section('s1', [paragraph('b1', 'word '.repeat(5000))])])
    const places = [...coverPattern(long, space).words.matchAll(/M([\d.]+) ([\d.]+)h([\d.]+)v(\d+)/g)]
    const lowest = Math.max(...places.map(([, , y, , height]) => Number(y) + Number(height)))
    expect(lowest).toBe(400)
    expect(Math.max(...places.map(([, x, , width]) => Number(x) + Number(width)))).toBeLessThanOrEqual(1000.1)
    expect(Math.min(...places.map(([, , y]) => Number(y)))).toBeGreaterThanOrEqual(0)
  })
})

describe('the cover', () => {
  test('tells of characters that no face has, where no printed page tells of them', async () => {
    const edition = editionOf([section('s1', [paragraph('b1', 'x')])], {
      article: { metadata: metadata({ title: '北京' }) },
    })
    const { diagnostics } = await writeEpub(edition)
    expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'B102 no glyph on the cover for “北京”',
    ])
  })
})
