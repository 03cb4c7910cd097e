/** An attribution in, whose it is out: a name's bearer, whom a pronoun stands for, who issued “the statement”. */

import type { Attribution } from './attribution.ts'
import type { Copy } from './copy.ts'
import type { Bearer } from './gather-names.ts'
import type { Lexicon } from './lexicon.ts'
import { inReadingOrder, type Mention } from './mention.ts'

const SINGULAR = /^(?:he|she|er|sie|él|ella|.*-(?:t-)?(?:il|elle)|il|elle)$/
const MALE = /^(?:he|er|él|.*-il|il)$/
/** Blocks that a pronoun looks back over. */
const FARTHEST_BLOCK = 2

/** Finds the bearer of a quotation's source; `null` where that is not sure. `speakers` are those of `earlier`. */
export function speakerOf(
  attribution: Attribution,
  earlier: readonly Attribution[],
  speakers: readonly (Bearer | null)[],
  owners: ReadonlyMap<Mention, Bearer>,
  copy: Copy,
  lexicon: Lexicon,
): Bearer | null {
  const { source } = attribution
  if (!source) return null
  const same = earlier.findLastIndex((other) => other.source === source)
  if (same >= 0) return speakers[same] ?? null
  if (source.mention) return owners.get(source.mention) ?? null
  const word = source.at.tokens[source.from]!.lower
  if (source.pronoun)
    return SINGULAR.test(word) ? personBehind(attribution, earlier, speakers, owners, copy, lexicon) : null
  return lexicon.words('speaking-things').has(word) ? lastSpeaker(attribution, earlier, speakers) : null
}

/** “The statement read …”: whoever was quoted last, in the same block or the two before. */
function lastSpeaker(
  attribution: Attribution,
  earlier: readonly Attribution[],
  speakers: readonly (Bearer | null)[],
): Bearer | null {
  const last = speakers.findLastIndex(Boolean)
  if (last < 0 || attribution.stretch.at.index - earlier[last]!.stretch.at.index > FARTHEST_BLOCK) return null
  return speakers[last] ?? null
}

/** The person whom “he” or “she” stands for: the subject of a sentence before, or who spoke last. */
function personBehind(
  attribution: Attribution,
  earlier: readonly Attribution[],
  speakers: readonly (Bearer | null)[],
  owners: ReadonlyMap<Mention, Bearer>,
  copy: Copy,
  lexicon: Lexicon,
): Bearer | null {
  const source = attribution.source!
  const word = source.at.tokens[source.from]!.lower
  const farthest = Math.max(0, source.at.index - FARTHEST_BLOCK)
  const isNear = ({ at: { index } }: Mention) => index >= farthest && index <= source.at.index
  const nearby = earlier.slice(earlier.findLastIndex(({ stretch }) => stretch.at.index < farthest) + 1)
  const people = [...owners].filter(
    ([mention, bearer]) =>
      isNear(mention) &&
      bearer.kind === 'person' &&
      fits(bearer, word, lexicon) &&
      isFree(mention, attribution, nearby),
  )
  for (let index = source.at.index; index >= farthest; index--) {
    const block = copy.blocks[index]!
    const limit = index === source.at.index ? source.from : block.tokens.length
    const spoken = lastSpoken(index, attribution, earlier, speakers)
    if (spoken && fits(spoken, word, lexicon)) return spoken
    for (const { from, to } of [...block.sentences].reverse()) {
      if (from >= limit) continue
      const subject = people
        .filter(
          ([mention]) => mention.at === block && mention.from >= from && mention.to <= Math.min(to, limit),
        )
        .sort(([a], [b]) => inReadingOrder(a, b))[0]
      if (subject) return subject[1]
    }
  }
  return null
}

/** Who spoke last in a block, before the quotation in question. */
function lastSpoken(
  index: number,
  { stretch }: Attribution,
  earlier: readonly Attribution[],
  speakers: readonly (Bearer | null)[],
): Bearer | null {
  const last = earlier.findLastIndex(
    (other, i) =>
      other.stretch.at.index === index && speakers[i]?.kind === 'person' && other.stretch !== stretch,
  )
  return last < 0 ? null : speakers[last]!
}

/** A woman's given name is no “he”, a man's no “she”. */
function fits(bearer: Bearer, pronoun: string, lexicon: Lexicon): boolean {
  const given = bearer.name.split(' ')[0]!.toLowerCase()
  return MALE.test(pronoun) ? !lexicon.womens.has(given) : !lexicon.mens.has(given)
}

/** Whether a mention stands outside quotation marks and owns nothing (“Trump’s lawyer”). */
function isFree(mention: Mention, { stretch }: Attribution, earlier: readonly Attribution[]): boolean {
  if (/^['’]s?$/.test(mention.at.tokens[mention.to]?.text ?? '')) return false
  return ![...earlier.map((other) => other.stretch), stretch].some(
    (other) => other.at === mention.at && mention.start >= other.outerStart && mention.start < other.outerEnd,
  )
}
