/** The article as a reader hands it over: metadata, sections of blocks, notes. */

import type { Block } from './blocks.ts'
import type { Inline, NoteId } from './inlines.ts'
import type { Passage } from './passages.ts'

/** Where a title was taken from. */
export type TitleFrom = 'front-matter' | 'heading' | 'metadata' | 'first-sentence' | 'flag'

export interface Author {
  readonly name: string
  /** MARC relator code; `aut` unless the front matter says otherwise. */
  readonly role: string
  readonly fileAs?: string
}

/** What is known about the article. Nothing here is invented: absent is absent. */
export interface Metadata {
  readonly title: string
  readonly titleFrom: TitleFrom
  readonly subtitle?: string
  /** The short line over a headline (“Diplomacy”). */
  readonly kicker?: string
  readonly authors: readonly Author[]
  /** The byline as the source prints it, without “By”. */
  readonly byline?: string
  /** ISO 8601, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly date?: string
  /** BCP 47; `und` where it could not be told. */
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  /** The standfirst. */
  readonly abstract?: string
  readonly description?: string
  readonly keywords: readonly string[]
  readonly subjects: readonly string[]
  readonly publisher?: string
  readonly rights?: string
  /** Address the article came from, `http(s):` only. */
  readonly source?: string
  readonly identifier?: string
  /** Path or address of a cover image, as the front matter writes it. */
  readonly coverImage?: string
}

export interface Section {
  readonly id: string
  /** Empty for the blocks before the first heading. */
  readonly heading: readonly Inline[]
  readonly blocks: readonly Block[]
  readonly sections: readonly Section[]
}

export interface Note {
  readonly id: NoteId
  readonly blocks: readonly Block[]
}

export interface Article {
  readonly metadata: Metadata
  readonly sections: readonly Section[]
  /** In the order of their marks. */
  readonly notes: readonly Note[]
  /** “KYIV, Ukraine” at the opening of the first paragraph, without its dash. */
  readonly dateline: Passage | null
  /** Lines of site furniture that were left out, verbatim. */
  readonly cut: readonly string[]
}
