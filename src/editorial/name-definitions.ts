/**
 * The words after a name → what the sentence says it is: “is an American rock band from”, “(1901–1970) was the
 * mayor of”, “, a village in”. Knows nouns by the lists they stand in only.
 */

import { LEXICON } from './name-lexicon.ts'
import { hashText, type Words } from './name-words.ts'

const hashes = (...words: string[]): ReadonlySet<number> => new Set(words.map(hashText))

const VERBS = hashes('is', 'was', 'are', 'were', 'became', 'remains')
const ARTICLES = hashes('a', 'an', 'the', 'one', 'his', 'her', 'its', 'their', "'s")
const [COMMA, OPEN, CLOSE, QUOTE] = [',', '(', ')', '"'].map(hashText)

/** Words in brackets between a name and the verb: more are not skipped. */
const ASIDE = 24
/** Words of a noun phrase, which stand before its noun: more are not looked at. */
const PHRASE = 10

/** The lists of nouns, in the order of the kinds of names. */
export const NOUN_LISTS: readonly number[] = [
  LEXICON.personNoun,
  LEXICON.organisationNoun,
  LEXICON.placeNoun,
  LEXICON.thingNoun,
]

const NOUNS = NOUN_LISTS.reduce((all, list) => all | list)

/** Finds the noun that a name which ends before `end` is said to be: the bits of its lists, or 0. */
export function definedAs(words: Words, end: number): number {
  const verb = afterBrackets(words, end)
  const low = words.forms[verb]?.low ?? 0
  const saidHere = VERBS.has(low) || low === COMMA
  return saidHere && ARTICLES.has(words.forms[verb + 1]?.low ?? 0) ? nounFrom(words, verb + 2) : 0
}

function afterBrackets({ forms, length }: Words, end: number): number {
  const start = forms[end]?.low === QUOTE ? end + 1 : end
  if (forms[start]?.low !== OPEN) return start
  const last = Math.min(length, start + ASIDE)
  let at = start
  while (at < last && forms[at]!.low !== CLOSE) at++
  return at + 1
}

// The last of several listed nouns in a row: a record company is a company.
function nounFrom({ forms, flags, length }: Words, from: number): number {
  let noun = 0
  for (let i = from; i < length && i < from + PHRASE; i++) {
    if (forms[i]!.capital) continue
    const listed = flags[i]! & NOUNS
    if (noun && !listed) break
    noun = listed
  }
  return noun
}
