/**
 * A book's three sequences of text (article, notes, who's who) out of the model, the EPUB and the tagged PDF, as
 * letters and digits alone: what one of them has lost or added shows.
 */

import type { Block } from '../../src/document/blocks.ts'
import { allBlocks, allSections, blockText, plainText } from '../../src/document/walk.ts'
import type { Edition } from '../../src/editorial/edition.ts'
import { parseXhtml } from '../../src/markup/parse-xhtml.ts'
import type { XhtmlElement, XhtmlNode } from '../../src/markup/xhtml.ts'

/** What a name and its description say, without the marks between them. */
const words = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')

export interface Sequences {
  readonly article: string
  readonly notes: string
  /** An entry each: name and description. */
  readonly whosWho: readonly string[]
}

/** Keeps what a reader would miss: no spaces, no characters that only join, divide or direct. */
const letters = (text: string): string => text.replace(/[^\p{L}\p{N}\p{P}\p{S}]/gu, '')

const blocksText = (blocks: Iterable<Block>): string => {
  let text = ''
  for (const block of allBlocks(blocks)) {
    if (block.type === 'paragraph' || block.type === 'code-block') text += blockText(block)
    else if (block.type === 'table')
      for (const row of [...block.head, ...block.body]) for (const cell of row) text += blockText(cell)
  }
  return text
}

/** The sequences of the model. */
export function modelSequences({ article, names }: Edition): Sequences {
  let text = ''
  for (const section of allSections(article.sections))
    text += plainText(section.heading) + blocksText(section.blocks)
  return {
    article: letters(text),
    notes: letters(article.notes.map((note) => blocksText(note.blocks)).join('')),
    whosWho: names.map(({ name, description }) => words(name + (description ?? ''))),
  }
}

/** Text of an element without the parts that only one of the outputs has. */
function textUnder(node: XhtmlNode, leaveOut: (element: XhtmlElement) => boolean): string {
  if (node.type === 'text') return node.text
  return leaveOut(node) ? '' : node.children.map((child) => textUnder(child, leaveOut)).join('')
}

const hasClass = (element: XhtmlElement, name: string): boolean =>
  (element.attributes.class ?? '').split(' ').includes(name)

const elementsUnder = (element: XhtmlElement): XhtmlElement[] => [
  element,
  ...element.children.flatMap((child) => (child.type === 'element' ? elementsUnder(child) : [])),
]

/**
 * The sequences of an EPUB's documents.
 *
 * @param labelled - Whether the labels of missing pictures count, which only the books have.
 */
export function epubSequences(files: ReadonlyMap<string, string>, labelled: boolean): Sequences {
  const documents = [...files]
    .filter(([name]) => name.startsWith('OEBPS/text/'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, text]) => parseXhtml(text.replace(/^<\?xml[^>]*\?>\n/, '').replace('<!DOCTYPE html>\n', '')))
  const roots = (test: (element: XhtmlElement) => boolean) =>
    documents.flatMap((root) => elementsUnder(root).filter(test))
  const furniture = (element: XhtmlElement) =>
    ['pull-quote', 'note-mark', 'note-back'].some((name) => hasClass(element, name)) ||
    (!labelled && hasClass(element, 'missing-picture'))
  const text = (elements: readonly XhtmlElement[]) =>
    letters(elements.map((element) => textUnder(element, furniture)).join(''))
  return {
    article: text(roots((element) => element.name === 'article')),
    notes: text(roots((element) => hasClass(element, 'note'))),
    whosWho: roots((element) => element.name === 'dl' && hasClass(element, 'entries')).flatMap(entriesOf),
  }
}

/** Each name begins an entry; of what is said of it only the description counts. */
function entriesOf(list: XhtmlElement): string[] {
  const entries: string[] = []
  for (const element of elementsUnder(list)) {
    if (hasClass(element, 'entry-name')) entries.push(words(textUnder(element, () => false)))
    if (hasClass(element, 'entry-description'))
      entries[entries.length - 1] += words(textUnder(element, () => false))
  }
  return entries
}

/** An element of a PDF's structure, or text in it. */
export interface StructNode {
  readonly type: string
  readonly depth: number
  text: string
  readonly children: StructNode[]
}

/** Parses what `pdfinfo -struct-text` prints: an element a line, its text quoted below it, depth by indentation. */
function parseStructure(printed: string): StructNode {
  const root: StructNode = { type: 'root', depth: -1, text: '', children: [] }
  const open = [root]
  for (const line of printed.split('\n')) {
    const match =
      /^( *)(?:"(.*)"|(\w+)(?: <[^>]*>)?(?: ".*")? ?\((?:block|inline)\):?|(Document|Part|Art|Sect|Div|\w+).*)$/.exec(
        line,
      )
    if (!match) continue
    const depth = match[1]!.length / 2
    while (open.at(-1)!.depth >= depth) open.pop()
    const parent = open.at(-1)!
    const node: StructNode =
      match[2] !== undefined
        ? { type: 'text', depth, text: match[2], children: [] }
        : { type: match[3] ?? match[4]!, depth, text: '', children: [] }
    parent.children.push(node)
    open.push(node)
  }
  return root
}

const structText = (node: StructNode, leaveOut: readonly string[]): string =>
  leaveOut.includes(node.type)
    ? ''
    : node.text + node.children.map((child) => structText(child, leaveOut)).join('')

const find = (node: StructNode, type: string): StructNode[] =>
  node.type === type ? [node] : node.children.flatMap((child) => find(child, type))

/** The sequences of a tagged PDF, from what `pdfinfo -struct-text` prints of it. */
export const pdfSequences = (printed: string): Sequences => structureSequences(parseStructure(printed))

/** The sequences of a tagged PDF, from its structure. */
export function structureSequences(root: StructNode): Sequences {
  const articles = find(root, 'Art')
  const text = (nodes: readonly StructNode[], leaveOut: readonly string[]) =>
    letters(nodes.map((node) => structText(node, leaveOut)).join(''))
  return {
    article: text(articles, ['Note', 'Reference', 'Lbl', 'Object']),
    notes: text(find(root, 'Note'), ['Lbl']),
    whosWho: find(root.children.at(0)!, 'Sect')
      .filter((section) => section.depth === 1)
      .flatMap(structEntries),
  }
}

/** Entries of a part of the PDF that holds lists under headings: the names, and what comes before page numbers. */
const structEntries = (part: StructNode): string[] =>
  find(part, 'LI').map((item) => {
    const name = find(item, 'Lbl').map((label) => structText(label, []))
    const body = find(item, 'LBody').map((label) => structText(label, []))
    const pages = /[\s,–·\d]*$/
    return words(name.join('') + body.join('').replace(pages, ''))
  })
