/** What every writer is: a manuscript in, the bytes of one file out. */

import type { Outcome } from '../diagnostics.ts'
import type { Edition } from '../editorial/edition.ts'
import type { Host } from '../host/host.ts'
import type { Markup } from '../markup/markup.ts'
import type { Options, OutputFormat } from '../options.ts'
import type { Pictures } from '../pictures/picture.ts'
import type { Theme } from '../themes/theme.ts'
import type { Pages } from '../typesetting/page.ts'

/** Everything a writer may need; it decides nothing that is not about its format. */
export interface Manuscript {
  readonly edition: Edition
  readonly markup: Markup
  readonly theme: Theme
  readonly pictures: Pictures
  readonly options: Options
  /** `null` where no PDF is wanted: then the EPUB has no page list. */
  readonly pages: Pages | null
  /** `urn:uuid:…` from the content. */
  readonly identifier: string
  /** The PDF's own, for the EPUB's `pageBreakSource`. */
  readonly printIdentifier: string
  /** Seconds since 1970, from `SOURCE_DATE_EPOCH` or the article's date, else 1980-01-01. */
  readonly epoch: number
  /** The article's file as read, attached under profile `a3a`. */
  readonly source: { readonly name: string; readonly bytes: Uint8Array }
}

export interface Artifact {
  readonly format: OutputFormat
  /** What follows the slug: `.epub`, `.pdf`, `.booklet.pdf`, `.test-sheet.pdf`. */
  readonly suffix: string
  readonly bytes: Uint8Array
  readonly pages?: number
}

export interface Writer {
  readonly format: OutputFormat
  write(manuscript: Manuscript, host: Host): Promise<Outcome<readonly Artifact[]>>
}
