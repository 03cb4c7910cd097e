/**
 * Pages → the sheets of a stapled booklet: two pages side by side on each side of the paper, in the order in which
 * they come right once the sheets are printed on both sides, laid on one another, folded and stapled.
 */

import type { Page, Pages } from '../../typesetting/page.ts'
import { mm, type Points } from '../../units.ts'
import type { Imposition, Sheet, SheetPage } from './sheets.ts'

/** One side of a sheet of paper: indexes of its pages, `null` for a blank. */
export interface Side {
  readonly left: number | null
  readonly right: number | null
}

/**
 * Says which pages stand together. Blanks come last, so that the text starts on the cover and every page keeps its
 * side of the spread; a booklet opened from the right has its sides the other way round.
 *
 * @returns Sides in the order of printing: front and back of the outermost sheet first.
 */
export function impose(pageCount: number, dir: 'ltr' | 'rtl' = 'ltr'): Side[] {
  const places = Math.ceil(pageCount / 4) * 4
  const at = (index: number): number | null => (index < pageCount ? index : null)
  const sides: Side[] = []
  for (let low = 0, high = places - 1; low < high; low++, high--) {
    const [left, right] = low % 2 === 0 ? [at(high), at(low)] : [at(low), at(high)]
    sides.push(dir === 'ltr' ? { left, right } : { left: right, right: left })
  }
  return sides
}

/** Sheets of paper, lying. */
const PAPER = {
  a4: { width: mm(297), height: mm(210) },
  letter: { width: mm(279.4), height: mm(215.9) },
} as const

/**
 * How much nearer to the fold the pages of a sheet stand than those of the sheet around it: the thickness of
 * office paper of 80 g/m², about 0.1 mm, by which a folded sheet pushes the next one out.
 */
const CREEP = mm(0.1)

/** Lays out the pages of a booklet. */
export function bookletSheets({ pages }: Pages, paper: keyof typeof PAPER, dir: 'ltr' | 'rtl'): Imposition {
  const sides = impose(pages.length, dir)
  const page = (index: number | null): Page | null => (index === null ? null : pages[index]!)
  return {
    sheets: sides.map(({ left, right }, i) =>
      sideOf(page(left), page(right), PAPER[paper], Math.floor(i / 2) * CREEP),
    ),
    labels: sides.map(({ left, right }) =>
      [left, right].flatMap((index) => page(index)?.label ?? []).join(', '),
    ),
    viewing: { spreads: false, rightToLeft: dir === 'rtl', duplex: true },
  }
}

function sideOf(
  left: Page | null,
  right: Page | null,
  { width, height }: { width: Points; height: Points },
  creep: Points,
): Sheet {
  const placed = (page: Page, isLeft: boolean): SheetPage => {
    const scale = Math.min(1, width / 2 / page.width, height / page.height)
    const x = isLeft ? width / 2 - page.width * scale + creep : width / 2 - creep
    return { page, scale, x, y: (height - page.height * scale) / 2 }
  }
  const pages = [left && placed(left, true), right && placed(right, false)].filter((page) => page !== null)
  return { width, height, pages, trim: null, bleed: null, marks: [] }
}
