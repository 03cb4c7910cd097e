/**
 * A tree of HTML elements in, blocks of the closed model out. What has no place in the model is dropped and
 * counted. Of the tree, no more is asked than dom.ts says.
 */

import type { Block, Figure, TableCell } from '../document/blocks.ts'
import type { Inline } from '../document/inlines.ts'
import { plainText } from '../document/walk.ts'
import { linkTarget } from './addresses.ts'
import { BlockSink, paragraph } from './block-sink.ts'
import { directionOf, languageTag } from './detect-language.ts'
import {
  childrenOf,
  type DomElement,
  type DomNode,
  elementsBelow,
  isElement,
  isText,
  namesOf,
} from './dom.ts'
import { type DraftBlock, UNNUMBERED } from './draft.ts'
import { CODE, DROPPED, INLINE, SHELLS } from './html-elements.ts'
import { characterOf, isCaption, readImage } from './html-figures.ts'
import { hasText, tidyInlines } from './html-inlines.ts'
import { BACK_LINK, NOTE_MARK, TAKEN } from './html-notes.ts'
import { captionOf, cellsOf, headRows, isGutter, isLayout, readCell, rowsOf } from './html-tables.ts'
import { blockQuote } from './quote-attribution.ts'

/** Where relative addresses count from, and what was left out so far. */
export interface HtmlContext {
  /** For links. */
  readonly base: string | null
  /** For pictures; `null` keeps their paths as they stand. */
  readonly pictureBase: string | null
  /** What was left out, by its word, for the report. */
  readonly dropped: Map<string, number>
}

type Wrap = (inlines: Inline[]) => Inline[]

const bare: Wrap = (inlines) => inlines

/** Maps the content of an element to blocks. */
export function mapBlocks(root: DomElement, context: HtmlContext, nested = false): DraftBlock[] {
  const mapper = new HtmlMapper(context)
  mapper.mark(root)
  const sink = new BlockSink(nested)
  mapper.flow(root, sink, bare)
  sink.flush()
  return sink.blocks
}

/** Maps the content of an element that stands inside another block, where there are no headings. */
export const mapNested = (root: DomElement, context: HtmlContext): Block[] =>
  mapBlocks(root, context, true).filter((block) => block.type !== 'heading')

/** Maps an element that is one line of text. */
export function mapInline(root: DomElement, context: HtmlContext): { content: Inline[]; figures: Figure[] } {
  const mapper = new HtmlMapper(context)
  mapper.mark(root)
  const sink = new BlockSink(true)
  const content = tidyInlines(mapper.content(root, sink))
  return { content, figures: sink.blocks.filter((block) => block.type === 'figure') }
}

const VERSE = /(?:^|[\s_-])(?:poem|poetry|verse|lyrics|stanza)/

class HtmlMapper {
  /** Inline elements that hold blocks, and are taken for blocks themselves. */
  private readonly holdsBlock = new Set<DomElement>()

  constructor(private readonly context: HtmlContext) {}

  mark(root: DomElement): void {
    for (const element of elementsBelow(root)) {
      if (INLINE.has(element.localName) || element.localName in DROPPED) continue
      for (let it = element.parentElement; it !== null && !this.holdsBlock.has(it); it = it.parentElement)
        this.holdsBlock.add(it)
    }
  }

  flow(parent: DomElement, sink: BlockSink, wrap: Wrap): void {
    for (const node of childrenOf(parent)) {
      if (isText(node)) sink.add(...wrap([{ type: 'text', text: node.textContent ?? '' }]))
      else if (isElement(node)) this.element(node, sink, wrap)
    }
  }

  private element(element: DomElement, sink: BlockSink, wrap: Wrap): void {
    const name = element.localName
    if (this.isDropped(element)) return
    if (name === 'img') this.image(element, sink, wrap)
    else if (isCaption(element) && this.caption(element, sink)) return
    else if (INLINE.has(name) && !this.holdsBlock.has(element)) sink.add(...wrap(this.inline(element, sink)))
    else if (INLINE.has(name)) this.flow(element, sink, (inlines) => wrap(this.shell(element, inlines)))
    else this.block(element, sink, wrap)
  }

  private isDropped(element: DomElement): boolean {
    const name = element.localName
    const word = DROPPED[name]
    if (word === undefined) return isHidden(element)
    if (word !== null) this.context.dropped.set(word, (this.context.dropped.get(word) ?? 0) + 1)
    return true
  }

  private block(element: DomElement, sink: BlockSink, wrap: Wrap): void {
    const name = element.localName
    if (/^h[1-6]$/.test(name)) sink.heading(Number(name[1]), this.content(element, sink))
    else if (name === 'hr') sink.block({ type: 'break', id: UNNUMBERED })
    else if (name === 'pre' || name === 'listing' || name === 'xmp') this.pre(element, sink)
    else if (name === 'blockquote') this.quote(element, sink)
    else if (name === 'ul' || name === 'ol') this.list(element, sink)
    else if (name === 'dl') this.definitions(element, sink)
    else if (name === 'table') this.table(element, sink)
    else if (name === 'summary' || name === 'dt')
      sink.block(paragraph([{ type: 'strong', content: tidyInlines(this.content(element, sink)) }]))
    else this.plainBlock(element, sink, wrap)
  }

  private plainBlock(element: DomElement, sink: BlockSink, wrap: Wrap): void {
    sink.flush()
    this.flow(element, sink, wrap)
    const lang = languageTag(element.getAttribute('lang') ?? '') ?? undefined
    sink.flush(
      VERSE.test(namesOf(element)) ? 'verse' : undefined,
      element.localName === 'p' ? lang : undefined,
    )
  }

  /** A caption goes to the figure before it; without one it is a paragraph. */
  private caption(element: DomElement, sink: BlockSink): boolean {
    const figure = sink.takeFigure()
    if (figure === null) return false
    const content = tidyInlines(this.content(element, sink))
    sink.block(hasText(content) ? { ...figure, caption: paragraph(content) } : figure)
    return true
  }

  private image(element: DomElement, sink: BlockSink, wrap: Wrap): void {
    const character = characterOf(element)
    const figure = character === null ? readImage(element, this.context.pictureBase) : null
    if (character !== null) sink.add(...wrap([{ type: 'text', text: character }]))
    else if (figure !== null) sink.figure(figure)
  }

  private quote(element: DomElement, sink: BlockSink): void {
    const blocks = this.nested(element)
    if (blocks.length > 0) sink.block(blockQuote(blocks))
    else sink.flush()
  }

  private list(element: DomElement, sink: BlockSink): void {
    const items = [...childrenOf(element)].filter(isElement).filter((item) => !this.isDropped(item))
    // Cards with headings are sections that a list only lines up.
    if (!sink.nested && items.some((item) => item.querySelector('h1, h2, h3, h4') !== null)) {
      for (const item of items) this.plainBlock(item, sink, bare)
      return
    }
    const mapped = items.map((item) => this.nested(item)).filter((blocks) => blocks.length > 0)
    if (mapped.every((blocks) => blocks.every(({ type }) => type === 'figure')))
      return sink.block(...mapped.flat())
    const start = Number.parseInt(element.getAttribute('start') ?? '1', 10)
    const ordered =
      element.localName === 'ol' &&
      !/list-style(?:-type)?\s*:\s*none/.test(element.getAttribute('style') ?? '')
    sink.block({
      type: 'list',
      id: UNNUMBERED,
      ordered,
      start: Number.isFinite(start) ? start : 1,
      items: mapped,
    })
  }

  private definitions(element: DomElement, sink: BlockSink): void {
    const items: Block[][] = []
    const parts = [...elementsBelow(element)].filter(
      ({ localName }) => localName === 'dt' || localName === 'dd',
    )
    for (const part of parts.filter((it) => !contained(it, parts))) {
      const blocks = this.nested(part)
      if (part.localName === 'dt' || items.length === 0)
        items.push(part.localName === 'dt' ? blocks.map(strengthened) : blocks)
      else items.at(-1)!.push(...blocks)
    }
    const filled = items.filter((blocks) => blocks.length > 0)
    if (filled.length > 0)
      sink.block({ type: 'list', id: UNNUMBERED, ordered: false, start: 1, items: filled })
  }

  private table(element: DomElement, sink: BlockSink): void {
    const rows = rowsOf(element)
    const caption = captionOf(element)
    if (isLayout(element)) {
      sink.flush()
      for (const cell of rows.flatMap(cellsOf)) if (!isGutter(cell)) this.plainBlock(cell, sink, bare)
      return
    }
    const cells = rows
      .map((row, index) => this.row(row, rows.length - index, sink))
      .filter((row) => row.length > 0)
    if (!cells.some((row) => row.some(({ content }) => hasText(content)))) return
    const head = headRows(element, rows)
    const words = caption && tidyInlines(this.content(caption, sink))
    sink.block({
      type: 'table',
      id: UNNUMBERED,
      ...(words && hasText(words) && { caption: paragraph(words) }),
      head: cells.slice(0, head),
      body: cells.slice(head),
    })
  }

  private row(row: DomElement, rowsLeft: number, sink: BlockSink): TableCell[] {
    return cellsOf(row).map((element) => {
      const cell = readCell(element, tidyInlines(this.content(element, sink, { type: 'line-break' })))
      return { ...cell, rows: Math.min(cell.rows, rowsLeft) }
    })
  }

  private pre(element: DomElement, sink: BlockSink): void {
    const text = preText(element)
      .replace(/^\r?\n/, '')
      .trimEnd()
    if (text.trim() !== '')
      sink.block({ type: 'code-block', id: UNNUMBERED, text: text.replace(/\r\n?/g, '\n') })
  }

  /** Blocks of an element inside another block. */
  nested(element: DomElement): Block[] {
    const sink = new BlockSink(true)
    if (
      element.localName === 'dt' ||
      element.localName === 'li' ||
      !/^(?:ul|ol|table)$/.test(element.localName)
    )
      this.flow(element, sink, bare)
    else this.element(element, sink, bare)
    return sink.nestedBlocks()
  }

  /** All the text of an element as inlines; blocks in it are set apart, pictures handed to the sink. */
  content(element: DomElement, sink: BlockSink, between: Inline = { type: 'text', text: ' ' }): Inline[] {
    const content: Inline[] = []
    const apart = () => (hasText(content) ? content.push(between) : 0)
    for (const node of childrenOf(element)) {
      if (isText(node)) content.push({ type: 'text', text: node.textContent ?? '' })
      if (!isElement(node) || this.isDropped(node)) continue
      const inline = INLINE.has(node.localName) && !this.holdsBlock.has(node)
      if (!inline || (element.localName === 'figcaption' && /\S$/.test(plainText(content)))) apart()
      if (inline) content.push(...this.inline(node, sink))
      else if (SHELLS[node.localName]) content.push(...this.shell(node, this.content(node, sink, between)))
      else content.push(...this.content(node, sink, between))
      if (!inline) content.push(SPACE)
    }
    return content
  }

  /** An inline element, which holds no blocks. */
  private inline(element: DomElement, sink: BlockSink): Inline[] {
    const name = element.localName
    const note = element.getAttribute(NOTE_MARK)
    if (note !== null) return [{ type: 'note-mark', note }]
    if (element.hasAttribute(BACK_LINK) || this.isDropped(element)) return []
    if (name === 'br') return [{ type: 'line-break' }]
    if (name === 'img') {
      const before: Inline[] = []
      const character = characterOf(element)
      const figure = character === null ? readImage(element, this.context.pictureBase) : null
      if (character !== null) before.push({ type: 'text', text: character })
      else if (figure !== null) sink.figure(figure)
      return before
    }
    if (CODE.has(name)) return [{ type: 'code', text: (element.textContent ?? '').replace(/\s+/g, ' ') }]
    return this.shell(element, this.inlines(element, sink))
  }

  private inlines(parent: DomElement, sink: BlockSink): Inline[] {
    const inlines: Inline[] = []
    for (const node of childrenOf(parent)) {
      if (isText(node)) inlines.push({ type: 'text', text: node.textContent ?? '' })
      else if (isElement(node)) inlines.push(...this.inline(node, sink))
    }
    return inlines
  }

  /** Puts the meaning of an inline element around its content. */
  private shell(element: DomElement, content: Inline[]): Inline[] {
    const name = element.localName
    const type = SHELLS[name]
    if (type) return [{ type, content }]
    if (name === 'q') return [{ type: 'text', text: '"' }, ...content, { type: 'text', text: '"' }]
    if (name === 'rt') return [{ type: 'text', text: ' (' }, ...content, { type: 'text', text: ')' }]
    if (name === 'a') return this.link(element, content)
    return foreign(element, content)
  }

  private link(element: DomElement, content: Inline[]): Inline[] {
    const written = element.getAttribute('href')
    if (written === null || written.startsWith('#') || !hasText(content)) return content
    const href = linkTarget(written, this.context.base)
    if (href !== null) return [{ type: 'link', href, content }]
    const word = /^[a-z][a-z\d+.-]*:/i.test(written.trim())
      ? 'link that is no web address'
      : 'link within the site'
    this.context.dropped.set(word, (this.context.dropped.get(word) ?? 0) + 1)
    return content
  }
}

function isHidden(element: DomElement): boolean {
  const style = element.getAttribute('style') ?? ''
  return (
    element.hasAttribute('hidden') ||
    element.hasAttribute(TAKEN) ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style) ||
    /\bmw-editsection\b|\bnoprint\b|\bsr-only\b|\bvisually-hidden\b|\bscreen-reader-text\b/.test(
      namesOf(element),
    )
  )
}

function foreign(element: DomElement, content: Inline[]): Inline[] {
  const lang = languageTag(element.getAttribute('lang') ?? element.getAttribute('xml:lang') ?? '')
  const own = element.getAttribute('dir')?.toLowerCase()
  const dir = own === 'rtl' || own === 'ltr' ? own : undefined
  if ((lang === null && dir === undefined) || !hasText(content)) return content
  const written = dir ?? (lang ? directionOf(lang) : undefined)
  return [{ type: 'foreign', ...(lang && { lang }), ...(written && { dir: written }), content }]
}

const strengthened = (block: Block): Block =>
  block.type === 'paragraph' ? { ...block, content: [{ type: 'strong', content: block.content }] } : block

function contained(element: DomElement, others: readonly DomElement[]): boolean {
  for (let it = element.parentElement; it !== null; it = it.parentElement)
    if (others.includes(it)) return true
  return false
}

function preText(node: DomNode): string {
  let text = ''
  for (const child of childrenOf(node)) {
    if (isText(child)) text += child.textContent ?? ''
    else if (isElement(child))
      text += child.localName === 'br' ? '\n' : child.localName in DROPPED ? '' : preText(child)
  }
  return text
}

const SPACE: Inline = { type: 'text', text: ' ' }
