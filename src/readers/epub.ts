/** An EPUB in, an article of all its chapters out. */

import type { Outcome } from '../diagnostics.ts'
import { assembleArticle } from './assemble-article.ts'
import { checkSize } from './decode-text.ts'
import { joinChapters } from './epub-chapters.ts'
import { readPackage, unreadable } from './epub-package.ts'
import { dataAddress, mapDocument } from './map-document.ts'
import { loadHtmlParser } from './parse-html.ts'
import type { Reader, Reading, ReadingOptions, Source } from './reader.ts'
import { unpack } from './unpack.ts'

/** Reads `.epub` files. */
export const epubReader: Reader = {
  format: 'epub',
  label: 'EPUB',
  extensions: ['epub'],
  read: readEpub,
}

const WANTED = /^META-INF\/|\.(?:opf|x?html?|xml|jpe?g|png|gif|webp|avif|svg)$/i

async function readEpub(source: Source, options: ReadingOptions): Promise<Outcome<Reading>> {
  checkSize(source)
  const parts = await unpack(source, WANTED, (cause) => unreadable(source, cause))
  const { found, chapters } = await readPackage(parts, source)
  const joined = await joinChapters(chapters, parts, source)
  const parsed = (await loadHtmlParser())(joined.html, source.name)
  const pictures = new Map([...joined.pictures].map(([key, path]) => [key, dataAddress(parts.get(path)!)]))
  const mapped = mapDocument(parsed.value, source.name, pictures, joined.dropped)
  const draft = { ...mapped.value, frontMatter: {}, found, ownTitle: true, settings: [], encoding: 'UTF-8' }
  const reading = assembleArticle(draft, source, options)
  const told = [...joined.diagnostics, ...parsed.diagnostics, ...mapped.diagnostics]
  return { value: reading.value, diagnostics: [...told, ...reading.diagnostics] }
}
