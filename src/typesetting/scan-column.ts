/** A column being filled, slug by slug: the lines used, the figures at its head, the notes at its foot. */

import type { NotePiece } from './divide-notes.ts'
import type { Fitter } from './fit-columns.ts'
import type { Galley, Slug } from './galley.ts'
import type { Offers } from './offers.ts'

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

/** What a column is cut out of: a stretch of the galley up to slug `to`, and the column as counted. */
export interface Cutting {
  readonly galley: Galley
  readonly to: number
  readonly column: number
  readonly room: Room
  readonly fitter: Fitter
}

/** What a column leaves for the next one. */
export interface LeftOver {
  /** Figures that found no room, and lines of notes. */
  readonly carried: readonly number[]
  readonly owed: readonly NotePiece[]
}

/** How a column stands so far. */
export interface Scan {
  readonly capacity: number
  used: number
  noteCount: number
  readonly floats: number[]
  readonly carried: number[]
  readonly notes: NotePiece[]
  readonly offers: Offers
}

/** Most lines by which paragraphs of a column may be shortened together. */
export const MOST_OVER = 2

/** Sets what comes before the column's own slugs: figures and notes left over, the head of a table. */
export function beginColumn(cutting: Cutting, at: number, before: LeftOver | null): Scan {
  const { galley, column, room, fitter } = cutting
  const notes = [...(before?.owed ?? [])]
  const noteCount = notes.reduce((sum, { from, to }) => sum + to - from, 0)
  const lists = { floats: [], carried: [], notes, offers: fitter.offersAt(at) }
  const scan: Scan = { capacity: room.lines(column), used: 0, noteCount, ...lists }
  for (const float of before?.carried ?? []) takeFloat(float, scan, room)
  for (const slug of galley.slugs[at]?.repeat ?? []) scan.used += slug.lines
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
export function take(slug: Slug, index: number, scan: Scan, room: Room): boolean {
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
