/** A name's place in its block in, the words after it that say who or what it is out. */

import type { Lexicon } from './lexicon.ts'
import type { Mention } from './mention.ts'
import { isDeterminer, isHead, type NamedBlock, type Phrase } from './noun-phrases.ts'
import { isCapital, isWord, type Token } from './tokens.ts'

/** Finds an apposition: “Lotfi Azzouz, Tunisia country director for Amnesty International,”. */
export function appositionAfter(block: NamedBlock, mention: Mention): Phrase | null {
  const { tokens } = block.at
  let from = mention.to
  const mark = tokens[from]?.text
  if (mark !== ',' && mark !== '—' && mark !== '–' && mark !== '(') return null
  from++
  // An age, a degree or a party's letter between commas says nothing yet.
  while (
    from + 1 < tokens.length &&
    /^(?:\d{1,3}|Ph\.D\.?|M\.D\.?|MD|PhD|Jr\.|Sr\.)$/.test(tokens[from]!.text) &&
    tokens[from + 1]!.text === ','
  )
    from += 2
  const to = asideEnd(block, from)
  if (to === null || to - from < 1 || !isAside(block, from, to, mention)) return null
  // “Carl Foreman (Champion and The Victors)”: what he made.
  if (mark === '(' && tokens.slice(from, to).some(({ text }) => /^(?:The|An?)$/.test(text))) return null
  return { from, to: withoutRelative(block, from, to, mention) }
}

/** Where an aside ends: at a comma, a stop, a dash or a bracket; `null` where the sentence runs on too long. */
function asideEnd(block: NamedBlock, from: number): number | null {
  const { at } = block
  let quoted = false
  for (let k = from; k < Math.min(at.tokens.length, from + 36); k++) {
    const { text } = at.tokens[k]!
    // “star of the show “Cake Boss””: what an aside quotes is part of it.
    if (quoted && text === '”') quoted = false
    else if (text === '“' && k > from) quoted = true
    // “and author of “The Last Pier,” said”: the comma is the title's and ends the aside too.
    else if (quoted && text === ',' && at.tokens[k + 1]?.text === '”') return lastAnd(at.tokens, from, k)
    else if (/^(?:and|but)$/.test(text) && at.tokens[k + 1]?.lower === 'not') return k
    else if (/^[,.;:—–)”"?!(]$/.test(text) && !isInList(block, k)) return listEnd(at.tokens, k)
  }
  return at.tokens.length - from <= 36 ? at.tokens.length : null
}

/** “assistant secretary for population, refugees, and migration,”: where a row of small words ends that begins at a comma. */
function listEnd(tokens: readonly Token[], comma: number): number {
  const texts = tokens.slice(comma, comma + 7).map(({ text }) => text)
  const row = /^, (?:\p{Ll}{3,} , )?\p{Ll}{3,} (?:, )?and \p{Ll}{3,}(?= ,)/u.exec(texts.join(' '))
  return row ? comma + row[0].split(' ').length : comma
}

/** Where the last “and” stands before a quoted title. */
function lastAnd(tokens: readonly Token[], from: number, to: number): number | null {
  for (let k = to; k > from; k--) if (tokens[k]!.lower === 'and') return k
  return null
}

/** “head of the Science, Technology and Society program”: a comma inside what has one name. */
function isInList({ at: { tokens }, mentions }: NamedBlock, comma: number): boolean {
  if (tokens[comma]!.text !== ',' || !isCapital(tokens[comma - 1]) || !isCapital(tokens[comma + 1]))
    return false
  const and = [2, 3].find((k) => tokens[comma + k]?.lower === 'and')
  return (
    and !== undefined &&
    isCapital(tokens[comma + and + 1]) &&
    [comma - 1, comma + 1].every(
      (k) => mentions.get(k)?.kind !== 'person' && mentions.get(k)?.kind !== 'place',
    )
  )
}

/** Whether the words after a name's comma say what it is, rather than go on with the sentence. */
function isAside(block: NamedBlock, from: number, to: number, mention: Mention): boolean {
  const { at, lexicon } = block
  const first = at.tokens[from]!
  if (block.mentions.get(from)?.kind === mention.kind && block.mentions.get(from)!.to >= to) return false
  if (
    /^(?:and|or|but|who|which|that|as|in|on|at|for|with|to|by|from|when|where|while|is|was)$/.test(
      first.lower,
    )
  )
    return false
  if (lexicon.words('not-names').has(first.lower) && !isDeterminer(first)) return false
  // “Kane and Hill, runs 11 hospitals”: a verb of the sentence.
  const next = at.tokens[from + 1]
  if (/^\p{Ll}+[^s]s$/u.test(first.text) && (isDeterminer(next) || /^\p{N}/u.test(next?.text ?? '')))
    return false
  const opening = block.mentions.get(from)
  // “Kane Bank, the Hill Trust and the Dale Fund”: a row, too.
  const second = isDeterminer(first) ? block.mentions.get(from + 1) : undefined
  const alike = second && (second.kind === 'person') === (mention.kind === 'person')
  if (alike && (second.to >= to || isAnd(at.tokens[second.to]))) return false
  const owned = /^['’]s?$/.test(at.tokens[opening?.to ?? -1]?.text ?? '')
  // “X, Y and the parent company of Z” is a row of names.
  if (
    opening &&
    !owned &&
    (opening.kind === 'person' || !isWord(at.tokens[opening.to]) || isAnd(at.tokens[opening.to]))
  )
    return false
  const head = headIn(block, from, to, mention.kind)
  if (head === null || !endsOn(block, head, to)) return false
  if (mention.kind !== 'person' && block.mentions.has(head)) return false
  const words = at.tokens.slice(from, withoutRelative(block, from, to, mention))
  const determined = isDeterminer(first) || owned
  // “X, Y's goalkeeper Z, …” goes on to another name.
  const another = block.mentions.get(head + 1)
  if (another?.kind === 'person' && mention.kind === 'person') return false
  // “X, ambassador for women's issues Y, …” is a row of officials.
  const end = block.mentions.get(to - 1)
  const before = end && at.tokens[end.from - 1]
  if (end?.kind === 'person' && end.from > head + 1 && isPlainNoun(before!, lexicon)) return false
  if (!words.every((word) => !isVerb(word.lower, lexicon) && word.text !== '-')) return false
  if (lexicon.lang === 'en' && words.some((word, i) => takesObject(word, words[i + 1], lexicon))) return false
  if (
    mention.kind === 'person' &&
    isMany(at.tokens[head]!, lexicon) &&
    !/^(?:one|some|two)$/.test(first.lower)
  )
    return false
  if (isInRow(block, to, mention.kind)) return false
  return determined || head - from <= 7
}

/** “the Church denied these allegations”, “attend a festival”, “called for”: a verb, for no noun stands before an article. */
const takesObject = ({ lower, text }: Token, next: Token | undefined, lexicon: Lexicon): boolean =>
  (lower === 'called' && /^(?:for|on)$/.test(next?.lower ?? '')) ||
  (/^(?:the|an?|this|these|those|his|her|their|its|our|my)$/.test(next?.text ?? '') &&
    /^\p{Ll}{3,}$/u.test(text) &&
    !/ly$|^(?:called|named|dubbed|titled|once|twice|half|both|all|such|quite|perhaps)$/.test(lower) &&
    !lexicon.words('not-names').has(lower))

/** A small word that no name hangs on: neither a preposition nor a role. */
const isPlainNoun = (token: Token, lexicon: Lexicon): boolean =>
  /^\p{Ll}{3,}$/u.test(token.text) &&
  !lexicon.words('not-names').has(token.lower) &&
  !isHead(token, 'person', lexicon)

/** One person is no “aides”. */
const isMany = ({ lower }: Token, lexicon: Lexicon): boolean =>
  lexicon.words('plural-roles').has(lower) ||
  (/[^s]s$/.test(lower) && lexicon.words('roles').has(lower.slice(0, -1)))

/** “X, his secretary, his programmer and his students”: whoever is meant, X is not all of them. */
function isInRow({ at: { tokens } }: NamedBlock, to: number, kind: Mention['kind']): boolean {
  // “She carried Long Pier, the five harbours, and Leeds”.
  if (kind === 'place' && tokens[to]?.text === ',' && isAnd(tokens[to + 1])) return true
  if (tokens[to]?.text !== ',' || !isDeterminer(tokens[to + 1])) return false
  const after = tokens.slice(to + 2, to + 9)
  const and = after.findIndex((token) => isAnd(token))
  return (
    and >= 0 &&
    after.slice(0, and).every(isWord) &&
    (isDeterminer(after[and + 1]) || isCapital(after[and + 1]))
  )
}

/** Whether a head is the last noun of its phrase: “her first campaign speech” is no campaign. */
function endsOn({ at, lexicon, mentions }: NamedBlock, head: number, to: number): boolean {
  const next = at.tokens[head + 1]
  if (lexicon.lang !== 'en' || head + 1 >= to || !next || isCapital(next) || mentions.has(head + 1))
    return true
  const lists = ['not-names', 'title-words', 'qualifiers', 'place-words', 'bodies', 'roles']
  return (
    lists.some((list) => lexicon.words(list).has(next.lower)) ||
    !/^\p{Ll}+$/u.test(next.text) ||
    ENDS_NOUN.test(next.lower)
  )
}

/** Words that may follow a whole noun phrase: participles, relatives, adverbs. */
const ENDS_NOUN =
  /(?:ing|ed|ly)$|^(?:who|whose|whom|which|that|known|made|born|held|led|run|built|set|found|famous|responsible|similar|close|loyal|based|home)$/

const isAnd = (token: Token | undefined): boolean => /^(?:and|or|und|et|y|&)$/.test(token?.lower ?? '')

const isVerb = (word: string, lexicon: Lexicon): boolean =>
  lexicon.words('auxiliaries').has(word) ||
  lexicon.words('speech').has(word) ||
  lexicon.words('pronouns').has(word)

/** The head of an aside: its last head before a preposition or its end. */
function headIn({ at, lexicon }: NamedBlock, from: number, to: number, kind: Mention['kind']): number | null {
  let head: number | null = null
  for (let k = from; k < to; k++) {
    const token = at.tokens[k]!
    const human = kind === 'person' && /^(?:man|woman)$/.test(token.lower)
    if (isHead(token, kind, lexicon) || human || (kind !== 'other' && token.lower === 'one')) head = k
    if (k > from && /^(?:of|at|for|in|from|with|to|on|who|whose|which|that|behind)$/.test(token.lower))
      return head
    if (k > from && !isCapital(token) && head !== null && k > head && /^(?:and)$/.test(token.lower))
      return head
  }
  return head
}

/** A relative clause says what somebody does, which is not who they are; “a man who …” is nobody without it. */
function withoutRelative({ at }: NamedBlock, from: number, to: number, mention: Mention): number {
  for (let k = from + 1; k < to; k++)
    if (/^(?:who|whose|whom|which|that)$/.test(at.tokens[k]!.lower))
      return /^(?:man|woman|one|person)$/.test(at.tokens[k - 1]!.lower) || mention.kind === 'other' ? to : k
  return to
}

/** Finds where somebody belongs: “Michael Shadlen, of Columbia University's Institute,”. */
export function affiliation(block: NamedBlock, mention: Mention): Phrase | null {
  const { tokens } = block.at
  if (mention.kind !== 'person' || tokens[mention.to]?.text !== ',') return null
  let from = mention.to + 1
  while (
    from + 1 < tokens.length &&
    /^(?:Ph\.D\.?|M\.D\.?|MD|PhD)$/.test(tokens[from]!.text) &&
    tokens[from + 1]!.text === ','
  )
    from += 2
  if (tokens[from]?.lower !== 'of' && tokens[from]?.lower !== 'from') return null
  const to = asideEnd(block, from)
  const body = block.mentions.get(tokens[from + 1]?.lower === 'the' ? from + 2 : from + 1)
  return to !== null && to > from + 1 && body?.kind === 'organisation' ? { from, to } : null
}

/** Finds what somebody does for a living: “Justin Bassi, who advises the attorney general,”. */
export function relativeClause(block: NamedBlock, mention: Mention): Phrase | null {
  const { tokens } = block.at
  if (
    mention.kind !== 'person' ||
    tokens[mention.to]?.text !== ',' ||
    tokens[mention.to + 1]?.lower !== 'who'
  )
    return null
  const from = mention.to + 1
  const next = tokens[from + 2]?.lower ?? ''
  // “who was not involved” says nothing, “who is fighting …” is news, “who is also …” leans on something else.
  if (
    !LASTING.test(tokens[from + 1]?.lower ?? '') ||
    /^(?:not|also|n't|never|still|now)$|\p{Ll}{3}ing$/u.test(next)
  )
    return null
  const to = asideEnd(block, from)
  // “who is Jewish”, “who was late”: no more than that.
  const bare = to !== null && to - from === 3 && !isHead(tokens[from + 2], 'person', block.lexicon)
  return to !== null && to - from >= 3 && to - from <= 24 && !bare ? { from, to } : null
}

/** Verbs that say what somebody is for longer than a day. */
const LASTING =
  /^(?:is|was|heads|headed|leads|led|runs|ran|chairs|chaired|advises|advised|founded|co-founded|owns|owned|directs|directed|edits|edited|manages|managed|coaches|coached|teaches|taught|studies|works|worked|served|serves|represents|represented|wrote|created|invented|designed|plays|covers|oversees|oversaw|specializes|specialises|specialized|lives|famously)$/

/** Finds what a sentence says a name is: “Project Jonah is a rescue group”. */
export function copula(block: NamedBlock, mention: Mention): Phrase | null {
  const { tokens } = block.at
  if (
    !/^(?:is|was)$/.test(tokens[mention.to]?.lower ?? '') ||
    // “If Kane is the first woman elected”: nobody says that she is.
    /^(?:if|whether|unless|suppose|imagine|when|once|until|that)$/.test(
      tokens[mention.from - 1]?.lower ?? '',
    ) ||
    // “They claimed Kane was a volunteer”: so they say.
    block.lexicon.words('speech').has(tokens[mention.from - 1]?.lower ?? '') ||
    !/^(?:a|an|the)$/.test(tokens[mention.to + 1]?.lower ?? '')
  )
    return null
  const from = mention.to + 1
  const to = asideEnd(block, from)
  const head = to === null ? null : headIn(block, from, to, mention.kind)
  // “Kane is a man who …”: so are many.
  if (head === null || head - from > 6 || /^(?:man|woman|one|person)$/.test(tokens[head]!.lower)) return null
  return { from, to: head + 1 }
}
