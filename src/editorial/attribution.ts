/** What is known of who speaks a quoted stretch, and by which rule. */

import type { QuotedStretch } from './find-quotations.ts'
import type { Source } from './reported-speech.ts'

/** How a speaker was found. */
export type Rule =
  | 'verb-name'
  | 'name-verb'
  | 'introduced'
  | 'before'
  | 'participle'
  | 'according-to'
  | 'colon'
  | 'dash'
  | 'label'
  | 'same-sentence'
  | 'goes-on'
  | 'follows'
  | 'continued'
  | 'next-paragraph'
  | 'sentence-before'
  | 'none'

/** A quoted stretch and its speaker. */
export interface Attribution {
  readonly stretch: QuotedStretch
  readonly source: Source | null
  readonly rule: Rule
}

/** A speaker and how it was found. */
export type Found = Pick<Attribution, 'source' | 'rule'>

/** Nobody. */
export const NONE: Found = { source: null, rule: 'none' }
