/**
 * Flow, composed → the pages' columns chosen: with the quotes that stand in them or beside them, and those that found
 * no room.
 */

import type { Theme } from '../themes/theme.ts'
import { mm } from '../units.ts'
import { columnRoom } from './column-room.ts'
import type { GalleyComposing } from './compose-galley.ts'
import { type ComposedQuote, composeQuote } from './compose-quote.ts'
import type { Cut } from './cut-quote.ts'
import { Fitter, type SetWith, type Tried } from './fit-columns.ts'
import type { FlowPullQuote } from './flow.ts'
import type { SetNotes } from './footnotes.ts'
import type { Galley } from './galley.ts'
import { markNotes } from './mark-notes.ts'
import { type PageFrame, pageFrame } from './page-frames.ts'
import { type ColumnPlan, paginate } from './paginate.ts'
import { insertQuotes } from './quotes-in-text.ts'

/** What pages are chosen for. */
export interface Choosing {
  readonly composing: GalleyComposing
  readonly setWith: SetWith
  readonly sides: 'one' | 'two'
  readonly notes: SetNotes
  /** Lines of the first page that the opening takes, and pages before the text. */
  readonly opening: number
  readonly pagesBefore: number
  readonly quotes: readonly FlowPullQuote[]
}

export interface ChosenPages {
  readonly galley: Galley
  readonly plans: readonly ColumnPlan[]
  readonly fitter: Fitter
  /** To be placed in sidebars. */
  readonly beside: readonly ComposedQuote[]
  readonly left: readonly ComposedQuote[]
}

/** Share of the measure that a quote cut into the column takes, and the least of it that stays for the text. */
const CUT_SHARE = 0.3
/** White between such a quote and the text, in lines of the grid. */
const CUT_GAP = 0.9
/** A quote that hangs into the margin stays this far from the page's edge. */
const EDGE = mm(11)

/** Chooses the pages of a galley. */
export function choosePages(galley: Galley, choosing: Choosing): ChosenPages {
  const { composing, setWith, sides, notes, opening, quotes } = choosing
  const { theme, setText } = composing
  const frame = pageFrame(theme, 1, sides)
  const { sidebar } = frame
  const tried: Tried = new Map()
  const choose = (
    unmarked: Galley,
    kept: readonly ColumnPlan[] = [],
    beside: readonly ComposedQuote[] = [],
  ) => {
    const of = markNotes(unmarked, [...notes.keys()], composing.tags)
    const fitter = new Fitter(of, setWith, { ...composing, opened: opening > 0 }, tried)
    return {
      galley: of,
      fitter,
      plans: paginate(of, columnRoom(theme, frame, of, notes, opening, beside), fitter, kept),
    }
  }
  if (sidebar) {
    const beside = quotes.map((quote) => composeQuote(quote, sidebar.width, theme, setText))
    return { ...choose(galley, [], beside), beside, left: [] }
  }
  const cutFor = (page: number): Cut | null =>
    theme.pullQuotes === 'column' ? null : cutOf(pageFrame(theme, page + choosing.pagesBefore, sides), theme)
  const width = widthOfQuotes(frame, theme, cutFor(1))
  const composed = quotes.map((quote) => composeQuote(quote, width, theme, setText, true))
  const { pagination, left } = insertQuotes(choose(galley), composed, {
    composing,
    cutFor,
    columnsPerPage: frame.columns.length,
    mostShort: theme.styles.body.align === 'justify' ? 2 : 6,
    linesOf: columnRoom(theme, frame, galley, notes, opening, []).lines,
    paginate: choose,
  })
  return { ...pagination, beside: [], left }
}

/** Cuts a quote into the column at its outer edge; it hangs into the margin as far as that allows. */
function cutOf({ side, columns: [column] }: PageFrame, theme: Theme): Cut {
  const { x, width } = column!
  const depth = width * CUT_SHARE + CUT_GAP * theme.page.grid
  const hang = hangOf(side === 'recto' ? theme.page.width - x - width : x)
  return side === 'recto'
    ? { depth, x: width * (1 - CUT_SHARE), edge: 'right' }
    : { depth, x: -hang, edge: 'left' }
}

const hangOf = (margin: number): number => Math.max(0, margin - EDGE)

function widthOfQuotes({ side, columns: [column] }: PageFrame, theme: Theme, cut: Cut | null): number {
  const { x, width } = column!
  if (!cut) return width
  return width * CUT_SHARE + hangOf(side === 'recto' ? theme.page.width - x - width : x)
}
