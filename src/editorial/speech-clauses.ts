/** A stretch of a sentence in, its verb of saying, and who is its subject, out. */

import { type Found, NONE } from './attribution.ts'
import type { Lexicon } from './lexicon.ts'
import { type Clauses, subjectBefore } from './reported-speech.ts'
import { isCapital, type Token } from './tokens.ts'

/** Words that a clause of attribution after a quotation does not begin with. */
export const NO_OPENING: ReadonlySet<string> = new Set(
  'and but or that which who whom whose in on as for to of by with because when while at from is was are were has had than then if'.split(
    ' ',
  ),
)

/** Finds the attribution that a sentence ends on: “… in that law, Azzouz said.”. */
export function closingClause(clauses: Clauses, from: number, to: number): Found {
  const { at } = clauses
  for (let k = to - 1; k > from; k--) {
    if (at.tokens[k]!.text !== ',') continue
    const verb = verbIn(clauses, k + 1, to)
    if (verb < 0 || to - verb > 5 || NO_OPENING.has(at.tokens[k + 1]!.lower)) continue
    const source = subjectBefore(clauses, verb, k + 1)
    if (source) return { source, rule: 'name-verb' }
  }
  return NONE
}

/** Finds the first verb of saying between two tokens that is no noun and has something before it; −1 where there is none. */
export function verbIn({ at, lexicon, mentions }: Clauses, from: number, to: number): number {
  for (let k = from; k < Math.min(to, from + 30); k++)
    if (saysAfter(at.tokens[k]!, lexicon) && !mentions.has(k) && isVerbAt(at.tokens, k)) return k
  return -1
}

/** Tells a verb that says something, if only after a quotation: “…,” she began. */
export const saysAfter = (token: Token, lexicon: Lexicon): boolean =>
  lexicon.words('speech').has(token.lower) || lexicon.words('speech-after').has(token.lower)

/** Tells a verb from the noun that is written like it. */
export const isVerbAt = (tokens: readonly Token[], at: number): boolean =>
  !isCapital(tokens[at]) &&
  !/^(?:a|an|the|his|her|their|its|this|that|these|those|of|any|no)$/.test(tokens[at - 1]?.lower ?? '') &&
  // “Trump’s claims” are nouns, “he’s claiming” is a verb.
  !(/^['’]s$/.test(tokens[at - 1]?.lower ?? '') && !/ing$/.test(tokens[at]!.lower)) &&
  // “charged a fee of $100”
  !(tokens[at]!.lower === 'charged' && /^(?:an?|the|[$€£\d].*)$/.test(tokens[at + 1]?.lower ?? '')) &&
  // “11% of Democratic claims”: a noun.
  !(
    /^(?:claims|reports|remarks|comments|demands|promises|tweets|posts|states|calls)$/.test(
      tokens[at]!.lower,
    ) &&
    /(?:ic|al|an|ive|ous|ese|ish)$/.test(tokens[at - 1]?.lower ?? '') &&
    /^(?:of|for|in|about|by|on|from|to|with|against)$/.test(tokens[at - 2]?.lower ?? '')
  )

/** Whether a token stands in the clause that a sentence opens with: “When Kane asked, …”. */
export const isSubordinate = (tokens: readonly Token[], at: number, from: number): boolean =>
  SUBORDINATES.test(tokens[from]!.lower) && !tokens.slice(from, at).some(({ text }) => text === ',')

const SUBORDINATES = /^(?:when|after|as|while|although|though|because|before|if|since|once|where|whereas)$/
