/** What users say, before it is checked: keys and values with their places, by where they were said. */

import type { SourcePlace } from '../diagnostics.ts'

/** One thing a user said, before it is checked. */
export interface Setting {
  /** Dotted path: `page.trim`. */
  readonly path: string
  readonly value: unknown
  /** Where the value stands. */
  readonly at?: SourcePlace
  /** Where its key stands. */
  readonly keyAt?: SourcePlace
  /** The flag it was given as. */
  readonly flag?: string
}

/** What a user wants, by where it was said. Front matter stands between the two. */
export interface Settings {
  /** Flags, or what a calling program asks for: wins. */
  readonly asked: readonly Setting[]
  /** The configuration file: loses. */
  readonly configured: readonly Setting[]
}
