/** A finished book with its source in, what its checks look at out. */

import type { Diagnostic, SourcePlace } from '../../diagnostics.ts'
import { allBlocks, topBlocks } from '../../document/walk.ts'
import type { NamesFile } from '../../editorial/names-file.ts'
import type { Host } from '../../host/host.ts'
import type { Options } from '../../options.ts'
import type { Book } from '../../pipeline.ts'
import type { Source } from '../../readers/reader.ts'
import { type SetParagraph, setParagraphs } from './text-lines.ts'

export interface BookSubject {
  readonly source: Source
  /** The source as text, where it is text. */
  readonly text: string
  readonly book: Book
  readonly options: Options
  readonly host: Host
  readonly namesFile: NamesFile | null
  readonly paragraphs: readonly SetParagraph[]
  /** What the making of the book had to say. */
  readonly told: readonly Diagnostic[]
  /** Where a block stands in the source. */
  readonly placeOf: (block?: string) => SourcePlace
}

/** Gathers what checks look at. */
export function bookSubject(
  book: Book,
  source: Source,
  told: readonly Diagnostic[],
  namesFile: NamesFile | null,
  host: Host,
): BookSubject {
  const places = new Map([...allBlocks(topBlocks(book.edition.article))].map(({ id, at }) => [id, at]))
  return {
    source,
    text: new TextDecoder().decode(source.bytes),
    book,
    options: book.options,
    host,
    namesFile,
    paragraphs: book.pages ? setParagraphs(book.pages, book.markup.parts) : [],
    told,
    placeOf: (block) => ({ file: source.name, ...(block === undefined ? {} : places.get(block)) }),
  }
}
