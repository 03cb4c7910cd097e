/** A block in, the same block with other ids, inlines or code out. The one place that knows where they all are. */

import type { Block, BlockId, Paragraph, TableCell } from '../document/blocks.ts'
import type { Inline } from '../document/inlines.ts'

/** What to put in place of a block's parts; blocks are visited in reading order, outer before inner. */
export interface Rewriting {
  readonly id: (id: BlockId) => BlockId
  readonly inlines: (content: readonly Inline[]) => readonly Inline[]
  readonly code: (text: string) => string
}

/** Rewrites a block and everything in it. */
export function rewriteBlock(block: Block, to: Rewriting): Block {
  const id = to.id(block.id)
  switch (block.type) {
    case 'paragraph':
      return { ...block, id, content: to.inlines(block.content) }
    case 'block-quote': {
      const blocks = block.blocks.map((inner) => rewriteBlock(inner, to))
      return {
        ...block,
        id,
        blocks,
        ...(block.attribution && { attribution: rewriteParagraph(block.attribution, to) }),
      }
    }
    case 'list':
      return { ...block, id, items: block.items.map((item) => item.map((inner) => rewriteBlock(inner, to))) }
    case 'figure':
      return { ...block, id, ...(block.caption && { caption: rewriteParagraph(block.caption, to) }) }
    case 'table': {
      const caption = block.caption && { caption: rewriteParagraph(block.caption, to) }
      const rows = (part: readonly (readonly TableCell[])[]) =>
        part.map((row) =>
          row.map((cell) => ({ ...cell, id: to.id(cell.id), content: to.inlines(cell.content) })),
        )
      return { ...block, id, ...caption, head: rows(block.head), body: rows(block.body) }
    }
    case 'code-block':
      return { ...block, id, text: to.code(block.text) }
    case 'break':
      return { ...block, id }
  }
}

const rewriteParagraph = (paragraph: Paragraph, to: Rewriting): Paragraph => ({
  ...paragraph,
  id: to.id(paragraph.id),
  content: to.inlines(paragraph.content),
})

/** Rewrites the text of inlines, marks of notes and addresses excepted. */
export function rewriteText(content: readonly Inline[], to: (text: string) => string): readonly Inline[] {
  return content.map((inline) => {
    if (inline.type === 'text' || inline.type === 'code') return { ...inline, text: to(inline.text) }
    if (inline.type === 'line-break' || inline.type === 'note-mark') return inline
    return { ...inline, content: rewriteText(inline.content, to) }
  })
}
