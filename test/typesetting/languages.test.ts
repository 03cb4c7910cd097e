import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Theme } from '../../src/themes/theme.ts'
import { openFaces } from '../../src/typesetting/faces.ts'
import { loadScriptTools } from '../../src/typesetting/scripts.ts'
import { paragraphSetting, setParagraph } from '../../src/typesetting/set-paragraph.ts'
import { flowText, rightEdge } from '../support/square-face.ts'
import { testHost } from '../support/test-host.ts'

const shared = path.resolve(import.meta.dirname, '../../../shared/data/languages')
const present = existsSync(shared)
if (!present) console.log('skipped: ../shared/data/languages is not there')

const FONTS = {
  body: 'Source Serif 4',
  head: 'Source Sans 3',
  display: 'Source Serif 4',
  code: 'Source Sans 3',
}
const THEME = { fonts: FONTS, colours: { text: { rgb: '#000000' } } } as unknown as Theme
const MEASURE = 317.5

/** Sets a text of the four languages, five sentences a paragraph. */
async function setLanguage(lang: string) {
  const sentences = readFileSync(path.join(shared, `${lang}.txt`), 'utf8')
    .split('\n')
    .filter(Boolean)
  const between = lang === 'zh' || lang === 'th' ? '' : ' '
  const texts = Array.from({ length: Math.ceil(sentences.length / 5) }, (_, i) =>
    sentences.slice(5 * i, 5 * i + 5).join(between),
  )
  const tools = await loadScriptTools(texts)
  const faces = openFaces(FONTS, testHost(), [], tools)
  const setting = paragraphSetting({ theme: THEME, faces, hyphenator: () => null }, tools)
  const lines = texts.flatMap((text) => {
    const flow = flowText(text, {
      measure: MEASURE,
      lang,
      dir: lang === 'ar' ? 'rtl' : 'ltr',
      style: { size: 11 },
    })
    return setParagraph(flow, { at: () => ({ offset: 0, measure: MEASURE }) }, setting)
  })
  return { texts, lines, diagnostics: setting.diagnostics }
}

const letters = (texts: readonly string[]): string => texts.join('').replace(/[\s\u200b-\u200f]/g, '')

describe.skipIf(!present)('a text in another script', () => {
  test.each([
    ['Arabic', 'ar'],
    ['Hindi', 'hi'],
    ['Thai', 'th'],
  ])('sets %s without a missing glyph, lost letters or lines too wide', async (_, lang) => {
    const { texts, lines, diagnostics } = await setLanguage(lang)
    const words = lines.flatMap(({ pieces }) => pieces.flatMap(({ glyphs }) => glyphs.words))
    expect(diagnostics).toEqual([])
    expect(words.filter(({ glyphs }) => glyphs.includes(0)).map(({ text }) => text)).toEqual([])
    expect(letters(words.map(({ text }) => text))).toBe(letters(texts))
    for (const line of lines) expect(rightEdge(line)).toBeLessThan(MEASURE + 11)
  })

  test('names the package that Chinese needs where it is not installed', async () => {
    const { diagnostics } = await setLanguage('zh')
    const installed = testHost().packageFiles('@expo-google-fonts/noto-serif-sc') !== null
    expect(diagnostics.map(({ hint }) => hint)).toEqual(
      installed ? [] : [expect.stringContaining('@expo-google-fonts/noto-serif-sc')],
    )
  })
})
