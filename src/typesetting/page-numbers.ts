/** Mentions of a name, and lines on their pages → the pages a name is spoken of on. */

import type { MarkupMention } from '../markup/markup.ts'
import { flowOffset } from './flow-offset.ts'
import type { PlacedLine } from './place-inks.ts'

/** Finds the pages of each entry, in order, each once. */
export function pagesOfMentions(
  mentions: readonly MarkupMention[],
  linesOf: ReadonlyMap<string, readonly PlacedLine[]>,
): ReadonlyMap<string, readonly number[]> {
  return new Map(
    mentions.map(({ entry, passages }) => {
      const pages = passages.flatMap(({ block, start }) => {
        const lines = linesOf.get(block)
        if (!lines) return []
        const at = flowOffset(lines[0]!.ink.text, start)
        // A name divided between pages counts where it begins.
        const line = lines.find(({ ink }) => ink.line.end > at) ?? lines.at(-1)!
        return [line.page]
      })
      return [entry, [...new Set(pages)].sort((a, b) => a - b)]
    }),
  )
}
