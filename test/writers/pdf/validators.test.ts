/** What the tools of the trade say of the sample. */

import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Options } from '../../../src/options.ts'
import type { PlacedItem } from '../../../src/typesetting/page.ts'
import { pdfWriter } from '../../../src/writers/pdf/index.ts'
import { verapdf } from '../../../tools/validators/ask.ts'
import { pressProfile } from '../../support/press-profile.ts'
import { needsTool, run } from '../../support/tools.ts'
import { bareHost, type ManuscriptSettings, manuscriptOf } from './hand-made.ts'
import { sample } from './sample.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'offprint-pdf-'))
const fileOf = (name: string): string => path.join(folder, `${name}.pdf`)

/** What veraPDF finds each file to claim, and to keep to. */
const CLAIMS = {
  'ua1+a2a': ['2a', 'ua1'],
  a3a: ['3a', 'ua1'],
  marked: ['2a', 'ua1'],
  silent: ['2u'],
  private: ['2a', 'ua1'],
} as const
const ALL = [...Object.keys(CLAIMS), 'x-4', 'plain', 'booklet', 'test-sheet']

async function make(settings: Partial<ManuscriptSettings>) {
  const { pages, pictures } = await sample()
  const host = { ...bareHost, userFile: () => pressProfile() }
  return await pdfWriter.write(manuscriptOf(pages, { pictures, ...settings }), host)
}

/** A manuscript whose decoration reads as characters of private use. */
async function withPrivateHeads() {
  const { pages, pictures } = await sample()
  const asPrivate = (item: PlacedItem): PlacedItem =>
    item.kind === 'glyphs' && item.tag === 'artifact'
      ? { ...item, words: item.words.map((word) => ({ ...word, text: word.text.replace(/./gu, '\ue000') })) }
      : item
  const all = pages.pages.map((page) => ({ ...page, items: page.items.map(asPrivate) }))
  return manuscriptOf({ ...pages, pages: all }, { pictures })
}

beforeAll(async () => {
  const silent = await sample()
  const tags = silent.pages.tags.map(({ alt: _, ...tag }) => tag)
  const files: Record<string, Uint8Array> = {}
  for (const profile of ['ua1+a2a', 'a3a', 'x-4', 'plain'] as const)
    files[profile] = (await make({ profile, icc: 'press.icc' })).value[0]!.bytes
  files.marked = (await make({ bleed: 8.5, marks: true })).value[0]!.bytes
  const [, booklet, testSheet] = (await make({ booklet: true })).value
  files.booklet = booklet!.bytes
  files['test-sheet'] = testSheet!.bytes
  const manuscript = manuscriptOf({ ...silent.pages, tags }, { pictures: silent.pictures })
  files.silent = (await pdfWriter.write(manuscript, bareHost)).value[0]!.bytes
  files.private = (await pdfWriter.write(await withPrivateHeads(), bareHost)).value[0]!.bytes
  for (const [name, bytes] of Object.entries(files)) writeFileSync(fileOf(name), bytes)
})

describe('the PDF', () => {
  needsTool('qpdf', 'passes qpdf’s check in every profile', () => {
    for (const name of ALL)
      expect(run('qpdf', ['--check', fileOf(name)])).toContain('No syntax or stream encoding errors')
  })

  needsTool(
    ['java', 'verapdf'],
    'conforms to what it claims',
    async () => {
      const verdicts = await verapdf(Object.keys(CLAIMS).map(fileOf))
      const claimed = Object.entries(CLAIMS).map(([name, kept]) => [fileOf(name), { kept, faults: [] }])
      expect([...verdicts]).toEqual(claimed)
    },
    180_000,
  )

  needsTool('pdfinfo', 'is read aloud in reading order, from the sheets of a booklet too', () => {
    const heard = (name: string): string[] =>
      [...run('pdfinfo', ['-struct-text', fileOf(name)]).matchAll(/"(.*)"/g)]
        .map((match) => match[1]!.trim())
        .filter(Boolean)
    expect(heard('ua1+a2a')).toEqual([
      'Xi to visit Putin in Moscow',
      'Chinese President',
      'Xi Jinping',
      'plans a first official visit to Rus',
      'sia from Monday (fine fjords) \\ to',
      'Wednesday',
      '1',
      'example.org',
      'The Kremlin Said So',
      '1 A note, “quoted”: ﬁ 𝄞',
      'Who’s who',
      'A caption',
      'Xi Jinping',
      'Chinese President',
      'City',
      'People',
      'Kyiv',
      '2,950,000',
      'Nowhere',
      'AB B-A',
    ])
    expect(heard('booklet')).toEqual(heard('ua1+a2a'))
  })

  needsTool('pdfinfo', 'says what it is', () => {
    const told = run('pdfinfo', [fileOf('ua1+a2a')])
    expect(told).toMatch(/Title:\s+Xi & Putin <meet>/)
    expect(told).toMatch(/Author:\s+Ann “Ö” Author/)
    expect(told).toMatch(/Tagged:\s+yes/)
    expect(run('pdfinfo', [fileOf('x-4')])).toMatch(/PDF subtype:\s+PDF\/X-4/)
    expect(run('pdfinfo', ['-meta', fileOf('ua1+a2a')])).toContain('Xi &amp; Putin &lt;meet&gt;')
  })

  needsTool('pdfinfo', 'has its boxes right', () => {
    const told = run('pdfinfo', ['-box', fileOf('marked')])
    const box = (name: string): number[] =>
      told
        .match(new RegExp(`${name}:\\s+(.*)`))![1]!
        .trim()
        .split(/\s+/)
        .map(Number)
    const [media, bleed, trim] = [box('MediaBox'), box('BleedBox'), box('TrimBox')]
    expect(trim[2]! - trim[0]!).toBeCloseTo(419.53, 1)
    expect(trim[0]! - bleed[0]!).toBeCloseTo(8.5, 1)
    expect(media[0]).toBe(0)
    expect(bleed[0]).toBeGreaterThan(0)
  })

  needsTool('pdfinfo', 'leads to its places', () => {
    const places = run('pdfinfo', ['-dests', fileOf('ua1+a2a')])
    expect(places).toMatch(/2 \[ XYZ\s+50\s+535 .*"name-1"/)
    expect(places).not.toContain('Ábel')
  })

  needsTool('mutool', 'has its outline and pages in mupdf', () => {
    expect(run('mutool', ['show', fileOf('ua1+a2a'), 'outline'])).toMatch(
      /Xi & Putin meet — “at last”.*#.*\n.*Who’s who/,
    )
    expect(run('mutool', ['info', fileOf('booklet')])).toMatch(/Pages: 2/)
  })

  needsTool('pdftotext', 'gives its text back', () => {
    const text = run('pdftotext', ['-raw', fileOf('ua1+a2a'), '-'])
    expect(text).toContain(
      'Chinese President Xi Jinping plans a first official visit to Rus\u00ad\nsia from Monday',
    )
    expect(text).toContain('The Kremlin Said So')
  })

  needsTool('qpdf', 'carries the article that it was made from, under a3a', () => {
    expect(run('qpdf', ['--list-attachments', fileOf('a3a')])).toContain('article.md')
    expect(run('qpdf', ['--show-attachment=article.md', fileOf('a3a')])).toBe('# Hello\n')
  })

  needsTool('qpdf', 'has no link on the press’s pages and says that nothing is trapped', () => {
    const text = run('qpdf', ['--qdf', '--object-streams=disable', fileOf('x-4'), '-'])
    expect(text).not.toContain('/Annot')
    expect(text).toContain('/Trapped')
    expect(text).toContain('/DefaultRGB')
    expect(text).toContain('/GTS_PDFX')
  })
})

test('equal manuscripts give equal bytes', async () => {
  const [a, b] = [await make({}), await make({})]
  expect(Buffer.compare(a.value[0]!.bytes, b.value[0]!.bytes)).toBe(0)
})

test('a booklet comes beside the book, with a sheet to try the printer on', async () => {
  const { value, diagnostics } = await make({ booklet: true })
  expect(value.map(({ suffix, pages }) => [suffix, pages])).toEqual([
    ['.pdf', 3],
    ['.booklet.pdf', 2],
    ['.test-sheet.pdf', 2],
  ])
  expect(diagnostics).toMatchObject([{ severity: 'note', code: 'P104' }])
  expect(diagnostics[0]!.message).toContain('1 sheet of paper, the last page blank')
})

test('a figure without a text is told, and the claim is smaller', async () => {
  const { pages, pictures } = await sample()
  const tags = pages.tags.map(({ alt: _, ...tag }) => tag)
  const { diagnostics } = await pdfWriter.write(manuscriptOf({ ...pages, tags }, { pictures }), bareHost)
  expect(diagnostics).toMatchObject([{ severity: 'warning', code: 'P101' }])
  expect(diagnostics[0]!.message).toContain('PDF/A-2u: a figure has no alternative text')
})

test.each<[string, Partial<ManuscriptSettings>, string]>([
  ['without an ICC profile', { icc: null }, 'P102'],
  ['with a file that is none', { icc: 'press.icc' }, 'P103'],
])('x-4 %s ends the build', async (_, settings, code) => {
  const { pages } = await sample()
  const host = { ...bareHost, userFile: () => new Uint8Array(200) }
  const manuscript = manuscriptOf(pages, { profile: 'x-4' satisfies Options['pdf']['profile'], ...settings })
  await expect(pdfWriter.write(manuscript, host)).rejects.toMatchObject({ diagnostic: { code } })
})
