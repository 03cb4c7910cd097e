/** An edition → where each name is linked to its entry: its first mention that can carry a link. */

import type { BlockId, TextBlock } from '../document/blocks.ts'
import type { Inline } from '../document/inlines.ts'
import type { Passage } from '../document/passages.ts'
import { plainText, textBlocks } from '../document/walk.ts'
import type { Edition, NameEntry } from '../editorial/edition.ts'

/** The mention of an entry that links to it. */
export interface FirstMention {
  /** Id of the entry. */
  readonly entry: string
  readonly passage: Passage
}

/**
 * Chooses, name by name, the first mention that lies within one stretch of text, outside links and code, and
 * does not overlap one chosen before. A name may end up without.
 */
export function firstMentions(edition: Edition): ReadonlyMap<BlockId, readonly FirstMention[]> {
  const blocks = new Map<BlockId, TextBlock>()
  for (const block of textBlocks(edition.article)) blocks.set(block.id, block)
  const stretches = new Map<BlockId, readonly Stretch[]>()
  const chosen = new Map<BlockId, FirstMention[]>()

  const stretchesOf = (id: BlockId): readonly Stretch[] => {
    const block = blocks.get(id)
    const found = stretches.get(id) ?? (block && 'content' in block ? linkable(block.content) : [])
    stretches.set(id, found)
    return found
  }
  const fits = (passage: Passage): boolean =>
    stretchesOf(passage.block).some(({ start, end }) => start <= passage.start && passage.end <= end) &&
    !crossesDateline(passage, edition.article.dateline) &&
    !chosen.get(passage.block)?.some((other) => overlap(other.passage, passage))

  for (const entry of edition.names) {
    const passage = entry.mentions.find(fits)
    if (passage) push(chosen, passage.block, { entry: entry.id, passage })
  }
  for (const mentions of chosen.values()) mentions.sort((a, b) => a.passage.start - b.passage.start)
  return chosen
}

/** Ids that the entries' links back lead to: the linked mention, else the block of the first one, else none. */
export function backLinks(
  names: readonly NameEntry[],
  mentions: ReadonlyMap<BlockId, readonly FirstMention[]>,
): ReadonlyMap<string, string> {
  const linked = new Set([...mentions.values()].flat().map(({ entry }) => entry))
  return new Map(
    names.flatMap(({ id, mentions: [first] }) =>
      linked.has(id) ? [[id, `ref-${id}`]] : first ? [[id, first.block]] : [],
    ),
  )
}

interface Stretch {
  readonly start: number
  readonly end: number
}

const overlap = (a: Stretch, b: Stretch): boolean => a.start < b.end && b.start < a.end

const crossesDateline = (passage: Passage, dateline: Passage | null): boolean =>
  dateline?.block === passage.block && passage.start < dateline.end && passage.end > dateline.end

/** Stretches of text that stand in one piece outside links, with their offsets in the plain text. */
function linkable(content: readonly Inline[]): Stretch[] {
  const stretches: Stretch[] = []
  let at = 0
  const walk = (inlines: readonly Inline[]): void => {
    for (const inline of inlines) {
      if (inline.type === 'text') stretches.push({ start: at, end: at + inline.text.length })
      if ('content' in inline && inline.type !== 'link') walk(inline.content)
      else at += plainText([inline]).length
    }
  }
  walk(content)
  return stretches
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}
