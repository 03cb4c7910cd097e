/**
 * Pages: what stands where, in points from the top left of the trimmed page. Nothing here has heard of PDF.
 */

import type { MarkupRange } from '../markup/markup.ts'
import type { Colour } from '../themes/theme.ts'
import type { Points } from '../units.ts'
import type { Face, ShapedWord } from './face.ts'

/** Index into {@link Pages.tags}. */
export type TagId = number

/** PDF 1.7 standard structure types that Offprint uses, plus `Aside`, which maps to `Div`. */
export type TagType =
  | 'Document'
  | 'Part'
  | 'Art'
  | 'Sect'
  | 'Div'
  | 'Aside'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'H5'
  | 'H6'
  | 'P'
  | 'BlockQuote'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Figure'
  | 'Caption'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Code'
  | 'Link'
  | 'Note'
  | 'Reference'
  | 'Span'
  | 'Em'
  | 'Strong'
  | 'TOC'
  | 'TOCI'

/** An element of the structure tree. Children are the tags that name it as parent and the items tagged with it. */
export interface Tag {
  readonly id: TagId
  readonly type: TagType
  readonly parent: TagId | null
  readonly lang?: string
  /** Alternative text of a `Figure`. */
  readonly alt?: string
  /** What the content stands for: U+00AD for a hyphen at a line's end, the whole word for a drop cap. */
  readonly actualText?: string
  /** `TH`: what it heads. */
  readonly scope?: 'Row' | 'Column' | 'Both'
  readonly rowSpan?: number
  readonly colSpan?: number
  /** `L`: how items are numbered. */
  readonly numbering?: 'None' | 'Disc' | 'Decimal'
  /** `Link`, `Reference`: where it leads; the description for readers who do not see. */
  readonly target?: LinkTarget
  readonly description?: string
  /** Id in the markup, where it has one. */
  readonly source?: string
}

export type LinkTarget = { readonly uri: string } | { readonly anchor: string }

/** Kinds of artifact: running heads and folios; rules and repeated words; what lies under the text. */
export type Decoration = 'pagination' | 'layout' | 'background'

interface Placed {
  /** Structure element the content belongs to, or decoration. */
  readonly tag: TagId | 'artifact'
  /**
   * Place in reading order over the whole document: content and tags under one parent follow one another by
   * it. Meaningless for artifacts.
   */
  readonly order: number
  readonly source?: MarkupRange
  /** What an artifact is; left out, it is layout. */
  readonly decoration?: Decoration
}

/**
 * A run of words on one baseline in one face, size and colour. The pen starts at `x`; between `words[i]` and
 * `words[i + 1]` stands the face's space glyph if `spaces[i]` is not NaN, its advance then being `spaces[i]`
 * points (before `stretch`), else nothing.
 */
export interface PlacedGlyphs extends Placed {
  readonly kind: 'glyphs'
  readonly x: Points
  /** The baseline. */
  readonly y: Points
  readonly face: Face
  readonly size: Points
  readonly colour: Colour
  /** Horizontal scaling, 1 = none. */
  readonly stretch: number
  /** Extra advance after every glyph, in points. */
  readonly tracking: Points
  readonly words: readonly ShapedWord[]
  /** One entry per word: advance of the space after it, or NaN for none. Its last may be the line's closing space. */
  readonly spaces: readonly number[]
  /** Width on the page, in points. */
  readonly width: Points
}

export interface PlacedImage extends Placed {
  readonly kind: 'image'
  readonly x: Points
  readonly y: Points
  readonly width: Points
  readonly height: Points
  /** Id of the picture. */
  readonly picture: string
}

export interface PlacedRule extends Placed {
  readonly kind: 'rule'
  readonly x: Points
  readonly y: Points
  readonly width: Points
  readonly height: Points
  readonly colour: Colour
  /** An outlined box instead of a filled one; stroke width in points. */
  readonly stroke?: Points
}

/** A clickable area. Its tag is a `Link` or `Reference`; it has no ink. */
export interface PlacedLink extends Placed {
  readonly kind: 'link'
  readonly x: Points
  readonly y: Points
  readonly width: Points
  readonly height: Points
}

export type PlacedItem = PlacedGlyphs | PlacedImage | PlacedRule | PlacedLink

export interface Page {
  /** From 1. */
  readonly number: number
  /** As its folio shows it and as page labels and page list name it. */
  readonly label: string
  readonly side: 'recto' | 'verso'
  readonly width: Points
  readonly height: Points
  readonly items: readonly PlacedItem[]
}

/** Where an id of the markup stands. */
export interface Destination {
  readonly page: number
  readonly x: Points
  readonly y: Points
}

export interface OutlineEntry {
  readonly label: string
  readonly target: string
  readonly entries: readonly OutlineEntry[]
}

/** Where a page begins in the markup: just after a word, never inside one. */
export interface PageStart {
  readonly page: number
  readonly label: string
  readonly part: string
  /** Offset in the part's `xhtml`, always between tags or inside text, never inside a tag or an entity. */
  readonly offset: number
}

export interface Pages {
  readonly width: Points
  readonly height: Points
  readonly pages: readonly Page[]
  readonly tags: readonly Tag[]
  readonly destinations: ReadonlyMap<string, Destination>
  readonly outline: readonly OutlineEntry[]
  readonly starts: readonly PageStart[]
}
