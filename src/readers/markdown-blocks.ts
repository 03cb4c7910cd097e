/** The tokens of a Markdown document in, flat blocks and notes out. */

import type { Token } from 'markdown-it'
import type { Note } from '../document/article.ts'
import type { Block, BlockPlace, CodeBlock, Figure, TableCell } from '../document/blocks.ts'
import type { Inline } from '../document/inlines.ts'
import { append } from './append.ts'
import { BlockSink } from './block-sink.ts'
import type { DomElement } from './dom.ts'
import { type DraftBlock, UNNUMBERED } from './draft.ts'
import { mapBlocks, mapInline } from './html-blocks.ts'
import type { HtmlContext } from './html-content.ts'
import { attribute, type MappedInlines, mapInlineTokens } from './markdown-inlines.ts'
import { isRich, noteId } from './markdown-parser.ts'
import { blockQuote } from './quote-attribution.ts'
import { hasText, tidyInlines } from './tidy-inlines.ts'

/** What mapping needs beside the tokens. */
export interface MarkdownContext {
  /** The body's lines, which places are found in. */
  readonly lines: readonly string[]
  /** Number of the first of them in the file. */
  readonly firstLine: number
  /** Parses HTML; the body, or `null` where there is none. */
  readonly parse: (html: string) => DomElement | null
  /** Renders tokens to HTML, for lines with HTML tags in them. */
  readonly render: (tokens: Token[]) => string
  readonly html: HtmlContext
}

/** Blocks, and the notes behind them. */
export interface MappedTokens {
  readonly blocks: readonly DraftBlock[]
  readonly notes: readonly Note[]
}

/** Maps a document's tokens. */
export function mapTokens(tokens: readonly Token[], context: MarkdownContext): MappedTokens {
  const mapper = new TokenMapper(tokens, context)
  const blocks = mapper.blocks(false)
  return { blocks, notes: mapper.notes }
}

class TokenMapper {
  readonly notes: Note[] = []
  private next = 0

  constructor(
    private readonly tokens: readonly Token[],
    private readonly context: MarkdownContext,
  ) {}

  /** Blocks up to the close of the element that is open, or the end. */
  blocks(nested: boolean): DraftBlock[] {
    const sink = new BlockSink(nested)
    while (this.next < this.tokens.length) {
      const token = this.tokens[this.next++]!
      if (token.nesting === -1) break
      this.block(token, sink)
    }
    sink.flush()
    return sink.blocks
  }

  private nested(): Block[] {
    return this.blocks(true).filter((block) => block.type !== 'heading')
  }

  private block(token: Token, sink: BlockSink): void {
    const at = this.placeOf(token)
    const { type } = token
    if (type === 'heading_open') this.heading(Number(token.tag[1]), at, sink)
    else if (type === 'paragraph_open') this.paragraph(token, at, sink)
    else if (type === 'bullet_list_open' || type === 'ordered_list_open') this.list(token, at, sink)
    else if (type === 'blockquote_open') this.quote(at, sink)
    else if (type === 'fence' || type === 'code_block') sink.block({ ...codeBlock(token), ...at })
    else if (type === 'hr') sink.block({ type: 'break', id: UNNUMBERED, ...at })
    else if (type === 'table_open') this.table(at, sink)
    else if (type === 'html_block') this.html(token, sink)
    else if (type === 'footnote_open') this.notes.push({ id: noteId(token), blocks: this.nested() })
    else if (type === 'footnote_block_open') sink.append(this.blocks(true))
  }

  private quote(at: { at?: BlockPlace }, sink: BlockSink): void {
    const blocks = this.nested()
    sink.append(blocks.length > 0 ? [{ ...blockQuote(blocks), ...at }] : [])
  }

  private heading(level: number, at: { at?: BlockPlace }, sink: BlockSink): void {
    const { content, figures } = this.inlines(this.tokens[this.next]!)
    this.next += 2
    sink.heading(level, content, at)
    sink.append(figures)
  }

  private paragraph(token: Token, at: { at?: BlockPlace }, sink: BlockSink): void {
    const { content, figures } = this.inlines(this.tokens[this.next]!)
    // Within the paragraph stand its text and the links back of a note.
    while (this.tokens[this.next]!.type !== 'paragraph_close') this.next++
    this.next++
    sink.add(content)
    sink.flush(undefined, undefined, at)
    for (const figure of figures) sink.block({ ...figure, ...this.placeOfPicture(token, figure) })
  }

  private list(token: Token, at: { at?: BlockPlace }, sink: BlockSink): void {
    const items: Block[][] = []
    while (this.tokens[this.next]?.type === 'list_item_open') {
      this.next++
      items.push(this.nested())
    }
    this.next++
    const filled = items.filter((blocks) => blocks.length > 0)
    const ordered = token.type === 'ordered_list_open'
    const start = Number(token.attrGet('start') ?? 1)
    if (filled.length > 0) sink.block({ type: 'list', id: UNNUMBERED, ordered, start, items: filled, ...at })
  }

  private table(at: { at?: BlockPlace }, sink: BlockSink): void {
    const parts = { head: [] as TableCell[][], body: [] as TableCell[][] }
    const figures: Figure[] = []
    let part = parts.head
    for (; this.tokens[this.next]!.type !== 'table_close'; this.next++) {
      const token = this.tokens[this.next]!
      if (token.type === 'tbody_open') part = parts.body
      else if (token.type === 'tr_open') part.push([])
      else if (token.type === 'th_open' || token.type === 'td_open') {
        const inlines = this.inlines(this.tokens[++this.next]!)
        append(figures, inlines.figures)
        part.at(-1)!.push(cell(token, tidyInlines(inlines.content)))
      }
    }
    this.next++
    const empty = parts.head.every((row) => row.every(({ content }) => !hasText(content)))
    sink.append(figures)
    sink.block({
      type: 'table',
      id: UNNUMBERED,
      head: empty ? [] : parts.head,
      body: parts.body,
      ...at,
    })
  }

  private html(token: Token, sink: BlockSink): void {
    const body = this.context.parse(token.content)
    if (body) sink.append(mapBlocks(body, this.context.html, sink.nested))
  }

  private inlines(token: Token): MappedInlines {
    const tokens = token.children ?? []
    if (!tokens.some(isRich)) {
      return mapInlineTokens(tokens, this.context.html)
    }
    const body = this.context.parse(this.context.render([token]))
    return body ? mapInline(body, this.context.html) : { content: [], figures: [] }
  }

  private placeOf(token: Token): { at?: BlockPlace } {
    if (!token.map) return {}
    const line = this.context.lines[token.map[0]] ?? ''
    return { at: { line: token.map[0] + this.context.firstLine, column: line.search(/\S|$/) + 1 } }
  }

  /** The line and column of a picture's `![` among the lines of its block. */
  private placeOfPicture(token: Token, figure: Figure): { at?: BlockPlace } {
    const [from, to] = token.map ?? [0, 0]
    for (let i = from; i < to; i++) {
      const line = this.context.lines[i] ?? ''
      const found = line.indexOf(figure.src)
      if (found >= 0)
        return {
          at: { line: i + this.context.firstLine, column: Math.max(line.lastIndexOf('![', found), 0) + 1 },
        }
    }
    return this.placeOf(token)
  }
}

const codeBlock = (token: Token): CodeBlock => ({
  type: 'code-block',
  id: UNNUMBERED,
  text: token.content.replace(/\n$/, ''),
})

function cell(token: Token, content: readonly Inline[]): TableCell {
  const align = /text-align:\s*(left|center|right)/.exec(attribute(token, 'style'))?.[1] as TableCell['align']
  const base = { id: UNNUMBERED, header: token.type === 'th_open', columns: 1, rows: 1, content }
  return align ? { ...base, align } : base
}
