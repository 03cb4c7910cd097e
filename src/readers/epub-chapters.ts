/**
 * The chapters of an EPUB in, one HTML text out: ids that are used once, links that lead within it, no second title
 * page or table of contents, and pictures by keys of their own.
 */

import type { Diagnostic } from '../diagnostics.ts'
import { checkSize, decodeText } from './decode-text.ts'
import { type DomDocument, type DomElement, elementsBelow } from './dom.ts'
import { type Parts, partOf } from './epub-package.ts'
import { type HtmlParser, loadHtmlParser } from './parse-html.ts'
import type { Source } from './reader.ts'

/** All chapters as one text. */
export interface Joined {
  readonly html: string
  /** Paths of pictures by the `src` that stands for them in the text. */
  readonly pictures: ReadonlyMap<string, string>
  readonly dropped: Map<string, number>
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Joins chapters.
 *
 * @throws {@link OffprintError} E111 for more than 20 MB of text, E113 for a chapter that is none.
 */
export async function joinChapters(
  chapters: readonly string[],
  parts: Parts,
  source: Source,
): Promise<Joined> {
  const parse = await loadHtmlParser()
  const joiner = new Joiner(chapters, parts)
  const bodies: string[] = []
  const diagnostics: Diagnostic[] = []
  let bytes = 0
  for (const [index, path] of chapters.entries()) {
    const part = parts.get(path)
    if (!part) continue
    bytes += part.length
    checkSize(source, bytes)
    const decoded = await decodeText(
      { name: `${source.name}/${path}`, bytes: part, format: 'html' },
      undefined,
    )
    diagnostics.push(...decoded.diagnostics)
    bodies.push(joiner.body(parse, decoded.value.text, index))
  }
  const lost = chapters.length - bodies.length
  if (lost > 0) diagnostics.push(missing(lost, source))
  const { pictures, dropped } = joiner
  return { html: bodies.join('\n'), pictures, dropped, diagnostics }
}

/** Empty elements as XML writes them, which HTML would take for open ones. */
const EMPTY = /<([a-z][\w:.-]*)([^<>]*)\/>/gi
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|image)$/i

/** Gives empty elements of XHTML an end tag, save those that have none in HTML. */
export const closeEmptyElements = (xhtml: string): string =>
  xhtml.replace(EMPTY, (tag, name: string, rest: string) =>
    VOID.test(name) ? tag : `<${name}${rest}></${name}>`,
  )

/** Parts of a book that its next edition has anew, or that repeat its text. `null` where nobody would miss them. */
const DROPPED: ReadonlyMap<string, string | null> = new Map([
  ['cover', 'cover'],
  ['titlepage', 'title page'],
  ['halftitlepage', 'title page'],
  ['toc', 'table of contents'],
  ['lot', 'list of tables'],
  ['loi', 'list of pictures'],
  ['pullquote', 'pull quote'],
  ['landmarks', null],
  ['page-list', null],
  ['pagebreak', null],
])

class Joiner {
  readonly pictures = new Map<string, string>()
  readonly dropped = new Map<string, number>()
  private readonly keys = new Map<string, string>()

  constructor(
    private readonly chapters: readonly string[],
    private readonly parts: Parts,
  ) {}

  body(parse: HtmlParser, xhtml: string, chapter: number): string {
    const document = parse(closeEmptyElements(xhtml), this.chapters[chapter]!).value
    const body = document.body ?? document.documentElement
    if (this.isDropped(body)) return ''
    for (const element of [...elementsBelow(body)]) {
      if (element.localName === 'svg') unwrapPicture(element, document)
      if (this.isDropped(element)) element.remove()
      else this.rewrite(element, chapter)
    }
    for (const image of body.querySelectorAll('img')) this.picture(image, chapter)
    return `<section id="c${chapter}">${(body as DomElement & { innerHTML: string }).innerHTML}</section>`
  }

  private isDropped(element: DomElement): boolean {
    const types = element.getAttribute('epub:type')?.split(/\s+/) ?? []
    const type = types.find((it) => DROPPED.has(it))
    const word = type === undefined ? null : DROPPED.get(type)!
    if (word !== null) this.dropped.set(word, (this.dropped.get(word) ?? 0) + 1)
    return type !== undefined
  }

  private rewrite(element: DomElement, chapter: number): void {
    for (const name of ['id', 'name']) {
      const id = element.getAttribute(name)
      if (id !== null) element.setAttribute(name, `c${chapter}-${id}`)
    }
    const href = element.localName === 'a' ? element.getAttribute('href') : null
    const target = href === null ? null : partOf(href, this.chapters[chapter]!)
    if (target === null) return
    const leads = this.chapters.indexOf(target.path)
    element.setAttribute('href', `#c${leads}${target.id === '' ? '' : `-${target.id}`}`)
  }

  /** A picture used often shall not stand in the text as often. */
  private picture(image: DomElement, chapter: number): void {
    const part = partOf(image.getAttribute('src') ?? '', this.chapters[chapter]!)
    if (part === null) return
    const key = this.keys.get(part.path) ?? this.newKey(part.path)
    this.keys.set(part.path, key)
    image.setAttribute('src', key)
  }

  private newKey(path: string): string {
    // No picture of the article’s folder shall stand in for one that is missing.
    if (!this.parts.has(path)) return `epub:${path}`
    const key = `epub:${this.pictures.size + 1}`
    this.pictures.set(key, path)
    return key
  }
}

/** A page that is one picture wraps it into a drawing. */
function unwrapPicture(drawing: DomElement, document: DomDocument): void {
  const picture = drawing.querySelector('image')
  const src = picture?.getAttribute('xlink:href') ?? picture?.getAttribute('href')
  if (!src) return
  const image = document.createElement('img')
  image.setAttribute('src', src)
  drawing.parentElement?.insertBefore(image, drawing)
  drawing.remove()
}

const missing = (count: number, source: Source): Diagnostic => ({
  severity: 'warning',
  code: 'R131',
  message: `${count} ${count === 1 ? 'chapter is' : 'chapters are'} missing from the file`,
  at: { file: source.name },
})
