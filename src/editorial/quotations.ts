/** The copy and who is named in it in, direct quotations with their speakers out. */

import { attributeQuotations } from './attribute-quotations.ts'
import type { Attribution } from './attribution.ts'
import type { Copy } from './copy.ts'
import type { Quotation } from './edition.ts'
import { findQuotations } from './find-quotations.ts'
import type { Bearer } from './gather-names.ts'
import type { Lexicon } from './lexicon.ts'
import type { Mention } from './mention.ts'
import { speakerOf } from './resolve-speaker.ts'
import { tokensOf } from './tokens.ts'

/** Fewer words than this are a quotation only where somebody says them, or a verb is among them. */
const FEWEST_WORDS = 4

/** Finds direct quotations and, where a strong rule says so, their speakers. */
export function findSpeech(bearers: readonly Bearer[], copy: Copy, lexicon: Lexicon): Quotation[] {
  const mentions = bearers.flatMap((bearer) => bearer.mentions)
  const owners = new Map<Mention, Bearer>(
    bearers.flatMap((bearer) => bearer.mentions.map((mention) => [mention, bearer])),
  )
  const attributions = attributeQuotations(findQuotations(copy), mentions, copy, lexicon)
  const speakers: (Bearer | null)[] = []
  for (const [i, attribution] of attributions.entries())
    speakers.push(speakerOf(attribution, attributions.slice(0, i), speakers, owners, copy, lexicon))
  return attributions.flatMap((attribution, i) => quotationOf(attribution, speakers[i] ?? null, copy.lang))
}

function quotationOf({ stretch, rule }: Attribution, speaker: Bearer | null, lang: string): Quotation[] {
  const words = tokensOf(stretch.text, lang).filter((token) => /\p{L}/u.test(token.text))
  if (words.length === 0 || (words.length < FEWEST_WORDS && !speaker)) return []
  const passage = { block: stretch.at.id, start: stretch.start, end: stretch.end }
  return [{ passage, text: stretch.text, speaker: speaker?.name ?? null, rule: speaker ? rule : 'none' }]
}
