/** What a name tagger hands over: stretches of a text that it takes for names, each with a kind. */

import type { BlockId } from '../document/blocks.ts'
import type { Passage } from '../document/passages.ts'
import type { Host } from '../host/host.ts'
import type { NameKind } from './edition.ts'

/** The text of one block, as passages count in it. */
export interface TaggedText {
  readonly id: BlockId
  readonly text: string
}

/** A stretch that a tagger takes for a name. */
export interface NameSpan extends Passage {
  readonly kind: NameKind
}

/**
 * Finds the names of one language's texts, in reading order and without overlap. The texts are those of one
 * article, so that one occurrence may decide about another; lexicons and weights are asked of the host.
 */
export type NameTagger = (texts: readonly TaggedText[], lang: string, host: Host) => readonly NameSpan[]
