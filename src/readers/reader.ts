/** What every reader is: bytes and what is known about them in, an article out. */

import type { Outcome } from '../diagnostics.ts'
import type { Article } from '../document/article.ts'

/** An input as the host read it. */
export interface Source {
  /** As the user named it; `-` for standard input. Used in messages only. */
  readonly name: string
  readonly bytes: Uint8Array
  /** Format that the user named (`--from`), or the one of the name's extension. */
  readonly format: string
  /** Address the bytes were fetched from, or that the user says they came from. */
  readonly url?: string
  /** Charset that a server declared. */
  readonly charset?: string
}

/** What a user may say about reading. Values win over what the input says of itself. */
export interface ReadingOptions {
  readonly title?: string
  readonly author?: readonly string[]
  readonly date?: string
  readonly lang?: string
  /** Leave lines of site furniture in. */
  readonly keepFurniture: boolean
  /** `keep` leaves quotation marks, dashes and dots as they are typed. */
  readonly quotes: 'auto' | 'keep'
  readonly encoding?: string
}

/** A reading: the article, and the settings its front matter carried (options by config key). */
export interface Reading {
  readonly article: Article
  /** Own keys found in front matter with their places; the options stage checks them. */
  readonly settings: readonly FrontMatterSetting[]
  /** What was decided about the bytes, for the report: “UTF-8”, “windows-1252 (declared)”. */
  readonly encoding: string
}

/** One key of the front matter that is no metadata. */
export interface FrontMatterSetting {
  /** Dotted path: `page.trim`. */
  readonly path: string
  readonly value: unknown
  /** Where the value stands. */
  readonly line: number
  readonly column: number
  /** Where the key stands, for keys that nobody knows. */
  readonly keyLine: number
  readonly keyColumn: number
}

export interface Reader {
  readonly format: string
  /** For the report: “plain text”, “Markdown”. */
  readonly label: string
  /** Without the dot, lower case. */
  readonly extensions: readonly string[]
  read(source: Source, options: ReadingOptions): Promise<Outcome<Reading>>
}
