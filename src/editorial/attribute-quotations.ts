/** Quoted stretches in, each with whoever is said to speak it out. Rules only; where none fits, nobody speaks. */

import type { Copy, CopyBlock } from './copy.ts'
import type { QuotedStretch } from './find-quotations.ts'
import type { Lexicon } from './lexicon.ts'
import type { Mention } from './mention.ts'
import { regionAfter, regionBefore, STOP } from './quotation-regions.ts'
import { type Clauses, type Source, subjectAfter, subjectBefore } from './reported-speech.ts'
import { accordingTo, firstSubject, inWordsOf, relativeOf } from './speech-subjects.ts'
import { isCapital, isWord, type Token, tokenAt } from './tokens.ts'

/** How a speaker was found. */
export type Rule =
  | 'verb-name'
  | 'name-verb'
  | 'before'
  | 'participle'
  | 'according-to'
  | 'colon'
  | 'same-sentence'
  | 'goes-on'
  | 'continued'
  | 'next-paragraph'
  | 'sentence-before'
  | 'none'

/** A quoted stretch and its speaker. */
export interface Attribution {
  readonly stretch: QuotedStretch
  readonly source: Source | null
  readonly rule: Rule
}

type Found = Pick<Attribution, 'source' | 'rule'>

const NONE: Found = { source: null, rule: 'none' }
/** What a clause of attribution after a quotation does not begin with. */
const NO_OPENING = new Set(
  'and but or that which who whom whose in on as for to of by with because when while at from is was are were has had than then if'.split(
    ' ',
  ),
)

/** Attributes the quoted stretches of an article, in reading order. */
export function attributeQuotations(
  stretches: readonly QuotedStretch[],
  mentions: readonly Mention[],
  copy: Copy,
  lexicon: Lexicon,
): Attribution[] {
  const attributions: Attribution[] = []
  for (const block of copy.blocks) {
    const here = stretches.filter((stretch) => stretch.at === block)
    if (here.length === 0) continue
    const clauses = clausesOf(block, here, mentions, lexicon)
    const own = here.map((_, i) => ownSpeaker(clauses, here, i))
    here.forEach((stretch, i) => {
      const found = own[i]!.source ? own[i]! : neighbouring(clauses, here, own, i, attributions.at(-1))
      own[i] = found
      attributions.push({ stretch, ...found })
    })
  }
  return attributions
}

function clausesOf(
  at: CopyBlock,
  here: readonly QuotedStretch[],
  mentions: readonly Mention[],
  lexicon: Lexicon,
): Clauses {
  const quoted = (token: number) => {
    const { start } = at.tokens[token]!
    return here.some((stretch) => start >= stretch.outerStart && start < stretch.outerEnd)
  }
  const byToken = new Map<number, Mention>()
  for (const mention of mentions)
    if (mention.at === at)
      for (let k = mention.from; k < mention.to; k++) if (!quoted(k)) byToken.set(k, mention)
  return { at, lexicon, mentions: byToken, quoted }
}

/** What the words of the quotation's own sentence say. */
function ownSpeaker(clauses: Clauses, here: readonly QuotedStretch[], i: number): Found {
  const stretch = here[i]!
  const ends = /[,?!—–-]$/.test(stretch.text)
  const after = afterwards(clauses, here, i)
  if (after.source && ends) return after
  const before = beforehand(clauses, here, i)
  return before.source ? before : after
}

function afterwards(clauses: Clauses, here: readonly QuotedStretch[], i: number): Found {
  const { at, lexicon } = clauses
  const stretch = here[i]!
  const { from, to } = regionAfter(clauses, here, i)
  let first = from
  while (first < to && /^[,—–-]$/.test(at.tokens[first]!.text)) first++
  const opening = at.tokens[first]
  if (!opening || first >= to) return NONE
  const verb = leadingVerb(at.tokens, first, lexicon)
  if (/[.]$/.test(stretch.text) && verb === null) return NONE
  if (verb !== null) {
    const source = INVERTED.test(at.tokens[verb]!.lower)
      ? { at, from: verb, to: verb + 1, mention: null, pronoun: true }
      : subjectAfter(clauses, verb + 1, to)
    if (source) return { source, rule: 'verb-name' }
  }
  if (NO_OPENING.has(opening.lower)) return accordingOr(closingClause(clauses, first, to), clauses, first, to)
  const later = verbIn(clauses, first, to)
  const source = later > first ? subjectBefore(clauses, later, first) : null
  return source && fitsSentence(stretch, opening)
    ? { source, rule: 'name-verb' }
    : accordingOr(closingClause(clauses, first, to), clauses, first, to)
}

function accordingOr(found: Found, clauses: Clauses, from: number, to: number): Found {
  const according = found.source ? null : accordingTo(clauses, from, to)
  return according ? { source: according, rule: 'according-to' } : found
}

/** “dit-il”, “a-t-elle déclaré”: the pronoun hangs on the verb. */
const INVERTED = /-(?:t-)?(?:ils?|elles?|on)$/

/** The verb of saying that a clause opens with, its auxiliary before it: “said”, “a déclaré”, “ha dicho”. */
function leadingVerb(tokens: readonly Token[], first: number, lexicon: Lexicon): number | null {
  const token = tokens[first]!
  if (isCapital(token)) return null
  if (INVERTED.test(token.lower) || saysAfter(token, lexicon)) return first
  const next = tokens[first + 1]
  return next &&
    lexicon.words('auxiliaries').has(token.lower) &&
    saysAfter(next, lexicon) &&
    lexicon.lang !== 'en'
    ? first + 1
    : null
}

/** After a question mark or an exclamation mark a new sentence may begin. */
const fitsSentence = (stretch: QuotedStretch, opening: Token): boolean =>
  /[,—–-]$/.test(stretch.text) || !/[.!?]$/.test(stretch.text) || isWord(opening)

/** “… in that law, Azzouz said.”: the sentence ends on its attribution. */
function closingClause(clauses: Clauses, from: number, to: number): Found {
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

/** First verb of saying between two tokens that is no noun and has something before it; −1 where there is none. */
function verbIn({ at, lexicon, mentions }: Clauses, from: number, to: number): number {
  for (let k = from; k < Math.min(to, from + 30); k++)
    if (saysAfter(at.tokens[k]!, lexicon) && !mentions.has(k) && isVerbAt(at.tokens, k)) return k
  return -1
}

/** Some verbs say something only after a quotation: “…,” she began. */
const saysAfter = (token: Token, lexicon: Lexicon): boolean =>
  lexicon.words('speech').has(token.lower) || lexicon.words('speech-after').has(token.lower)

const isVerbAt = (tokens: readonly Token[], at: number): boolean =>
  !isCapital(tokens[at]) &&
  !/^(?:a|an|the|his|her|their|its|this|that|of|any|no|['’]s)$/.test(tokens[at - 1]?.lower ?? '')

function beforehand(clauses: Clauses, here: readonly QuotedStretch[], i: number): Found {
  const { at } = clauses
  const { from, to } = regionBefore(clauses, here, i)
  if (from >= to) return NONE
  const according = accordingTo(clauses, from, to) ?? inWordsOf(clauses, from, to)
  if (according) return { source: according, rule: 'according-to' }
  let inner: Found = NONE
  for (let verb = to - 1; verb >= from; verb--) {
    if (!saysBefore(clauses, verb, to)) continue
    const found = subjectOf(clauses, verb, from)
    if (!found.source) break
    // “He told them that he thinks …”: the outer verb says more than the pronoun of the inner one.
    if (!found.source.pronoun) return found
    if (!inner.source) inner = found
  }
  if (inner.source) return inner
  return at.tokens[to - 1]!.text === ':' ? colon(clauses, from, to) : NONE
}

function saysBefore({ at, lexicon, mentions }: Clauses, verb: number, to: number): boolean {
  const token = at.tokens[verb]!
  if (mentions.has(verb) || !isVerbAt(at.tokens, verb)) return false
  if (lexicon.words('speech').has(token.lower) || lexicon.words('speech-participles').has(token.lower))
    return true
  return lexicon.words('speech-object').has(token.lower) && !isNaming(at.tokens, verb, to)
}

/** “A class called “Perception””, “was dubbed “the beast””: a name, and nobody's speech. */
function isNaming(tokens: readonly Token[], verb: number, to: number): boolean {
  if (!/^(?:called|dubbed|named|titled|labell?ed|termed|branded|deemed)$/.test(tokens[verb]!.lower))
    return false
  const before = tokens[verb - 1]
  if (/^(?:be|been|being|is|are|was|were|so|often|also)$/.test(before?.lower ?? '')) return true
  return (
    verb === to - 1 &&
    before !== undefined &&
    isWord(before) &&
    !isCapital(before) &&
    !/^(?:he|she|they|we|i|and|has|have|had)$/.test(before.lower)
  )
}

/** The subject of one verb of saying before a quotation. */
function subjectOf(clauses: Clauses, verb: number, from: number): Found {
  const { at, lexicon } = clauses
  const before = at.tokens[verb - 1]?.lower ?? ''
  if (lexicon.words('speech-participles').has(at.tokens[verb]!.lower) || before === 'to') {
    return { source: firstSubject(clauses, from, verb), rule: 'participle' }
  }
  const source = relativeOf(clauses, verb, from) ?? subjectBefore(clauses, verb, from)
  if (source) return { source, rule: 'before' }
  // “… and called it “a shame””: the verb shares the subject of the one before.
  return /^(?:and|but|,|then|later|also)$/.test(before)
    ? { source: firstSubject(clauses, from, verb), rule: 'before' }
    : NONE
}

function colon(clauses: Clauses, from: number, to: number): Found {
  const source = firstSubject(clauses, from, to)
  return source?.mention && to - from < 25 ? { source, rule: 'colon' } : NONE
}

/** What the quotations beside it say about one whose own sentence is silent. */
function neighbouring(
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
  if (!before) return acrossBlocks(clauses, here, last)
  if (!own[i - 1]!.source) return NONE
  const { tokens } = stretch.at
  const gap = tokens.slice(tokenAt(tokens, before.outerEnd), tokenAt(tokens, stretch.outerStart))
  const stops = gap.filter((token) => STOP.test(token.text)).length
  if (stops === 0 && !/[.!?]$/.test(before.text)) return { source: own[i - 1]!.source, rule: 'same-sentence' }
  const begins = gap.length === 0 || /^[.!?:…]$/.test(gap.at(-1)!.text)
  return begins && stops <= 1 ? { source: own[i - 1]!.source, rule: 'goes-on' } : NONE
}

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
