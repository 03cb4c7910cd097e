/** A place in the galley where a column begins → the places where it may end, each with its cost. */

import type { Points } from '../units.ts'
import type { Fitter } from './fit-columns.ts'
import type { Galley, Slug } from './galley.ts'
import { levelCost, type Offers } from './offers.ts'

/** Lines of a note: those from `from` to `to`, exclusive. */
export interface NotePiece {
  readonly anchor: string
  readonly from: number
  readonly to: number
}

/** A column from slug `from` to slug `to`, exclusive, and what it leaves for the next one. */
export interface ColumnEnd {
  readonly from: number
  readonly to: number
  /** Where the next column begins: white between them vanishes. */
  readonly next: number
  readonly cost: number
  /** Figures at its head, and those that found no room. */
  readonly floats: readonly number[]
  readonly carried: readonly number[]
  /** Notes at its foot, and lines of them that found no room. */
  readonly notes: readonly NotePiece[]
  readonly owed: readonly NotePiece[]
  /** Lines of the grid left over, or lacking where negative. */
  readonly slack: number
  /** A level foot is wanted: neither the last column nor one before a forced page. */
  readonly full: boolean
}

/** What the page breaker knows of pages. */
export interface Room {
  /** Lines of the grid in a column, counted over the whole document. */
  lines(column: number): number
  readonly columnsPerPage: number
  /** Columns end level; ragged text with white between paragraphs need not. */
  readonly levels: boolean
  /** Lines of a note, and how many lines of the grid so many of them take, with their rule. */
  noteLines(anchor: string): number
  noteHeight(lines: number): number
  /** How many lines of notes so many lines of the grid hold. */
  notesFitting(lines: number): number
  /** Lines of the grid that a figure takes with the white under it. */
  floatLines(slug: number): number
  /** What a page costs for the pull quotes that belong to it and find no room. */
  quoteCost(from: number, to: number, column: number): number
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
  carriedFloat: 300,
  /** A last page of so few lines looks forgotten. */
  stub: 2500,
} as const
const STUB_LINES = 4
/** Columns shorter than this are no ends to choose among, save where there is no other. */
const MOST_SHORT = 3
/** Most lines by which paragraphs of a column may be shortened together. */
export const MOST_OVER = 2
/** Fewest lines of a divided note on either page. */
const NOTE_LINES = 2

interface Scan {
  readonly capacity: number
  used: number
  noteCount: number
  readonly floats: number[]
  readonly carried: number[]
  readonly notes: NotePiece[]
  readonly offers: Offers
}

/** What a column is cut out of: a stretch of the galley up to slug `to`, and the column as counted. */
export interface Cutting {
  readonly galley: Galley
  readonly to: number
  readonly column: number
  readonly room: Room
  readonly fitter: Fitter
}

/** Finds where a column that begins at `at` may end. There is always an answer. */
export function columnEnds(cutting: Cutting, at: number, before: ColumnEnd | null): ColumnEnd[] {
  const near = endsWithin(cutting, at, before, MOST_SHORT)
  if (near.length > 0) return near
  const short = endsWithin(cutting, at, before, Number.POSITIVE_INFINITY)
  return short.length > 0 ? short.slice(-1) : [forcedEnd(cutting, at, before)]
}

/** Ends that leave the column short by so many lines at most. */
function endsWithin(cutting: Cutting, at: number, before: ColumnEnd | null, mostShort: number): ColumnEnd[] {
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

/** Sets what comes before the column's own slugs: figures and notes left over, the head of a table. */
function beginColumn(cutting: Cutting, at: number, before: ColumnEnd | null): Scan {
  const { galley, column, room, fitter } = cutting
  const capacity = room.lines(column)
  const scan: Scan = {
    capacity,
    used: 0,
    noteCount: 0,
    floats: [],
    carried: [],
    notes: [],
    offers: fitter.offersAt(at),
  }
  for (const float of before?.carried ?? []) takeFloat(float, scan, room)
  for (const slug of galley.slugs[at]?.repeat ?? []) scan.used += slug.lines
  for (const piece of before?.owed ?? []) {
    // Half the column is left to the text, so that a long note cannot push it out for good.
    const fitting = room.notesFitting(Math.floor(capacity / 2)) - scan.noteCount
    const to = Math.min(piece.to, piece.from + Math.max(fitting, 1))
    scan.notes.push({ ...piece, to })
    if (to < piece.to) scan.notes.push({ ...piece, from: to })
    scan.noteCount += to - piece.from
  }
  return scan
}

function takeFloat(float: number, scan: Scan, room: Room): void {
  const lines = room.floatLines(float)
  const fits =
    scan.carried.length === 0 && scan.used + lines + room.noteHeight(scan.noteCount) <= scan.capacity
  const alone = scan.used === 0 && scan.floats.length === 0
  if (fits || alone) {
    scan.floats.push(float)
    scan.used += lines
  } else scan.carried.push(float)
}

/** Adds a slug to the column; tells whether there can be an end at or after it. */
function take(slug: Slug, index: number, scan: Scan, room: Room): boolean {
  if (slug.float) takeFloat(index, scan, room)
  else scan.used += slug.lines
  if (slug.notes) takeNotes(slug.notes, scan, room)
  return scan.used <= scan.capacity + MOST_OVER
}

function takeNotes(anchors: readonly string[], scan: Scan, room: Room): void {
  for (const anchor of anchors) {
    const count = room.noteLines(anchor)
    scan.notes.push({ anchor, from: 0, to: count })
    scan.noteCount += count
  }
}

function endAt(cutting: Cutting, index: number, next: number, from: number, scan: Scan): ColumnEnd | null {
  const { galley, to: end, column, room, fitter } = cutting
  const slug = galley.slugs[index]!
  const to = index + 1
  const last = next >= end
  const open = breakAfter(galley.slugs, index, from) === Number.POSITIVE_INFINITY
  if (slug.white || (open && !last)) return null
  const notes = divideNotes(scan, room)
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

interface DividedNotes {
  readonly here: readonly NotePiece[]
  readonly owed: readonly NotePiece[]
  readonly slack: number
  readonly cost: number
}

/** Finds how much of the notes stands in the column: all of them, or, where they are long, the last in part. */
function divideNotes(scan: Scan, room: Room): DividedNotes | null {
  const slack = scan.capacity - scan.used - room.noteHeight(scan.noteCount)
  if (scan.notes.length === 0) return slack < -MOST_OVER ? null : { here: NONE, owed: NONE, slack, cost: 0 }
  const cut = scan.notes.findIndex(
    (piece, index) => index > 0 && piece.anchor === scan.notes[index - 1]!.anchor,
  )
  if (slack >= -MOST_OVER && cut < 0) return { here: [...scan.notes], owed: [], slack, cost: 0 }
  const left = scan.capacity - scan.used
  const fitting = room.notesFitting(left)
  const here: NotePiece[] = []
  const owed: NotePiece[] = []
  let placed = 0
  scan.notes.forEach((piece, index) => {
    const count = piece.to - piece.from
    const most = cut >= 0 && index >= cut ? 0 : Math.min(count, fitting - placed)
    const divided = most < count && most > 0
    const take = divided ? Math.min(most, count - NOTE_LINES) : most
    if (take > 0 && owed.length === 0) here.push({ ...piece, to: piece.from + take })
    const begin = take > 0 && here.at(-1)?.anchor === piece.anchor ? piece.from + take : piece.from
    if (begin < piece.to) owed.push({ ...piece, from: begin })
    placed += Math.max(0, take)
  })
  const marked = scan.notes.every(
    (piece) => piece.from > 0 || here.some((other) => other.anchor === piece.anchor),
  )
  const begun = here.every(
    (piece) => piece.to - piece.from >= NOTE_LINES || piece.to === room.noteLines(piece.anchor),
  )
  if (!marked || !begun || placed === 0) return null
  const lines = owed.reduce((sum, piece) => sum + piece.to - piece.from, 0)
  return { here, owed, slack: 0, cost: COST.splitNote + COST.owedLine * lines }
}

/** A column with nothing in it, before a page that must begin. */
export const emptyColumn = (at: number): ColumnEnd => ({
  ...{ from: at, to: at, next: at, cost: 0, slack: 0, full: false },
  ...{ floats: [], carried: [], notes: [], owed: [] },
})

/** Ends a column where nothing allows it: as late as it has room, after one slug at least. */
function forcedEnd(cutting: Cutting, at: number, before: ColumnEnd | null): ColumnEnd {
  const { slugs } = cutting.galley
  const { capacity, floats, carried, notes, used: begun } = beginColumn(cutting, at, before)
  let to = at
  let used = begun
  while (to < cutting.to && (used === 0 || used + slugs[to]!.lines <= capacity)) used += slugs[to++]!.lines
  const next = skipWhite(slugs, to)
  return { ...emptyColumn(at), to, next, floats, carried, notes, cost: COST.emergency, full: true }
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
