/** An HTML page, saved or fetched, in; an article out. */

import type { Diagnostic, Outcome } from '../diagnostics.ts'
import { webAddress } from './addresses.ts'
import { assembleArticle } from './assemble-article.ts'
import { decodeText } from './decode-text.ts'
import { type DomDocument, textOf } from './dom.ts'
import type { Draft, Found } from './draft.ts'
import { type HtmlContext, mapBlocks, mapNested } from './html-blocks.ts'
import { readMetadata } from './html-metadata.ts'
import { takeNotes } from './html-notes.ts'
import { leftOut } from './left-out.ts'
import { findMainContent } from './main-content.ts'
import { matchNotes } from './match-notes.ts'
import { loadHtmlParser } from './parse-html.ts'
import type { Reader, Reading, ReadingOptions, Source } from './reader.ts'

/** Reads web pages and hand-written HTML. */
export const htmlReader: Reader = {
  format: 'html',
  label: 'HTML',
  extensions: ['html', 'htm', 'xhtml'],
  read: readHtml,
}

async function readHtml(source: Source, options: ReadingOptions): Promise<Outcome<Reading>> {
  const decoded = await decodeText(source, options.encoding, declaredCharset)
  const parsed = (await loadHtmlParser())(decoded.value.text, source.name)
  const document = parsed.value
  const page = readMetadata(document, source.url)
  const heading = headingOf(document, page.found.title, page.windowTitle)
  const base = baseOf(document, page.found.source ?? null)
  const context: HtmlContext = { base, pictureBase: source.url ? base : null, dropped: new Map() }
  const taken = takeNotes(document)
  const main = await findMainContent(document)
  const notes = taken.map(({ id, element }) => ({ id, blocks: mapNested(element, context) }))
  const matched = matchNotes(mapBlocks(main.element, context), notes, source.name)

  const found: Found = { ...page.found, ...(heading ? { title: heading } : {}) }
  if (found.byline === undefined && main.byline) found.byline = main.byline
  const draft: Draft = {
    ...matched.value,
    frontMatter: {},
    found,
    titleFrom: heading ? 'heading' : 'metadata',
    settings: [],
    encoding: decoded.value.encoding,
  }
  const reading = assembleArticle(draft, source, options)
  const told = [
    ...leftOut(context.dropped, source.name),
    ...(main.whole === 'nothing found' ? [noArticle(source)] : []),
  ]
  return {
    value: reading.value,
    diagnostics: [
      ...decoded.diagnostics,
      ...parsed.diagnostics,
      ...matched.diagnostics,
      ...told,
      ...reading.diagnostics,
    ],
  }
}

const declaredCharset = (head: string): string | null =>
  /<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1] ??
  /<\?xml[^>]+encoding\s*=\s*["']([\w.-]+)/i.exec(head)?.[1] ??
  null

function baseOf(document: DomDocument, address: string | null): string | null {
  const written = document.querySelector('base[href]')?.getAttribute('href')
  return webAddress(written, address) ?? address
}

/** The heading of the page that its metadata or its window's title confirm. */
function headingOf(document: DomDocument, title: string | undefined, windowTitle: string): string | null {
  const names = [title ?? '', windowTitle].map(fold)
  const headings = [...document.querySelectorAll('h1, h2')].map(textOf)
  const confirmed = headings.filter((heading) => {
    const words = fold(heading)
    return (
      words.length >= 3 &&
      (names[0] === words || (words.length >= 12 && names.some((name) => name.includes(words))))
    )
  })
  return confirmed.reduce<string | null>(
    (best, next) => (next.length > (best?.length ?? 0) ? next : best),
    null,
  )
}

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const noArticle = (source: Source): Diagnostic => ({
  severity: 'note',
  code: 'R113',
  message: 'no article could be told from the rest of the page; the whole page is taken',
  at: { file: source.name },
})
