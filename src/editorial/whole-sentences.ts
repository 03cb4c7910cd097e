/** A stretch of a block in, the whole sentences inside it out, exact to the letter. */

import type { CopyBlock } from './copy.ts'
import { tokenAt } from './tokens.ts'

/** A sentence as a stretch of a block's text; `end` is exclusive. */
export interface TextStretch {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * Finds the sentences of a stretch that begin and end inside it.
 *
 * The last sentence of a quotation may end on the comma that leads to its speaker; the comma is left out.
 *
 * @param speech - Whether the stretch is a quotation, whose first words may begin in the middle of a sentence.
 */
export function wholeSentences(block: CopyBlock, start: number, end: number, speech: boolean): TextStretch[] {
  const first = block.tokens[tokenAt(block.tokens, start)]
  if (!first || first.end > end) return []
  const found: TextStretch[] = []
  const cuts = [
    start,
    ...block.sentences.map(({ to }) => block.tokens[to - 1]!.end).filter((at) => at > start && at < end),
    end,
  ]
  for (let i = 0; i + 1 < cuts.length; i++) {
    const raw = block.text.slice(cuts[i], cuts[i + 1])
    const begin = cuts[i]! + raw.length - raw.trimStart().length
    const text = raw.trim().replace(/,$/, '')
    const closed = /[.!?…]["”’»]?$/.test(text) || (speech && i + 2 === cuts.length && /,$/.test(raw.trim()))
    if (text && closed && /^[\p{Lu}\p{N}“‘"¿¡]/u.test(text))
      found.push({ start: begin, end: begin + text.length, text })
  }
  return found
}
