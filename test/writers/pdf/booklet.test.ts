import { describe, expect, test } from 'vitest'
import { mm } from '../../../src/units.ts'
import { bookletSheets, impose, type Side } from '../../../src/writers/pdf/booklet.ts'
import { line, pagesOf, serif, TagList } from './hand-made.ts'

/** “8|1” for a side, “-” for a blank. */
const told = (sides: readonly Side[]): string[] =>
  sides.map(({ left, right }) => [left, right].map((index) => (index === null ? '-' : index + 1)).join('|'))

describe('impose', () => {
  test('puts eight pages on two sheets', () => {
    expect(told(impose(8))).toEqual(['8|1', '2|7', '6|3', '4|5'])
  })

  test.each([
    [1, ['-|1', '-|-']],
    [2, ['-|1', '2|-']],
    [3, ['-|1', '2|3']],
    [4, ['4|1', '2|3']],
    [5, ['-|1', '2|-', '-|3', '4|5']],
    [6, ['-|1', '2|-', '6|3', '4|5']],
    [7, ['-|1', '2|7', '6|3', '4|5']],
  ])('leaves the blanks of %i pages at the end', (count, sides) => {
    expect(told(impose(count))).toEqual(sides)
  })

  test('mirrors the sides of a booklet that opens from the right', () => {
    expect(told(impose(4, 'rtl'))).toEqual(['1|4', '3|2'])
  })

  test('keeps odd pages on the right and shows every page once', () => {
    for (let count = 1; count < 70; count++) {
      const sides = impose(count)
      const shown = sides.flatMap(({ left, right }) => [left, right]).filter((index) => index !== null)
      expect(shown.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i))
      expect(sides.every(({ right }) => right === null || right % 2 === 0)).toBe(true)
      expect(sides.length % 2).toBe(0)
    }
  })

  test('gives each leaf its two pages back to back', () => {
    const sides = impose(12)
    for (let i = 0; i < sides.length; i += 2) {
      expect(sides[i + 1]!.left).toBe(sides[i]!.right! + 1)
      expect(sides[i]!.left).toBe(sides[i + 1]!.right! + 1)
    }
  })
})

describe('bookletSheets', () => {
  const tags = new TagList()
  const p = tags.add('P', null)
  const pages = pagesOf(
    Array.from({ length: 8 }, (_, i) => [line(`page ${i + 1}`, serif(), { x: 50, y: 50, tag: p, order: i })]),
    tags.tags,
  )

  test('lets the pages meet at the fold and moves the inner sheet’s towards it', () => {
    const { sheets } = bookletSheets(pages, 'a4', 'ltr')
    const fold = sheets[0]!.width / 2
    const [outerLeft, outerRight] = sheets[0]!.pages
    expect(outerLeft!.x + outerLeft!.page.width).toBeCloseTo(fold)
    expect(outerRight!.x).toBeCloseTo(fold)
    const [innerLeft, innerRight] = sheets[2]!.pages
    expect(innerLeft!.x + innerLeft!.page.width - fold).toBeCloseTo(mm(0.1))
    expect(fold - innerRight!.x).toBeCloseTo(mm(0.1))
  })

  test('makes a page smaller that is larger than half the paper', () => {
    const large = { ...pages, pages: pages.pages.map((page) => ({ ...page, width: 595.28, height: 841.89 })) }
    const { sheets } = bookletSheets(large, 'a4', 'ltr')
    expect(sheets[0]!.pages[0]!.scale).toBeCloseTo(Math.SQRT1_2, 2)
  })

  test('labels a side with the pages on it', () => {
    expect(bookletSheets(pages, 'letter', 'ltr').labels).toEqual(['8, 1', '2, 7', '6, 3', '4, 5'])
  })
})
