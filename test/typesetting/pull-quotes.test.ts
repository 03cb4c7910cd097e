import { describe, expect, test } from 'vitest'
import type { Page, PlacedGlyphs } from '../../src/typesetting/page.ts'
import { wordsOf } from '../../src/writers/trace.ts'
import { filler, isText, linesOf, noteMark, paragraphs, type SetBook, setBook } from '../support/set-pages.ts'

const section = (content: string): string => `<section class="section" id="s1">${content}</section>`

const said = 'We were informed, and there is a difference'

/** A book in which one paragraph says the words that are pulled out, after so many others. */
const bookWith = (before: number, after: number, change: Parameters<typeof setBook>[0] | object = {}) =>
  setBook({
    body: section(
      `${paragraphs(before, 60)}<p id="q1">${filler(40)} ${said}. ${filler(40, 2)}</p>${paragraphs(after, 60, 500)}`,
    ),
    quotes: [{ block: 'q1', start: filler(40).length + 1, text: said }],
    ...change,
  })

const quoteLines = ({ pages, theme }: SetBook) =>
  pages.pages.flatMap((page) =>
    linesOf(page, (item) => item.tag === 'artifact' && item.size === theme.styles['pull-quote'].size).map(
      (line) => ({
        ...line,
        page: page.number,
      }),
    ),
  )

/** Lines of the paragraph that says it. */
const paragraphLines = ({ pages }: SetBook) => {
  const tag = pages.tags.find(({ source }) => source === 'q1')!.id
  return pages.pages.flatMap((page) => {
    const own = (item: PlacedGlyphs): boolean => item.tag === tag
    return linesOf(page, own).map((line) => ({ ...line, page: page.number }))
  })
}

const rightOf = (page: Page): number => Math.max(...linesOf(page, isText).map(({ right }) => right))

describe('a pull quote', () => {
  test.each([3, 5, 8, 11, 14])(
    'stands beside its paragraph, level with it or lower, after %i paragraphs',
    async (before) => {
      const book = await bookWith(before, 8)
      const quote = quoteLines(book)
      const lines = paragraphLines(book)
      if (quote.length === 0) {
        expect(book.diagnostics.map(({ code }) => code)).toEqual(['T201'])
        return
      }
      expect(quote.map(({ text }) => text).join(' ')).toBe(said)
      expect(new Set(quote.map(({ page }) => page)).size).toBe(1)
      const page = quote[0]!.page
      const here = lines.filter((line) => line.page === page)
      expect(here.length).toBeGreaterThan(0)
      expect(quote[0]!.y).toBeGreaterThan(here[0]!.y - 0.01)
      expect(quote[0]!.x).toBeGreaterThan(rightOf(book.pages.pages[page - 1]!))
      const first = lines.find(({ text }) => text.includes('We were'))
      expect(page).toBeGreaterThanOrEqual(first?.page ?? 1)
    },
  )

  test('begins on the grid, and stays on the page', async () => {
    const book = await bookWith(8, 8)
    const [first, ...others] = quoteLines(book)
    const { grid, height, margins } = book.theme.page
    const text = linesOf(
      book.pages.pages[first!.page - 1]!,
      (item) => isText(item) && item.size === book.theme.styles.body.size,
    )
    const steps = (first!.y - text[0]!.y) / grid
    expect(steps).toBeCloseTo(Math.round(steps), 6)
    expect(others.at(-1)!.y).toBeLessThan(height - margins.bottom + 0.01)
  })

  test('is cut into the column of a small page, the text running round it', async () => {
    const book = await bookWith(6, 8, { trim: 'a5' })
    const quote = quoteLines(book)
    expect(quote.map(({ text }) => text).join(' ')).toBe(said)
    const page = book.pages.pages[quote[0]!.page - 1]!
    const { measure } = book.theme.page
    const lines = linesOf(page, (item) => isText(item) && item.size === book.theme.styles.body.size)
    const left = Math.min(...lines.map(({ x }) => x))
    const beside = lines.filter(({ y }) => y >= quote[0]!.y - 1 && y <= quote.at(-1)!.y + 1)
    expect(beside.length).toBeGreaterThan(2)
    for (const { right } of beside) expect(right).toBeLessThan(quote[0]!.x)
    expect(Math.max(...lines.map(({ right }) => right))).toBeGreaterThan(left + measure - 6)
    expect(new Set(quote.map(({ page: number }) => number)).size).toBe(1)
  })

  test('stands across the column of a broadside, once', async () => {
    const book = await bookWith(6, 8, { theme: 'broadside' })
    expect(
      quoteLines(book)
        .map(({ text }) => text)
        .join(' '),
    ).toBe(said)
    const words = book.pages.pages.flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === 'glyphs' && isText(item) ? wordsOf(item) : [])),
    )
    expect(
      words
        .join('')
        .replaceAll(/\s+/g, ' ')
        .match(/were informed/g),
    ).toHaveLength(1)
  })

  test.each([2, 3, 4, 5, 6, 7, 8, 9])(
    'leaves no page of a broadside short of text but the last, after %i paragraphs',
    async (before) => {
      const { pages, theme } = await bookWith(before, 3, { theme: 'broadside' })
      const { page, styles } = theme
      const feet = pages.pages.map((each) =>
        Math.max(
          ...linesOf(each, (item) => isText(item) && item.size === styles.body.size).map(({ y }) => y),
        ),
      )
      for (const foot of feet.slice(0, -1)) {
        expect(page.height - page.margins.bottom - foot).toBeLessThan(4 * page.grid)
      }
    },
  )

  test.each([5, 6, 7, 8, 9, 10, 11, 12])(
    'drives no note from the page of its mark, after %i paragraphs',
    async (before) => {
      const { pages } = await setBook({
        body: section(
          `${paragraphs(before, 60)}<p>Note${noteMark(1)}. ${filler(60)}</p><p>${filler(150)}</p><p id="q1">${filler(10)} ${said}. ${filler(40, 2)}</p>${paragraphs(8, 60, 500)}`,
        ),
        notes: [filler(50)],
        quotes: [{ block: 'q1', start: filler(10).length + 1, text: said }],
        trim: 'a5',
      })
      const pageOf = (anchor: string) => pages.destinations.get(anchor)!.page
      expect(pageOf('note-1')).toBe(pageOf('noteref-1'))
    },
  )

  test('is left out, and told, where it is higher than the room beside its paragraph', async () => {
    const long = filler(420)
    const body = section(`${paragraphs(2, 60)}<p id="q1">${long}</p>`)
    const book = await setBook({ body, quotes: [{ block: 'q1', start: 0, text: long }] })
    expect(quoteLines(book)).toEqual([])
    expect(book.diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['note T201'])
  })

  test('shares no page with another', async () => {
    const body = section(
      `${paragraphs(2, 60)}<p id="q1">${said}. ${filler(30)}</p><p id="q2">${said}. ${filler(30)}</p>`,
    )
    const quotes = ['q1', 'q2'].map((block) => ({ block, start: 0, text: said }))
    const book = await setBook({ body, quotes })
    expect(
      quoteLines(book)
        .map(({ text }) => text)
        .join(' '),
    ).toBe(said)
    expect(book.diagnostics).toHaveLength(1)
  })
})
