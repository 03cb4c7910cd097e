/** A theme's page → where its columns, sidebar, running head and folio stand on each page. Arithmetic only. */

import type { Theme } from '../themes/theme.ts'
import type { Points } from '../units.ts'

/** A stretch across the page. */
export interface Band {
  readonly x: Points
  readonly width: Points
}

/** Where things stand on one page. The grid's lines are counted from 0 at the first baseline. */
export interface PageFrame {
  readonly side: 'recto' | 'verso'
  readonly columns: readonly Band[]
  readonly sidebar: Band | null
  /** From the first column's edge to the outer edge of all. */
  readonly whole: Band
  /** Baseline of the grid's first line. */
  readonly first: Points
  readonly grid: Points
  /** Lines of the grid in a column. */
  readonly lines: number
  /** Baselines of the running head and the folio. */
  readonly head: Points
  readonly foot: Points
}

/** Heads and folios stand at these shares of the margins, counted from the page's edge. */
const HEAD_SHARE = 0.6
const FOOT_SHARE = 0.55

/** Tells where things stand on a page. Left pages mirror right ones where the book has two sides. */
export function pageFrame(theme: Theme, number: number, sides: 'one' | 'two'): PageFrame {
  const { page, styles } = theme
  const { margins, columns, measure, columnGap, sidebar, sidebarGap, grid } = page
  const side = sides === 'two' && number % 2 === 0 ? 'verso' : 'recto'
  const beside = sidebar > 0 ? sidebar + sidebarGap : 0
  const text = columns * measure + (columns - 1) * columnGap
  const left = side === 'recto' ? margins.inner : page.width - margins.inner - text - beside
  const textLeft = side === 'recto' ? left : left + beside
  const first = margins.top + 0.72 * styles.body.size
  return {
    side,
    columns: Array.from({ length: columns }, (_, index) => ({
      x: textLeft + index * (measure + columnGap),
      width: measure,
    })),
    sidebar: sidebar > 0 ? { x: side === 'recto' ? left + text + sidebarGap : left, width: sidebar } : null,
    whole: { x: left, width: text + beside },
    first,
    grid,
    lines: Math.max(1, Math.floor((page.height - margins.bottom - first) / grid) + 1),
    head: margins.top * HEAD_SHARE,
    foot: page.height - margins.bottom * FOOT_SHARE,
  }
}
