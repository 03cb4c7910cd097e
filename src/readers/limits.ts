/** How much of what an article may hold, and the refusals of more. */

import { EXIT, OffprintError } from '../diagnostics.ts'
import type { Block } from '../document/blocks.ts'
import { allBlocks } from '../document/walk.ts'
import type { Draft } from './draft.ts'

/** Most notes; the most annotated of scholarly books have 3,000. */
const MAX_NOTES = 5000

/** Most cells of all tables together: 500 pages of them. */
const MAX_CELLS = 50_000

/**
 * Checks how many notes and table cells a draft holds.
 *
 * @throws {@link OffprintError} E118 for too many notes, E119 for too many cells.
 */
export function checkLimits(draft: Draft, file: string): void {
  checkNotes(draft.notes.length, file)
  let cells = 0
  for (const block of allBlocks(draft.blocks as readonly Block[]))
    if (block.type === 'table') for (const row of [...block.head, ...block.body]) cells += row.length
  if (cells > MAX_CELLS) throw tooMany('E119', MAX_CELLS, 'table cells', file)
}

/** @throws {@link OffprintError} E118 for too many notes. */
export function checkNotes(count: number, file: string): void {
  if (count > MAX_NOTES) throw tooMany('E118', MAX_NOTES, 'notes', file)
}

const tooMany = (code: string, limit: number, what: string, file: string): OffprintError =>
  new OffprintError(EXIT.input, { code, message: `the article has more than ${limit} ${what}`, at: { file } })
