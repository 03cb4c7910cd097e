/** Sets pages from a few lines of XHTML, in a theme that ships, for tests of layout. */

import type { Diagnostic } from '../../src/diagnostics.ts'
import type { Markup, MarkupMention } from '../../src/markup/markup.ts'
import { parseXhtml } from '../../src/markup/parse-xhtml.ts'
import { defaultOptions } from '../../src/options/resolve.ts'
import { parseTrim } from '../../src/options/trims.ts'
import type { Picture } from '../../src/pictures/picture.ts'
import { loadTheme } from '../../src/themes/load-theme.ts'
import type { Theme } from '../../src/themes/theme.ts'
import { typeset } from '../../src/typesetting/index.ts'
import type { Page, Pages, PlacedGlyphs } from '../../src/typesetting/page.ts'
import { wordsOf } from '../../src/writers/trace.ts'
import { testHost } from './test-host.ts'

/** A book in pieces; the body is what stands in the one `article.chapter`. */
export interface SmallBook {
  readonly body: string
  readonly title?: string
  readonly lang?: string
  readonly dir?: 'ltr' | 'rtl'
  /** Content of each note's paragraph; marks lead to `#note-1`, … */
  readonly notes?: readonly string[]
  /** Pull quotes: words of a block. */
  readonly quotes?: readonly { readonly block: string; readonly start: number; readonly text: string }[]
  readonly mentions?: readonly MarkupMention[]
  readonly whosWho?: string
  readonly colophon?: string
  /** Further chapters, each a whole `article.chapter`. */
  readonly chapters?: readonly string[]
  readonly theme?: string
  readonly trim?: string
  readonly sides?: 'one' | 'two'
  readonly pictures?: readonly Picture[]
}

/** What a test looks at. */
export interface SetBook {
  readonly pages: Pages
  readonly theme: Theme
  readonly diagnostics: readonly Diagnostic[]
}

/** Sets a small book. */
export async function setBook(book: SmallBook): Promise<SetBook> {
  const host = testHost()
  const base = defaultOptions()
  const page = { ...base.page, trim: parseTrim(book.trim ?? 'a4'), sides: book.sides ?? 'one' }
  const options = { ...base, theme: book.theme ?? 'journal', page }
  const theme = await loadTheme(options, host)
  const pictures = new Map((book.pictures ?? []).map((picture) => [picture.id, picture]))
  const { value, diagnostics } = await typeset(markupOf(book), { theme, options, pictures, host })
  return { pages: value, theme, diagnostics }
}

function markupOf(book: SmallBook): Markup {
  const part = (id: string, kind: Markup['parts'][number]['kind'], xhtml: string) => ({
    id,
    kind,
    title: id,
    xhtml,
    root: parseXhtml(xhtml),
    contents: [],
  })
  const title = book.title ?? 'A title'
  return {
    lang: book.lang ?? 'en',
    dir: book.dir ?? 'ltr',
    title,
    runningHead: null,
    parts: [
      part(
        'title-page',
        'title-page',
        `<section class="title-page"><h1 class="title" id="title">${title}</h1></section>`,
      ),
      part('article', 'chapter', `<article class="chapter">${book.body}</article>`),
      ...(book.chapters ?? []).map((chapter, index) => part(`chapter-${index + 2}`, 'chapter', chapter)),
      ...(book.whosWho ? [part('whos-who', 'whos-who', book.whosWho)] : []),
      ...(book.colophon ? [part('colophon', 'colophon', book.colophon)] : []),
    ],
    notes: (book.notes ?? []).map((words, index) => {
      const number = index + 1
      const xhtml = `<aside class="note" id="note-${number}"><p><a class="note-back" href="#noteref-${number}">${number}</a> ${words}</p></aside>`
      return { id: `n${number}`, number, xhtml, root: parseXhtml(xhtml) }
    }),
    pullQuotes: (book.quotes ?? []).map(({ block, start, text }, index) => {
      const id = `pull-quote-${index + 1}`
      const xhtml = `<aside class="pull-quote" id="${id}"><p class="pull-quote-text">${text}</p></aside>`
      return {
        id,
        block,
        passage: { block, start, end: start + text.length },
        xhtml,
        root: parseXhtml(xhtml),
      }
    }),
    mentions: book.mentions ?? [],
    pictureSources: new Map(),
  }
}

/** A mark of a note. */
export const noteMark = (number: number): string =>
  `<sup><a class="note-mark" id="noteref-${number}" href="#note-${number}">${number}</a></sup>`

/** Lines of a page as they are read: pieces on one baseline joined, from top to bottom, with the left edge of each. */
export function linesOf(page: Page, wanted: (item: PlacedGlyphs) => boolean = () => true) {
  const rows = new Map<string, PlacedGlyphs[]>()
  for (const item of page.items) {
    if (item.kind !== 'glyphs' || !wanted(item)) continue
    const key = item.y.toFixed(2)
    rows.set(key, [...(rows.get(key) ?? []), item])
  }
  return [...rows.values()]
    .map((items) => items.sort((a, b) => a.x - b.x))
    .map((items) => ({
      y: items[0]!.y,
      x: items[0]!.x,
      right: items.at(-1)!.x + items.at(-1)!.width,
      size: Math.max(...items.map(({ size }) => size)),
      text: items.map(wordsOf).join('').trim(),
    }))
    .sort((a, b) => a.y - b.y)
}

/** Pieces that are read, not decoration. */
export const isText = (item: PlacedGlyphs): boolean => item.tag !== 'artifact'

const WORDS =
  'The town had lived beside the water for two hundred years and most of those years were quiet ones with coal and timber going out and people coming back again until the ferry company left and nobody could say why it had to be so'.split(
    ' ',
  )

/** So many words of plain text, different from one another as text is, always the same for a seed. */
export function filler(words: number, seed = 0): string {
  const text = Array.from(
    { length: words },
    (_, index) => WORDS[(seed * 7 + index * 5 + ((index * index) % 11)) % WORDS.length]!,
  )
  const sentence = text.join(' ')
  return `${sentence[0]!.toUpperCase()}${sentence.slice(1)}.`
}

/** Paragraphs of so many words each, with ids from `b1` on. */
export const paragraphs = (count: number, words: number, from = 1): string =>
  Array.from(
    { length: count },
    (_, index) => `<p id="b${from + index}">${filler(words + ((index * 17) % 23), index)}</p>`,
  ).join('')

/** A picture of so many pixels, without a file behind it. */
export const picture = (width: number, height: number, id = 'picture-1'): Picture => {
  const raster = { bytes: new Uint8Array(), mediaType: 'image/png' as const, width, height }
  return { status: 'ready', id, screen: raster, print: raster }
}
