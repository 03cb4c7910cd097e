/** The article in, its text as the desk works on it out: blocks cut into tokens and sentences. */

import type { Article } from '../document/article.ts'
import type { BlockId } from '../document/blocks.ts'
import type { Passage } from '../document/passages.ts'
import { allBlocks, blockText, topBlocks } from '../document/walk.ts'
import { type Sentence, sentencesOf } from './sentences.ts'
import { type Token, tokensOf } from './tokens.ts'

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
  const add = (id: BlockId, text: string, running: boolean) => {
    const tokens = tokensOf(text, lang)
    blocks.push({ id, index: blocks.length, text, tokens, sentences: sentencesOf(tokens), running })
  }
  const captions = new Set<BlockId>()
  for (const block of allBlocks(topBlocks(article))) {
    if ((block.type === 'figure' || block.type === 'table') && block.caption) captions.add(block.caption.id)
    if (block.type === 'paragraph') add(block.id, blockText(block), !captions.has(block.id))
    if (block.type === 'table')
      for (const row of [...block.head, ...block.body])
        for (const cell of row) add(cell.id, blockText(cell), false)
  }
  return { lang, blocks, dateline: article.dateline }
}
