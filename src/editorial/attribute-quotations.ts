/** Quoted stretches in, each with whoever is said to speak it out. Rules only; where none fits, nobody speaks. */

import { type Attribution, type Found, NONE } from './attribution.ts'
import { neighbouring } from './continued-speech.ts'
import type { Copy, CopyBlock } from './copy.ts'
import type { QuotedStretch } from './find-quotations.ts'
import { groupBy } from './group-by.ts'
import type { Lexicon } from './lexicon.ts'
import type { Mention } from './mention.ts'
import { regionAfter, regionBefore } from './quotation-regions.ts'
import { type Clauses, type Source, subjectAfter, subjectBefore } from './reported-speech.ts'
import { closingClause, isSubordinate, isVerbAt, NO_OPENING, saysAfter, verbIn } from './speech-clauses.ts'
import { accordingTo, claimOf, firstSubject, inWordsOf, relativeOf } from './speech-subjects.ts'
import { isCapital, isWord, type Token, tokenAt } from './tokens.ts'

/** Attributes the quoted stretches of an article, in reading order. */
export function attributeQuotations(
  stretches: readonly QuotedStretch[],
  mentions: readonly Mention[],
  copy: Copy,
  lexicon: Lexicon,
): Attribution[] {
  const attributions: Attribution[] = []
  const named = groupBy(mentions, ({ at }) => at)
  const quoted = groupBy(stretches, ({ at }) => at)
  for (const block of copy.blocks) {
    const here = quoted.get(block) ?? []
    if (here.length === 0) continue
    const mentioned = named.get(block) ?? []
    const clauses = clausesOf(block, here, mentioned, lexicon)
    const own = here.map((_, i) => labelled(here[i]!, mentioned) ?? ownSpeaker(clauses, here, i))
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
    for (let k = mention.from; k < mention.to; k++) if (!quoted(k)) byToken.set(k, mention)
  return { at, lexicon, mentions: byToken, quoted }
}

/** “WALLACE: Let's start …”: a transcript says in front of every turn whose it is. */
function labelled({ at, start, text }: QuotedStretch, mentions: readonly Mention[]): Found | null {
  const label = LABEL.exec(text)?.[0]
  if (!label || NOT_LABELS.test(label)) return null
  const from = tokenAt(at.tokens, start)
  const to = tokenAt(at.tokens, start + label.length)
  const mention = mentions.find((each) => each.from >= from && each.to <= to) ?? null
  return { source: { at, from, to, mention, pronoun: false }, rule: 'label' }
}

const LABEL = /^\p{Lu}[\p{Lu}.’'-]+(?: \p{Lu}[\p{Lu}.’'-]+){0,3}(?=: \p{L})/u
const NOT_LABELS =
  /^(?:VIDEO|AUDIO|PHOTOS?|TRANSCRIPT|NOTE|UPDATED?|BREAKING|WATCH|READ|MORE|QUESTION|ANSWER)/

/** What the words of the quotation's own sentence say. */
function ownSpeaker(clauses: Clauses, here: readonly QuotedStretch[], i: number): Found {
  const stretch = here[i]!
  const ends = /[,?!—–-][’”]?$/.test(stretch.text)
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
  while (first < to && /^[,—–―-]$/.test(at.tokens[first]!.text)) first++
  const opening = at.tokens[first]
  if (!opening || first >= to) return NONE
  const signed = first > from ? clauses.mentions.get(first) : undefined
  if (
    signed &&
    signed.kind === 'person' &&
    signed.to >= at.tokens.length - 1 &&
    /^[—–―]$/.test(at.tokens[from]!.text)
  )
    return { source: { at, from: first, to: signed.to, mention: signed, pronoun: false }, rule: 'dash' }
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

function beforehand(clauses: Clauses, here: readonly QuotedStretch[], i: number): Found {
  const { at } = clauses
  const { from, to } = regionBefore(clauses, here, i)
  if (from >= to) return NONE
  const according = accordingTo(clauses, from, to) ?? inWordsOf(clauses, from, to)
  if (according) return { source: according, rule: 'according-to' }
  let inner: Found = NONE
  for (let verb = to - 1; verb >= from; verb--) {
    if (!saysBefore(clauses, verb, to) || isOver(at.tokens, verb, from, to)) continue
    const found = subjectOf(clauses, verb, from)
    if (!found.source) continue
    // “He told them that he thinks …”: the outer verb says more than the pronoun of the inner one.
    if (!found.source.pronoun)
      return isIntroduced(clauses, found, verb, to) ? { ...found, rule: 'introduced' } : found
    if (!inner.source || /^(?:it|who)$/.test(at.tokens[inner.source.from]!.lower)) inner = found
  }
  if (inner.source) return inner
  const claimed = claimOf(clauses, from, to)
  if (claimed) return { source: claimed, rule: 'before' }
  return at.tokens[to - 1]!.text === ':' ? colon(clauses, from, to) : NONE
}

/** “Kane said: “…””: nothing stands between a person, the verb and what is said. */
const isIntroduced = (
  { at: { tokens } }: Clauses,
  { source, rule }: Found,
  verb: number,
  to: number,
): boolean =>
  rule === 'before' &&
  source?.mention?.kind === 'person' &&
  (verb === to - 1 || (verb === to - 2 && /^[:,]$/.test(tokens[to - 1]!.text)))

function saysBefore({ at, lexicon, mentions }: Clauses, verb: number, to: number): boolean {
  const token = at.tokens[verb]!
  if (mentions.has(verb) || !isVerbAt(at.tokens, verb) || isMood(at.tokens, verb)) return false
  if (lexicon.words('speech').has(token.lower) || lexicon.words('speech-participles').has(token.lower))
    return true
  if (isPassive(at.tokens, verb)) return false
  if (goesOn(at.tokens, verb)) return true
  return lexicon.words('speech-object').has(token.lower) && !isNaming(at.tokens, verb, to)
}

/** “Leaders worried about a lack of passion”: a feeling, and no speech. */
const isMood = (tokens: readonly Token[], verb: number): boolean =>
  /^(?:worr(?:y|ied|ies)|complain(?:s|ed)?|boast(?:s|ed)?)$/.test(tokens[verb]!.lower) &&
  /^(?:about|over|at|by)$/.test(tokens[verb + 1]?.lower ?? '')

/** “After Kane criticised it, Dale shot back, “…””: the clause of the first verb is over before the quotation. */
const isOver = (tokens: readonly Token[], verb: number, from: number, to: number): boolean =>
  isSubordinate(tokens, verb, from) && tokens.slice(verb, to - 1).some(({ text }) => text === ',')

/** “went on about “the system”” and “shot back” speak; “the show went on” does not. */
const goesOn = (tokens: readonly Token[], at: number): boolean =>
  (/^(?:goes|went|going|gone)$/.test(tokens[at]!.lower) &&
    tokens[at + 1]?.lower === 'on' &&
    tokens[at + 2]?.lower === 'about') ||
  (/^(?:shot|shoots|fired|fires|hit|hits)$/.test(tokens[at]!.lower) && tokens[at + 1]?.lower === 'back')

/** “His letter was widely mocked”: whoever is written of does not speak, unless he “was quoted”. */
function isPassive(tokens: readonly Token[], verb: number): boolean {
  let k = verb - 1
  while (k > 0 && /ly$/.test(tokens[k]!.lower)) k--
  return (
    /(?<!quot)ed$/.test(tokens[verb]!.lower) &&
    /^(?:is|are|was|were|be|been|being)$/.test(tokens[k]?.lower ?? '')
  )
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
  const participle = lexicon.words('speech-participles').has(at.tokens[verb]!.lower)
  if ((participle && !PROGRESSIVE.test(before)) || before === 'to') {
    return { source: subjectOfParticiple(clauses, verb, from), rule: 'participle' }
  }
  const source = relativeOf(clauses, verb, from) ?? subjectBefore(clauses, verb, from)
  if (source) return { source, rule: 'before' }
  // “… and called it “a shame””: the verb shares the subject of the one before.
  return /^(?:and|but|,|then|later|also)$/.test(before)
    ? { source: firstSubject(clauses, from, verb), rule: 'before' }
    : NONE
}

/** “is calling”: a verb of its own subject. */
const PROGRESSIVE = /^(?:is|are|was|were|be|been|['’]s|['’]re)$/

/** Whoever “Kane told reporters, adding” or “Kane shared it on Facebook, writing” is about. */
function subjectOfParticiple(clauses: Clauses, verb: number, from: number): Source | null {
  const { at, mentions } = clauses
  const before = at.tokens[verb - 1]
  if (SIGNS.test(before?.lower ?? '')) return null
  const said = before?.text === ',' ? closingClause(clauses, from, verb - 1).source : null
  if (said) return said
  const beside = mentions.get(verb - 1)
  const governed = beside && /^(?:on|in|at|via|by|to|from)$/.test(at.tokens[beside.from - 1]?.lower ?? '')
  return beside && !governed
    ? { at, from: beside.from, to: beside.to, mention: beside, pronoun: false }
    : firstSubject(clauses, from, verb)
}

/** What words are written on that are nobody's in the sentence. */
const SIGNS = /^(?:signs?|banners?|posters?|placards?|stickers?|(?:t-)?shirts?|hats?|caps?)$/

function colon(clauses: Clauses, from: number, to: number): Found {
  const source = firstSubject(clauses, from, to)
  return source?.mention && to - from < 25 ? { source, rule: 'colon' } : NONE
}
