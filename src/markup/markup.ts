/**
 * The book as XHTML parts, rendered once through the templates and read by both writers.
 *
 * Inside markup every link to another place of the book is `#id`, and ids are unique in the whole book; the
 * EPUB writer turns them into `file.xhtml#id`. Which elements, classes and roles may occur is the closed
 * list in `vocabulary.ts`.
 */

import type { BlockId } from '../document/blocks.ts'
import type { NoteId } from '../document/inlines.ts'
import type { Passage } from '../document/passages.ts'
import type { NameKind } from '../editorial/edition.ts'
import type { XhtmlElement } from './xhtml.ts'

export type PartKind = 'title-page' | 'chapter' | 'whos-who' | 'colophon'

/** A heading for contents and outline. */
export interface ContentsEntry {
  readonly label: string
  /** Id of the element it leads to. */
  readonly target: string
  readonly entries: readonly ContentsEntry[]
}

export interface MarkupPart {
  /** File name of the EPUB's document without extension: `title-page`, `article`, `chapter-2`, `whos-who`. */
  readonly id: string
  readonly kind: PartKind
  readonly title: string
  /** One root element, serialised. Offsets in {@link MarkupRange} count in this string. */
  readonly xhtml: string
  /** `xhtml`, parsed and checked against the vocabulary. */
  readonly root: XhtmlElement
  readonly contents: readonly ContentsEntry[]
}

/** A note: foot of the page in the PDF, end of the book in the EPUB. */
export interface MarkupNote {
  readonly id: NoteId
  /** 1, 2, … as its mark shows it. */
  readonly number: number
  /** Its `aside`. */
  readonly xhtml: string
  readonly root: XhtmlElement
}

/** A pull quote: beside or after the paragraph that says it, never before. */
export interface MarkupPullQuote {
  readonly id: string
  readonly block: BlockId
  /** Stretch of the block that it repeats. */
  readonly passage: Passage
  readonly xhtml: string
  readonly root: XhtmlElement
}

/** Where an entry of the who's who is spoken of: for its page numbers, and for setting names undivided. */
export interface MarkupMention {
  /** Id of the entry's `dt`. */
  readonly entry: string
  readonly kind: NameKind
  readonly passages: readonly Passage[]
}

export interface Markup {
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  readonly title: string
  /** For the running head: the kicker or the publication, where known. */
  readonly runningHead: string | null
  readonly parts: readonly MarkupPart[]
  readonly notes: readonly MarkupNote[]
  readonly pullQuotes: readonly MarkupPullQuote[]
  readonly mentions: readonly MarkupMention[]
  /** Picture ids by the `src` that `img` elements carry (`picture-1`), for the writers. */
  readonly pictureSources: ReadonlyMap<string, string>
  /** Folder of the user's own templates, for the EPUB's package documents. */
  readonly userTemplates?: string | null
}

/** A stretch of one part's `xhtml`, in UTF-16 units; `part` is the part's id, `note:ID` or `pull-quote:ID`. */
export interface MarkupRange {
  readonly part: string
  readonly start: number
  readonly end: number
}
