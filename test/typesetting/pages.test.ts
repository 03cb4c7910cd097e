import { describe, expect, test } from 'vitest'
import { TRIM_NAMES } from '../../src/options/trims.ts'
import type { Page, PlacedGlyphs, PlacedItem } from '../../src/typesetting/page.ts'
import { pageFrame } from '../../src/typesetting/page-frames.ts'
import { wordsOf } from '../../src/writers/trace.ts'
import {
  filler,
  isText,
  linesOf,
  noteMark,
  paragraphs,
  picture,
  type SetBook,
  setBook,
} from '../support/set-pages.ts'

const section = (content: string): string => `<section class="section" id="s1">${content}</section>`

const glyphsOf = (page: Page): PlacedGlyphs[] =>
  page.items.filter((item: PlacedItem): item is PlacedGlyphs => item.kind === 'glyphs')

/** Text of the body's size in the text column. */
const bodyLines = ({ pages, theme }: SetBook) =>
  pages.pages.map((page) => linesOf(page, (item) => isText(item) && item.size === theme.styles.body.size))

/** Farthest that a baseline of the body stands from the grid. */
function gridError(book: SetBook): number {
  const { grid } = book.theme.page
  const lines = bodyLines(book).flat()
  const first = Math.min(
    ...bodyLines(book)
      .slice(1)
      .flat()
      .map(({ y }) => y),
  )
  return Math.max(
    ...lines.map(({ y }) => Math.abs((y - first) / grid - Math.round((y - first) / grid)) * grid),
  )
}

/** All that is read, in reading order. */
const readText = ({ pages }: SetBook): string =>
  pages.pages
    .flatMap((page) => glyphsOf(page).filter(isText))
    .filter((item) => pages.tags[item.tag as number]!.actualText !== '\u00ad')
    .sort((a, b) => a.order - b.order)
    .map(wordsOf)
    .join('')
    .replaceAll(/\s+/g, '')

const everything = section(
  `${paragraphs(3, 60)}<h2>A heading that is read</h2>${paragraphs(2, 80, 4)}
  <ul><li><p id="l1">${filler(30, 4)}</p></li><li><p id="l2">${filler(20, 5)}</p></li></ul>
  ${paragraphs(3, 70, 6)}<h3>A smaller heading</h3>${paragraphs(2, 50, 9)}
  <figure id="f1"><img src="picture-1" alt="A boat"/><figcaption id="f1c">${filler(12)}</figcaption></figure>
  ${paragraphs(4, 90, 11)}<blockquote><p id="q1">${filler(60, 2)}</p></blockquote>
  <table id="t1"><thead><tr><th id="c1" scope="col">Year</th><th id="c2" scope="col">What came</th></tr></thead><tbody>
  <tr><td id="c3">1911</td><td id="c4">${filler(25)}</td></tr><tr><td id="c5">1912</td><td id="c6">Nothing</td></tr></tbody></table>
  ${paragraphs(14, 90, 15)}`,
)

describe('pages', () => {
  test('say in so many words what has characters of private use', async () => {
    const { pages } = await setBook({ body: section('<p id="p1">An apple \uf8ff <em>here</em>.</p>') })
    const said = glyphsOf(pages.pages[0]!)
      .filter(isText)
      .map(({ tag }) => pages.tags[tag as number]!)
    expect(said.flatMap(({ actualText }) => actualText ?? []).join('')).toContain('\uf8ff')
    expect(said.some(({ type, actualText }) => type === 'Em' && actualText === undefined)).toBe(true)
  })

  test('keep the empty lines of code', async () => {
    const { pages, theme } = await setBook({
      body: section('<pre id="p1"><code id="c1">one\n\n\n  two\n</code></pre>'),
    })
    const lines = linesOf(pages.pages[0]!, (item) => isText(item) && item.face.id.startsWith('source-code'))
    const [one, two] = ['one', 'two'].map((word) => lines.find(({ text }) => text.trim() === word)!.y)
    expect(two! - one!).toBeCloseTo(3 * theme.page.grid, 3)
  })

  test('part topics by a line more than paragraphs, indented or apart', async () => {
    for (const theme of ['journal', 'large-print']) {
      const book = await setBook({
        body: section('<p id="p1">One.</p><p id="p2">Two.</p><hr class="topic-break"/><p id="p3">Three.</p>'),
        theme,
      })
      const [one, two, three] = bodyLines(book)[0]!.map(({ y }) => y) as [number, number, number]
      expect(three - two - (two - one), theme).toBeCloseTo(book.theme.page.grid, 3)
    }
  })

  test.each(['journal', 'broadside', 'large-print'])(
    'hold all that is set in %s above the folio, on every trim and under every title',
    async (name) => {
      for (const trim of TRIM_NAMES) {
        for (const words of [3, 12, 40, 60]) {
          const head = words === 12 ? '<h2>A heading</h2>' : ''
          const body = section(head + paragraphs(3, 60))
          const { pages, theme } = await setBook({ title: filler(words, 3), body, theme: name, trim })
          for (const page of pages.pages) {
            const { foot, head, first } = pageFrame(theme, page.number, 'one')
            expect(first - head, trim).toBeGreaterThan(1.2 * theme.styles['running-head'].size)
            const below = glyphsOf(page).filter((item) => isText(item) && item.y >= foot)
            expect(below.map(wordsOf), `${trim}, ${words} words in the title, page ${page.number}`).toEqual(
              [],
            )
          }
        }
      }
    },
  )

  test('emphasise by italics, and by weight in a theme that has none', async () => {
    const faceOf = async (theme: string) => {
      const { pages } = await setBook({ body: section('<p id="p1">One <em>two</em>.</p>'), theme })
      const { face } = glyphsOf(pages.pages[0]!).find((item) => wordsOf(item) === 'two')!
      return { italic: face.italic, weight: face.weight }
    }
    expect(await faceOf('journal')).toEqual({ italic: true, weight: 400 })
    expect(await faceOf('large-print')).toEqual({ italic: false, weight: 700 })
  })

  test('keep every line of the text on the grid, through headings, lists, figures, tables and quotations', async () => {
    const book = await setBook({ body: everything, pictures: [picture(1200, 700)] })
    expect(book.pages.pages.length).toBeGreaterThan(2)
    expect(gridError(book)).toBeLessThan(1e-6)
  })

  test('end level, with no line of a paragraph left alone on either side', async () => {
    const book = await setBook({ body: section(paragraphs(60, 70)) })
    const columns = bodyLines(book)
    const feet = columns.slice(0, -1).map((lines) => lines.at(-1)!.y)
    for (const foot of feet) expect(foot).toBeCloseTo(feet[0]!, 6)

    const { pages, tags } = book.pages
    const counts = new Map<number, { lines: Set<string>; pages: Map<number, Set<string>> }>()
    for (const page of pages) {
      for (const item of glyphsOf(page).filter(isText)) {
        let tag = item.tag as number
        while (tags[tag]!.type === 'Span') tag = tags[tag]!.parent!
        const own = counts.get(tag) ?? { lines: new Set(), pages: new Map() }
        own.lines.add(`${page.number} ${item.y}`)
        own.pages.set(page.number, (own.pages.get(page.number) ?? new Set()).add(String(item.y)))
        counts.set(tag, own)
      }
    }
    for (const { lines, pages: perPage } of counts.values()) {
      if (lines.size > 1) for (const own of perPage.values()) expect(own.size).toBeGreaterThan(1)
    }
  })

  test('never end in a divided word', async () => {
    const book = await setBook({ body: section(paragraphs(60, 70)), trim: 'a5' })
    for (const lines of bodyLines(book).slice(0, -1)) expect(lines.at(-1)!.text).not.toMatch(/-$/)
  })

  test('hold 200 pages without losing or adding a letter', async () => {
    const body = paragraphs(620, 150)
    const book = await setBook({ body: section(body), trim: 'a5' })
    expect(book.pages.pages.length).toBeGreaterThan(200)
    const written = `Atitle${body}`.replaceAll(/<[^>]+>/g, '').replaceAll(/\s+/g, '')
    expect(readText(book)).toBe(written)
    expect(book.pages.pages.map(({ label }) => label).at(-1)).toBe(String(book.pages.pages.length))
  }, 60_000)

  test('set an article of one sentence on one page, without a drop cap', async () => {
    const book = await setBook({ body: section('<p id="b1">The harbour closes.</p>') })
    expect(book.pages.pages).toHaveLength(1)
    expect(bodyLines(book)[0]!.map(({ text }) => text)).toEqual(['The harbour closes. ■'.replace(' ■', '')])
    expect(glyphsOf(book.pages.pages[0]!).map(wordsOf)).toContain('■')
  })

  test('divide a word of sixty letters rather than run over', async () => {
    const word = 'abcdefghij'.repeat(6)
    const book = await setBook({ body: section(`<p id="b1">${word}</p>`), trim: 'a6', lang: 'zxx' })
    const lines = bodyLines(book)[0]!
    const { measure } = book.theme.page
    const left = Math.min(...lines.map(({ x }) => x))
    for (const { right } of lines) expect(right).toBeLessThan(left + measure + 5)
    expect(lines.map(({ text }) => text.replace(/[-■\s]/g, '')).join('')).toBe(word)
  })

  test('begin, for the EPUB, just after a word', async () => {
    const body = section(`<p id="b0">Salt &amp; pepper &amp; ${filler(300)}</p>${paragraphs(40, 90)}`)
    const book = await setBook({ body, trim: 'a6' })
    const xhtml = `<article class="chapter">${body}</article>`
    expect(book.pages.starts.length).toBe(book.pages.pages.length)
    for (const { part, offset, page } of book.pages.starts.slice(1)) {
      expect(part).toBe('article')
      expect(xhtml.slice(offset - 1, offset + 1)).not.toMatch(/^\p{L}{2}$/u)
      const [first] = bodyLines(book)[page - 1]!
      const [last] = bodyLines(book)[page - 2]!.slice(-1)
      // A page that begins inside a word begins, for the EPUB, after it.
      if (last!.text.endsWith('-')) continue
      expect(xhtml.slice(offset).startsWith(first!.text.split(' ')[0]!)).toBe(true)
    }
  })

  test('mirror left and right where the book has two sides', async () => {
    const book = await setBook({ body: section(paragraphs(40, 70)), sides: 'two' })
    const [, second, third] = book.pages.pages
    expect([second!.side, third!.side]).toEqual(['verso', 'recto'])
    const left = (page: Page) =>
      Math.min(
        ...glyphsOf(page)
          .filter(isText)
          .map(({ x }) => x),
      )
    expect(left(second!)).toBeGreaterThan(left(third!) + book.theme.page.sidebar - 10)
  })

  test('stand columns of a broadside level at the end', async () => {
    const book = await setBook({ body: section(paragraphs(9, 70)), theme: 'broadside' })
    expect(book.pages.pages).toHaveLength(1)
    const middle = book.theme.page.width / 2
    const lines = glyphsOf(book.pages.pages[0]!).filter(
      (item) => isText(item) && item.size === book.theme.styles.body.size,
    )
    const foot = (wanted: (item: PlacedGlyphs) => boolean) =>
      Math.max(...lines.filter(wanted).map(({ y }) => y))
    const [leftFoot, rightFoot] = [foot(({ x }) => x < middle), foot(({ x }) => x > middle)]
    expect(leftFoot - rightFoot).toBeGreaterThanOrEqual(0)
    expect(leftFoot - rightFoot).toBeLessThan(2.1 * book.theme.page.grid)
  })

  test('set nothing under 18 points in large print, and divide no word', async () => {
    const book = await setBook({ body: everything, theme: 'large-print', pictures: [picture(1200, 700)] })
    const items = book.pages.pages.flatMap(glyphsOf)
    expect(Math.min(...items.map(({ size }) => size))).toBeGreaterThanOrEqual(18)
    expect(
      items.some((item) => isText(item) && book.pages.tags[item.tag as number]!.actualText === '\u00ad'),
    ).toBe(false)
    expect(items.every(({ face }) => !face.italic)).toBe(true)
  })
})

describe('a footnote', () => {
  test('stands at the foot of the page of its mark', async () => {
    const body = section(
      `${paragraphs(3, 60)}<p id="m1">${filler(40)}${noteMark(1)} ${filler(40, 3)}</p>${paragraphs(12, 60, 4)}`,
    )
    const book = await setBook({ body, notes: ['Words of the note.'] })
    const page = book.pages.pages.findIndex(({ items }) => items.some((item) => item.kind === 'link'))
    const note = linesOf(book.pages.pages[page]!).find(({ text }) => text.includes('Words of the note'))
    const text = bodyLines(book)[page]!
    expect(note!.y).toBeGreaterThan(text.at(-1)!.y)
  })

  test('goes over the page where it is long, and none of it is lost', async () => {
    const words = filler(700, 3)
    const body = section(
      `${paragraphs(9, 60)}<p id="m1">${filler(60)}${noteMark(1)}</p>${paragraphs(12, 60, 10)}`,
    )
    const book = await setBook({ body, notes: [words] })
    const size = book.theme.styles.note.size
    const lines = book.pages.pages.map((page) => linesOf(page, (item) => isText(item) && item.size === size))
    expect(lines.filter((own) => own.length > 1).length).toBeGreaterThan(1)
    expect(readText(book)).toContain(words.replaceAll(' ', ''))
  })
})

describe('a table', () => {
  const rows = Array.from(
    { length: 120 },
    (_, index) =>
      `<tr><td id="r${index}a">${1900 + index}</td><td id="r${index}b">${filler(4 + (index % 9), index)}</td></tr>`,
  ).join('')
  const table = `<table id="t1"><thead><tr><th id="h1" scope="col">Year</th><th id="h2" scope="col">What came</th></tr></thead><tbody>${rows}</tbody></table>`

  test('over three pages repeats its head on each, read once', async () => {
    const book = await setBook({ body: section(paragraphs(2, 60) + table + paragraphs(9, 60, 30)) })
    const pages = book.pages.pages.filter((page) =>
      glyphsOf(page).some((item) => wordsOf(item).includes('What')),
    )
    expect(pages.length).toBeGreaterThanOrEqual(3)
    const read = glyphsOf({ ...pages[0]!, items: pages.flatMap(({ items }) => items) }).filter(
      (item) => isText(item) && book.pages.tags[item.tag as number]!.type === 'TH',
    )
    expect(read.map(wordsOf).join(' ').replaceAll(/\s+/g, ' ').trim()).toBe('Year What came')
    expect(gridError(book)).toBeLessThan(1e-6)
  })
})

describe('a figure', () => {
  test('wider than its column is scaled to it', async () => {
    const figure =
      '<figure id="f1"><img src="picture-1" alt="A boat"/><figcaption id="f1c">A boat at sea.</figcaption></figure>'
    const book = await setBook({
      body: section(paragraphs(3, 60) + figure + paragraphs(8, 60, 4)),
      pictures: [picture(4000, 1000)],
    })
    const image = book.pages.pages.flatMap(({ items }) => items).find((item) => item.kind === 'image')!
    expect(image.width).toBeCloseTo(book.theme.page.measure, 6)
    expect(image.height).toBeCloseTo(book.theme.page.measure / 4, 6)
  })

  test('taller than a page is scaled to leave its caption room', async () => {
    const figure =
      '<figure id="f1"><img src="picture-1" alt="A tower"/><figcaption id="f1c">A tower.</figcaption></figure>'
    const book = await setBook({
      body: section(paragraphs(3, 60) + figure + paragraphs(8, 60, 4)),
      pictures: [picture(1000, 9000)],
    })
    const page = book.pages.pages.find(({ items }) => items.some(({ kind }) => kind === 'image'))!
    const image = page.items.find(({ kind }) => kind === 'image')!
    const caption = linesOf(page).find(({ text }) => text.startsWith('A tower'))!
    expect(caption.y).toBeGreaterThan(image.y)
    expect(caption.y).toBeLessThan(page.height - book.theme.page.margins.bottom + 1)
  })
})

describe('a quotation', () => {
  test('as long as a page goes over to the next, indented on both', async () => {
    const quote = `<blockquote>${paragraphs(16, 70, 50)}</blockquote>`
    const book = await setBook({ body: section(paragraphs(2, 60) + quote + paragraphs(2, 60, 90)) })
    const size = book.theme.styles['block-quote'].size
    const pages = book.pages.pages.filter((page) =>
      glyphsOf(page).some((item) => isText(item) && item.size === size),
    )
    expect(pages.length).toBeGreaterThan(1)
    const left = Math.min(
      ...bodyLines(book)
        .flat()
        .map(({ x }) => x),
    )
    for (const page of pages) {
      for (const { x } of linesOf(page, (item) => isText(item) && item.size === size))
        expect(x).toBeGreaterThan(left + 8)
    }
  })
})

describe('right-to-left text', () => {
  test('keeps a left-to-right name in order, and reads every letter', async () => {
    const words = 'قال السيد Vladimir Putin إن السفينة ستعود إلى الميناء غداً.'
    const book = await setBook({ body: section(`<p id="b1">${words}</p>`), lang: 'ar', dir: 'rtl' })
    const items = glyphsOf(book.pages.pages[0]!).filter((item) => isText(item))
    const name = items.filter((item) => /Vladimir|Putin/.test(wordsOf(item)))
    expect(name.length).toBeGreaterThan(0)
    const line = linesOf(
      book.pages.pages[0]!,
      (item) => isText(item) && item.size === book.theme.styles.body.size,
    )[0]!
    expect(line.right).toBeGreaterThan(book.theme.page.margins.inner + book.theme.page.measure - 12)
    for (const letter of 'VladimirPutin') expect(readText(book)).toContain(letter)
  })
})
