/**
 * Pages → sheets of one page each, with trim, bleed and crop marks where the press wants them.
 */

import type { Page, Pages } from '../../typesetting/page.ts'
import { mm, type Points } from '../../units.ts'
import type { Imposition, Rectangle, Sheet } from './sheets.ts'

/** Length of a crop mark, and its least distance from the cut: marks must not show on a page cut a little off. */
const MARK_LENGTH = mm(5)
const MARK_GAP = mm(3)
const MARK_WIDTH = 0.25

export interface Press {
  readonly bleed: Points
  readonly marks: boolean
  readonly sides: 'one' | 'two'
}

/** Lays out each page on a sheet of its own. */
export const onePageSheets = ({ pages }: Pages, press: Press, dir: 'ltr' | 'rtl'): Imposition => ({
  sheets: pages.map((page) => sheetOf(page, press)),
  labels: pages.map(({ label }) => label),
  viewing: { spreads: press.sides === 'two', rightToLeft: dir === 'rtl', duplex: false },
})

function sheetOf(page: Page, { bleed, marks }: Press): Sheet {
  const gap = Math.max(bleed, MARK_GAP)
  const margin = marks ? gap + MARK_LENGTH : bleed
  const trim = { x: margin, y: margin, width: page.width, height: page.height }
  return {
    width: page.width + 2 * margin,
    height: page.height + 2 * margin,
    pages: [{ page, x: margin, y: margin, scale: 1 }],
    trim,
    bleed: grown(trim, bleed),
    marks: marks ? cropMarks(trim, gap) : [],
  }
}

const grown = ({ x, y, width, height }: Rectangle, by: Points): Rectangle => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
})

/** Two hairlines at each corner, on the lines of the cut. */
function cropMarks({ x, y, width, height }: Rectangle, gap: Points): Rectangle[] {
  const half = MARK_WIDTH / 2
  const flat = (left: Points, line: Points): Rectangle => ({
    x: left,
    y: line - half,
    width: MARK_LENGTH,
    height: MARK_WIDTH,
  })
  const upright = (line: Points, top: Points): Rectangle => ({
    x: line - half,
    y: top,
    width: MARK_WIDTH,
    height: MARK_LENGTH,
  })
  return [
    ...[y, y + height].flatMap((line) => [flat(x - gap - MARK_LENGTH, line), flat(x + width + gap, line)]),
    ...[x, x + width].flatMap((line) => [
      upright(line, y - gap - MARK_LENGTH),
      upright(line, y + height + gap),
    ]),
  ]
}
