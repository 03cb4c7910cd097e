/** A quotation in, the words of its own sentence before and after it out. */

import type { QuotedStretch } from './find-quotations.ts'
import type { Clauses } from './reported-speech.ts'
import { tokenAt } from './tokens.ts'

/** What a sentence ends on. */
export const STOP = /^(?:[.!?…]|\.\.\.|\n)$/

/** Tokens between a quotation and the end of its sentence, or the next quotation. */
export function regionAfter(
  { at }: Clauses,
  here: readonly QuotedStretch[],
  i: number,
): { from: number; to: number } {
  const from = tokenAt(at.tokens, here[i]!.outerEnd)
  const limit = here[i + 1] ? tokenAt(at.tokens, here[i + 1]!.outerStart) : at.tokens.length
  let to = from
  while (to < limit && !STOP.test(at.tokens[to]!.text)) to++
  return { from, to }
}

/** Tokens between the beginning of a quotation's sentence, or the quotation before, and the quotation. */
export function regionBefore(
  { at }: Clauses,
  here: readonly QuotedStretch[],
  i: number,
): { from: number; to: number } {
  const to = tokenAt(at.tokens, here[i]!.outerStart)
  const limit = here[i - 1] ? tokenAt(at.tokens, here[i - 1]!.outerEnd) : 0
  let from = to
  while (from > limit && !(STOP.test(at.tokens[from - 1]!.text) && from < to)) from--
  if (from < to && STOP.test(at.tokens[to - 1]!.text)) from = to
  // “…; Kane, an analyst, put it at “a quarter””: what stands before the semicolon is another clause.
  for (let k = to - 4; k > from; k--) if (at.tokens[k]!.text === ';') return { from: k + 1, to }
  return { from, to }
}
