import fc from 'fast-check'
import { zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkEpub } from '../../src/check/epub/index.ts'
import { findingsOf } from '../../src/check/index.ts'
import { type Amendment, amendEpub } from '../support/amend-epub.ts'
import { damaged } from '../support/damage.ts'
import { checkHost, goodBook } from '../support/good-book.ts'
import { needsTool } from '../support/tools.ts'

let epub: Uint8Array
beforeAll(async () => {
  epub = (await goodBook()).epub
})

test('a good EPUB has nothing to be found', async () => {
  const report = await checkEpub('boat.epub', epub, checkHost)
  expect(findingsOf(report)).toEqual([])
  expect(report.runs.find(({ skipped }) => skipped)).toMatchObject({ name: 'rules (EPUBCheck in Java)' })
})

const article = (from: string | RegExp, to: string): Amendment => ({ file: 'text/article.xhtml', from, to })
const nav = (from: string | RegExp, to: string): Amendment => ({ file: 'nav.xhtml', from, to })
const opf = (from: string | RegExp, to: string): Amendment => ({ file: 'content.opf', from, to })
const css = (to: string): Amendment => ({ file: 'style.css', from: /^/, to })

/** What is planted, and what is found in which file. */
const FAULTS: readonly (readonly [string, Amendment, string, string])[] = [
  [
    'does not say when it was changed',
    opf(/<meta property="dcterms:modified">.*\n/, ''),
    'B201',
    'content.opf',
  ],
  [
    'lists a file that is not there',
    opf('href="css/style.css"', 'href="css/none.css"'),
    'B201',
    'content.opf',
  ],
  ['does not list a picture', opf(/<item id="picture-1".*\n/, ''), 'B201', 'article.xhtml'],
  ['has a document that is no XML', article('</h1>', ''), 'B203', 'article.xhtml'],
  [
    'says nothing of how it is perceived',
    opf(/<meta property="schema:accessMode">.*\n/g, ''),
    'B301',
    'content.opf',
  ],
  [
    'says nothing of hazards',
    opf(/<meta property="schema:accessibilityHazard">.*\n/, ''),
    'B301',
    'content.opf',
  ],
  ['claims alternative texts that it lacks', article(/ alt="[^"]*"/, ''), 'B302', 'content.opf'],
  ['lists pages of no edition', opf(/<meta property="pageBreakSource">.*\n/, ''), 'B303', 'content.opf'],
  [
    'claims conformance and nobody vouches',
    opf(
      '</metadata>',
      '<meta property="dcterms:conformsTo">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta></metadata>',
    ),
    'B304',
    'content.opf',
  ],
  [
    'does not say what language a document is in',
    article(' lang="en" xml:lang="en"', ''),
    'B311',
    'article.xhtml',
  ],
  ['says two languages at once', article(' lang="en"', ' lang="de"'), 'B311', 'article.xhtml'],
  ['has no language of its package', opf(' xml:lang="en"', ''), 'B311', 'content.opf'],
  ['has a document without a title', article(/<title>[^<]*/, '<title>'), 'B312', 'article.xhtml'],
  ['skips a heading', article(/<h2>([^<]*)<\/h2>/, '<h4>$1</h4>'), 'B321', 'article.xhtml'],
  ['has a heading that says nothing', article(/<h2>[^<]*/, '<h2>'), 'B322', 'article.xhtml'],
  ['has an image without words', article(/ alt="[^"]*"/, ''), 'B331', 'article.xhtml'],
  ['has a file’s name for words', article(/ alt="[^"]*"/, ' alt="IMG_2041.JPG"'), 'B332', 'article.xhtml'],
  ['has a table without header cells', article(/<(\/?)th\b/g, '<$1td'), 'B341', 'article.xhtml'],
  [
    'has a header cell that heads nothing',
    article(/<th scope="col" id="b21"/, '<th'),
    'B342',
    'article.xhtml',
  ],
  ['has an id twice', article('id="b2"', 'id="b1"'), 'B351', 'article.xhtml'],
  [
    'has a link to no place',
    article(/href="whos-who.xhtml#[^"]*"/, 'href="whos-who.xhtml#nobody"'),
    'B352',
    'article.xhtml',
  ],
  [
    'has a link to no document',
    article(/href="whos-who.xhtml#[^"]*"/, 'href="who.xhtml"'),
    'B352',
    'article.xhtml',
  ],
  [
    'has an address that is none',
    article('href="https://example.org/boat"', 'href="https:/example"'),
    'B353',
    'article.xhtml',
  ],
  ['has a link without words', article('>page of the web</a>', '></a>'), 'B354', 'article.xhtml'],
  [
    'lists a page that does not begin',
    article(/ epub:type="pagebreak" role="doc-pagebreak"/, ''),
    'B361',
    'nav.xhtml',
  ],
  ['leaves a page out of its list', nav(/<li>[^\n]*#page-2"[^\n]*\n/, ''), 'B361', 'article.xhtml'],
  [
    'lists its pages out of order',
    nav(/(<li>[^\n]*#page-1"[^\n]*\n)(<li>[^\n]*#page-2"[^\n]*\n)/, '$2$1'),
    'B361',
    'nav.xhtml',
  ],
  ['has a page without a number', article(/ aria-label=" Page 2. "/, ''), 'B361', 'article.xhtml'],
  ['has no page list', nav(/<nav id="page-list"[\s\S]*?<\/nav>/, ''), 'B361', 'nav.xhtml'],
  ['has no landmarks', nav(/<nav id="landmarks"[\s\S]*?<\/nav>/, ''), 'B362', 'nav.xhtml'],
  ['does not lead to its notes', nav(/<li>[^\n]*notes.xhtml#notes[^\n]*\n/g, ''), 'B363', 'notes.xhtml'],
  ['has letters that fade', css('.byline { color: #999 }\n'), 'B371', 'style.css'],
  [
    'has letters that fade on their ground',
    css('p { color: #444; background: #222 }\n'),
    'B371',
    'style.css',
  ],
  [
    'has letters that fade at night',
    css('@media (prefers-color-scheme: dark) { p { color: #333 } }\n'),
    'B371',
    'style.css',
  ],
  [
    'has letters that fade in one place',
    article('<h2>', '<h2 style="color: silver">'),
    'B371',
    'article.xhtml',
  ],
  ['has a ground without letters', css('aside { background-color: #eee }\n'), 'B372', 'style.css'],
  ['has a type without its role', article(' role="doc-noteref"', ''), 'B381', 'article.xhtml'],
  ['has a straight quotation mark', article('“People think', '"People think'), 'T307', 'article.xhtml'],
  ['has spaces in a row', article('The school stops. ', 'The school stops.  '), 'T308', 'article.xhtml'],
]

describe('an EPUB that', () => {
  test.each(FAULTS)('%s is found out', async (_, amendment, code, file) => {
    const findings = findingsOf(await checkEpub('boat.epub', amendEpub(epub, [amendment]), checkHost))
    const finding = findings.find((each) => each.code === code && each.at?.file.endsWith(file))
    expect(finding, `found ${findings.map((each) => `${each.code} ${each.at?.file}`)}`).toBeDefined()
    expect(finding!.hint).toMatch(/./)
  })

  test.each([
    ['is something else', new TextEncoder().encode('Hello')],
    ['is empty', new Uint8Array()],
  ])('%s is told so', async (_, bytes) => {
    const report = await checkEpub('boat.epub', bytes, checkHost)
    expect(findingsOf(report).map(({ code }) => code)).toContain('B203')
    expect(report.forPeople).toEqual([])
  })

  test('has lost its package is told so', async () => {
    const lost = amendEpub(epub, [
      { file: 'container.xml', from: /full-path="[^"]*"/, to: 'full-path="x.opf"' },
    ])
    const findings = findingsOf(await checkEpub('boat.epub', lost, checkHost))
    expect(findings.map(({ code }) => code)).toContain('B203')
  })
})

needsTool(
  'java',
  'EPUBCheck in Java is asked too, and what both find is told once',
  async () => {
    const broken = amendEpub(epub, [opf('href="css/style.css"', 'href="css/none.css"')])
    const { createNodeHost } = await import('../../src/host/node-host.ts')
    const { runs } = await checkEpub('boat.epub', broken, createNodeHost())
    const jar = runs.find(({ name }) => name === 'rules (EPUBCheck in Java)')!
    expect(jar.skipped).toBeUndefined()
    const told = findingsOf({ file: '', format: '', forPeople: [], runs: runs.slice(0, 2) }).map(
      ({ message, at }) => `${message} ${at?.file}`,
    )
    expect(new Set(told).size).toBe(told.length)
    // Of these one checker names the file within, the other the book.
    const bare = await checkEpub('boat.epub', zipSync({ 'a.txt': new Uint8Array(1) }), createNodeHost())
    const [builtIn, java] = bare.runs.map(({ findings }) =>
      findings.map(({ message }) => message.slice(0, 7)),
    )
    expect(new Set(builtIn)).toEqual(new Set(['PKG-006', 'RSC-002']))
    expect(java).toEqual([])
  },
  180_000,
)

test('nothing that bytes can hold breaks the checks', async () => {
  await fc.assert(
    fc.asyncProperty(damaged(epub), async (bytes) => {
      const { runs } = await checkEpub('boat.epub', bytes, checkHost)
      expect(runs.length).toBeGreaterThan(0)
    }),
    { numRuns: 8, seed: 20_260_101 },
  )
})
