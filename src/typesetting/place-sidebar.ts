/**
 * What stands beside the text of a page: small figures level with their mention or lower, and one pull quote, level
 * with its paragraph or lower, never on an earlier page and never divided.
 */

import type { Diagnostic } from '../diagnostics.ts'
import type { ComposedQuote } from './compose-quote.ts'
import { flowOffset } from './flow-offset.ts'
import type { Slug } from './galley.ts'
import type { PageFrame } from './page-frames.ts'
import { type OpenPage, type PlacedLine, type Placing, placeDecoration, placeSlug } from './place-inks.ts'

/** Tells of quotes that found no room. */
export const leftOut = (quotes: readonly ComposedQuote[]): Diagnostic[] =>
  quotes.map(({ quote }) => {
    const [first] = quote.texts
    const words = first?.runs.map((run) => run.text).join('') ?? quote.quote.id
    const message = `pull quote left out, for want of room on the page of its words: ${shorten(words)}`
    return { severity: 'note', code: 'T201', message }
  })

const shorten = (words: string): string => (words.length > 60 ? `${words.slice(0, 57)}…` : words)

/** A stretch of a sidebar, in lines of the grid. */
interface Stretch {
  readonly from: number
  readonly to: number
}

/** Fills the sidebars of pages, one after another. */
export class Sidebar {
  private waiting: readonly ComposedQuote[]
  private readonly placing: Placing
  /** Figures that want to stand at a line or lower. */
  private figures: { readonly slug: Slug; readonly line: number }[] = []

  constructor(quotes: readonly ComposedQuote[], placing: Placing) {
    this.waiting = quotes
    this.placing = placing
  }

  /** Asks for a small figure to be placed on the page being filled, at a line of the grid or lower. */
  addFigure(slug: Slug, line: number): void {
    this.figures.push({ slug, line })
  }

  /** Whether figures are left over that found no room on their pages. */
  get hasFigures(): boolean {
    return this.figures.length > 0
  }

  /** Quotes that found no room. */
  get left(): readonly ComposedQuote[] {
    return this.waiting
  }

  /**
   * Fills the sidebar of a page whose text has been placed.
   *
   * @returns Lines of the grid, from the page's head, down to the foot of what was placed.
   */
  fill(frame: PageFrame, page: OpenPage): number {
    const taken = this.placeFigures(frame, page)
    const quote = this.placeQuote(frame, page, taken)
    return Math.max(0, ...[...taken, ...quote].map(({ to }) => to))
  }

  /** Those without room wait for the next page, and stand at its head. */
  private placeFigures(frame: PageFrame, page: OpenPage): Stretch[] {
    const { sidebar, first, grid, lines } = frame
    const taken: Stretch[] = []
    const later: { readonly slug: Slug; readonly line: number }[] = []
    for (const { slug, line } of sidebar ? this.figures : []) {
      const next = taken.at(-1)?.to ?? 0
      const from = Math.max(next, Math.min(line, lines - slug.lines))
      if (from + slug.lines > lines || later.length > 0) later.push({ slug, line: 0 })
      else {
        placeSlug(slug, sidebar!.x, first + from * grid, page, this.placing)
        taken.push({ from, to: from + slug.lines + 1 })
      }
    }
    this.figures = later
    return taken
  }

  /** Places the first quote that belongs to this page and finds room on it. */
  private placeQuote(frame: PageFrame, page: OpenPage, taken: readonly Stretch[]): Stretch[] {
    const { sidebar, first, grid } = frame
    if (!sidebar) return []
    for (const quote of this.waiting) {
      const line = this.lineFor(quote, frame, page.number, taken)
      if (line === null) continue
      placeDecoration(quote.inks, sidebar.x, first + line * grid, page, 'layout')
      this.waiting = this.waiting.filter((other) => other !== quote)
      return [{ from: line, to: line + quote.lines }]
    }
    return []
  }

  /** The line at which a quote begins on a page, or `null` where it does not belong or fit there. */
  private lineFor(
    { quote: { quote }, lines }: ComposedQuote,
    frame: PageFrame,
    page: number,
    taken: readonly Stretch[],
  ): number | null {
    const placed = this.placing.linesOf.get(quote.block) ?? []
    const first = placed.find((line) => line.page === page)
    const said = placed.find(({ ink }) => ink.line.end > flowOffset(ink.text, quote.passage.start))
    if (!first || !said || said.page > page) return null
    const level = (line: PlacedLine) => Math.round((line.y - frame.first) / frame.grid)
    const lowest = frame.lines - lines
    const wanted = Math.min(said.page === page ? level(said) : level(first), lowest)
    const free = (from: number) => taken.every((other) => from >= other.to || from + lines <= other.from)
    // From the words down, then up to the paragraph's first line.
    const below = Array.from({ length: Math.max(0, lowest - wanted + 1) }, (_, index) => wanted + index)
    const above = Array.from({ length: Math.max(0, wanted - level(first)) }, (_, index) => wanted - 1 - index)
    if (wanted < level(first)) return null
    return [...below, ...above].find(free) ?? null
  }
}
