/**
 * Pull quotes and pages whose text has been placed → quotes beside their paragraphs: level with them or lower, never
 * on an earlier page, at most one a page, never divided. One that finds no room is left out, and told.
 */

import type { Diagnostic } from '../diagnostics.ts'
import type { Theme } from '../themes/theme.ts'
import type { Points } from '../units.ts'
import type { FlowPullQuote } from './flow.ts'
import { flowOffset } from './flow-offset.ts'
import { evenShape, type Ink, type SetText } from './galley.ts'
import type { PageFrame } from './page-frames.ts'
import { type OpenPage, type PlacedLine, placeDecoration } from './place-inks.ts'

/** A pull quote set for its place. */
export interface ComposedQuote {
  readonly quote: FlowPullQuote
  readonly inks: readonly Ink[]
  /** Lines of the grid that it takes; its first baseline is that of the grid's line. */
  readonly lines: number
}

/**
 * Sets a pull quote under its rule: the words in a leading of their own that starts on the grid.
 *
 * @param closed - Whether a second rule stands under it, where it has text above and below.
 */
export function composeQuote(
  quote: FlowPullQuote,
  width: Points,
  theme: Theme,
  setText: SetText,
  closed = false,
): ComposedQuote {
  const { grid } = theme.page
  const top = -0.68 * theme.styles.body.size
  const inks: Ink[] = [{ kind: 'rule', x: 0, y: top, width, height: 1.4, colour: theme.colours.accent }]
  let y = 0
  quote.texts.forEach((text, index) => {
    const lines = setText(text, evenShape(width))
    lines.forEach((line, number) => {
      if (number > 0) y += text.style.leading
      else if (text.role === 'pull-quote-role') y += 0.85 * grid
      // Words and speaker begin on the grid.
      else y = index === 0 ? firstBaseline(top, text.style.size, grid) : nextLine(y, grid)
      inks.push({ kind: 'line', x: 0, y, line, text })
    })
  })
  const lines = Math.ceil(y / grid - 0.01) + 1
  if (!closed) return { quote, inks, lines }
  const foot = {
    kind: 'rule',
    x: 0,
    y: y + 0.6 * grid,
    width,
    height: 0.5,
    colour: theme.colours.accent,
  } as const
  return { quote, inks: [...inks, foot], lines }
}

/** Capitals stand clear of the rule by half their size. */
const firstBaseline = (top: Points, size: Points, grid: Points): Points =>
  Math.max(1, Math.ceil((top + 1.15 * size) / grid)) * grid

/** The next line of the grid that is clear of the words above. */
const nextLine = (y: Points, grid: Points): Points => Math.ceil(y / grid + 1.2) * grid

/** Tells of quotes that found no room. */
export const leftOut = (quotes: readonly ComposedQuote[]): Diagnostic[] =>
  quotes.map(({ quote }) => {
    const [first] = quote.texts
    const words = first?.runs.map((run) => run.text).join('') ?? quote.quote.id
    const message = `pull quote left out, for want of room on the page of its words: ${shorten(words)}`
    return { severity: 'note', code: 'T201', message }
  })

const shorten = (words: string): string => (words.length > 60 ? `${words.slice(0, 57)}…` : words)

/** Places quotes in the sidebars of pages. */
export class SidebarQuotes {
  private waiting: ComposedQuote[]
  private readonly linesOf: ReadonlyMap<string, readonly PlacedLine[]>

  constructor(quotes: readonly ComposedQuote[], linesOf: ReadonlyMap<string, readonly PlacedLine[]>) {
    this.waiting = [...quotes]
    this.linesOf = linesOf
  }

  /**
   * Places the first quote that belongs to this page and finds room on it.
   *
   * @returns Lines of the grid, from the page's head, that end with it; 0 where there is none.
   */
  place(frame: PageFrame, page: OpenPage): number {
    const { sidebar } = frame
    if (!sidebar) return 0
    for (const composed of this.waiting) {
      const y = this.levelOf(composed, frame, page.number)
      if (y === null) continue
      placeDecoration(composed.inks, sidebar.x, y, page, 'layout')
      this.waiting = this.waiting.filter((other) => other !== composed)
      return Math.round((y - frame.first) / frame.grid) + composed.lines
    }
    return 0
  }

  /** Those that found no room. */
  get left(): readonly ComposedQuote[] {
    return this.waiting
  }

  /** Baseline of a quote's first line on a page, or `null` where it does not belong or fit there. */
  private levelOf({ quote, lines }: ComposedQuote, frame: PageFrame, page: number): Points | null {
    const placed = this.linesOf.get(quote.quote.block) ?? []
    const here = placed.filter((line) => line.page === page)
    const [first] = here
    if (!first) return null
    const start = flowOffset(first.ink.text, quote.quote.passage.start)
    const said = placed.find(({ ink }) => ink.line.end > start)
    if (!said || said.page > page) return null
    const wanted = said.page === page ? said.y : first.y
    const lowest = frame.first + (frame.lines - lines) * frame.grid
    const y = Math.min(wanted, lowest)
    return y >= first.y - 0.01 ? y : null
  }
}
