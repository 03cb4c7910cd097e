/**
 * Every option once. Flags, configuration file, front matter and JSON Schema derive from this file.
 *
 * `Options` is the resolved outcome that stages read; they never see where a value came from.
 */

import type { NameKind } from './editorial/edition.ts'
import type { Points } from './units.ts'

export type PdfProfile = 'ua1+a2a' | 'a3a' | 'x-4' | 'plain'
export type OutputFormat = 'epub' | 'pdf'

/** Trimmed page size in points; `name` is the contract's word for it or the user's `W x H`. */
export interface Trim {
  readonly name: string
  readonly width: Points
  readonly height: Points
}

export interface Options {
  readonly formats: readonly OutputFormat[]
  /** Theme name, or the path of a user's theme file or folder. */
  readonly theme: string
  readonly page: {
    /** `null` leaves the choice to the theme. */
    readonly trim: Trim | null
    readonly sides: 'one' | 'two'
    readonly bleed: Points
    readonly marks: boolean
  }
  readonly fonts: {
    readonly body: string | null
    readonly head: string | null
    readonly fallback: readonly string[]
  }
  readonly typography: {
    readonly hyphenate: boolean
    readonly justify: boolean
    readonly quotes: 'auto' | 'keep'
    readonly widows: number
    readonly orphans: number
  }
  /** `auto`, how many at most, none, or exact words of the article. */
  readonly pullQuotes: 'auto' | 'none' | number | readonly string[]
  readonly names: { readonly file: string | null; readonly kinds: readonly NameKind[] } | 'none'
  readonly sections: 'auto' | 'none' | 'extractive'
  readonly cover: 'auto' | 'none' | { readonly file: string }
  readonly epub: {
    readonly pageList: boolean
    readonly fonts: 'embed' | 'none'
    /** Name to certify conformance under; conformance is claimed only then. */
    readonly certifiedBy: string | null
  }
  readonly pdf: {
    readonly profile: PdfProfile
    readonly booklet: boolean
    readonly paper: 'a4' | 'letter'
    /** ICC profile of the output intent under `x-4`. */
    readonly icc: string | null
  }
}
