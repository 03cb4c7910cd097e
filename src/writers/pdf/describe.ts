/**
 * A manuscript → what the file says of itself, and the source that travels in it.
 */

import type { Manuscript } from '../writer.ts'
import type { Kit } from './kit.ts'
import type { Description } from './xmp.ts'

/** Gathers title, authors, subject and date. */
export function describe({ edition, markup, printIdentifier, epoch }: Manuscript): Description {
  const { metadata } = edition.article
  const authors = metadata.authors.filter(({ role }) => role === 'aut').map(({ name }) => name)
  return {
    title: markup.title,
    authors,
    subject: metadata.description ?? metadata.abstract ?? null,
    keywords: metadata.keywords,
    lang: markup.lang,
    identifier: printIdentifier,
    date: new Date(epoch * 1000),
  }
}

const MEDIA_TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    txt: 'text/plain',
    md: 'text/markdown',
    markdown: 'text/markdown',
    html: 'text/html',
    htm: 'text/html',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    epub: 'application/epub+zip',
  }),
)

/** Puts the article's own file into the PDF, as PDF/A-3 allows. */
export function attachSource(kit: Kit, { source, epoch }: Manuscript): void {
  const date = new Date(epoch * 1000)
  const extension = /\.([^.]+)$/.exec(source.name)?.[1]?.toLowerCase() ?? ''
  kit.file(source.bytes, {
    name: source.name,
    type: MEDIA_TYPES.get(extension) ?? 'application/octet-stream',
    description: 'The article that this book was made from',
    relationship: 'Source',
    creationDate: date,
    modifiedDate: date,
  })
}
