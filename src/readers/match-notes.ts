/** Blocks with marks and notes in, the same with a note for every mark and a mark for every note out. */

import type { Diagnostic, Outcome } from '../diagnostics.ts'
import type { Note } from '../document/article.ts'
import type { Block } from '../document/blocks.ts'
import type { Inline, NoteId } from '../document/inlines.ts'
import type { DraftBlock } from './draft.ts'
import { rewriteBlock } from './rewrite-block.ts'

/** Blocks and their notes, these in the order of their marks. */
export interface Matched {
  readonly blocks: readonly DraftBlock[]
  readonly notes: readonly Note[]
}

/** Matches marks and notes. Marks without a note go; so do notes that nothing in the text points to. */
export function matchNotes(
  blocks: readonly DraftBlock[],
  notes: readonly Note[],
  file: string,
): Outcome<Matched> {
  const filled = new Map(notes.filter((note) => note.blocks.length > 0).map((note) => [note.id, note]))
  const order = new Set<NoteId>()
  let lost = 0
  const match = (content: readonly Inline[]): Inline[] =>
    content.flatMap((inline): Inline[] => {
      if (inline.type !== 'note-mark')
        return 'content' in inline ? [{ ...inline, content: match(inline.content) }] : [inline]
      if (!filled.has(inline.note)) lost++
      else order.add(inline.note)
      return filled.has(inline.note) ? [inline] : []
    })
  const inBlock = (block: Block): Block =>
    rewriteBlock(block, { id: (id) => id, code: (text) => text, inlines: match })
  const body = blocks.map((block) =>
    block.type === 'heading' ? { ...block, content: match(block.content) } : inBlock(block),
  )
  const placed: Note[] = []
  // A note may hold the mark of another, which then follows.
  for (const id of order) {
    const note = filled.get(id)!
    placed.push({ ...note, blocks: note.blocks.map(inBlock) })
  }
  return { value: { blocks: body, notes: placed }, diagnostics: lost === 0 ? [] : [lostMarks(lost, file)] }
}

const lostMarks = (count: number, file: string): Diagnostic => ({
  severity: 'note',
  code: 'R121',
  message: `${count} ${count === 1 ? 'mark points' : 'marks point'} to no note; left out`,
  at: { file },
})
