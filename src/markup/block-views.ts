/** Blocks → what their templates see: plain data, every field present, inlines already rendered. */

import type { Block, BlockId, Figure, List, Paragraph, Table, TableCell } from '../document/blocks.ts'
import type { Passage } from '../document/passages.ts'
import type { Picture, Pictures } from '../pictures/picture.ts'
import type { FirstMention } from './first-mentions.ts'
import { inlineXhtml, isLanguageTag, type NoteMarker, type Span } from './inline-xhtml.ts'

/** What every block's template sees; `type` is the name of its partial. */
export interface BlockView {
  readonly type: string
  readonly id: string | null
  readonly lang: string | null
  readonly [field: string]: unknown
}

/** What rendering a block needs to know of the book. */
export interface BlockContext {
  readonly markNote: NoteMarker
  readonly mentions: ReadonlyMap<BlockId, readonly FirstMention[]>
  readonly dateline: Passage | null
  readonly pictures: Pictures
  /** Blocks that begin a topic without a heading. */
  readonly topics: ReadonlySet<BlockId>
}

/** Views of blocks in order, with a break before each that begins a topic. */
export const blockViews = (blocks: readonly Block[], context: BlockContext): BlockView[] =>
  blocks.flatMap((block) =>
    context.topics.has(block.id)
      ? [{ type: 'topic-break', id: null, lang: null }, blockView(block, context)]
      : [blockView(block, context)],
  )

function blockView(block: Block, context: BlockContext): BlockView {
  const base = { type: block.type, id: block.id, lang: languageOf(block.lang) }
  switch (block.type) {
    case 'paragraph':
      return { ...base, ...textView(block, context) }
    case 'block-quote': {
      const attribution = block.attribution ? blockView(block.attribution, context) : null
      return { ...base, blocks: blockViews(block.blocks, context), attribution }
    }
    case 'list':
      return { ...base, ...listView(block, context) }
    case 'figure':
      return { ...base, ...figureView(block, context) }
    case 'table':
      return { ...base, ...tableView(block, context) }
    case 'code-block':
      return { ...base, text: block.text }
    case 'break':
      return base
  }
}

const languageOf = (lang: string | undefined): string | null =>
  lang !== undefined && isLanguageTag(lang) ? lang : null

const textView = (block: Paragraph, context: BlockContext) => ({
  xhtml: inlineXhtml(block.content, context.markNote, spansOf(block.id, context)),
  verse: block.style === 'verse',
})

/** The dateline and the linked names of a block. */
function spansOf(block: BlockId, { mentions, dateline }: BlockContext): readonly Span[] {
  const names = mentions.get(block)?.map(({ entry, passage }) => ({
    start: passage.start,
    end: passage.end,
    open: `<a class="name" id="ref-${entry}" href="#${entry}" epub:type="glossref" role="doc-glossref">`,
    close: '</a>',
  }))
  if (dateline?.block !== block) return names ?? []
  const { start, end } = dateline
  const span = { start, end, open: '<span class="dateline">', close: '</span>' }
  return [span, ...(names ?? [])].sort((a, b) => a.start - b.start || b.end - a.end)
}

const listView = ({ ordered, start, items }: List, context: BlockContext) => ({
  ordered,
  start: start === 1 ? null : start,
  items: items.map((item) => ({ blocks: blockViews(item, context) })),
})

function figureView(figure: Figure, context: BlockContext) {
  const picture: Picture | undefined = context.pictures.get(figure.src)
  const caption = figure.caption ? blockView(figure.caption, context) : null
  return {
    picture: picture?.status === 'ready' ? picture.id : null,
    // What an image without alternative text is called by, in truth: its caption, or nothing.
    alt: figure.alt,
    described: figure.alt !== null,
    labelledBy: figure.alt === null && caption ? caption.id : null,
    caption,
  }
}

function tableView({ caption, head, body }: Table, context: BlockContext) {
  const rows = (cells: Table['head'], scope: string) =>
    cells.map((row) => ({ cells: row.map((cell) => cellView(cell, scope, context)) }))
  return {
    caption: caption ? blockView(caption, context) : null,
    head: rows(head, 'col'),
    body: rows(body, 'row'),
  }
}

const cellView = (cell: TableCell, scope: string, context: BlockContext) => ({
  id: cell.id,
  header: cell.header,
  scope,
  columns: cell.columns === 1 ? null : cell.columns,
  rows: cell.rows === 1 ? null : cell.rows,
  align: cell.align ?? null,
  xhtml: inlineXhtml(cell.content, context.markNote, spansOf(cell.id, context)),
})
