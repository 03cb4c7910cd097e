import { expect, test } from 'vitest'
import { mm } from '../../../src/units.ts'
import { onePageSheets } from '../../../src/writers/pdf/boxes.ts'
import { pagesOf } from './hand-made.ts'

const pages = pagesOf([[]], [])

test('a sheet without marks and bleed is the page', () => {
  const [sheet] = onePageSheets(pages, { bleed: 0, marks: false, sides: 'one' }, 'ltr').sheets
  expect(sheet).toMatchObject({ width: pages.width, height: pages.height, marks: [] })
  expect(sheet!.trim).toEqual({ x: 0, y: 0, width: pages.width, height: pages.height })
})

test('bleed alone widens the sheet by the bleed', () => {
  const [sheet] = onePageSheets(pages, { bleed: mm(3), marks: false, sides: 'one' }, 'ltr').sheets
  expect(sheet!.width).toBeCloseTo(pages.width + mm(6))
  expect(sheet!.bleed).toMatchObject({ x: 0, y: 0 })
  expect(sheet!.trim!.x).toBeCloseTo(mm(3))
})

test('crop marks stand on the lines of the cut, outside the bleed', () => {
  const [sheet] = onePageSheets(pages, { bleed: mm(3), marks: true, sides: 'one' }, 'ltr').sheets
  const { trim, bleed, marks } = sheet!
  expect(marks).toHaveLength(8)
  for (const { x, y, width, height } of marks) {
    const isFlat = width > height
    const line = isFlat ? y + height / 2 : x + width / 2
    const cuts = isFlat ? [trim!.y, trim!.y + trim!.height] : [trim!.x, trim!.x + trim!.width]
    expect(Math.min(...cuts.map((cut) => Math.abs(cut - line)))).toBeLessThan(1e-6)
    const overlaps =
      x + 1e-6 < bleed!.x + bleed!.width &&
      bleed!.x < x + width - 1e-6 &&
      y + 1e-6 < bleed!.y + bleed!.height &&
      bleed!.y < y + height - 1e-6
    expect(overlaps).toBe(false)
  }
})

test('two-sided pages are shown as spreads', () => {
  expect(onePageSheets(pages, { bleed: 0, marks: false, sides: 'two' }, 'rtl').viewing).toEqual({
    spreads: true,
    rightToLeft: true,
    duplex: false,
  })
})
