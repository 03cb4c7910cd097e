/** The article in, its text as the desk works on it out: blocks cut into tokens and sentences. */

import type { Article } from '../document/article.ts'
import type { BlockId, Paragraph, TableCell } from '../document/blocks.ts'
import type { Inline } from '../document/inlines.ts'
import type { Passage } from '../document/passages.ts'
import { allBlocks, blockText, plainText, topBlocks } from '../document/walk.ts'
import { type Sentence, sentencesOf } from './sentences.ts'
import { type Token, tokensOf } from './tokens.ts'

/** A stretch of a block's text, `end` exclusive. */
export interface Extent {
  readonly start: number
  readonly end: number
}

/** One block of text. */
export interface CopyBlock {
  readonly id: BlockId
  /** Place in {@link Copy.blocks}. */
  readonly index: number
  readonly text: string
  readonly tokens: readonly Token[]
  readonly sentences: readonly Sentence[]
  /** Whether the block is running text, not a caption or a table's cell. */
  readonly running: boolean
  /** Where the block is set in italics: titles of works and names of ships stand in them. */
  readonly emphasised: readonly Extent[]
}

/** The article's text, ready for the rules. */
export interface Copy {
  /** First part of the article's BCP 47 tag. */
  readonly lang: string
  readonly blocks: readonly CopyBlock[]
  /** The stretch that no name or quotation crosses: the dateline. */
  readonly dateline: Passage | null
}

/** Cuts an article's text blocks, code left out, into tokens and sentences. */
export function copyOf(article: Article): Copy {
  const lang = article.metadata.lang.toLowerCase().split('-')[0] ?? ''
  const blocks: CopyBlock[] = []
  const add = (block: Paragraph | TableCell, running: boolean) => {
    const text = blockText(block)
    const tokens = tokensOf(text, lang)
    const emphasised = emphasisIn(block.content)
    const sentences = sentencesOf(tokens)
    blocks.push({ id: block.id, index: blocks.length, text, tokens, sentences, running, emphasised })
  }
  const captions = new Set<BlockId>()
  for (const block of allBlocks(topBlocks(article))) {
    if ((block.type === 'figure' || block.type === 'table') && block.caption) captions.add(block.caption.id)
    if (block.type === 'paragraph') add(block, !captions.has(block.id))
    if (block.type === 'table')
      for (const row of [...block.head, ...block.body]) for (const cell of row) add(cell, false)
  }
  return { lang, blocks, dateline: article.dateline }
}

/** The outermost emphasised stretches of inlines. */
function emphasisIn(content: readonly Inline[], from = 0): Extent[] {
  const extents: Extent[] = []
  let start = from
  for (const inline of content) {
    const end = start + plainText([inline]).length
    if (inline.type === 'emphasis') extents.push({ start, end })
    else if ('content' in inline) extents.push(...emphasisIn(inline.content, start))
    start = end
  }
  return extents
}
