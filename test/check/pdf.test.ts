import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { findingsOf } from '../../src/check/index.ts'
import { checkPdf } from '../../src/check/pdf/index.ts'
import { openPdf } from '../../src/check/pdf/pdf-file.ts'
import { verapdf } from '../../tools/validators/ask.ts'
import { amendPdf, type PdfAmendment, update } from '../support/amend-pdf.ts'
import { damaged } from '../support/damage.ts'
import { goodBook } from '../support/good-book.ts'
import { needsTool } from '../support/tools.ts'

let pdf: Uint8Array
beforeAll(async () => {
  pdf = (await goodBook()).pdf
})

const codesOf = async (bytes: Uint8Array): Promise<string[]> => [
  ...new Set(findingsOf(await checkPdf('boat.pdf', bytes)).map(({ code }) => code)),
]

test('a good PDF has nothing to be found, an updated one neither', async () => {
  expect(findingsOf(await checkPdf('boat.pdf', pdf))).toEqual([])
  const updated = await amendPdf(pdf, { from: '/PageMode /UseOutlines', to: '/PageMode /UseNone' }).catch(
    () => amendPdf(pdf, { from: '/Lang <656e>', to: '/Lang <656e2d4742>' }),
  )
  expect(findingsOf(await checkPdf('boat.pdf', updated))).toEqual([])
})

/** What is planted, what is found, and on which page. */
const FAULTS: readonly (readonly [string, PdfAmendment, string, number?])[] = [
  ['is not marked as tagged', { from: '/Marked true', to: '/Marked false' }, 'P201'],
  ['has suspect tags', { from: '/Marked true', to: '/Marked true /Suspects true' }, 'P202'],
  ['has no language', { from: '/Lang <656e>', to: '' }, 'P203'],
  ['has a language that is none', { from: '/Lang <656e>', to: '/Lang <656e676c69736821>' }, 'P203'],
  ['has no title', { stream: true, from: /<dc:title>.*<\/dc:title>/, to: '' }, 'P204'],
  ['hides its title', { from: '/DisplayDocTitle true', to: '/DisplayDocTitle false' }, 'P205'],
  ['has no structure', { from: /\/StructTreeRoot \d+ 0 R/, to: '' }, 'P206'],
  ['has untagged text', { stream: true, from: '/P <</MCID 0>> BDC', to: '/P BMC' }, 'P207', 1],
  [
    'has tags that lead nowhere',
    { stream: true, from: '/P <</MCID 0>> BDC', to: '/P <</MCID 900>> BDC' },
    'P208',
    1,
  ],
  [
    'has decoration in its text',
    { stream: true, from: '/P <</MCID 0>> BDC', to: '/P <</MCID 0>> BDC /Artifact BMC EMC' },
    'P209',
    1,
  ],
  [
    'has text in its decoration',
    { stream: true, from: 'BDC\n0.067 g', to: 'BDC /P <</MCID 0>> BDC EMC' },
    'P209',
    1,
  ],
  ['has a figure without words', { from: /(\/S \/Figure .*)\/Alt <\w*>/, to: '$1' }, 'P210', 2],
  ['has a header cell without scope', { from: '/Scope /Column', to: '' }, 'P211', 3],
  ['has a header cell with a scope that is none', { from: '/Scope /Column', to: '/Scope /Up' }, 'P211', 3],
  ['skips a heading', { from: '/S /H2', to: '/S /H4' }, 'P212', 1],
  ['begins with a deep heading', { from: '/S /H1', to: '/S /H3' }, 'P212', 1],
  ['has a list without items', { from: '/S /LI ', to: '/S /TD ' }, 'P213'],
  ['has a type of element that nobody knows', { from: '/S /H2', to: '/S /Chapter' }, 'P214'],
  ['maps a standard type', { from: '/Aside /Div', to: '/P /H1' }, 'P214'],
  ['maps in a circle', { from: '/Aside /Div', to: '/A /B /B /A' }, 'P214'],
  ['has a note without an id', { from: /(\/S \/Note .*)\/ID <\w*>/, to: '$1' }, 'P215'],
  ['has two notes of one id', { all: true, from: /(\/S \/Note .*)\/ID <\w*>/, to: '$1/ID <61>' }, 'P215'],
  [
    'has a link out of the structure',
    { from: /\/Type \/OBJR (.*) \/Obj \d+ 0 R/, to: '/Type /OBJR $1' },
    'P216',
    1,
  ],
  ['has a link that does not lead back', { from: /\/StructParent \d+/, to: '' }, 'P216', 1],
  ['has a link in a paragraph', { from: '/S /Link', to: '/S /Span' }, 'P216', 1],
  ['has a link without words', { from: /\/Contents <\w*>/, to: '' }, 'P217', 1],
  ['has no order of tabs', { from: '/Tabs /S', to: '' }, 'P218', 1],
  ['has a font elsewhere', { from: /\/FontFile2 \d+ 0 R/, to: '' }, 'P220'],
  ['does not say what its glyphs are', { from: '/CIDToGIDMap /Identity', to: '' }, 'P220'],
  ['has letters that are none', { from: /\/ToUnicode \d+ 0 R/, to: '' }, 'P221'],
  ['has a letter too few', { stream: true, from: /<0000> <00\w\w> \[/, to: '<0000> <0002> [' }, 'P221'],
  ['has a letter that is none', { stream: true, from: '<0031>', to: '<fffe>' }, 'P221'],
  ['has no metadata', { from: /\/Metadata \d+ 0 R/, to: '' }, 'P222'],
  ['has metadata that is no XML', { stream: true, from: '</rdf:RDF>', to: '' }, 'P222'],
  [
    'does not claim to be accessible',
    { stream: true, from: '<pdfuaid:part>1</pdfuaid:part>', to: '' },
    'P223',
  ],
  [
    'claims a level that is none',
    { stream: true, from: '<pdfaid:conformance>A', to: '<pdfaid:conformance>Z' },
    'P224',
  ],
  ['is trimmed beyond its bleed', { from: /\/BleedBox \[0 0 595/, to: '/BleedBox [9 9 500' }, 'P225', 1],
  ['is trimmed beyond its sheet', { from: /\/TrimBox \[0 0 595/, to: '/TrimBox [0 0 700' }, 'P225', 1],
  ['has a link to nowhere', { from: /(\/Subtype \/Link .*)\/Dest <\w+>/, to: '$1/Dest <00>' }, 'P226', 1],
  ['has an outline to nowhere', { from: /(\/Title .*)\/Dest <\w+>/, to: '$1/Dest <00>' }, 'P226'],
  [
    'runs a script',
    { from: '/Type /Catalog', to: '/Type /Catalog /OpenAction << /S /JavaScript /JS (x) >>' },
    'P228',
  ],
  ['has colours of no device', { from: /\/OutputIntents \[[^\]]*\]/, to: '' }, 'P229'],
  ['leads to an address that is none', { from: /\/URI <\w+>/, to: '/URI (not an address)' }, 'P236', 3],
  ['has a coarse picture', { from: '/Width 1600', to: '/Width 320' }, 'I401', 2],
]

describe('a PDF that', () => {
  const faults = FAULTS.map(([what, amendment, code, page]) => ({ what, amendment, code, page }))
  test.each(faults)('$what is found out', async ({ amendment, code, page }) => {
    const findings = findingsOf(await checkPdf('boat.pdf', await amendPdf(pdf, amendment)))
    const finding = findings.find((each) => each.code === code)
    expect(finding, `found ${findings.map((each) => each.code)}`).toBeDefined()
    expect(finding!.hint).toMatch(/./)
    expect(finding!.at?.file).toBe('boat.pdf')
    if (page !== undefined) expect(finding!.at?.page).toBe(page)
  })

  test('has no ID in its trailer is found out', async () => {
    const file = await openPdf(pdf)
    const bytes = update(pdf, file, [], (text) => text.replace(/\/ID \[.*?\]/, ''))
    expect(await codesOf(bytes)).toEqual(['P232'])
  })

  test('is encrypted is told so, and not looked into', async () => {
    const file = await openPdf(pdf)
    const encrypted = update(pdf, file, [], (text) =>
      text.replace(/>>$/, '/Encrypt << /Filter /Standard /P -3904 >> >>'),
    )
    const { runs } = await checkPdf('boat.pdf', encrypted)
    expect(runs.flatMap(({ findings }) => findings)).toMatchObject([{ code: 'P227', severity: 'error' }])
  })
})

describe('a damaged PDF', () => {
  const damaged = (change: (text: string) => string): Uint8Array =>
    Buffer.from(change(Buffer.from(pdf).toString('latin1')), 'latin1')

  test.each<[string, (text: string) => string]>([
    ['whose cross references are lost', (text) => text.replace(/startxref\s+\d+/, 'startxref\n7')],
    ['that was cut off', (text) => text.slice(0, text.length * 0.9)],
    ['with a stream of another length', (text) => text.replace(/\/Length \d+/, '/Length 9')],
    ['that is something else', () => 'Hello'],
    ['that is empty', () => ''],
  ])('%s is told so', async (_, change) => {
    expect(await codesOf(damaged(change))).toContain('P231')
  })

  test('keeps to what could be read', async () => {
    const codes = await codesOf(damaged((text) => text.replace(/startxref\s+\d+/, 'startxref\n7')))
    expect(codes).not.toContain('P206')
  })
})

test('nothing that bytes can hold breaks the checks', async () => {
  await fc.assert(
    fc.asyncProperty(damaged(pdf), async (bytes) => {
      const { runs } = await checkPdf('boat.pdf', bytes)
      expect(runs.length).toBeGreaterThan(0)
    }),
    { numRuns: 30, seed: 20_260_101 },
  )
})

needsTool(
  ['java', 'verapdf'],
  'what veraPDF fails by PDF/UA-1 or PDF/A-2a is found out here, too',
  async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'offprint-planted-'))
    try {
      const files = await Promise.all(
        [null, ...FAULTS].map(async (planted, index) => {
          const bytes = planted ? await amendPdf(pdf, planted[1]) : pdf
          const name = path.join(folder, `${index}.pdf`)
          writeFileSync(name, bytes)
          const errors = findingsOf(await checkPdf(name, bytes)).filter(
            ({ severity }) => severity === 'error',
          )
          return { name, what: planted?.[0] ?? 'is good', fails: errors.length > 0 }
        }),
      )
      const names = files.map(({ name }) => name)
      const verdicts = [await verapdf(names, 'ua1'), await verapdf(names, '2a')]
      const failing = files.filter(({ name }) => verdicts.some((found) => found.get(name)!.faults.length > 0))
      expect(failing.length).toBeGreaterThan(30)
      expect(failing.filter(({ fails }) => !fails).map(({ what }) => what)).toEqual([])
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
  300_000,
)
