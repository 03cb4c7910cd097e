/**
 * The galley: everything of the text column set, one piece under the other, before it is cut into pages.
 *
 * All heights are whole lines of the baseline grid, so that whatever stands under whatever keeps the grid.
 */

import type { Colour } from '../themes/theme.ts'
import type { Points } from '../units.ts'
import type { LineWish } from './break-lines.ts'
import type { FlowText, LineShape, SetLine } from './flow.ts'
import type { TagId } from './page.ts'

/** A line of text at its place. `y` is its baseline; x and y count from the slug's left edge and first baseline. */
export interface LineInk {
  readonly kind: 'line'
  readonly x: Points
  readonly y: Points
  readonly line: SetLine
  readonly text: FlowText
  /** It repeats what the text says. */
  readonly decoration?: boolean
}

export interface ImageInk {
  readonly kind: 'image'
  readonly x: Points
  readonly y: Points
  readonly width: Points
  readonly height: Points
  readonly picture: string
  readonly tag: TagId | 'artifact'
  readonly order: number
}

export interface RuleInk {
  readonly kind: 'rule'
  readonly x: Points
  readonly y: Points
  readonly width: Points
  readonly height: Points
  readonly colour: Colour
  readonly stroke?: Points
}

export type Ink = LineInk | ImageInk | RuleInk

/** A piece of the galley that no column's end divides. */
export interface Slug {
  /** Lines of the grid that it takes. */
  readonly lines: number
  readonly inks: readonly Ink[]
  /** What it costs to end a column after it; `Infinity` forbids it. */
  readonly breakAfter: number
  /** White vanishes at the head and the foot of a column, and may give a line to make a page level. */
  readonly white?: boolean
  /** Anchors of the notes whose marks stand in it. */
  readonly notes?: readonly string[]
  /** Ids whose place is the top of this slug. */
  readonly anchors?: readonly string[]
  /** A figure, which may move to the head of this column or the next. */
  readonly float?: boolean
  /** A small figure for the sidebar, level with this place or lower; the slug itself takes no room. */
  readonly beside?: Slug
  /** A new page begins with it. */
  readonly newPage?: boolean
  /** Set again above it where a column begins with it: the head of a table. */
  readonly repeat?: readonly Slug[]
  /** Id of the pull quote that stands here. */
  readonly quote?: string
}

/** A paragraph of the galley that can be set in other numbers of lines. */
export interface GalleyParagraph {
  readonly text: FlowText
  readonly shape: LineShape
  /** Its slugs: the first, and how many. */
  readonly first: number
  readonly count: number
  /** Width of its last line over the measure: what tightening or loosening has to shift. */
  readonly lastLine: number
}

export interface Galley {
  readonly slugs: readonly Slug[]
  readonly paragraphs: readonly GalleyParagraph[]
}

/** Breaks a text into lines. */
export type SetText = (text: FlowText, shape: LineShape, wish?: LineWish) => readonly SetLine[]

/** A shape whose lines are all alike. */
export const evenShape = (measure: Points, offset: Points = 0): LineShape => {
  const line = { offset, measure }
  return { at: () => line }
}
