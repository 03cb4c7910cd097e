/** Every book that is made of the cases, and of the sample in every theme, before the validators of the trade. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import type { NestedSettings } from '../src/options/settings-of.ts'
import { themeNames } from '../src/themes/load-theme.ts'
import { ace, epubcheck, mupdf, poppler, qpdf, type Verdicts, verapdf } from '../tools/validators/ask.ts'
import { amendEpub } from './support/amend-epub.ts'
import { amendPdf } from './support/amend-pdf.ts'
import { buildCase, bytesOf, cases, SAMPLE, webPages } from './support/cases.ts'
import { pressProfile } from './support/press-profile.ts'
import { testHost } from './support/test-host.ts'
import { needsTool } from './support/tools.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'offprint-validators-'))
afterAll(() => rmSync(folder, { recursive: true }))
const fileOf = (name: string, format: 'epub' | 'pdf'): string => path.join(folder, `${name}.${format}`)

/** What veraPDF is to find, by name; a book of which the build said that it is no accessible one claims less. */
const claims = new Map<string, readonly string[]>()
const names: string[] = []

async function make(name: string, each = SAMPLE, asked: NestedSettings = {}, expected = ['2a', 'ua1']) {
  const { value: book, diagnostics } = await buildCase(each, asked, { userFile: () => pressProfile() })
  for (const format of ['epub', 'pdf'] as const) writeFileSync(fileOf(name, format), bytesOf(book, format))
  names.push(name)
  if (expected.length > 0)
    claims.set(name, diagnostics.some(({ code }) => code === 'P101') ? ['2u'] : expected)
}

beforeAll(async () => {
  for (const each of [...cases, ...webPages]) await make(each.name, each)
  for (const theme of themeNames(testHost())) await make(`sample-${theme}`, SAMPLE, { theme })
  await make('sample-a3a', SAMPLE, { pdf: { profile: 'a3a' } }, ['3a', 'ua1'])
  await make('sample-x-4', SAMPLE, { pdf: { profile: 'x-4', icc: 'press.icc' } }, [])
  await make('sample-plain', SAMPLE, { pdf: { profile: 'plain' } }, [])
}, 300_000)

const all = (format: 'epub' | 'pdf'): string[] => names.map((name) => fileOf(name, format))

/** Faults with the names of their books. */
const faultsIn = (verdicts: Verdicts): string[] =>
  [...verdicts].flatMap(([book, faults]) => faults.map((fault) => `${path.basename(book)}: ${fault}`))

describe('the books of the cases and of the sample in every theme', () => {
  needsTool(
    'javac',
    'pass EPUBCheck without error or warning',
    async () => {
      expect(faultsIn(await epubcheck(all('epub')))).toEqual([])
    },
    300_000,
  )

  needsTool(
    ['ace', 'chromium'],
    'pass Ace without violation',
    async () => {
      expect(faultsIn(await ace(all('epub')))).toEqual([])
    },
    600_000,
  )

  needsTool(
    ['java', 'verapdf'],
    'pass veraPDF by all that they claim, and claim all that they can',
    async () => {
      const verdicts = await verapdf([...claims.keys()].map((name) => fileOf(name, 'pdf')))
      const found = [...verdicts].map(([file, { kept, faults }]) => [path.basename(file), kept, faults])
      expect(found).toEqual([...claims].map(([name, kept]) => [`${name}.pdf`, kept, []]))
    },
    300_000,
  )

  needsTool('qpdf', 'pass qpdf’s check', async () => {
    expect(faultsIn(await qpdf(all('pdf')))).toEqual([])
  })

  needsTool('mutool', 'are read by MuPDF without a complaint', async () => {
    expect(faultsIn(await mupdf(all('pdf')))).toEqual([])
  })

  needsTool('pdfinfo', 'are read by Poppler without a complaint', async () => {
    expect(faultsIn(await poppler(all('pdf')))).toEqual([])
  })
})

/** So that nobody takes a validator that was not asked for one that is content. */
describe('a planted fault is found by', () => {
  /** Asks about the sample and about the sample with a fault; gives what is said of each. */
  async function ask<T>(
    validator: (books: readonly string[]) => Promise<ReadonlyMap<string, T>>,
    format: 'epub' | 'pdf',
    bytes: Uint8Array,
  ): Promise<T[]> {
    writeFileSync(fileOf('planted', format), bytes)
    return [...(await validator([fileOf('sample', format), fileOf('planted', format)])).values()]
  }
  const some = [[], expect.arrayContaining([expect.anything()])]
  const epub = () => readFileSync(fileOf('sample', 'epub'))
  const pdf = () => readFileSync(fileOf('sample', 'pdf'))
  const cut = () => pdf().subarray(0, 30_000)

  needsTool(
    'javac',
    'EPUBCheck',
    async () => {
      const change = { file: 'content.opf', from: 'href="css/style.css"', to: 'href="css/x.css"' }
      expect(await ask(epubcheck, 'epub', amendEpub(epub(), [change]))).toEqual(some)
    },
    180_000,
  )

  needsTool(
    ['ace', 'chromium'],
    'Ace',
    async () => {
      const change = { file: 'article.xhtml', from: / alt="[^"]*"/, to: '' }
      const found = [expect.stringMatching(/^critical image-alt text\/article.xhtml/)]
      expect(await ask(ace, 'epub', amendEpub(epub(), [change]))).toEqual([[], found])
    },
    180_000,
  )

  needsTool(
    ['java', 'verapdf'],
    'veraPDF',
    async () => {
      const broken = await amendPdf(pdf(), { from: /(\/S \/Figure .*)\/Alt <\w*>/, to: '$1' })
      expect(await ask(verapdf, 'pdf', broken)).toEqual([
        { kept: ['2a', 'ua1'], faults: [] },
        { kept: ['2a'], faults: [expect.stringMatching(/^FAIL .* ua1$/), 'FAIL 7.3-1'] },
      ])
    },
    180_000,
  )

  needsTool('qpdf', 'qpdf', async () => expect(await ask(qpdf, 'pdf', cut())).toEqual(some))
  needsTool('mutool', 'MuPDF', async () => expect(await ask(mupdf, 'pdf', cut())).toEqual(some))
  needsTool('mutool', 'MuPDF, if it is text that runs off the page', async () => {
    const narrow = await amendPdf(pdf(), { from: /\/MediaBox \[.*?\]/, to: '/MediaBox [ 0 0 300 842 ]' })
    const found = [expect.stringMatching(/^page1: text runs off the page/)]
    expect(await ask(mupdf, 'pdf', narrow)).toEqual([[], expect.arrayContaining(found)])
  })
  needsTool('pdfinfo', 'Poppler', async () => expect(await ask(poppler, 'pdf', cut())).toEqual(some))
})
