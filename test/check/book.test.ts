import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { checkSetting } from '../../src/check/book/check-setting.ts'
import type { BookSubject } from '../../src/check/book/subject.ts'
import { setParagraphs, type TextLine } from '../../src/check/book/text-lines.ts'
import { type CheckReport, checkBook, findingsOf } from '../../src/check/index.ts'
import type { Diagnostic } from '../../src/diagnostics.ts'
import type { Host } from '../../src/host/host.ts'
import { defaultOptions } from '../../src/options/resolve.ts'
import { readNames } from '../../src/pipeline/names-file.ts'
import { build } from '../../src/pipeline.ts'
import { checkHost } from '../support/good-book.ts'
import { paragraphs, setBook } from '../support/set-pages.ts'

async function check(
  text: string,
  {
    format = 'md',
    files = {},
    asked = {},
  }: { format?: string; files?: Record<string, string>; asked?: object } = {},
): Promise<CheckReport> {
  const host: Host = {
    ...checkHost,
    userFile: (path) => (path in files ? new TextEncoder().encode(files[path]) : null),
  }
  const source = { name: `article.${format}`, bytes: new TextEncoder().encode(text), format }
  const settings = { asked: Object.entries(asked).map(([path, value]) => ({ path, value })), configured: [] }
  const { value: book, diagnostics: told } = await build(source, settings, host)
  const { value: namesFile } = await readNames(source, book.options, host)
  return checkBook(book, { source, told, namesFile, host })
}

const brief = ({ code, at, message }: Diagnostic): string => `${code} ${at?.line ?? '–'}: ${message}`
const found = async (...args: Parameters<typeof check>): Promise<string[]> =>
  findingsOf(await check(...args)).map(brief)

const TEXT = `# A short walk

The town of Ambleford opened its new bridge on Monday. Nobody had expected it to be finished before the winter.
`

describe('an article', () => {
  test('in order has nothing to be found, and both its books were checked', async () => {
    const report = await check(TEXT)
    expect(findingsOf(report)).toEqual([])
    expect(new Set(report.runs.map(({ book }) => book))).toEqual(new Set([undefined, 'EPUB', 'PDF']))
    expect(report.forPeople).toContain('whether names, descriptions and speakers are right')
  })

  test('has links to places that are not there, and addresses that are none, named with line and column', async () => {
    const text = `${TEXT}
See [the walk](#a-short-walk), [nowhere](#nowhere), [a page](https://example.org/x) and [a slip](http:/example.org).
\`[code](#code)\` is none, and an [image file](other.html) is for its site.

<a href="#gone">Gone</a> and <a id="here" href="#here">here</a>

[ref]: https://https//example.org
`
    const findings = findingsOf(await check(text)).filter(({ code }) => /^R20/.test(code))
    expect(findings.map(({ code, at }) => `${code} ${at!.line}:${at!.column}`)).toEqual([
      'R201 5:42',
      'R202 5:98',
      'R201 8:10',
      'R202 10:8',
    ])
  })

  test('of HTML is checked for links, too', async () => {
    const text = `<html lang="en"><body><article><h1>A walk</h1>
<p id=top1>The town opened its bridge on Monday, and <a href="#top1">nobody</a> was <a href="#no">sorry</a> to be wrong.</p>
</article></body></html>`
    expect(await found(text, { format: 'html' })).toEqual(['R201 2: “#no” leads to no place in the article'])
  })

  test('has pictures that are printed too coarsely, and pictures that are missing', async () => {
    const png = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#887' } })
      .png()
      .toBuffer()
    const address = `data:image/png;base64,${png.toString('base64')}`
    const findings = await found(`${TEXT}\n![A bridge](${address})\n\n![A boat](boat.png)\n`)
    expect(findings.filter((each) => /^I/.test(each))).toEqual([
      expect.stringMatching(/^I301 7: image not found: boat.png/),
      expect.stringMatching(
        /^I401 5: page 1: data:image.* 300 pixels wide, is printed \d+ mm wide, at \d+ dpi$/,
      ),
    ])
  })

  test('has straight quotation marks and glyphs that no font has', async () => {
    const text = `---\ntypography: { quotes: keep }\n---\n${TEXT}\nIt was a "bridge" in 𒀀𒀁 all the same, 6'2" over the water.\n`
    const findings = findingsOf(await check(text))
    // One excerpt shows both marks.
    expect(findings.flatMap(({ code, message }) => (code === 'T307' ? [message] : []))).toEqual([
      'a straight quotation mark: “It was a "bridge" in 𒀀𒀁 a”',
    ])
    expect(findings.map(({ code }) => code)).toContain('F401')
  })

  test('whose language nobody knows is told so in words, and what would mend it', async () => {
    const findings = findingsOf(await check('Qwx zrtk plom vbnq. Hjkl mnop.\n'))
    const told = findings.map(({ code, message, hint }) => `${code}: ${message} (${hint})`)
    expect(told).toEqual(
      expect.arrayContaining([
        'N102: few names are found in a text whose language is not known (set --lang or lang:)',
        'P101: PDF not marked as accessible (PDF/UA-1), only as PDF/A-2u: the language is not known (set --lang or lang:)',
        'P223: it does not claim PDF/UA (P101 says what stands in its way)',
      ]),
    )
  })

  test('has names that may be one, names without an entry and entries without a mention', async () => {
    const text = `# A short walk

Mara Lindqvist, the mayor of Ambleford, opened the bridge on Monday. “It took us eleven years,” said Mara Lindqvist.

The bridge was built by a firm from Kyiv, and the firm of Mara Lindkvist had no part in it.
`
    const names = 'names:\n  - name: Bertha Nobody\n    kind: person\n'
    const findings = await found(text, { files: { 'article.names.yaml': names } })
    expect(findings).toContain('N206 3: “Mara Lindqvist” and “Mara Lindkvist” may be one')
    expect(findings.some((each) => each.startsWith('N204') && each.includes('Bertha Nobody'))).toBe(true)
  })

  test('tells of words that look like a name and were dropped from the names', async () => {
    const names = 'names:\n  - name: Anna Kowal\n    drop: true\n'
    const text = `${TEXT}\nEvery day the boat of Anna Kowal passes under it, and Anna Kowal waves.\n`
    expect(await found(text, { files: { 'article.names.yaml': names } })).toEqual([
      'N207 5: “Anna Kowal” may be a name, and has no entry',
    ])
  })

  test('in a profile without promises has its PDF left alone', async () => {
    const { runs } = await check(TEXT, { asked: { 'pdf.profile': 'plain' } })
    expect(runs.find(({ name }) => name === 'PDF')?.skipped).toContain('plain')
    expect(runs.filter(({ book }) => book === 'PDF')).toEqual([])
  })

  test('whose picture has no text fails in both books', async () => {
    const png = await sharp({ create: { width: 900, height: 300, channels: 3, background: '#887' } })
      .png()
      .toBuffer()
    const html = `<article><h1>A walk</h1><p>${'The town opened its bridge on Monday, and nobody was sorry. '.repeat(9)}</p>
<img src="data:image/png;base64,${png.toString('base64')}"></article>`
    const codes = findingsOf(await check(html, { format: 'html' })).map(({ code }) => code)
    for (const code of ['M201', 'P101', 'B331', 'P210']) expect(codes).toContain(code)
  })
})

describe('the lines of paragraphs', () => {
  const line = (page: number, y: number, more: Partial<TextLine> = {}): TextLine => ({
    page,
    number: 1,
    text: 'words of a line',
    y,
    size: 10,
    width: 300,
    looseness: 1,
    divided: false,
    ...more,
  })
  const judge = (...lines: TextLine[]): string[] =>
    checkSetting({
      paragraphs: [{ block: 'b1', lines }],
      options: defaultOptions(),
      placeOf: () => ({ file: 'article.md', line: 3 }),
    } as unknown as BookSubject).map(({ code }) => code)

  test.each<[string, TextLine[], string[]]>([
    ['in order', [line(1, 700), line(1, 714), line(2, 50), line(2, 64)], []],
    ['with a loose line', [line(1, 700, { looseness: 2.3 }), line(1, 714)], ['T301']],
    ['with a widow on the next page', [line(1, 686), line(1, 700), line(2, 50)], ['T302']],
    ['with a widow in the next column', [line(1, 686), line(1, 700), line(1, 50)], ['T302']],
    ['with an orphan', [line(1, 700), line(2, 50), line(2, 64)], ['T303']],
    ['of one line on a page of its own', [line(2, 50)], []],
    ['with a ladder', [...[1, 2, 3].map((n) => line(1, n * 14, { divided: true })), line(1, 56)], ['T304']],
    ['with two divided lines', [...[1, 2].map((n) => line(1, n * 14, { divided: true })), line(1, 56)], []],
    ['with a runt', [line(1, 14), line(1, 28, { width: 20 })], ['T305']],
    ['of one short line', [line(1, 14, { width: 20 })], []],
    [
      'with a word across pages',
      [line(1, 686), line(1, 700, { divided: true }), line(2, 50), line(2, 64)],
      ['T306'],
    ],
  ])('%s', (_, lines, codes) => {
    expect(judge(...lines)).toEqual(codes)
  })

  test('are read off the pages: every line, its page, its divisions', async () => {
    const { pages } = await setBook({ body: paragraphs(12, 90), trim: 'a5' })
    const set = setParagraphs(
      pages,
      [
        (await import('../../src/markup/parse-xhtml.ts')).parseXhtml(
          `<article class="chapter">${paragraphs(12, 90)}</article>`,
        ),
      ].map((root) => ({ id: 'article', root })) as never,
    )
    expect(set.map(({ block }) => block)).toEqual(Array.from({ length: 12 }, (_, index) => `b${index + 1}`))
    const lines = set.flatMap((paragraph) => paragraph.lines)
    expect(Math.max(...lines.map(({ page }) => page))).toBe(pages.pages.length)
    expect(lines.some(({ divided }) => divided)).toBe(true)
    for (const each of lines) expect(each.looseness).toBeGreaterThan(0.6)
    for (const { lines: own } of set)
      for (const each of own.slice(1, -1)) expect(each.width).toBeCloseTo(own[1]!.width, -1)
  })
})
