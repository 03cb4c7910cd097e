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
import { type TakenNote, takeNotes } from './html-notes.ts'
import { leftOut } from './left-out.ts'
import { findMainContent, type MainContent } from './main-content.ts'
import { type Matched, matchNotes } from './match-notes.ts'
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
  const parse = await loadHtmlParser()
  const parsed = parse(decoded.value.text, source.name)
  const searched = preparePage(parsed.value, source)
  const main = await findMainContent(searched.document)
  // A search in vain leaves the tree in pieces.
  const page = main ? searched : preparePage(parse(decoded.value.text, source.name).value, source)
  const mapped = mapPage(page, main?.element ?? page.document.body ?? page.document.documentElement, source)
  const draft: Draft = {
    ...mapped.value,
    frontMatter: {},
    found: foundOf(page, main),
    fromSite: main?.fromSite ?? false,
    titleFrom: page.heading === null ? 'metadata' : 'heading',
    settings: [],
    encoding: decoded.value.encoding,
  }
  const reading = assembleArticle(draft, source, options)
  return {
    value: reading.value,
    diagnostics: [
      ...decoded.diagnostics,
      ...parsed.diagnostics,
      ...mapped.diagnostics,
      ...(main ? [] : [noArticle(source)]),
      ...reading.diagnostics,
    ],
  }
}

/** A page with its notes and captions taken out of the tree. */
interface Page {
  readonly document: DomDocument
  readonly found: Found
  /** The heading that the page's metadata confirm. */
  readonly heading: string | null
  readonly notes: readonly TakenNote[]
  readonly context: HtmlContext
}

function preparePage(document: DomDocument, source: Source): Page {
  const { found, windowTitle } = readMetadata(document, source.url)
  const heading = headingOf(document, found.title, windowTitle)
  const base = baseOf(document, found.source ?? null)
  const notes = takeNotes(document, source.name)
  revealPictures(document.querySelectorAll('img'))
  const captions = takeCaptions(document)
  const pictureBase = source.url ? base : null
  return { document, found, heading, notes, context: { base, pictureBase, captions, dropped: new Map() } }
}

function mapPage({ notes, context }: Page, element: DomElement, source: Source): Outcome<Matched> {
  const noteBlocks = notes.map((note) => ({ id: note.id, blocks: mapNested(note.element, context) }))
  const blocks = attachCaptions(mapBlocks(element, context))
  const body = notes.length > 0 ? withoutNotesHeadings(blocks) : blocks
  const { value, diagnostics } = matchNotes(body, noteBlocks, source.name)
  return { value, diagnostics: [...diagnostics, ...leftOut(context.dropped, source.name)] }
}

/** What the page says of itself, with what was seen on the way to its article. */
function foundOf({ found, heading }: Page, main: MainContent | null): Found {
  const complete: Found = { ...found, ...(heading === null ? {} : { title: heading }) }
  const byline = credibleByline(main?.byline ?? '')
  // A bare user name gives way to a name.
  if (byline && (!found.byline || (/^\S*\d\S*$/.test(found.byline) && / /.test(byline)))) {
    complete.byline = byline
    complete.authors = authorsOf(byline)
  }
  if (main?.dir) complete.dir ??= main.dir
  return complete
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
