/** Columns as planned → the text on its pages: figures at their heads, notes at their feet, quotes beside them. */

import type { Fitter } from './fit-columns.ts'
import { composeNotes, type SetNotes } from './footnotes.ts'
import type { Galley, Slug } from './galley.ts'
import type { CurrentPage, PageMaker } from './make-pages.ts'
import type { ColumnPlan } from './paginate.ts'
import { type Placing, placeInks, placeSlug } from './place-inks.ts'
import type { Sidebar } from './place-sidebar.ts'
import { asDecoration } from './quote-across.ts'

/** What the text is placed from. */
export interface TextPlan {
  readonly galley: Galley
  readonly plans: readonly ColumnPlan[]
  readonly fitter: Fitter
  readonly notes: SetNotes
  readonly opening: Slug | null
  /** The opening has a page of its own. */
  readonly apart: boolean
}

/**
 * Places the opening and all columns.
 *
 * @returns Lines of the grid that the last page's text takes, from its head, and those its notes take at its foot.
 */
export function placeText(
  plan: TextPlan,
  pages: PageMaker,
  sidebar: Sidebar,
  placing: Placing,
): { used: number; foot: number } {
  const perPage = placing.theme.page.columns
  let used = 0
  let foot = 0
  let page = placeOpening(plan, pages, placing)
  plan.plans.forEach((column, index) => {
    const inPage = index % perPage
    if (index > 0 && inPage === 0) {
      sidebar.fill(page.frame, page)
      page = pages.next()
      used = 0
      foot = 0
    }
    const skipped = index < perPage && !plan.apart ? (plan.opening?.lines ?? 0) : 0
    used = Math.max(used, placeColumn(column, inPage, skipped, page, plan, sidebar, placing))
    foot = Math.max(foot, placeNotes(column, inPage, page, plan, placing))
  })
  let beside = sidebar.fill(page.frame, page)
  while (sidebar.hasFigures) {
    page = pages.next()
    used = 0
    foot = 0
    beside = sidebar.fill(page.frame, page)
  }
  return { used: Math.max(used, beside, plan.plans.length === 0 ? (plan.opening?.lines ?? 0) : 0), foot }
}

/** A title page of its own stands this far down, over the lines of the page. */
const SINK = 0.28

/** Places the opening; gives the page on which the text begins. */
function placeOpening({ opening, apart }: TextPlan, pages: PageMaker, placing: Placing): CurrentPage {
  const page = pages.current
  const { whole, first, grid, lines } = page.frame
  const free = Math.max(0, lines - (opening?.lines ?? 0))
  const sunk = apart ? Math.min(Math.round(lines * SINK), free) * grid : 0
  if (opening) placeSlug(opening, whole.x, first + sunk, page, placing)
  return apart ? pages.next() : page
}

function placeColumn(
  column: ColumnPlan,
  inPage: number,
  skipped: number,
  page: CurrentPage,
  { galley, fitter }: TextPlan,
  sidebar: Sidebar,
  placing: Placing,
): number {
  const { first, grid, columns } = page.frame
  const { x } = columns[inPage]!
  let line = skipped
  const place = (slug: Slug) => {
    placeSlug(slug, x, first + line * grid, page, placing)
    line += slug.lines
  }
  for (const float of column.floats) {
    place(galley.slugs[float]!)
    line++
  }
  for (const slug of galley.slugs[column.from]?.repeat ?? []) place(asRepeated(slug))
  for (const slug of fitter.slugsOf(column)) {
    if (slug.beside) sidebar.addFigure(slug.beside, line)
    else if (!slug.float) place(slug)
  }
  return line
}

/** A table's head set again is decoration: it was read at the table's beginning. */
const asRepeated = (slug: Slug): Slug => ({ ...slug, inks: asDecoration(slug.inks, 0), anchors: [] })

function placeNotes(
  column: ColumnPlan,
  inPage: number,
  page: CurrentPage,
  { notes }: TextPlan,
  placing: Placing,
): number {
  if (column.notes.length === 0) return 0
  const { frame } = page
  const band = frame.columns[inPage]!
  const inks = composeNotes(column.notes, notes, band.width, placing.theme)
  placeInks(inks, band.x, frame.first + (frame.lines - 1) * frame.grid, page, placing)
  const top = Math.min(...inks.map(({ y }) => y))
  return Math.ceil(-top / frame.grid) + 1
}
