/** The copy and who is named in it in, direct quotations with their speakers out. */

import { attributeQuotations } from './attribute-quotations.ts'
import type { Attribution } from './attribution.ts'
import type { Copy } from './copy.ts'
import type { Quotation } from './edition.ts'
import { findQuotations } from './find-quotations.ts'
import type { Bearer } from './gather-names.ts'
import { groupBy } from './group-by.ts'
import type { Lexicon } from './lexicon.ts'
import { inReadingOrder, type Mention } from './mention.ts'
import { speakerOf } from './resolve-speaker.ts'
import { tokenAt } from './tokens.ts'

/** Fewer words than this are a quotation only where somebody says them, or a verb is among them. */
const FEWEST_WORDS = 4

/** Finds direct quotations and, where a strong rule says so, their speakers. */
export function findSpeech(bearers: readonly Bearer[], copy: Copy, lexicon: Lexicon): Quotation[] {
  const mentions = bearers.flatMap((bearer) => bearer.mentions)
  const people = bearers.flatMap(({ kind, mentions: own }) => (kind === 'person' ? own : []))
  const owners = new Map<Mention, Bearer>(
    bearers.flatMap((bearer) => bearer.mentions.map((mention) => [mention, bearer])),
  )
  const attributions = attributeQuotations(findQuotations(copy), mentions, copy, lexicon)
  const earlier: Attribution[] = []
  const speakers: (Bearer | null)[] = []
  const heard = {
    earlier,
    speakers,
    owners,
    blocks: copy.blocks,
    people: groupBy(people.sort(inReadingOrder), ({ at }) => at),
    lexicon,
  }
  for (const attribution of attributions) {
    speakers.push(speakerOf(attribution, heard))
    earlier.push(attribution)
  }
  return attributions.flatMap((attribution, i) => quotationOf(attribution, speakers[i] ?? null))
}

function quotationOf({ stretch, rule }: Attribution, speaker: Bearer | null): Quotation[] {
  const { tokens } = stretch.at
  let words = 0
  for (
    let k = tokenAt(tokens, stretch.start);
    words < FEWEST_WORDS && (tokens[k]?.end ?? Infinity) <= stretch.end;
    k++
  )
    if (/\p{L}/u.test(tokens[k]!.text)) words++
  if (words === 0 || (words < FEWEST_WORDS && !speaker)) return []
  const passage = { block: stretch.at.id, start: stretch.start, end: stretch.end }
  return [{ passage, text: stretch.text, speaker: speaker?.name ?? null, rule: speaker ? rule : 'none' }]
}
