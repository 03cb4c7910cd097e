/** A stretch of the copy that names somebody or something, and how one is made and compared. */

import type { Passage } from '../document/passages.ts'
import type { CopyBlock } from './copy.ts'
import type { NameKind } from './edition.ts'
import { foldName } from './lexicon.ts'
import { tokenAt } from './tokens.ts'

/** One mention. `from` and `to` are its tokens in the block, `to` exclusive. */
export interface Mention extends Passage {
  readonly at: CopyBlock
  readonly kind: NameKind
  readonly text: string
  /** Folded text: mentions with the same key are written alike. */
  readonly key: string
  readonly from: number
  readonly to: number
}

/** Makes the mention of a stretch of a block. */
export function mentionAt(at: CopyBlock, start: number, end: number, kind: NameKind): Mention {
  const text = at.text.slice(start, end)
  const from = tokenAt(at.tokens, start)
  // A name may be half of a hyphened token (“China-Russia”).
  const inside = from > 0 && at.tokens[from - 1]!.end > start ? from - 1 : from
  return {
    block: at.id,
    start,
    end,
    at,
    kind,
    text,
    key: foldName(text),
    from: inside,
    to: Math.max(tokenAt(at.tokens, end), inside + 1),
  }
}

/** Makes the mention of a stretch of tokens; `to` is exclusive. */
export const mentionOf = (at: CopyBlock, from: number, to: number, kind: NameKind): Mention =>
  mentionAt(at, at.tokens[from]!.start, at.tokens[to - 1]!.end, kind)

/** The same mention, taken for another kind. */
export const asKind = (mention: Mention, kind: NameKind): Mention =>
  mention.kind === kind ? mention : { ...mention, kind }

/** The words of a mention's key. */
export const wordsOf = (mention: Mention): string[] => mention.key.split(' ')

/** Reading order. */
export const inReadingOrder = (a: Mention, b: Mention): number => a.at.index - b.at.index || a.start - b.start

/** Whether a mention lies in a stretch of the copy. */
export const isWithin = (mention: Mention, stretch: Passage | null): boolean =>
  mention.block === stretch?.block && mention.start >= stretch.start && mention.end <= stretch.end

/** Whether two mentions share a character. */
export const overlap = (a: Mention, b: Mention): boolean =>
  a.at === b.at && a.start < b.end && b.start < a.end
