import { describe, expect, test } from 'vitest'
import type { PlacedGlyphs } from '../../src/typesetting/page.ts'
import { wordsOf } from '../../src/writers/trace.ts'
import { filler, isText, linesOf, paragraphs, type SetBook, setBook } from '../support/set-pages.ts'

const opening = (words: string, theme = 'journal') =>
  setBook({
    body: `<section class="section" id="s1"><p id="b1">${words}</p>${paragraphs(3, 50, 2)}</section>`,
    theme,
  })

const capOf = ({ pages, theme }: SetBook): PlacedGlyphs | undefined =>
  pages.pages[0]!.items.find(
    (item): item is PlacedGlyphs =>
      item.kind === 'glyphs' &&
      item.size > 2.5 * theme.styles.body.size &&
      item.tag !== 'artifact' &&
      item.size !== theme.styles.title.size,
  )

const bodyOf = ({ pages, theme }: SetBook) =>
  linesOf(pages.pages[0]!, (item) => isText(item) && item.size === theme.styles.body.size)

describe('a drop cap', () => {
  test('reaches from the capitals of the first line to the baseline of the third', async () => {
    const book = await opening(filler(90))
    const cap = capOf(book)!
    const lines = bodyOf(book)
    expect(cap.y).toBeCloseTo(lines[2]!.y, 6)
    const top = cap.y - (cap.face.capHeight * cap.size) / 1000
    const body = book.theme.styles.body
    expect(top).toBeCloseTo(lines[0]!.y - (670 * body.size) / 1000, 1)
    expect(lines[2]!.x).toBeGreaterThan(lines[3]!.x + 10)
  })

  test('is read with the rest of its word', async () => {
    const book = await opening(`Yesterday ${filler(90)}`)
    const cap = capOf(book)!
    expect(wordsOf(cap)).toBe('Y')
    expect(book.pages.tags[cap.tag as number]).toMatchObject({ type: 'Span', actualText: 'Yesterday' })
    const rest = book.pages.pages[0]!.items.filter((item) => item.kind === 'glyphs' && item.tag === cap.tag)
    expect(
      rest
        .map((item) => wordsOf(item as PlacedGlyphs))
        .join('')
        .trim(),
    ).toBe('Yesterday')
  })

  test('hangs an opening quotation mark beside it', async () => {
    const book = await opening(`“Never,” she said. ${filler(90)}`)
    const cap = capOf(book)!
    const mark = book.pages.pages[0]!.items.find((item) => item.kind === 'glyphs' && wordsOf(item) === '“')!
    expect(wordsOf(cap)).toBe('N')
    expect(mark.x + mark.width).toBeLessThan(cap.x + 3)
    expect(book.pages.tags[cap.tag as number]!.actualText).toBe('“Never')
  })

  test.each([
    ['a digit', `1911 was a wet year. ${filler(90)}`],
    ['a bracket', `(Nobody knew.) ${filler(90)}`],
    ['a dateline', `<span class="dateline">KYIV, Ukraine</span> — ${filler(90)}`],
    ['a short paragraph', 'Nobody knew.'],
  ])('is not cut from %s', async (_, words) => {
    const book = await opening(words)
    expect(capOf(book)).toBeUndefined()
    expect(bodyOf(book)[0]!.text.slice(0, 4)).toBe(words.replace(/<[^>]+>/g, '').slice(0, 4))
  })

  test('takes two lines of a paragraph that is not long', async () => {
    const book = await opening(filler(30))
    const cap = book.pages.pages[0]!.items.find(
      (item) =>
        item.kind === 'glyphs' && item.tag !== 'artifact' && wordsOf(item).length === 1 && item.size > 20,
    )!
    expect(cap.y).toBeCloseTo(bodyOf(book)[1]!.y, 6)
  })
})
