import { describe, expect, test } from 'vitest'
import type { OffprintError } from '../../src/diagnostics.ts'
import { defaultOptions } from '../../src/options/resolve.ts'
import { parseTrim, TRIM_NAMES } from '../../src/options/trims.ts'
import type { Options } from '../../src/options.ts'
import { loadTheme, themeNames } from '../../src/themes/load-theme.ts'
import { toMm } from '../../src/units.ts'
import { testHost } from '../support/test-host.ts'

const optionsFor = (theme: string, trim: string | null = null): Options => {
  const base = defaultOptions()
  return { ...base, theme, page: { ...base.page, trim: trim === null ? null : parseTrim(trim) } }
}

const load = (theme: string, trim: string | null = null, files: Record<string, string> = {}) =>
  loadTheme(optionsFor(theme, trim), testHost(files))

const errorOf = async (theme: string, files: Record<string, string>) => {
  try {
    await load(theme, null, files)
  } catch (error) {
    return (error as OffprintError).diagnostic
  }
  throw new Error('no error')
}

/** Characters of Source Serif 4 in a measure; one is half an em on average, spaces included. */
const characters = (measure: number, size: number): number => measure / (0.502 * size)

/** Relative luminance and contrast of `#rrggbb` colours (WCAG 2.2, section 6). */
function contrast(a: string, b: string): number {
  const luminance = (colour: string): number => {
    const [red, green, blue] = [1, 3, 5]
      .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
      .map((share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4)) as [
      number,
      number,
      number,
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

describe('the journal', () => {
  test.each(['a4', 'letter'])('sets 58 to 66 characters and a sidebar on %s', async (trim) => {
    const { page, styles, pullQuotes } = await load('journal', trim)
    expect(characters(page.measure, styles.body.size)).toBeGreaterThan(58)
    expect(characters(page.measure, styles.body.size)).toBeLessThan(66)
    expect(toMm(page.sidebar)).toBeCloseTo(42, 0)
    expect(pullQuotes).toBe('sidebar')
  })

  test('sets 52 to 58 characters on A5, and cuts quotes into the column', async () => {
    const { page, styles, pullQuotes } = await load('journal', 'a5')
    expect(characters(page.measure, styles.body.size)).toBeGreaterThan(52)
    expect(characters(page.measure, styles.body.size)).toBeLessThan(58)
    expect(page.sidebar).toBe(0)
    expect(pullQuotes).toBe('cut-in')
  })
})

describe('every theme', () => {
  test.each(['journal', 'broadside', 'large-print'])('%s fits every page size', async (name) => {
    for (const trim of [...TRIM_NAMES, '130mm x 200mm', '300 x 400 mm']) {
      const { page } = await load(name, trim)
      const beside = page.sidebar > 0 ? page.sidebar + page.sidebarGap : 0
      const used = page.columns * page.measure + (page.columns - 1) * page.columnGap + beside
      expect(used + page.margins.inner + page.margins.outer, `${name} ${trim}`).toBeCloseTo(page.width, 3)
      expect(Math.min(...Object.values(page.margins)), `${name} ${trim}`).toBeGreaterThan(25)
    }
  })

  test.each(themeNames(testHost()))(
    '%s sets text and the cover’s lettering in enough contrast',
    async (name) => {
      expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
      const { colours, styles } = await load(name)
      for (const [role, { colour }] of Object.entries(styles)) {
        expect(contrast(colours[colour].rgb, colours.paper.rgb), `${name} ${role}`).toBeGreaterThanOrEqual(
          4.5,
        )
      }
      expect(contrast(colours['cover-text'].rgb, colours.cover.rgb), `${name} cover`).toBeGreaterThanOrEqual(
        4.5,
      )
    },
  )

  test('ships with a name', () => {
    expect(themeNames(testHost())).toEqual(['base', 'broadside', 'journal', 'large-print'])
  })

  test('sets nothing in large print under 18 points, and no italics', async () => {
    const { styles } = await load('large-print', 'a5')
    for (const style of Object.values(styles)) {
      expect(style.size).toBeGreaterThanOrEqual(18)
      expect(style.italic).toBe(false)
      expect(style.caps).toBe('none')
      expect(style.hyphenate).toBe(false)
    }
  })

  test('keeps text on its grid: leading is the grid’s own, or a ratio that meets it', async () => {
    const { styles, page } = await load('journal')
    for (const role of ['body', 'list', 'block-quote', 'verse', 'code', 'table', 'entry'] as const) {
      expect(styles[role].leading).toBeCloseTo(page.grid, 6)
    }
    expect((3 * styles['pull-quote'].leading) / page.grid).toBeCloseTo(4, 6)
  })
})

describe('a theme of one’s own', () => {
  test('changes what it says and keeps the rest of what it extends', async () => {
    const files = {
      'house.yaml': 'extends: journal\ncolours: { accent: "#004466" }\nstyles: { body: { size: 11pt } }\n',
    }
    const [mine, journal] = [await load('house.yaml', null, files), await load('journal')]
    expect(mine.colours.accent).toEqual({ rgb: '#004466' })
    expect(mine.colours.text).toEqual(journal.colours.text)
    expect(mine.styles.body.size).toBe(11)
    expect(mine.styles.title).toEqual(journal.styles.title)
  })

  test('may be a folder', async () => {
    const theme = await load('house', null, { 'house/theme.yaml': 'trim: a5' })
    expect(theme.trim).toBe('a5')
  })

  test('gives way to what the user asks for', async () => {
    const base = optionsFor('journal')
    const asked = {
      ...base,
      fonts: { ...base.fonts, body: 'Atkinson Hyperlegible' },
      typography: { ...base.typography, justify: false, hyphenate: false },
    }
    const { fonts, styles } = await loadTheme(asked, testHost())
    expect(fonts).toMatchObject({
      body: 'Atkinson Hyperlegible',
      display: 'Atkinson Hyperlegible',
      head: 'Source Sans 3',
    })
    expect(styles.body).toMatchObject({ align: 'left', hyphenate: false })
  })

  test.each([
    ['a key that there is none of', 'page:\n  margin: { top: 2cm }\n', 'C302', 2, 3, 'did you mean margins?'],
    [
      'a value of the wrong kind',
      'styles:\n  body:\n    size: big\n',
      'C303',
      3,
      11,
      'a length such as 3mm or 0.125in',
    ],
    [
      'a word near a right one',
      'styles:\n  body: { align: justified }\n',
      'C303',
      2,
      18,
      'did you mean justify?',
    ],
    ['broken YAML', 'page: { grid: 14pt\n', 'C304', 2, 1, 'see yaml.org'],
  ])('is refused for %s, with its place', async (_, source, code, line, column, hint) => {
    const error = await errorOf('house.yaml', { 'house.yaml': source })
    expect(error).toMatchObject({ code, hint, at: { file: 'house.yaml', line, column } })
  })

  test('is refused where it extends itself, and where there is none', async () => {
    const files = { 'a.yaml': 'extends: b.yaml', 'b.yaml': 'extends: a.yaml' }
    expect(await errorOf('a.yaml', files)).toMatchObject({
      code: 'C305',
      message: 'theme extends itself: a.yaml → b.yaml → a.yaml',
    })
    expect(await errorOf('jurnal', {})).toMatchObject({ code: 'C301', hint: 'did you mean journal?' })
  })
})
