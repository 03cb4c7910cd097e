/** Mentions in, the same at their right edges out: without verbs of headlines, with initials, houses apart from tenants. */

import { isTitleCase } from './extend-names.ts'
import type { Lexicon } from './lexicon.ts'
import { type Mention, mentionOf } from './mention.ts'

/** Cuts off what only a headline's capitals made part of a name; adds the initial before a given name. */
export const fitNames = (mentions: readonly Mention[], lexicon: Lexicon): Mention[] =>
  lexicon.lang === 'en'
    ? mentions.map((mention) => houseIn(withInitial(trimmed(mention, lexicon))))
    : [...mentions]

/** “Why Kane Won’t Answer”, “Minister Urges Norway to …”. */
function trimmed(mention: Mention, lexicon: Lexicon): Mention {
  const { at, kind } = mention
  let { from, to } = mention
  if (to - from < 2 || kind === 'organisation' || kind === 'other' || !isTitleCase(at, mention))
    return mention
  while (to - from > 1 && isVerb(at.tokens[to - 1]!.lower, lexicon)) to--
  while (to - from > 1 && isVerb(at.tokens[from]!.lower, lexicon)) from++
  return from === mention.from && to === mention.to ? mention : mentionOf(at, from, to, kind)
}

const isVerb = (word: string, lexicon: Lexicon): boolean =>
  word !== 'may' &&
  (/n't$/.test(word) ||
    ['speech', 'verbs', 'auxiliaries', 'adverbs-of-speech'].some((list) => lexicon.words(list).has(word)))

/** “University of Leeds of the UK”: where it is, and no part of its name. */
export function withoutCountry(mention: Mention): Mention {
  const { at, from, to, kind } = mention
  const tail = at.tokens.slice(to - 3, to).map(({ text }) => text)
  const apart = to - from > 4 && /^of the (?:US|U\.S\.|UK|U\.K\.)$/.test(tail.join(' '))
  return kind === 'organisation' && apart ? mentionOf(at, from, to - 3, kind) : mention
}

/** “W. Neil Kane”, “Neil Kane, Jr.”. */
function withInitial(mention: Mention): Mention {
  const { at, from, to, kind } = mention
  const junior = at.tokens[to]?.text === ',' && /^[JS]r\.?$/.test(at.tokens[to + 1]?.text ?? '')
  if (kind === 'person' && to - from > 1 && junior) return mentionOf(at, from, to + 2, kind)
  const opens = at.sentences.some((sentence) => sentence.from === from)
  return kind === 'person' && to - from > 1 && !opens && /^\p{Lu}\.$/u.test(at.tokens[from - 1]?.text ?? '')
    ? mentionOf(at, from - 1, to, kind)
    : mention
}

/** “the Kane White House”: the house is not called by who lives there. */
function houseIn(mention: Mention): Mention {
  const { at, from, to } = mention
  const house = to - from > 2 && at.tokens[to - 2]!.lower === 'white' && at.tokens[to - 1]!.lower === 'house'
  return house ? mentionOf(at, to - 2, to, 'organisation') : mention
}
