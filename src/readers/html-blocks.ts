/**
 * A tree of HTML elements in, blocks of the closed model out. What has no place in the model is dropped and
 * counted. Of the tree, no more is asked than dom.ts says.
 */

import type { Block, Figure, TableCell } from '../document/blocks.ts'
import type { Inline } from '../document/inlines.ts'
import { append } from './append.ts'
import { BlockSink, paragraph } from './block-sink.ts'
import { languageTag } from './detect-language.ts'
import { childrenOf, type DomElement, type DomNode, isElement, isText, namesOf } from './dom.ts'
import { type DraftBlock, UNNUMBERED } from './draft.ts'
import { ContentMapper, type HtmlContext } from './html-content.ts'
import { DROPPED, INLINE } from './html-elements.ts'
import { captionOf, cellsOf, headRows, isGutter, isLayout, readCell, rowsOf } from './html-tables.ts'
import { blockQuote } from './quote-attribution.ts'
import { hasText, singleBreaks, tidyInlines } from './tidy-inlines.ts'

/** Maps the content of an element to blocks. */
export function mapBlocks(root: DomElement, context: HtmlContext, nested = false): DraftBlock[] {
  const sink = new BlockSink(nested)
  new BlockMapper(new ContentMapper(root, context)).flow(root, sink, bare)
  sink.flush()
  return sink.blocks
}

/** Maps the content of an element that stands inside another block, where there are no headings. */
export const mapNested = (root: DomElement, context: HtmlContext): Block[] =>
  mapBlocks(root, context, true).filter((block) => block.type !== 'heading')

/** Maps an element that is one line of text. */
export function mapInline(root: DomElement, context: HtmlContext): { content: Inline[]; figures: Figure[] } {
  const sink = new BlockSink(true)
  const content = tidyInlines(new ContentMapper(root, context).content(root, sink))
  sink.flush()
  return { content, figures: sink.blocks.filter((block) => block.type === 'figure') }
}

/** Puts the inline elements that are open around inlines. */
type Wrap = (inlines: Inline[]) => Inline[]

const bare: Wrap = (inlines) => inlines

/** Put on headings before the article is told from its page, which changes their names. */
export const LEVEL = 'data-offprint-level'

const VERSE = /(?:^|[\s_-])(?:poem|poetry|verse|lyrics|stanza)/

class BlockMapper {
  constructor(private readonly lines: ContentMapper) {}

  flow(parent: DomElement, sink: BlockSink, wrap: Wrap): void {
    for (const node of childrenOf(parent)) {
      if (isText(node)) sink.add(wrap([{ type: 'text', text: node.textContent ?? '' }]))
      else if (isElement(node)) this.element(node, sink, wrap)
    }
  }

  private element(element: DomElement, sink: BlockSink, wrap: Wrap): void {
    if (this.lines.isInline(element)) sink.add(wrap(this.lines.inline(element, sink)))
    else if (this.lines.isDropped(element)) return
    else if (INLINE.has(element.localName))
      this.flow(element, sink, (inlines) => wrap(this.lines.shell(element, inlines)))
    else this.block(element, sink, wrap)
  }

  private block(element: DomElement, sink: BlockSink, wrap: Wrap): void {
    const name = element.localName
    if (/^h[1-6]$/.test(name)) sink.heading(levelOf(element), this.line(element, sink))
    else if (name === 'hr') sink.block({ type: 'break', id: UNNUMBERED })
    else if (name === 'pre' || name === 'listing' || name === 'xmp') this.pre(element, sink)
    else if (name === 'blockquote') this.quote(element, sink)
    else if (name === 'ul' || name === 'ol') this.list(element, sink)
    else if (name === 'dl') this.definitions(element, sink)
    else if (name === 'table') this.table(element, sink)
    else if (name === 'summary') this.term(element, sink)
    else this.plainBlock(element, sink, wrap)
  }

  /** An element that is one line, in its language. */
  private line(element: DomElement, sink: BlockSink, between?: Inline): Inline[] {
    return this.lines.shell(element, this.lines.content(element, sink, between))
  }

  private plainBlock(element: DomElement, sink: BlockSink, wrap: Wrap): void {
    sink.flush()
    this.flow(element, sink, wrap)
    sink.flush(
      VERSE.test(namesOf(element)) ? 'verse' : undefined,
      element.localName === 'p' ? languageOf(element) : undefined,
    )
  }

  private term(element: DomElement, sink: BlockSink): void {
    const content = tidyInlines(this.line(element, sink))
    if (hasText(content)) sink.block(paragraph([{ type: 'strong', content }]))
  }

  private quote(element: DomElement, sink: BlockSink): void {
    const blocks = this.nested(element)
    sink.append(blocks.length > 0 ? [blockQuote(blocks)] : [])
  }

  private list(element: DomElement, sink: BlockSink): void {
    if (this.lines.isContents(element)) {
      sink.dropLabel(
        /^(?:table of )?contents:?$|^(?:in|on) this (?:article|page|post|story):?$|^inhalt(?:sverzeichnis)?$|^sommaire$|^índice$/i,
      )
      return
    }
    const items = [...childrenOf(element)].filter(isElement).filter((item) => !this.lines.isDropped(item))
    // Cards with headings are sections that a list only lines up.
    if (!sink.nested && items.some((item) => item.querySelector('h1, h2, h3, h4') !== null)) {
      for (const item of items) this.plainBlock(item, sink, bare)
      return
    }
    const mapped = items.map((item) => this.nested(item)).filter((blocks) => blocks.length > 0)
    const pictures = mapped.every((blocks) => blocks.every(({ type }) => type === 'figure'))
    if (pictures) sink.append(mapped.flat())
    else sink.block({ type: 'list', id: UNNUMBERED, ...numbering(element), items: mapped })
  }

  /** Terms and what is said of them: a list of items that begin with the term. */
  private definitions(element: DomElement, sink: BlockSink): void {
    const items: Block[][] = []
    for (const part of [...childrenOf(element)].filter(isElement).flatMap(grouped)) {
      if (this.lines.isDropped(part)) continue
      const inner = new BlockSink(true)
      if (part.localName === 'dt') this.term(part, inner)
      else this.flow(part, inner, bare)
      const blocks = inner.nestedBlocks()
      if (part.localName === 'dt' || items.length === 0) items.push(blocks)
      else append(items.at(-1)!, blocks)
    }
    const filled = items.filter((blocks) => blocks.length > 0)
    if (filled.length > 0)
      sink.block({ type: 'list', id: UNNUMBERED, ordered: false, start: 1, items: filled })
  }

  private table(element: DomElement, sink: BlockSink): void {
    const rows = rowsOf(element)
    if (isLayout(element)) {
      sink.flush()
      for (const cell of rows.flatMap(cellsOf)) if (!isGutter(cell)) this.plainBlock(cell, sink, bare)
      return
    }
    const cells = rows.map((row, index) => this.row(row, rows.length - index, sink))
    const filled = (row: readonly TableCell[]) => row.some(({ content }) => hasText(content))
    // A row that others reach into must stay, empty or not.
    const reaches = cells.some((row) => row.some((cell) => cell.rows > 1))
    const head = headRows(element, rows)
    const kept = (row: readonly TableCell[]) => row.length > 0 && (reaches || filled(row))
    const caption = captionOf(element)
    const words = caption && tidyInlines(this.line(caption, sink))
    if (!cells.some(filled)) return
    sink.block({
      type: 'table',
      id: UNNUMBERED,
      ...(words && hasText(words) && { caption: paragraph(words) }),
      head: cells.slice(0, head).filter(kept),
      body: cells.slice(head).filter(kept),
    })
  }

  private row(row: DomElement, rowsLeft: number, sink: BlockSink): TableCell[] {
    return cellsOf(row).map((element) => {
      const content = tidyInlines(this.line(element, sink, { type: 'line-break' }))
      const cell = readCell(element, singleBreaks(content))
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

  /** Blocks of an element inside another block, in its language. */
  private nested(element: DomElement): Block[] {
    const sink = new BlockSink(true)
    if (/^(?:ul|ol|table)$/.test(element.localName)) this.element(element, sink, bare)
    else this.flow(element, sink, bare)
    const lang = languageOf(element)
    const blocks = sink.nestedBlocks()
    return lang === undefined ? blocks : blocks.map((block) => ({ lang, ...block }))
  }
}

const languageOf = (element: DomElement): string | undefined =>
  languageTag(element.getAttribute('lang') ?? '') ?? undefined

const levelOf = (heading: DomElement): number =>
  Number(heading.getAttribute(LEVEL) ?? heading.localName.slice(1))

function numbering(list: DomElement): { ordered: boolean; start: number } {
  const start = Number.parseInt(list.getAttribute('start') ?? '1', 10)
  const unmarked = /list-style(?:-type)?\s*:\s*none/.test(list.getAttribute('style') ?? '')
  return { ordered: list.localName === 'ol' && !unmarked, start: Number.isFinite(start) ? start : 1 }
}

/** `dl` may group its terms in `div`s. */
const grouped = (part: DomElement): DomElement[] =>
  part.localName === 'div' ? [...childrenOf(part)].filter(isElement) : [part]

function preText(node: DomNode): string {
  let text = ''
  for (const child of childrenOf(node)) {
    if (isText(child)) text += child.textContent ?? ''
    else if (isElement(child))
      text += child.localName === 'br' ? '\n' : DROPPED.has(child.localName) ? '' : preText(child)
  }
  return text
}
