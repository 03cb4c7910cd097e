/** An HTML page, saved or fetched, in; an article out. */

import type { Diagnostic, Outcome } from '../diagnostics.ts'
import { webAddress } from './addresses.ts'
import { assembleArticle } from './assemble-article.ts'
import { authorsOf, credibleByline } from './byline.ts'
import { decodeText } from './decode-text.ts'
import { type DomDocument, type DomElement, textOf } from './dom.ts'
import type { Draft, Found } from './draft.ts'
import { mapBlocks, mapNested } from './html-blocks.ts'
import { takeCaptions } from './html-captions.ts'
import type { HtmlContext } from './html-content.ts'
import { revealPictures } from './html-figures.ts'
import { readMetadata } from './html-metadata.ts'
import { takeNotes } from './html-notes.ts'
import { leftOut } from './left-out.ts'
import { findMainContent } from './main-content.ts'
import { matchNotes } from './match-notes.ts'
import { loadHtmlParser } from './parse-html.ts'
import type { Reader, Reading, ReadingOptions, Source } from './reader.ts'
import { attachCaptions, withoutNotesHeadings } from './tidy-blocks.ts'

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
  const taken = takeNotes(document)
  revealPictures(document.querySelectorAll('img'))
  const captions = takeCaptions(document)
  const context: HtmlContext = { base, pictureBase: source.url ? base : null, captions, dropped: new Map() }
  const main = await findMainContent(document)
  const notes = taken.map(({ id, element }) => ({ id, blocks: mapNested(element, context) }))
  const blocks = attachCaptions(mapBlocks(main.element, context))
  const matched = matchNotes(notes.length > 0 ? withoutNotesHeadings(blocks) : blocks, notes, source.name)

  const found: Found = { ...page.found, ...(heading ? { title: heading } : {}) }
  const byline = main.byline === null ? null : credibleByline(main.byline)
  // A bare user name gives way to a name.
  if (byline && (!found.byline || (/^\S*\d\S*$/.test(found.byline) && / /.test(byline)))) {
    found.byline = byline
    found.authors = authorsOf(byline)
  }
  if (main.dir) found.dir ??= main.dir
  const draft: Draft = {
    ...matched.value,
    frontMatter: {},
    found,
    fromSite: main.whole === null,
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
  const headings = [...document.querySelectorAll('h1, h2, h3')]
    .filter((it) => !leadsHome(it))
    .map(headingText)
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

const headingText = (heading: DomElement): string => textOf(heading).replace(/\s*[¶#§]$/, '')

/** Whether a heading is a link to the site's front page, and so its name. */
function leadsHome(heading: DomElement): boolean {
  const link = heading.querySelector('a[href]')
  if (link === null || textOf(link) !== textOf(heading)) return false
  return /^(?:https?:\/\/[^/]+)?\/?(?:index\.\w+)?$|^[./]*(?:index\.\w+)?$/.test(link.getAttribute('href')!)
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
