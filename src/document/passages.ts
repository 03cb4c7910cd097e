/** Stretches of text that analysis points at, without touching the article. */

import type { BlockId } from './blocks.ts'

/** A stretch of one block's plain text. Offsets count UTF-16 units; `end` is exclusive. */
export interface Passage {
  readonly block: BlockId
  readonly start: number
  readonly end: number
}
