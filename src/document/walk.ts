/** Walks over the document model: blocks in reading order, and the plain text that passages count in. */

import type { Article, Section } from './article.ts'
import type { Block, BlockId, TextBlock } from './blocks.ts'
import type { Inline } from './inlines.ts'

/** The plain text of inlines: marks of notes vanish, a line break is `\n`. */
export function plainText(content: readonly Inline[]): string {
  let text = ''
  for (const inline of content) {
    switch (inline.type) {
      case 'text':
      case 'code':
        text += inline.text
        break
      case 'line-break':
        text += '\n'
        break
      case 'note-mark':
        break
      default:
        text += plainText(inline.content)
    }
  }
  return text
}

/** The plain text of a block that carries text. */
export const blockText = (block: TextBlock): string =>
  'text' in block ? block.text : plainText(block.content)

/** Sections in reading order, outer before inner. */
export function* allSections(sections: readonly Section[]): Generator<Section> {
  for (const section of sections) {
    yield section
    yield* allSections(section.sections)
  }
}

/** Blocks as they stand directly in sections, in reading order, without those nested in other blocks. */
export function* topBlocks(article: Article): Generator<Block> {
  for (const section of allSections(article.sections)) yield* section.blocks
}

/** Blocks in reading order, outer before inner, captions and attributions included. */
export function* allBlocks(blocks: Iterable<Block>): Generator<Block> {
  for (const block of blocks) {
    yield block
    if (block.type === 'block-quote') {
      yield* allBlocks(block.blocks)
      if (block.attribution) yield block.attribution
    } else if (block.type === 'list') for (const item of block.items) yield* allBlocks(item)
    else if ((block.type === 'figure' || block.type === 'table') && block.caption) yield block.caption
  }
}

/** Every block with text of its own in the body, in reading order; notes are not part of it. */
export function* textBlocks(article: Article): Generator<TextBlock> {
  for (const block of allBlocks(topBlocks(article))) {
    if (block.type === 'paragraph' || block.type === 'code-block') yield block
    else if (block.type === 'table') for (const row of [...block.head, ...block.body]) yield* row
  }
}

/** Plain text of every text block, by id. */
export function textsById(article: Article): ReadonlyMap<BlockId, string> {
  const texts = new Map<BlockId, string>()
  for (const block of textBlocks(article)) texts.set(block.id, blockText(block))
  return texts
}
