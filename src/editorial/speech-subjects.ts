/** A stretch of a sentence in, the words that stand for whoever speaks in it out. */

import { isRole } from './clean-names.ts'
import { type Clauses, type Source, subjectAfter } from './reported-speech.ts'

/** Finds whom “according to” names. */
export function accordingTo(clauses: Clauses, from: number, to: number): Source | null {
  const { tokens } = clauses.at
  for (let k = from; k + 1 < to; k++) {
    if (/^(?:laut|selon|según)$/.test(tokens[k]!.lower)) return subjectAfter(clauses, k + 1, to)
    const according = tokens[k]!.lower === 'according' && tokens[k + 1]!.lower === 'to'
    if (!according && tokens[k]!.lower !== 'per') continue
    const begin = according ? k + 2 : k + 1
    // “According to Yahoo News, Jesse Lehrich said …”: only the first is meant.
    const comma = tokens.findIndex((token, c) => c > begin && token.text === ',')
    const named = comma > 0 && comma < to && clauses.mentions.has(comma - 1)
    return subjectAfter(clauses, begin, named ? comma : to)
  }
  return null
}

/** “In Dr. Shadlen’s words, “…””. */
export const inWordsOf = (clauses: Clauses, from: number, to: number): Source | null =>
  ownerOfWords(clauses, from, to, (word) => WORDS.test(word))

/** “Kane’s claim that there have been “…””. */
export const claimOf = (clauses: Clauses, from: number, to: number): Source | null =>
  ownerOfWords(clauses, from, to, (word, next) => CLAIM.test(word) && next === 'that')

/** Whoever owns words of a kind: a name, an apostrophe, the word. */
function ownerOfWords(
  { at, mentions }: Clauses,
  from: number,
  to: number,
  isWords: (word: string, next: string | undefined) => boolean,
): Source | null {
  for (let k = from + 2; k < to; k++) {
    if (!isWords(at.tokens[k]!.lower, at.tokens[k + 1]?.lower) || !/^['’]s?$/.test(at.tokens[k - 1]!.text))
      continue
    const mention = mentions.get(k - 2)
    if (mention) return { at, from: mention.from, to: mention.to, mention, pronoun: false }
  }
  return null
}

const WORDS = /^(?:words|opinion|view|phrase|telling)$/
const CLAIM =
  /^(?:claims?|statements?|assertions?|contentions?|arguments?|allegations?|accusations?|suggestions?|warnings?|comments?|remarks?|pledge|promise|insistence|complaint|belief)$/

/** The subject of a sentence: its first name that no preposition governs, its first pronoun, or the words it opens with. */
export function firstSubject(clauses: Clauses, from: number, to: number): Source | null {
  const { at, mentions, lexicon } = clauses
  const phrase = DETERMINED.test(at.tokens[from]!.lower)
    ? { at, from, to: from + 2, mention: null, pronoun: false }
    : null
  for (let k = from; k < to; k++) {
    const mention = mentions.get(k)
    const before = at.tokens[k - 1]
    if (!mention) {
      const { lower } = at.tokens[k]!
      const it = lower === 'it' && k - from < 3
      const pronoun = it || (lexicon.words('pronouns').has(lower) && !/^(?:it|who)$/.test(lower))
      if (pronoun) return phrase ?? { at, from: k, to: k + 1, mention: null, pronoun: true }
      continue
    }
    const owner = /^['’]s?$/.test(at.tokens[mention.to]?.text ?? '')
    if (isObject(clauses, k, from)) return phrase
    const governed = k > from && GOVERNS.test(before!.lower)
    // “The ad mocked Kim, calling …”: a name after other words is the subject only as their apposition.
    const own = !phrase || k === from + 1 || isRole(before, lexicon)
    const apposed = own || (before?.text === ',' && at.tokens[mention.to]?.text === ',')
    if (!owner && !governed && mention.kind !== 'place' && apposed)
      return { at, from: mention.from, to: mention.to, mention, pronoun: false }
    k = mention.to - 1
  }
  return phrase
}

/** “several groups granted Mr. Clarke …”: a name after a verb in the past, its courtesy title aside. */
function isObject({ at: { tokens }, lexicon }: Clauses, at: number, from: number): boolean {
  let k = at - 1
  while (k > from && lexicon.words('titles').has(tokens[k]!.lower)) k--
  return (
    k > from && /^\p{Ll}{3,}ed$/u.test(tokens[k]!.text) && !lexicon.words('qualifiers').has(tokens[k]!.lower)
  )
}

const DETERMINED = /^(?:the|a|an|his|her|their|its|one|another)$/
const GOVERNS = /^(?:in|on|at|from|for|of|to|with|by|about|after|before|since|against|near)$/

/** “Kim, who said “…””: whom the relative pronoun stands for. */
export function relativeOf({ at, mentions, lexicon }: Clauses, verb: number, from: number): Source | null {
  for (let k = verb - 1; k >= Math.max(from, verb - 3); k--) {
    if (at.tokens[k]!.lower !== 'who') continue
    // “Rubio, who he dubbed …”: somebody else does the dubbing.
    if (k + 1 < verb && (mentions.has(k + 1) || lexicon.words('pronouns').has(at.tokens[k + 1]!.lower)))
      return null
    const before = at.tokens[k - 1]?.text === ',' ? k - 2 : k - 1
    const mention = mentions.get(before)
    return mention ? { at, from: mention.from, to: k + 1, mention, pronoun: false } : null
  }
  return null
}
