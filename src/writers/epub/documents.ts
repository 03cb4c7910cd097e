/** Markup → the XHTML documents of an EPUB: parts joined, page markers and pull quotes spliced in, links resolved. */

import { escapeXml } from '../../markup/escape.ts'
import { labelLanguage } from '../../markup/helpers.ts'
import { type Labels, label } from '../../markup/labels.ts'
import type { Markup, MarkupPart } from '../../markup/markup.ts'
import type { Templates } from '../../markup/templates.ts'
import type { XhtmlElement } from '../../markup/xhtml.ts'
import type { PageStart } from '../../typesetting/page.ts'
import { applyEdits, type Edit } from './edits.ts'
import { placePullQuotes } from './place-pull-quotes.ts'
import { splicePageBreaks } from './splice-page-breaks.ts'

/** One document in reading order. */
export interface EpubDocument {
  /** File name without extension. */
  readonly id: string
  readonly title: string
  /** What stands in `body`. */
  readonly xhtml: string
}

/** A page of the printed edition. */
export interface PageTarget {
  readonly label: string
  readonly id: string
}

/** The documents, and where ids and pages are to be found in them. */
export interface EpubDocuments {
  readonly documents: readonly EpubDocument[]
  readonly pages: readonly PageTarget[]
  /** File of an id of the markup or of a page's, without extension. */
  readonly files: ReadonlyMap<string, string>
}

/** What documents are made of besides the markup. */
export interface DocumentSetting {
  /** Where the printed pages begin; none where the book has no page list. */
  readonly starts: readonly PageStart[]
  /** Paths under the folder of the package document, by picture id. */
  readonly images: ReadonlyMap<string, string>
  readonly labels: Labels
  readonly templates: Templates
}

/** Parts that become one file. */
interface Sheet {
  readonly id: string
  readonly title: string
  readonly parts: readonly MarkupPart[]
}

/** Makes the documents: text, notes, who's who, colophon. */
export function makeDocuments(markup: Markup, setting: DocumentSetting): EpubDocuments {
  const sheets = planSheets(markup.parts)
  const files = new Map<string, string>()
  for (const { id, parts } of sheets) for (const { root } of parts) noteIds(root, id, files)
  for (const { root } of markup.notes) noteIds(root, 'notes', files)
  files.set('notes', 'notes')
  const pages = sheets.flatMap(({ id: file, parts }) =>
    parts.flatMap((part) =>
      setting.starts
        .filter((start) => start.part === part.id)
        .map((start) => {
          files.set(pageId(start), file)
          return { label: start.label, id: pageId(start) }
        }),
    ),
  )

  const text = sheets.map(({ id, title, parts }) => ({
    id,
    title,
    xhtml: parts.map((part) => renderPart(part, markup, files, setting)).join('\n'),
    kind: parts.at(-1)!.kind,
  }))
  const isText = ({ kind }: { kind: string }): boolean => kind === 'title-page' || kind === 'chapter'
  return {
    documents: [
      ...text.filter(isText),
      ...notesOf(markup, files, setting),
      ...text.filter((sheet) => !isText(sheet)),
    ],
    pages,
    files,
  }
}

/** An article opens with its title; a break between files would be a page break between the two. */
function planSheets(parts: readonly MarkupPart[]): readonly Sheet[] {
  const single = parts.find(({ id }) => id === 'article')
  return parts.flatMap((part) => {
    if (single && part.kind === 'title-page') return []
    return [{ id: part.id, title: part.title, parts: part === single ? [parts[0]!, part] : [part] }]
  })
}

function noteIds(element: XhtmlElement, file: string, files: Map<string, string>): void {
  const { id } = element.attributes
  if (id !== undefined) files.set(id, file)
  for (const child of element.children) if (child.type === 'element') noteIds(child, file, files)
}

const pageId = ({ page }: PageStart): string => `page-${page}`

function renderPart(
  part: MarkupPart,
  markup: Markup,
  files: ReadonlyMap<string, string>,
  { starts, labels, images }: DocumentSetting,
): string {
  const marks = starts
    .filter((start) => start.part === part.id)
    .map((start) => ({ offset: start.offset, marker: pageMarker(start, labels) }))
  return applyEdits(part.xhtml, [
    ...splicePageBreaks(part.root, part.xhtml, marks),
    ...placePullQuotes(part, markup.pullQuotes),
    ...references(part.root, part.xhtml, files, images),
  ])
}

/** A marker says its page to who listens: “Page 2.” */
function pageMarker(start: PageStart, labels: Labels): string {
  const name = escapeXml(label(labels, 'page-marker', { page: start.label }))
  const attributes = `epub:type="pagebreak" role="doc-pagebreak"${labelLanguage(labels)} aria-label=" ${name} "`
  return `<span id="${pageId(start)}" ${attributes}></span>`
}

function notesOf(
  markup: Markup,
  files: ReadonlyMap<string, string>,
  { labels, images, templates }: DocumentSetting,
): readonly EpubDocument[] {
  if (markup.notes.length === 0) return []
  const notes = markup.notes.map(({ xhtml, root }) =>
    applyEdits(xhtml, references(root, xhtml, files, images)),
  )
  return [{ id: 'notes', title: label(labels, 'notes'), xhtml: templates.render('epub/notes', { notes }) }]
}

/** Turns `#id` into `file.xhtml#id` and picture ids into file names. */
function references(
  element: XhtmlElement,
  xhtml: string,
  files: ReadonlyMap<string, string>,
  images: ReadonlyMap<string, string>,
): Edit[] {
  const { href, src } = element.attributes
  const own: Edit[] = []
  if (href?.startsWith('#')) {
    own.push(attributeEdit(element, xhtml, 'href', `${files.get(href.slice(1))}.xhtml${href}`))
  }
  if (src !== undefined) own.push(attributeEdit(element, xhtml, 'src', `../${images.get(src)}`))
  for (const child of element.children) {
    if (child.type === 'element') own.push(...references(child, xhtml, files, images))
  }
  return own
}

function attributeEdit(element: XhtmlElement, xhtml: string, name: string, value: string): Edit {
  const start = xhtml.indexOf(`${name}="`, element.start) + name.length + 2
  return { start, end: xhtml.indexOf('"', start), text: value }
}
