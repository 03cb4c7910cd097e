/** The article with what an editor adds: names, quotations, pull quotes, breaks. Nothing in it is rewritten. */

import type { Article } from '../document/article.ts'
import type { BlockId } from '../document/blocks.ts'
import type { Passage } from '../document/passages.ts'

export type NameKind = 'person' | 'organisation' | 'place' | 'other'

/** One entry of the who's who. */
export interface NameEntry {
  /** For anchors: `name-1`, `name-2`, … in the order of {@link Edition.names}. */
  readonly id: string
  readonly name: string
  readonly kind: NameKind
  readonly aliases: readonly string[]
  /** Words of the article, verbatim, or the note of the names file; `null` where there is none. */
  readonly description: string | null
  /** What entries are sorted by, lower case; where culture and name are not sure, the name itself. */
  readonly sortKey: string
  /** In reading order. Empty only for an entry that the names file adds. */
  readonly mentions: readonly Passage[]
}

/** A direct quotation; `passage` and `text` are without the outer quotation marks. */
export interface Quotation {
  readonly passage: Passage
  readonly text: string
  /** The name of an entry where the speaker has one; `null` unless a strong rule says so. */
  readonly speaker: string | null
  /** The rule that found the speaker, for tests and for `quotes`. */
  readonly rule: string
}

/** A sentence to be shown large, exact to the letter. */
export interface PullQuote {
  /** `pull-quote-1`, … */
  readonly id: string
  readonly passage: Passage
  readonly text: string
  /** Whether the passage is somebody's speech, to be shown in quotation marks. */
  readonly quoted: boolean
  readonly speaker: string | null
  /** The speaker's description, where the who's who has one. */
  readonly role: string | null
}

/** A change of topic without a heading of its own. */
export interface SectionBreak {
  readonly before: BlockId
  /** The first words of the block, for the contents. */
  readonly label: string
  /** Only under `sections: extractive`. */
  readonly heading?: string
}

export interface Edition {
  readonly article: Article
  /** In sorted order within their kinds: people, organisations, places, others. */
  readonly names: readonly NameEntry[]
  /** The names file says that somebody has read it. */
  readonly reviewed: boolean
  readonly quotations: readonly Quotation[]
  readonly pullQuotes: readonly PullQuote[]
  readonly breaks: readonly SectionBreak[]
}

/** A pull-quote candidate, for `offprint quotes`. */
export interface QuoteCandidate {
  readonly passage: Passage
  readonly text: string
  readonly speaker: string | null
  readonly score: number
  readonly chosen: boolean
  /** What speaks for it or rules it out, in words. */
  readonly reasons: readonly string[]
}
