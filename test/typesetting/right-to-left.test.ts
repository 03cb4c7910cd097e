import { describe, expect, test } from 'vitest'
import { orderAtoms } from '../../src/typesetting/order-atoms.ts'
import { loadScriptTools, PLAIN_SCRIPTS } from '../../src/typesetting/scripts.ts'
import { setSquares } from '../support/square-face.ts'

describe('orderAtoms', () => {
  const word = (level: number) => ({ level, width: 3, space: 1 })

  test.each([
    ['words that run rightwards', [0, 0, 0], [0, 4, 8]],
    ['words that run leftwards', [1, 1, 1], [8, 4, 0]],
    ['a leftward pair among rightward words', [0, 1, 1, 0], [0, 8, 4, 12]],
    ['a rightward pair among leftward words', [1, 2, 2, 1], [12, 4, 8, 0]],
  ])('places %s', (_, levels, lefts) => {
    expect(orderAtoms(levels.map(word))).toEqual(lefts)
  })
})

describe('a paragraph from right to left', () => {
  const text = 'שלום John Lee שוב'

  test('keeps a name that runs rightwards in its order', async () => {
    const tools = await loadScriptTools([text])
    const [line] = setSquares(text, { measure: 30, dir: 'rtl', tools })
    const places = line!.pieces.map(({ x, glyphs }) => [glyphs.words[0]!.text, x])
    expect(places).toEqual([
      ['שלום', 26],
      ['John', 17],
      ['Lee', 22],
      ['שוב', 13],
    ])
  })

  test('starts its lines at the right, indented there', async () => {
    const tools = await loadScriptTools([text])
    const [line] = setSquares(text, { measure: 30, dir: 'rtl', tools, style: { indent: 2, align: 'left' } })
    expect(line!.pieces[0]!.x).toBe(24)
  })

  test('is filled like any other', async () => {
    const tools = await loadScriptTools([text])
    const lines = setSquares(Array(8).fill(text).join(' '), { measure: 30, dir: 'rtl', tools })
    for (const { pieces } of lines.slice(0, -1)) {
      expect(Math.min(...pieces.map(({ x }) => x))).toBeCloseTo(0)
      expect(Math.max(...pieces.map(({ x, width }) => x + width))).toBeCloseTo(30)
    }
  })
})

describe('loadScriptTools', () => {
  test('loads nothing for Latin, Greek and Cyrillic', async () => {
    expect(await loadScriptTools(['Naïve – “Ελλάδα” — Москва … ½ €'])).toBe(PLAIN_SCRIPTS)
  })

  test.each([
    ['Hebrew', 'שלום', { openShaper: true, levelsOf: true, lineEnds: false }],
    ['Hindi', 'हिन्दी', { openShaper: true, levelsOf: false, lineEnds: false }],
    ['Chinese', '北京', { openShaper: false, levelsOf: false, lineEnds: true }],
  ])('loads what %s needs', async (_, text, wanted) => {
    const tools = await loadScriptTools(['plain', text])
    const loaded = Object.fromEntries(Object.entries(tools).map(([name, tool]) => [name, tool !== null]))
    expect(loaded).toEqual(wanted)
  })
})

describe('a line of Chinese', () => {
  test('fills its measure by giving way between characters, without spaces', async () => {
    const text = '雖然美國的許多數字化轉型都是史無前例的，但權力的和平轉移卻存在先例。'.repeat(2)
    const tools = await loadScriptTools([text])
    const lines = setSquares(text, { measure: 10.3, tools, lang: 'zh' })
    for (const { pieces } of lines.slice(0, -1)) {
      expect(pieces.flatMap(({ glyphs }) => glyphs.spaces).every(Number.isNaN)).toBe(true)
      expect(Math.max(...pieces.map(({ x, width }) => x + width))).toBeGreaterThan(10.29)
    }
    expect(lines.some(({ pieces }) => pieces[0]!.glyphs.words[0]!.text.startsWith('，'))).toBe(false)
  })
})
