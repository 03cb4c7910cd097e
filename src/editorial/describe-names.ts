/** Who is named in, who they are in the article's own words out: verbatim stretches, or nothing. */

import type { Passage } from '../document/passages.ts'
import { affiliation, appositionAfter, copula, relativeClause } from './asides.ts'
import type { Copy } from './copy.ts'
import { type Objection, objectionTo } from './discretion.ts'
import type { Bearer } from './gather-names.ts'
import { foldName, type Lexicon } from './lexicon.ts'
import { inReadingOrder, isWithin, type Mention } from './mention.ts'
import { type NamedBlock, type Phrase, withoutOpeningArticle } from './noun-phrases.ts'
import { appositionBefore, placeOf, sharedTitle, titleBefore } from './title-phrases.ts'
import { isCapital, type Token } from './tokens.ts'
import { isWellFormed } from './well-formed.ts'

/** What the article says somebody is, or why it is not repeated. */
export interface Description {
  readonly passage: Passage
  readonly text: string
  readonly objection: Objection | null
}

type Pattern = (block: NamedBlock, mention: Mention) => Phrase | null

/** In the order in which they win over each other at one mention. */
const PATTERNS: readonly Pattern[] = [
  nounPhrase(titleBefore),
  nounPhrase(appositionBefore),
  nounPhrase(sharedTitle),
  nounPhrase(appositionAfter),
  nounPhrase(placeOf),
  affiliation,
  relativeClause,
  nounPhrase(copula),
]

/** Lets a pattern find nothing rather than half a phrase or a clause. */
function nounPhrase(pattern: Pattern): Pattern {
  return (block, mention) => {
    const found = pattern(block, mention)
    return found && isWellFormed(block, found) && !isCutShort(block, found, mention) ? found : null
  }
}

/**
 * Whether a phrase stops before its “of” (“an integral member” of what? “The city of Sirte” says it by the name), or before
 * what somebody is “the first” to do.
 */
function isCutShort({ at: { tokens } }: NamedBlock, phrase: Phrase, { from, to: end }: Mention): boolean {
  const next = tokens[phrase.to]?.lower ?? ''
  if (/^(?:of|de|du|del|von|vom)$/.test(next)) return end <= phrase.to || from > phrase.to + 2
  const ranked = tokens.slice(phrase.from, phrase.to).some(({ lower }) => /^(?:first|last|only)$/.test(lower))
  return next === 'to' && ranked
}

/** Describes each bearer by the first words in the article that say who or what it is. */
export function describeNames(
  bearers: readonly Bearer[],
  copy: Copy,
  lexicon: Lexicon,
): Map<Bearer, Description> {
  const byBlock = new Map(
    copy.blocks.map((at) => [at, { at, lexicon, mentions: new Map<number, Mention>() }]),
  )
  for (const { mentions } of bearers)
    for (const mention of mentions)
      for (let k = mention.from; k < mention.to; k++) byBlock.get(mention.at)!.mentions.set(k, mention)
  const descriptions = new Map<Bearer, Description>()
  const shared = sharedSurnames(bearers)
  for (const bearer of bearers) {
    const found = bearer.mentions
      .filter((mention) => !isWithin(mention, copy.dateline))
      .flatMap((mention) => describe(byBlock.get(mention.at)!, mention, isVague(mention, bearer, shared)))
      .at(0)
    if (found) descriptions.set(bearer, found)
  }
  return descriptions
}

/** Surnames of two people and more. */
function sharedSurnames(bearers: readonly Bearer[]): ReadonlySet<string> {
  const surnames = bearers
    .filter(({ kind }) => kind === 'person')
    .map(({ name }) => foldName(name).split(' ').at(-1)!)
  return new Set(surnames.filter((surname, i) => surnames.indexOf(surname) !== i))
}

/** “wife”, “two sons”: whose, and which of them? */
const isNobodys = ({ from, to }: Phrase, tokens: readonly Token[]): boolean =>
  (KIN.test(tokens[to - 1]!.lower) && to - from === 1) ||
  // “one candidate”: which?
  (tokens[from]!.lower === 'one' && tokens[from + 1]?.lower !== 'of' && !isCapital(tokens[from + 1])) ||
  (/^(?:sons|daughters|brothers|sisters|children)$/.test(tokens[to - 1]!.lower) &&
    /^(?:two|three|four|five)$/.test(tokens[from]!.lower))

const KIN =
  /^(?:wife|husband|son|daughter|brother|sister|father|mother|cousin|uncle|aunt|nephew|niece|widow|sons|daughters|brothers|sisters|(?:grand|step)\p{L}+|\p{L}+-in-law)$/u

/** “Secretary Kane”, where two people are called Kane, or one who is named in full further down: is it that one? */
function isVague(mention: Mention, { kind, mentions }: Bearer, shared: ReadonlySet<string>): boolean {
  if (kind !== 'person' || mention.key.includes(' ')) return false
  const full = mentions.find(({ key }) => key.includes(' '))
  return shared.has(mention.key) || (full !== undefined && inReadingOrder(mention, full) < 0)
}

/** Whether a phrase says who of many is meant: “the state”, “candidates”, “one candidate”, “a rival”, “a close friend”. */
function saysNothing(
  { from, to }: Phrase,
  { at: { tokens }, lexicon }: NamedBlock,
  { kind }: Mention,
): boolean {
  const determined = /^(?:an?|the|this|that)$/.test(tokens[from]!.lower)
  const [first, last] = [tokens[from]!.lower, tokens[to - 1]!.lower]
  const length = to - from - (determined ? 1 : 0)
  if (kind !== 'person') return kind === 'place' && length < 2 && last !== 'capital'
  if (length === 1 && /^(?:man|woman|guy|lady|person|people|men|women)$/.test(last)) return true
  const words = tokens.slice(from, to)
  const owned = words.some(({ lower }) => /^(?:of|to|at|for|and|his|her|their|my|our|['’]s?)$/.test(lower))
  if (length === 1 && lexicon.words('plural-roles').has(last) && !/\p{Ll}(?:ors|ers|ists)$/u.test(last))
    return true
  if (/^(?:fellow|rival)$/.test(first) && length < 3) return true
  return determined && !owned && RELATIVES.test(last)
}

/** What nobody is without the other one. */
const RELATIVES =
  /^(?:rival|opponent|challenger|colleague|counterpart|ally|friend|partner|teammate|neighbou?r|contender|cousin)s?$|^allies$/

/** @param vague - A title right before the name may be somebody else's. */
function describe(block: NamedBlock, mention: Mention, vague: boolean): Description[] {
  for (const pattern of PATTERNS) {
    const { tokens, text } = block.at
    const found = pattern(block, mention)
    if (!found) continue
    const phrase = withoutOpeningArticle(found, tokens)
    const single = phrase.to === phrase.from + 1
    if (single && mention.kind !== 'person' && isCapital(tokens[phrase.from])) continue
    if (isNobodys(phrase, tokens) || saysNothing(phrase, block, mention)) continue
    if (vague && phrase.to <= mention.from && tokens[mention.from - 1]?.text !== ',') continue
    const start = tokens[phrase.from]!.start
    const end = tokens[phrase.to - 1]!.end
    // What is set in capitals throughout is a heading or a credit.
    if (!/\p{Ll}/u.test(text.slice(start, end)) && end - start > 4) continue
    const objection = objectionTo(tokens.slice(phrase.from, phrase.to), block.lexicon)
    return [{ passage: { block: block.at.id, start, end }, text: text.slice(start, end), objection }]
  }
  return []
}
