/** Quoted stretches in, each with whoever is said to speak it out. Rules only; where none fits, nobody speaks. */

import type { Copy, CopyBlock } from './copy.ts'
import type { QuotedStretch } from './find-quotations.ts'
import type { Lexicon } from './lexicon.ts'
import type { Mention } from './mention.ts'
import { type Clauses, type Source, subjectAfter, subjectBefore } from './reported-speech.ts'
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
const STOP = /^(?:[.!?…]|\.\.\.|\n)$/
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

/** Tokens between a quotation and the end of its sentence, or the next quotation. */
function regionAfter(
  { at }: Clauses,
  here: readonly QuotedStretch[],
  i: number,
): { from: number; to: number } {
  const from = tokenAt(at.tokens, here[i]!.outerEnd)
  const limit = here[i + 1] ? tokenAt(at.tokens, here[i + 1]!.outerStart) : at.tokens.length
  let to = from
  while (to < limit && !STOP.test(at.tokens[to]!.text)) to++
  return { from, to }
}

/** Tokens between the beginning of a quotation's sentence, or the quotation before, and the quotation. */
function regionBefore(
  { at }: Clauses,
  here: readonly QuotedStretch[],
  i: number,
): { from: number; to: number } {
  const to = tokenAt(at.tokens, here[i]!.outerStart)
  const limit = here[i - 1] ? tokenAt(at.tokens, here[i - 1]!.outerEnd) : 0
  let from = to
  while (from > limit && !(STOP.test(at.tokens[from - 1]!.text) && from < to)) from--
  if (from < to && STOP.test(at.tokens[to - 1]!.text)) from = to
  return { from, to }
}

function afterwards(clauses: Clauses, here: readonly QuotedStretch[], i: number): Found {
  const { at, lexicon } = clauses
  const stretch = here[i]!
  const { from, to } = regionAfter(clauses, here, i)
  let first = from
  while (first < to && /^[,—–-]$/.test(at.tokens[first]!.text)) first++
  const opening = at.tokens[first]
  if (!opening || first >= to) return NONE
  const speech = lexicon.words('speech')
  const verbFirst = speech.has(opening.lower) && !isCapital(opening)
  if (/[.]$/.test(stretch.text) && !verbFirst) return NONE
  if (verbFirst) {
    const source = subjectAfter(clauses, first + 1, to)
    if (source) return { source, rule: 'verb-name' }
  }
  if (NO_OPENING.has(opening.lower)) return closingClause(clauses, first, to)
  const verb = verbIn(clauses, first, to)
  const source = verb > first ? subjectBefore(clauses, verb, first) : null
  return source && fitsSentence(stretch, opening)
    ? { source, rule: 'name-verb' }
    : closingClause(clauses, first, to)
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
    if (lexicon.words('speech').has(at.tokens[k]!.lower) && !mentions.has(k) && isVerbAt(at.tokens, k))
      return k
  return -1
}

const isVerbAt = (tokens: readonly Token[], at: number): boolean =>
  !isCapital(tokens[at]) &&
  !/^(?:a|an|the|his|her|their|its|this|that|of|any|no|['’]s)$/.test(tokens[at - 1]?.lower ?? '')

function beforehand(clauses: Clauses, here: readonly QuotedStretch[], i: number): Found {
  const { at, lexicon } = clauses
  const { from, to } = regionBefore(clauses, here, i)
  if (from >= to) return NONE
  const according = accordingTo(clauses, from, to)
  if (according) return { source: according, rule: 'according-to' }
  for (let verb = to - 1; verb >= from; verb--) {
    const token = at.tokens[verb]!
    const participle = lexicon.words('speech-participles').has(token.lower)
    const saying = lexicon.words('speech').has(token.lower) || lexicon.words('speech-object').has(token.lower)
    if ((!participle && !saying) || !isVerbAt(at.tokens, verb) || clauses.mentions.has(verb)) continue
    if (participle || at.tokens[verb - 1]?.lower === 'to') {
      const source = firstSubject(clauses, from, verb)
      return source ? { source, rule: 'participle' } : NONE
    }
    const source = relativeOf(clauses, verb, from) ?? subjectBefore(clauses, verb, from)
    if (source) return { source, rule: 'before' }
    // “… and called it “a shame””: the verb shares the subject of the one before.
    if (/^(?:and|but|,)$/.test(at.tokens[verb - 1]?.lower ?? '')) continue
    return NONE
  }
  return at.tokens[to - 1]!.text === ':' ? colon(clauses, from, to) : NONE
}

function accordingTo(clauses: Clauses, from: number, to: number): Source | null {
  const { tokens } = clauses.at
  for (let k = from; k + 1 < to; k++)
    if (tokens[k]!.lower === 'according' && tokens[k + 1]!.lower === 'to')
      return subjectAfter(clauses, k + 2, to)
  return null
}

/** The subject of a sentence: its first name that no preposition governs, or its first pronoun. */
function firstSubject(clauses: Clauses, from: number, to: number): Source | null {
  const { at, mentions, lexicon } = clauses
  for (let k = from; k < to; k++) {
    const mention = mentions.get(k)
    const governed = /^(?:in|on|at|from|for|of|to|with|by|about|after|before|since|against|near)$/.test(
      at.tokens[k - 1]?.lower ?? '',
    )
    if (mention) {
      const owner = /^['’]s?$/.test(at.tokens[mention.to]?.text ?? '')
      if (!governed && !owner && mention.kind !== 'place')
        return { at, from: mention.from, to: mention.to, mention, pronoun: false }
      k = mention.to - 1
    } else if (lexicon.words('pronouns').has(at.tokens[k]!.lower) && at.tokens[k]!.lower !== 'it')
      return { at, from: k, to: k + 1, mention: null, pronoun: true }
  }
  return null
}

/** “Kim, who said “…””: whom the relative pronoun stands for. */
function relativeOf({ at, mentions }: Clauses, verb: number, from: number): Source | null {
  for (let k = verb - 1; k >= Math.max(from, verb - 3); k--) {
    if (at.tokens[k]!.lower !== 'who') continue
    const before = at.tokens[k - 1]?.text === ',' ? k - 2 : k - 1
    const mention = mentions.get(before)
    return mention ? { at, from: mention.from, to: mention.to, mention, pronoun: false } : null
  }
  return null
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
  const text = stretch.at.text
  const before = here[i - 1]
  if (!before) return acrossBlocks(clauses, here, last)
  const gap = text.slice(before.outerEnd, stretch.outerStart)
  if (!own[i - 1]!.source) return NONE
  const sameSentence = !/[.!?]["”’»]?$/.test(before.text) && !/[.!?](?=\s|$)/.test(gap)
  if (sameSentence) return { source: own[i - 1]!.source, rule: 'same-sentence' }
  const sentences = gap.split(/[.!?…](?=\s)/).filter((part) => /\p{L}/u.test(part)).length
  return /[.!?:…]\s*$|^\s*$/.test(gap) && sentences <= 1
    ? { source: own[i - 1]!.source, rule: 'goes-on' }
    : NONE
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
