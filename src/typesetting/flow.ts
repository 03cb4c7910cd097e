/**
 * The flow: what is to be set, in reading order, before anything has a width or a place.
 *
 * Made by read-flow.ts from the markup; paragraphs.ts and the files under it turn its texts into lines;
 * paginate.ts turns those into pages.
 */

import type { MarkupPullQuote, MarkupRange, PartKind } from '../markup/markup.ts'
import type { TextRole, TextStyle } from '../themes/theme.ts'
import type { Points } from '../units.ts'
import type { Tag, TagId } from './page.ts'

/** A stretch of text that looks the same throughout and belongs to one structure element. */
export interface FlowRun {
  readonly text: string
  readonly tag: TagId
  /** Where the text's raw characters stand; its length differs from `text`'s only where entities stand. */
  readonly source: MarkupRange
  readonly style: RunStyle
  /** BCP 47; hyphenation and shaping follow it. */
  readonly lang: string
  /** Tag of the `Link` or `Reference` the run is the content of. */
  readonly link?: TagId
  /** A forced line end stands after the run. */
  readonly breakAfter?: boolean
  /** Replaces the paragraph's font, weight, slope, size, colour, figures, caps and tracking in this run. */
  readonly as?: TextStyle
  /** Set, but no part of what is read: the mark at the end of the text. */
  readonly ornament?: boolean
}

/** What a run changes in its paragraph's style. */
export interface RunStyle {
  readonly italic: boolean
  readonly bold: boolean
  readonly code: boolean
  readonly deleted: boolean
  readonly position: 'base' | 'super' | 'sub'
  /** Small capitals of a dateline or a label. */
  readonly smallCaps: boolean
  /** A name: neither hyphenated nor, inside titles and initials, broken over lines. */
  readonly undivided: boolean
}

/** A paragraph, heading, caption, cell or label: the unit of line breaking. */
export interface FlowText {
  readonly type: 'text'
  readonly role: TextRole
  readonly style: TextStyle
  readonly runs: readonly FlowRun[]
  readonly tag: TagId
  /** Id in the markup: destinations, pull quotes and mentions find it. */
  readonly id?: string
  readonly dir: 'ltr' | 'rtl'
  /** Further indent of the whole text from the column's edges. */
  readonly inset: { readonly start: Points; readonly end: Points }
  /** Set in the white before the first line: a bullet, a number, a note's number. */
  readonly label?: FlowText
  /** Keep on one page with the next block's first two lines. */
  readonly keepWithNext: boolean
  /** Ids of elements that begin with this text, beside its own. */
  readonly anchors?: readonly string[]
  /** Characters of the block's plain text that stand before the first run: an initial cut out. */
  readonly taken?: number
}

/** An image with its caption, or the labelled place of a missing one. */
export interface FlowFigure {
  readonly type: 'figure'
  /** Id of the picture; `null` where it is missing, and `caption` holds the words for its place. */
  readonly picture: string | null
  readonly tag: TagId | 'artifact'
  readonly texts: readonly FlowText[]
  readonly source: MarkupRange
  readonly anchors: readonly string[]
  readonly inset: FlowText['inset']
}

export interface FlowCell {
  readonly text: FlowText
  /** First column, from 0, and how many it spans. */
  readonly column: number
  readonly columns: number
}

export interface FlowTable {
  readonly type: 'table'
  readonly caption: FlowText | null
  readonly columns: number
  /** Rows that repeat at the head of a page. */
  readonly head: readonly (readonly FlowCell[])[]
  readonly body: readonly (readonly FlowCell[])[]
  readonly anchors: readonly string[]
  readonly inset: FlowText['inset']
}

/** White where the topic changes. */
export interface FlowBreak {
  readonly type: 'break'
}

export type FlowBlock = FlowText | FlowFigure | FlowTable | FlowBreak

/** A part of the book: its blocks in reading order. */
export interface FlowPart {
  readonly kind: PartKind
  readonly blocks: readonly FlowBlock[]
}

/** An entry of the who's who, one paragraph; its pages are filled in when they are known. */
export interface FlowEntry {
  readonly text: FlowText
  /** Id of its `dt`, by which mentions name it. */
  readonly id: string
  /** Element that the page numbers belong to, and where it stands. */
  readonly pages: { readonly tag: TagId; readonly source: MarkupRange }
}

/** People, organisations, places, others: a heading and its entries; `compact` ones run on. */
export interface FlowEntries {
  readonly heading: FlowText
  readonly entries: readonly FlowEntry[]
  readonly compact: readonly FlowEntry[]
}

export interface FlowWhosWho {
  readonly front: readonly FlowText[]
  readonly groups: readonly FlowEntries[]
}

export interface FlowNote {
  /** Id of its `aside`, which marks lead to. */
  readonly anchor: string
  readonly texts: readonly FlowText[]
}

export interface FlowPullQuote {
  readonly quote: MarkupPullQuote
  readonly texts: readonly FlowText[]
}

export interface Flow {
  readonly tags: Tag[]
  readonly opening: readonly FlowText[]
  readonly chapters: readonly FlowPart[]
  /** By anchor. */
  readonly notes: ReadonlyMap<string, FlowNote>
  readonly pullQuotes: readonly FlowPullQuote[]
  readonly whosWho: FlowWhosWho | null
  readonly colophon: readonly FlowBlock[]
}

/** Widths that a paragraph's lines may take, so that text runs round what is cut into the column. */
export interface LineShape {
  /** Distance of its left end from the column's left edge, and measure, of line `index` (from 0). */
  at(index: number): { readonly offset: Points; readonly measure: Points }
}

/** A line broken and justified, its pieces ready to be placed; x counts from the column's left edge. */
export interface SetLine {
  readonly pieces: readonly LinePiece[]
  /** Natural width and what it was set to. */
  readonly width: Points
  /** Word space over natural word space; 1 for ragged and last lines. */
  readonly looseness: number
  readonly hyphenated: boolean
  readonly last: boolean
  /** First and last character in the paragraph's plain text (runs joined, break = one `\n`). */
  readonly start: number
  readonly end: number
}

/** Part of a line in one face, size, colour and structure element. */
export interface LinePiece {
  readonly x: Points
  /** Above the baseline, for superiors and inferiors. */
  readonly rise: Points
  readonly glyphs: PieceGlyphs
  readonly run: FlowRun
  /** Characters of `run.text` that it shows. */
  readonly start: number
  readonly end: number
  /** A hyphen put in at the line's end: its own piece, told to readers as U+00AD. */
  readonly softHyphen: boolean
  readonly width: Points
}

/** The fields of {@link import('./page.ts').PlacedGlyphs} that a line decides. */
export type PieceGlyphs = Pick<
  import('./page.ts').PlacedGlyphs,
  'face' | 'size' | 'colour' | 'stretch' | 'tracking' | 'words' | 'spaces' | 'width'
>
