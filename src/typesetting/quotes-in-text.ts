/**
 * Pull quotes that stand in the text column, in a page without a sidebar: cut into it with the text running round,
 * or across it between paragraphs. A quote changes the galley, so pages are chosen anew for each; one that would not
 * stand on a page of its paragraph, level with its words or lower, is left out.
 */

import { isLate } from './column-ends.ts'
import type { ComposedQuote } from './compose-quote.ts'
import type { Composing } from './compose-text.ts'
import { type Cut, cutQuote } from './cut-quote.ts'
import type { Fitter } from './fit-columns.ts'
import { flowOffset } from './flow-offset.ts'
import type { Galley, GalleyParagraph, Slug } from './galley.ts'
import type { ColumnPlan } from './paginate.ts'
import { quoteAcross } from './quote-across.ts'

/** Pages chosen for a galley. */
export interface Pagination {
  readonly galley: Galley
  readonly plans: readonly ColumnPlan[]
  readonly fitter: Fitter
}

/** What quotes are put into the text with. */
export interface QuoteInserting {
  readonly composing: Composing
  /** How a quote is cut into a column of a page, or `null` where quotes stand across the column. */
  cutFor(page: number): Cut | null
  readonly columnsPerPage: number
  /** Most lines that a page may be short for a quote's sake. */
  readonly mostShort: number
  readonly linesOf: (column: number) => number
  /** Chooses pages anew after the first columns, which are kept. */
  paginate(galley: Galley, kept: readonly ColumnPlan[]): Pagination
}

/** A slug at which a quote may stand, the one from which nothing may be divided for it, and how it is cut in. */
export interface QuotePlace {
  readonly at: number
  readonly hold: number
  readonly cut: Cut | null
}

/** A quote stands this near to its words, in lines of the grid, or not at all. */
const FARTHEST = 16
/** So many lines apart, places are tried. */
const STEP = 3

/** Puts quotes into the text, one a page at most. Gives the pages, and the quotes that were left out. */
export function insertQuotes(
  start: Pagination,
  quotes: readonly ComposedQuote[],
  inserting: QuoteInserting,
): { pagination: Pagination; left: ComposedQuote[] } {
  let pagination = start
  const left: ComposedQuote[] = []
  for (const quote of quotes) {
    const placed = insertQuote(pagination, quote, inserting)
    if (placed) pagination = placed
    else left.push(quote)
  }
  return { pagination, left }
}

/** Tries the places that a quote may have, the best first. */
function insertQuote(
  pagination: Pagination,
  quote: ComposedQuote,
  inserting: QuoteInserting,
): Pagination | null {
  const { galley } = pagination
  const said = slugOfPassage(galley, quote)
  if (said === null) return null
  const places = inserting.cutFor(1)
    ? cutPlaces(pagination, quote, said, inserting)
    : acrossPlaces(galley, said)
  const unchanged = columnsBefore(pagination, said, inserting.columnsPerPage)
  for (const place of places) {
    const { cut, at } = place
    const changed = cut
      ? cutQuote(galley, place, quote, cut, inserting.composing)
      : quoteAcross(galley, at, quote)
    if (!changed) continue
    const next = inserting.paginate(changed, unchanged)
    const chosen = next.plans.slice(unchanged.length)
    if (standsRight(next, quote, said, cut, inserting) && isFilled(chosen, inserting)) return next
  }
  return null
}

/** The columns before the paragraph that says it begins, save those of the last page: they were made level for it. */
function columnsBefore({ galley, plans }: Pagination, said: number, perPage: number): readonly ColumnPlan[] {
  const own = galley.paragraphs.find(({ first, count }) => first <= said && said < first + count)
  const column = plans.findIndex(({ from, to }) => from <= (own?.first ?? said) && (own?.first ?? said) < to)
  const last = plans.length - 1 - ((plans.length - 1) % perPage)
  return plans.slice(0, Math.max(0, Math.min(column, last)))
}

const showsBlock = (slug: Slug, block: string): boolean =>
  slug.inks.some((ink) => ink.kind === 'line' && ink.text.id === block)

/** The slug where a quote's own words begin. */
function slugOfPassage({ slugs }: Galley, { quote: { quote } }: ComposedQuote): number | null {
  const index = slugs.findIndex((slug) =>
    slug.inks.some(
      (ink) =>
        ink.kind === 'line' &&
        ink.text.id === quote.block &&
        ink.line.end > flowOffset(ink.text, quote.passage.start),
    ),
  )
  return index < 0 ? null : index
}

function pageOf({ plans }: Pagination, slug: number, { columnsPerPage }: QuoteInserting): number {
  const column = plans.findIndex(({ from, to }) => from <= slug && slug < to)
  return Math.floor(column / columnsPerPage) + 1
}

/** Whether a quote stands alone on a page of its paragraph, not before its words, and at the page's outer edge. */
function standsRight(
  pagination: Pagination,
  { quote: { quote } }: ComposedQuote,
  said: number,
  cut: Cut | null,
  inserting: QuoteInserting,
): boolean {
  const { slugs } = pagination.galley
  const page = (slug: number) => pageOf(pagination, slug, inserting)
  const pages = slugs.flatMap((slug, index) => (slug.quote ? page(index) : []))
  const own = page(slugs.findIndex((slug) => slug.quote === quote.id))
  const last = page(slugs.findLastIndex((slug) => showsBlock(slug, quote.block)))
  if (own < page(said) || own > last || pages.filter((other) => other === own).length > 1) return false
  return cut === null || inserting.cutFor(own)?.edge === cut.edge
}

/** Whether columns that were chosen for a quote's sake are full, with every note on the page of its mark. */
const isFilled = (plans: readonly ColumnPlan[], { mostShort }: QuoteInserting): boolean =>
  plans.every(({ full, slack, owed }) => !(full && slack > mostShort) && !isLate(owed))

/**
 * Places at which a cut may begin: level with the words or lower, with room down to the column's foot; else, where
 * the paragraph goes on over the page, at the head of the next.
 */
function cutPlaces(
  pagination: Pagination,
  quote: ComposedQuote,
  said: number,
  inserting: QuoteInserting,
): QuotePlace[] {
  const { galley, plans } = pagination
  const column = plans.findIndex(({ from, to }) => from <= said && said < to)
  const places = (index: number, from: number) => {
    const cut = inserting.cutFor(Math.floor(index / inserting.columnsPerPage) + 1)
    const free = placesInColumn(galley, plans[index]!, from, quote, inserting.linesOf(index))
    return free.map((at) => ({ at, hold: index === column ? from : at, cut }))
  }
  const next = plans[column + 1]
  return [...places(column, said), ...(next ? places(column + 1, next.from).slice(0, 1) : [])]
}

function placesInColumn(
  galley: Galley,
  plan: ColumnPlan,
  from: number,
  quote: ComposedQuote,
  capacity: number,
): number[] {
  let row = plan.floats.reduce((sum, float) => sum + galley.slugs[float]!.lines + 1, 0)
  const places: number[] = []
  for (let index = plan.from; index < plan.to && index <= from + FARTHEST; index++) {
    const slug = galley.slugs[index]!
    if (index >= from && (index - from) % STEP === 0 && !slug.white && row + quote.lines + 1 <= capacity) {
      places.push(index)
    }
    if (!slug.float) row += slug.lines
  }
  return places
}

/** Places after which a quote may stand across the column: the end of the next paragraph, or of its own. */
function acrossPlaces({ paragraphs }: Galley, said: number): QuotePlace[] {
  const own = paragraphs.findIndex(({ first, count }) => first <= said && said < first + count)
  if (own < 0) return []
  const end = (paragraph: GalleyParagraph) => paragraph.first + paragraph.count - 1
  const next = paragraphs[own + 1]
  const follows = next && next.first === end(paragraphs[own]!) + 1
  const ends = follows ? [end(next), end(paragraphs[own]!)] : [end(paragraphs[own]!)]
  return ends.map((at) => ({ at, hold: said, cut: null }))
}
