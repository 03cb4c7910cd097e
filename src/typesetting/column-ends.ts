/** A place in the galley where a column begins → the places where it may end, each with its cost. */

import type { Points } from '../units.ts'
import { divideNotes, type NotePiece } from './divide-notes.ts'
import type { Slug } from './galley.ts'
import { levelCost } from './offers.ts'
import {
  beginColumn,
  type Cutting,
  type LeftOver,
  MOST_OVER,
  type Room,
  type Scan,
  take,
} from './scan-column.ts'

/** A column from slug `from` to slug `to`, exclusive, and what it leaves for the next one. */
export interface ColumnEnd extends LeftOver {
  readonly from: number
  readonly to: number
  /** Where the next column begins: white between them vanishes. */
  readonly next: number
  readonly cost: number
  /** Figures at its head, notes at its foot. */
  readonly floats: readonly number[]
  readonly notes: readonly NotePiece[]
  /** Lines of the grid left over, or lacking where negative. */
  readonly slack: number
  /** A level foot is wanted: neither the last column nor one before a forced page. */
  readonly full: boolean
}

/** Costs, as of one line a page is short. */
const COST = {
  shortLine: 4000,
  /** The same where columns need not be level. */
  raggedFoot: 200,
  /** A column may not be left as it is, yet nothing better was found. */
  emergency: 100_000,
  splitNote: 1500,
  owedLine: 60,
  /** A note that begins on the page after its mark. */
  lateNote: 60_000,
  carriedFloat: 300,
  /** A last page of so few lines looks forgotten. */
  stub: 2500,
} as const
const STUB_LINES = 4
/** Columns shorter than this are no ends to choose among, save where there is no other. */
const MOST_SHORT = 3

/** Finds where a column that begins at `at` may end. There is always an answer. */
export function columnEnds(cutting: Cutting, at: number, before: LeftOver | null): ColumnEnd[] {
  if (at >= cutting.to) return [restColumn(cutting, at, before)]
  const near = endsWithin(cutting, at, before, MOST_SHORT)
  if (near.some(({ owed }) => !isLate(owed))) return near
  const short = endsWithin(cutting, at, before, Number.POSITIVE_INFINITY)
  const last = short.findLast(({ owed }) => !isLate(owed)) ?? short.at(-1)
  if (last) return [...near, last]
  return [isRoomier(cutting) ? { ...emptyColumn(at), cost: COST.emergency } : forcedEnd(cutting, at, before)]
}

/** Whether the next page has more room: the opening takes much of the first, or all of it. */
const isRoomier = ({ column, room }: Cutting): boolean =>
  room.lines(column) < room.lines(column + room.columnsPerPage)

/** Tells whether a note does not begin on the page of its mark. */
export const isLate = (owed: readonly NotePiece[]): boolean => owed.some(({ from }) => from === 0)

/** Ends that leave the column short by so many lines at most. */
function endsWithin(cutting: Cutting, at: number, before: LeftOver | null, mostShort: number): ColumnEnd[] {
  const { galley, to, room, fitter } = cutting
  const scan = beginColumn(cutting, at, before)
  const ends: ColumnEnd[] = []
  for (let index = at; index < to && take(galley.slugs[index]!, index, scan, room); index++) {
    fitter.offer(index, at, scan.offers)
    const slack = scan.capacity - scan.used - room.noteHeight(scan.noteCount)
    const next = skipWhite(galley.slugs, index + 1)
    if (slack > mostShort && next < to) continue
    const end = endAt(cutting, index, next, at, scan)
    if (end) ends.push(end)
  }
  return ends
}

function endAt(cutting: Cutting, index: number, next: number, from: number, scan: Scan): ColumnEnd | null {
  const { galley, to: end, column, room, fitter } = cutting
  const slug = galley.slugs[index]!
  const to = index + 1
  const last = next >= end
  const open = breakAfter(galley.slugs, index, from) === Number.POSITIVE_INFINITY
  if (slug.white || (open && !last)) return null
  const notes = notesOf(scan, room)
  if (!notes) return null
  const full = !(last && scan.carried.length === 0 && notes.owed.length === 0)
  const slack = full ? notes.slack : Math.min(notes.slack, 0)
  const stub = !full && from > 0 && scan.used < STUB_LINES && next >= galley.slugs.length
  const cost =
    notes.cost +
    scan.carried.length * COST.carriedFloat +
    (stub ? COST.stub : 0) +
    (full ? fitter.endCost(index, slug) : 0) +
    levelCost(slack, scan.offers, room.levels ? COST.shortLine : COST.raggedFoot) +
    room.quoteCost(from, to, column)
  if (cost === Number.POSITIVE_INFINITY) return null
  const [floats, carried] = [copy(scan.floats), copy(scan.carried)]
  return { from, to, next, cost, slack, full, floats, carried, notes: notes.here, owed: notes.owed }
}

/** What it costs to end after a slug; figures count as the text that they follow. */
function breakAfter(slugs: readonly Slug[], index: number, from: number): number {
  let at = index
  while (at > from && (slugs[at]!.float || slugs[at]!.beside)) at--
  return slugs[at]!.breakAfter
}

const NONE: readonly never[] = []

const copy = <T>(list: readonly T[]): readonly T[] => (list.length === 0 ? NONE : [...list])

interface PlacedNotes {
  readonly here: readonly NotePiece[]
  readonly owed: readonly NotePiece[]
  readonly slack: number
  readonly cost: number
}

/** Finds how much of the notes stands in the column: all of them, or, where they are long, as much as has room. */
function notesOf(scan: Scan, room: Room): PlacedNotes | null {
  const slack = scan.capacity - scan.used - room.noteHeight(scan.noteCount)
  if (slack >= -MOST_OVER) return { here: copy(scan.notes), owed: NONE, slack, cost: 0 }
  if (scan.notes.length === 0 || scan.used > scan.capacity) return null
  const { here, owed } = divideNotes(scan.notes, room.notesFitting(scan.capacity - scan.used))
  const lines = owed.reduce((sum, { from, to }) => sum + to - from, 0)
  const late = owed.filter(({ from }) => from === 0).length
  return { here, owed, slack: 0, cost: COST.splitNote + COST.owedLine * lines + COST.lateNote * late }
}

/** A column with nothing in it, before a page that must begin. */
export const emptyColumn = (at: number): ColumnEnd => ({
  ...{ from: at, to: at, next: at, cost: 0, slack: 0, full: false },
  ...{ floats: [], carried: [], notes: [], owed: [] },
})

/** A column after all text: figures and notes that are left. */
function restColumn(cutting: Cutting, at: number, before: LeftOver | null): ColumnEnd {
  const { capacity, used, floats, carried, notes } = beginColumn(cutting, at, before)
  const fitting = cutting.room.notesFitting(capacity - used)
  const { here, owed } = divideNotes(notes, used === 0 ? Math.max(fitting, 2) : fitting)
  const cost = COST.owedLine + COST.carriedFloat * carried.length
  return { ...emptyColumn(at), floats, carried, notes: here, owed, cost }
}

/** Ends a column where nothing allows it: as late as it has room, after one slug at least. */
function forcedEnd(cutting: Cutting, at: number, before: LeftOver | null): ColumnEnd {
  const { galley, room } = cutting
  const scan = beginColumn(cutting, at, before)
  let to = at
  do take(galley.slugs[to]!, to++, scan, room)
  while (to < cutting.to && scan.used + galley.slugs[to]!.lines <= scan.capacity)
  const { here, owed } = divideNotes(scan.notes, room.notesFitting(scan.capacity - scan.used))
  const { floats, carried } = scan
  const next = skipWhite(galley.slugs, to)
  return {
    ...emptyColumn(at),
    to,
    next,
    floats,
    carried,
    notes: here,
    owed,
    cost: COST.emergency,
    full: true,
  }
}

/** The first slug from `at` on that is not white. */
export function skipWhite(slugs: readonly Slug[], at: number): number {
  let next = at
  while (slugs[next]?.white) next++
  return next
}

/** Lines of the grid that notes of so many lines of their own take. */
export const noteHeight = (lines: number, leading: Points, gap: Points, grid: Points): number =>
  lines === 0 ? 0 : Math.ceil((lines * leading + gap) / grid - 0.01)
