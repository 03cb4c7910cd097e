/**
 * Design tokens, checked. A theme says how things look; it knows no text, no glyphs and no files.
 *
 * Written as YAML over `base` with `extends`; the EPUB's stylesheet and the cover read the same tokens.
 */

import type { Points } from '../units.ts'

/** `#rrggbb`, or `{ cmyk: [c, m, y, k] }` in percent for the press. */
export interface Colour {
  readonly rgb: string
  readonly cmyk?: readonly [number, number, number, number]
  readonly spot?: string
}

export type ColourRole = 'text' | 'accent' | 'muted' | 'rule' | 'paper' | 'cover' | 'cover-text'
export type FontRole = 'body' | 'head' | 'display' | 'code'

/** What a stretch of text is, to the designer. Each has its {@link TextStyle} in a theme. */
export type TextRole =
  | 'body'
  | 'dateline'
  | 'drop-cap'
  | 'kicker'
  | 'title'
  | 'subtitle'
  | 'standfirst'
  | 'byline'
  | 'chapter'
  | 'heading-1'
  | 'heading-2'
  | 'heading-3'
  | 'block-quote'
  | 'attribution'
  | 'list'
  | 'verse'
  | 'code'
  | 'caption'
  | 'table'
  | 'note'
  | 'pull-quote'
  | 'pull-quote-speaker'
  | 'pull-quote-role'
  | 'whos-who-title'
  | 'whos-who-preface'
  | 'whos-who-heading'
  | 'entry'
  | 'entry-pages'
  | 'running-head'
  | 'folio'
  | 'colophon'

export interface TextStyle {
  readonly font: FontRole
  readonly weight: number
  readonly italic: boolean
  readonly size: Points
  /** Baseline to baseline. Text on the grid uses the grid's own leading or a ratio of it. */
  readonly leading: Points
  readonly colour: ColourRole
  readonly align: 'justify' | 'left' | 'center' | 'right'
  /** First-line indent. */
  readonly indent: Points
  /** White above and below, in lines of the grid. */
  readonly before: number
  readonly after: number
  readonly hyphenate: boolean
  readonly figures: 'old-style' | 'lining'
  /** `small` uses the face's small capitals for lower-case letters, `all-small` for capitals too. */
  readonly caps: 'none' | 'small' | 'all-small'
  /** Extra advance per glyph in em; for capitals and small capitals only. */
  readonly tracking: number
}

/** Where a pull quote stands: beside the text, cut into it with the text running round, or across the column. */
export type PullQuotePlace = 'sidebar' | 'cut-in' | 'column'

export interface Theme {
  readonly name: string
  readonly trim: string
  readonly fonts: Readonly<Record<FontRole, string>>
  readonly colours: Readonly<Record<ColourRole, Colour>>
  readonly styles: Readonly<Record<TextRole, TextStyle>>
  readonly page: {
    /** Of the trimmed page. */
    readonly width: Points
    readonly height: Points
    /** Distance of the body's baselines. */
    readonly grid: Points
    readonly columns: 1 | 2
    readonly columnGap: Points
    /** Measure of one text column. */
    readonly measure: Points
    /** Width of the sidebar and its distance from the text; 0 leaves no sidebar. */
    readonly sidebar: Points
    readonly sidebarGap: Points
    readonly margins: {
      readonly top: Points
      readonly bottom: Points
      readonly inner: Points
      readonly outer: Points
    }
  }
  readonly pullQuotes: PullQuotePlace
  readonly opening: { readonly rule: boolean; readonly dropCap: 0 | 2 | 3 }
  readonly whosWho: { readonly columns: 1 | 2 }
  readonly endMark: string
}

/** Tells whether a theme sets anything in italics; one that does not emphasises by weight. */
export const hasItalics = ({ styles }: Theme): boolean => Object.values(styles).some(({ italic }) => italic)
