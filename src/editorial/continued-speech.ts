/** Quotations beside one another in, who goes on speaking where a sentence does not say so out. */

import { type Attribution, type Found, NONE } from './attribution.ts'
import type { QuotedStretch } from './find-quotations.ts'
import { STOP } from './quotation-regions.ts'
import type { Clauses } from './reported-speech.ts'
import { closingClause } from './speech-clauses.ts'
import { tokenAt } from './tokens.ts'

/** Finds what the quotations and the sentence beside it say about one whose own sentence is silent. */
export function neighbouring(
  clauses: Clauses,
  here: readonly QuotedStretch[],
  own: readonly Found[],
  i: number,
  last: Attribution | undefined,
): Found {
  const stretch = here[i]!
  const before = here[i - 1]
  const shared = sharedWithNext(stretch, here[i + 1], own[i + 1])
  if (shared) return shared
  const told = sentenceBefore(clauses, here, i)
  if (told.source) return told
  if (!before) return acrossBlocks(clauses, here, last)
  if (!own[i - 1]!.source) return NONE
  const { tokens } = stretch.at
  const gap = tokens.slice(tokenAt(tokens, before.outerEnd), tokenAt(tokens, stretch.outerStart))
  const stops = gap.filter((token) => STOP.test(token.text)).length
  if (begunByAnother(clauses, before, own[i - 1]!)) return NONE
  if (stops === 0 && !/[.!?]$/.test(before.text)) return { source: own[i - 1]!.source, rule: 'same-sentence' }
  const begins = gap.length === 0 || /^[.!?:…]$/.test(gap.at(-1)!.text)
  if (!begins || stops > 1) return NONE
  const changed = gap.some(({ lower }, k) => AND.test(lower) && gap[k - 1]?.text === ',')
  return { source: own[i - 1]!.source, rule: changed ? 'follows' : 'goes-on' }
}

/** “In a clip that Kane called “a shame,” Dale …”: after a comma somebody else does something. */
function begunByAnother({ at, mentions }: Clauses, before: QuotedStretch, { source }: Found): boolean {
  const next = mentions.get(tokenAt(at.tokens, before.outerEnd))
  return /,$/.test(before.text) && next?.kind === 'person' && next.key !== source?.mention?.key
}

/** Between two quotations, where “he said, and his wife cut in” may have changed the speaker. */
const AND = /^(?:and|but|while|as|und|et|y|mais|pero|aber)$/

/** “They “agree” and “hope for more,” she said.”: one attribution at the sentence's end for all it quotes. */
function sharedWithNext(
  stretch: QuotedStretch,
  next: QuotedStretch | undefined,
  found: Found | undefined,
): Found | null {
  if (!next || !found?.source || !/^(?:name-verb|verb-name)$/.test(found.rule)) return null
  const { tokens } = stretch.at
  const gap = tokens.slice(tokenAt(tokens, stretch.outerEnd), tokenAt(tokens, next.outerStart))
  const ended = /[.!?]$/.test(stretch.text) || gap.some((token) => STOP.test(token.text))
  return ended ? null : { source: found.source, rule: 'same-sentence' }
}

/** Speech that goes on from the block before. */
function acrossBlocks({ at }: Clauses, here: readonly QuotedStretch[], last: Attribution | undefined): Found {
  const stretch = here[0]!
  if (!last?.source || last.stretch.at.index !== at.index - 1 || stretch.outerStart > 1) return NONE
  if (!last.stretch.closed) return { source: last.source, rule: 'continued' }
  const whole = here.length === 1 && stretch.outerEnd >= at.text.length - 1
  const tail = last.stretch.at.text.slice(last.stretch.outerEnd)
  const endsOnSpeech = tail.split(/[.!?](?=\s)/).filter((part) => /\p{L}/u.test(part)).length <= 1
  return whole && endsOnSpeech && last.rule !== 'next-paragraph'
    ? { source: last.source, rule: 'next-paragraph' }
    : NONE
}

/** “…, Schiff said. “The other factor is …””: whoever said what the sentence before reports goes on. */
function sentenceBefore(clauses: Clauses, here: readonly QuotedStretch[], i: number): Found {
  const { at } = clauses
  const stretch = here[i]!
  const open = tokenAt(at.tokens, stretch.outerStart)
  const sentence = at.sentences.find((each) => each.to === open)
  if (!sentence || !/[.!?]$/.test(stretch.text)) return NONE
  for (let k = sentence.from; k < sentence.to; k++) if (clauses.quoted(k)) return NONE
  const { source } = closingClause(clauses, sentence.from, sentence.to - 1)
  return source && !source.pronoun ? { source, rule: 'sentence-before' } : NONE
}
