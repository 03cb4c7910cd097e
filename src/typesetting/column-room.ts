/** Frames, notes, figures and pull quotes → what the page breaker asks about the room in columns. */

import type { Theme } from '../themes/theme.ts'
import { noteHeight } from './column-ends.ts'
import type { ComposedQuote } from './compose-quote.ts'
import { flowOffset } from './flow-offset.ts'
import { NOTE_GAP, type SetNotes } from './footnotes.ts'
import type { Galley } from './galley.ts'
import type { PageFrame } from './page-frames.ts'
import type { Room } from './scan-column.ts'

/** A page whose pull quote must be left out, or that has a second one. */
const LOST_QUOTE = 3000
/** A quote that begins at the head of the next page, where its paragraph goes on. */
const LATE_QUOTE = 250

/** Where a quote's paragraph and its own first words stand in the galley. */
interface QuotePlace {
  readonly first: number
  readonly last: number
  readonly said: number
  readonly lines: number
}

/** Builds the room of a document. `opening` lines of the first page are taken, or all of them. */
export function columnRoom(
  theme: Theme,
  frame: PageFrame,
  galley: Galley,
  notes: SetNotes,
  opening: number,
  quotes: readonly ComposedQuote[],
): Room {
  const { grid } = frame
  const { leading } = theme.styles.note
  const gap = NOTE_GAP * leading
  const perPage = frame.columns.length
  const places = quotes.flatMap((quote) => quotePlace(quote, galley) ?? [])
  const lines = (column: number): number =>
    column < perPage ? Math.max(0, frame.lines - opening) : frame.lines
  return {
    lines,
    levels: theme.styles.body.align === 'justify',
    columnsPerPage: perPage,
    noteLines: (anchor) => notes.get(anchor)?.length ?? 0,
    noteHeight: (count) => noteHeight(count, leading, gap, grid),
    notesFitting: (free) => Math.max(0, Math.floor((free * grid - gap) / leading)),
    floatLines: (slug) => galley.slugs[slug]!.lines + 1,
    quoteCost: (from, to, column) => (frame.sidebar ? quoteCost(places, galley, from, to, lines(column)) : 0),
  }
}

function quotePlace({ quote: { quote }, lines }: ComposedQuote, galley: Galley): QuotePlace | null {
  let first = -1
  let last = -1
  let said = -1
  galley.slugs.forEach((slug, index) => {
    for (const ink of slug.inks) {
      if (ink.kind !== 'line' || ink.text.id !== quote.block) continue
      if (first < 0) first = index
      last = index
      if (said < 0 && ink.line.end > flowOffset(ink.text, quote.passage.start)) said = index
    }
  })
  return first < 0 ? null : { first, last, said, lines }
}

function quoteCost(
  places: readonly QuotePlace[],
  galley: Galley,
  from: number,
  to: number,
  capacity: number,
): number {
  let cost = 0
  let taken = false
  for (const place of places) {
    if (place.said < from || place.said >= to) continue
    const top = Math.max(place.first, from)
    const above = galley.slugs.slice(from, top).reduce((sum, slug) => sum + slug.lines, 0)
    if (!taken && above + place.lines <= capacity) taken = true
    else cost += place.last >= to ? LATE_QUOTE : LOST_QUOTE
  }
  return cost
}
