import { describe, expect, test } from 'vitest'
import { OffprintError } from '../../src/diagnostics.ts'
import { defaultOptions, metadataOf, resolveOptions } from '../../src/options/resolve.ts'
import type { Setting } from '../../src/options/setting.ts'
import { settingsOf } from '../../src/options/settings-of.ts'

const asked = (nested: object) => ({ asked: settingsOf(nested as never), configured: [] })

/** What ends the resolving of these settings. */
function troubleOf(settings: readonly Setting[], frontMatter: readonly Setting[] = []) {
  try {
    resolveOptions({ asked: settings, configured: [] }, frontMatter)
  } catch (error) {
    if (error instanceof OffprintError) return { exit: error.exit, ...error.diagnostic }
    throw error
  }
  return null
}

describe('resolveOptions', () => {
  test('gives defaults to somebody who says nothing', () => {
    expect(defaultOptions()).toMatchObject({
      formats: ['epub', 'pdf'],
      theme: 'journal',
      page: { trim: null, sides: 'one', bleed: 0 },
      names: { file: null, kinds: ['person', 'organisation', 'place'] },
      pullQuotes: 'auto',
      cover: 'auto',
      output: { dir: 'out', name: '{slug}' },
    })
  })

  test('lets flags win over front matter, and front matter over the configuration file', () => {
    const configured = settingsOf({ theme: 'a', page: { sides: 'two' }, sections: 'none' })
    const frontMatter = settingsOf({ theme: 'b', sections: 'extractive' })
    const { value } = resolveOptions({ asked: settingsOf({ theme: 'c' }), configured }, frontMatter)
    expect([value.theme, value.sections, value.page.sides]).toEqual(['c', 'extractive', 'two'])
  })

  test('reads each kind of value', () => {
    const { value } = resolveOptions(
      asked({
        page: { trim: '6in x 9in', bleed: '3mm', marks: true },
        'pull-quotes': '2',
        cover: 'front.png',
        typography: { widows: 3 },
        fonts: { fallback: 'Noto Serif' },
        output: { formats: 'pdf, epub,pdf' },
      }),
    )
    expect(value.page.trim).toEqual({ name: '6in x 9in', width: 432, height: 648 })
    expect(value.page.bleed).toBeCloseTo(8.504)
    expect(value.pullQuotes).toBe(2)
    expect(value.cover).toEqual({ file: 'front.png' })
    expect(value.fonts.fallback).toEqual(['Noto Serif'])
    expect(value.formats).toEqual(['pdf', 'epub'])
  })

  test('keeps exact words of pull quotes whole, commas and all', () => {
    expect(resolveOptions(asked({ 'pull-quotes': ['One, two.', 'Three.'] })).value.pullQuotes).toEqual([
      'One, two.',
      'Three.',
    ])
  })

  test.each([
    ['flag over file', { names: 'none' }, { names: { file: 'x.yaml' } }, 'none'],
    ['file over none', { names: { file: 'x.yaml' } }, { names: 'none' }, 'x.yaml'],
    ['file given short', { names: 'x.yaml' }, { names: 'none' }, 'x.yaml'],
    ['kinds beside none', { names: { kinds: ['person'] } }, { names: 'none' }, 'none'],
  ])('takes the last word on names: %s', (_, flags, file, expected) => {
    const settings = { asked: settingsOf(flags), configured: settingsOf(file as never) }
    const { names } = resolveOptions(settings).value
    expect(names === 'none' ? names : names.file).toBe(expected)
  })

  test('sets the trim of a booklet by its paper', () => {
    expect(resolveOptions(asked({ pdf: { booklet: true } })).value.page.trim?.name).toBe('a5')
    const letter = resolveOptions(asked({ pdf: { booklet: true, paper: 'letter' } })).value
    expect([letter.page.trim?.name, letter.page.sides]).toEqual(['half-letter', 'two'])
  })

  const at = { file: 'a.md', line: 6, column: 9, length: 3 }
  test.each([
    ['page.trim', 'a55', 'C201', 'unknown page size “a55”', /^one of a6, a5, .* or W x H/],
    ['page.sides', 'three', 'C201', 'page.sides: “three” does not fit', /^one of one, two$/],
    ['typography.widows', 0, 'C201', 'typography.widows: 0 does not fit', /from 1 to 9/],
    ['page.bleed', '3', 'C201', 'page.bleed: “3” does not fit', /3mm/],
    ['page.trim', '3mm x 5mm', 'C201', 'unknown page size “3mm x 5mm”', /W x H/],
    ['page', 'a5', 'C201', 'page holds keys, not one value', /trim, sides/],
    ['page.trm', 'a5', 'C202', 'unknown key “page.trm”', /^did you mean page\.trim\?$/],
    ['trim', 'a5', 'C202', 'unknown key “trim”', /^did you mean page\.trim\?$/],
    ['page.colour', 'red', 'C202', 'unknown key “page.colour”', /^one of trim, sides, bleed, marks$/],
    ['tehme', 'x', 'C202', 'unknown key “tehme”', /^did you mean theme\?$/],
    ['output.name', '../../etc/x', 'C201', 'output.name: “../../etc/x” does not fit', /without folders/],
    ['__proto__', 'x', 'C202', 'unknown key “__proto__”', /^one of/],
    ['constructor', 'x', 'C202', 'unknown key “constructor”', /^one of/],
  ])('ends with status 2 and a hint for %s: %s', (path, value, code, message, hint) => {
    const trouble = troubleOf([{ path, value, at }])
    expect(trouble).toMatchObject({ exit: 2, code, message, at })
    expect(trouble?.hint).toMatch(hint)
  })

  test('names the flag of a wrong value that has no place', () => {
    expect(troubleOf([{ path: 'page.sides', value: 'x', flag: 'sides' }])?.message).toBe(
      '--sides: “x” does not fit',
    )
  })

  test('leaves keys of other programs in front matter alone, with a note', () => {
    const { diagnostics } = resolveOptions({ asked: [], configured: [] }, settingsOf({ layout: 'post' }))
    expect(diagnostics).toMatchObject([{ severity: 'note', code: 'C203' }])
    expect(troubleOf(settingsOf({ layout: 'post' }))?.code).toBe('C202')
    expect(troubleOf([], settingsOf({ them: 'x' }))?.code).toBe('C202')
  })

  test.each(['/etc/passwd', '../x.png', 'a/../../x', 'file:///etc/passwd', '~/x', 'C:\\x', 'http://a/x'])(
    'lets front matter name no file outside its folder: %s',
    (file) => {
      for (const setting of [
        { cover: file },
        { theme: file },
        { names: { file } },
        { output: { dir: file } },
      ]) {
        expect(troubleOf([], settingsOf(setting))?.code).toBe('C205')
        expect(troubleOf(settingsOf(setting))).toBeNull()
      }
    },
  )

  test('takes an empty value as nothing said', () => {
    expect(troubleOf([{ path: 'theme', value: null }])).toBeNull()
    expect(troubleOf([{ path: 'them', value: null }])?.code).toBe('C202')
  })
})

describe('metadataOf', () => {
  test('finds what is known of the article, checked', () => {
    const layer = settingsOf({ title: 'A', author: 'Lee, Jr.', date: 2023, theme: 'x' })
    expect(Object.fromEntries(metadataOf(layer))).toEqual({ title: 'A', author: ['Lee, Jr.'], date: '2023' })
  })

  test.each([
    ['date', '17 March'],
    ['date', '2023-13-01'],
    ['lang', 'en"><script>'],
    ['lang', 'English language'],
    ['title', ['a', 'b']],
  ])('refuses %s: %s', (key, value) => {
    expect(() => metadataOf([{ path: key, value }])).toThrow(OffprintError)
  })
})
