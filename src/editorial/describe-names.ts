/** Who is named in, who they are in the article's own words out: verbatim stretches, or nothing. */

import type { Passage } from '../document/passages.ts'
import type { Copy } from './copy.ts'
import { type Objection, objectionTo } from './discretion.ts'
import type { Bearer } from './gather-names.ts'
import type { Lexicon } from './lexicon.ts'
import { isWithin, type Mention } from './mention.ts'
import {
  headBefore,
  isDeterminer,
  isHead,
  linkedHead,
  type NamedBlock,
  OF,
  type Phrase,
  phraseBefore,
  titleStart,
  withoutOpeningArticle,
} from './noun-phrases.ts'
import { isCapital, isWord } from './tokens.ts'

/** What the article says somebody is, or why it is not repeated. */
export interface Description {
  readonly passage: Passage
  readonly text: string
  readonly objection: Objection | null
}

type Pattern = (block: NamedBlock, mention: Mention) => Phrase | null

/** In the order in which they win over each other at one mention. */
const PATTERNS: readonly Pattern[] = [
  titleBefore,
  appositionBefore,
  sharedTitle,
  appositionAfter,
  placeOf,
  affiliation,
  relativeClause,
  copula,
]

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
  for (const bearer of bearers) {
    const described = bearer.mentions.filter((mention) => !isWithin(mention, copy.dateline))
    const found = described.flatMap((mention) => describe(byBlock.get(mention.at)!, mention)).at(0)
    if (found) descriptions.set(bearer, found)
  }
  return descriptions
}

function describe(block: NamedBlock, mention: Mention): Description[] {
  for (const pattern of PATTERNS) {
    const { tokens, text } = block.at
    const found = pattern(block, mention)
    if (!found) continue
    const phrase = withoutOpeningArticle(found, tokens)
    const bare = phrase.from > found.from && phrase.to === phrase.from + 1
    if (bare && mention.kind === 'place') continue
    const start = tokens[phrase.from]!.start
    const end = tokens[phrase.to - 1]!.end
    const objection = objectionTo(tokens.slice(phrase.from, phrase.to), block.lexicon)
    return [{ passage: { block: block.at.id, start, end }, text: text.slice(start, end), objection }]
  }
  return []
}

/** “Kremlin spokesman Dmitry Peskov”, “Minister of Education Stefania Giannini”. */
function titleBefore(block: NamedBlock, mention: Mention): Phrase | null {
  const last = beforeTitles(block, mention)
  if (last < 0 || block.mentions.get(last)?.kind === 'person') return null
  const near = headBefore(block, last, mention.kind)
  if (near !== null) return withoutArticle(block, { from: titleStart(block, near), to: last + 1 })
  if (mention.kind !== 'person') return null
  const head = linkedHead(block, last)
  return head === null ? null : withoutArticle(block, { from: phraseBefore(block, head).from, to: last + 1 })
}

/** The token before a name and its courtesy titles. */
function beforeTitles({ at, lexicon }: NamedBlock, mention: Mention): number {
  let last = mention.from - 1
  while (last >= 0 && lexicon.words('titles').has(at.tokens[last]!.lower)) last--
  return last
}

/** An office reads well without its article or owner (“defense minister”); a relation does not (“his father”). */
function withoutArticle({ at, lexicon }: NamedBlock, phrase: Phrase): Phrase {
  const first = at.tokens[phrase.from]!.lower
  const owner = /^(?:his|her|their|its|our|my)$/.test(first)
  const relation =
    phrase.to - phrase.from <= 2 ||
    at.tokens.slice(phrase.from, phrase.to).some((token) => RELATIONS.test(token.lower))
  if (!isDeterminer(at.tokens[phrase.from]) || phrase.to - phrase.from < 2 || (owner && relation))
    return phrase
  return lexicon.lang === 'en' ? { from: phrase.from + 1, to: phrase.to } : phrase
}

const RELATIONS =
  /^(?:\w*father|\w*mother|\w*brother|\w*sister|\w*son|\w*daughter|wife|husband|cousin|uncle|aunt|nephew|niece|friend|colleague|counterpart|rival|partner|boyfriend|girlfriend|widow|neighbou?r|successor|predecessor|ally|deputy|opponent|teammate|capital|home|neighbor)s?(?:-in-law)?$/

/** “his Ukrainian counterpart, Dmytro Kuleba,”. */
function appositionBefore(block: NamedBlock, mention: Mention): Phrase | null {
  const { tokens } = block.at
  const mark = tokens[mention.from - 1]?.text
  if (mark !== ',' && mark !== '—' && mark !== '–') return null
  const next = tokens[mention.to]
  const last = mention.from - 2
  const row = /^(?:and|&)$/.test(next?.lower ?? '') && block.mentions.has(mention.to + 1)
  if (next && !row && !/^[,.;:)—–”’]$/.test(next.text)) return null
  if (last < 0 || block.mentions.has(last)) return linkedBefore(block, mention, last)
  if (!isHead(tokens[last], mention.kind, block.lexicon)) return linkedBefore(block, mention, last)
  return phraseBefore(block, last)
}

/** “The leader of Ennahda, Rachid Ghannouchi,”. */
function linkedBefore(block: NamedBlock, mention: Mention, last: number): Phrase | null {
  const { tokens } = block.at
  for (let k = last - 1; k > Math.max(0, last - 14); k--) {
    if (!isWord(tokens[k]) && !/^['’]s?$/.test(tokens[k]!.text)) return null
    if (!OF.test(tokens[k]!.lower)) continue
    if (isHead(tokens[k - 1], mention.kind, block.lexicon))
      return { from: phraseBefore(block, k - 1).from, to: last + 1 }
  }
  return null
}

/** “defectors Mark Rathbun and Tom Devocht”: a plural title is everybody's in the row. */
function sharedTitle(block: NamedBlock, mention: Mention): Phrase | null {
  const { tokens } = block.at
  let first = mention
  for (let steps = 0; steps < 4; steps++) {
    let k = first.from - 1
    while (k >= 0 && /^(?:and|,|&)$/.test(tokens[k]!.lower)) k--
    const before = k < first.from - 1 ? block.mentions.get(k) : undefined
    if (!before || before.kind !== mention.kind) break
    first = before
  }
  if (first === mention) return null
  const last = first.from - 1
  if (tokens[last]?.text === ',') {
    const phrase = appositionBefore(block, first)
    return phrase && /s$|men$|women$/.test(tokens[phrase.to - 1]!.lower) ? phrase : null
  }
  const plural =
    last >= 0 &&
    /s$|men$|women$/.test(tokens[last]!.lower) &&
    isHead(tokens[last], mention.kind, block.lexicon)
  return plural ? withoutArticle(block, phraseBefore(block, last)) : null
}

/** “Lotfi Azzouz, Tunisia country director for Amnesty International,”. */
function appositionAfter(block: NamedBlock, mention: Mention): Phrase | null {
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
  return { from, to: withoutRelative(block, from, to, mention) }
}

/** Where an aside ends: at a comma, a stop, a dash or a bracket; `null` where the sentence runs on too long. */
function asideEnd({ at }: NamedBlock, from: number): number | null {
  for (let k = from; k < Math.min(at.tokens.length, from + 36); k++)
    if (/^[,.;:—–)”"?!(]$/.test(at.tokens[k]!.text)) return k
  return at.tokens.length - from <= 36 ? at.tokens.length : null
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
  const head = headIn(block, from, to, mention.kind)
  if (head === null) return false
  const words = at.tokens.slice(from, withoutRelative(block, from, to, mention))
  const determined =
    isDeterminer(first) || /^['’]s?$/.test(at.tokens[block.mentions.get(from)?.to ?? -1]?.text ?? '')
  // “X, Y's goalkeeper Z, …” goes on to another name.
  const another = block.mentions.get(head + 1)
  if (another?.kind === 'person' && mention.kind === 'person') return false
  if (!words.every((word) => !isVerb(word.lower, lexicon))) return false
  return determined || head - from <= 7
}

const isVerb = (word: string, lexicon: Lexicon): boolean =>
  lexicon.words('auxiliaries').has(word) ||
  lexicon.words('speech').has(word) ||
  lexicon.words('pronouns').has(word)

/** The head of an aside: its last head before a preposition or its end. */
function headIn({ at, lexicon }: NamedBlock, from: number, to: number, kind: Mention['kind']): number | null {
  let head: number | null = null
  for (let k = from; k < to; k++) {
    const token = at.tokens[k]!
    if (isHead(token, kind, lexicon) || (kind !== 'other' && /^(?:man|woman|one)$/.test(token.lower)))
      head = k
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

/** “the Libyan city of Sirte”. */
function placeOf(block: NamedBlock, mention: Mention): Phrase | null {
  const { tokens } = block.at
  if (mention.kind !== 'place' || tokens[mention.from - 1]?.lower !== 'of') return null
  const head = mention.from - 2
  if (!isHead(tokens[head], 'place', block.lexicon)) return null
  const phrase = phraseBefore(block, head)
  return phrase.to - phrase.from > 2 ? phrase : null
}

/** “Michael Shadlen, of Columbia University's Institute,”. */
function affiliation(block: NamedBlock, mention: Mention): Phrase | null {
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

/** “Justin Bassi, who advises the attorney general,”. */
function relativeClause(block: NamedBlock, mention: Mention): Phrase | null {
  const { tokens } = block.at
  if (tokens[mention.to]?.text !== ',' || tokens[mention.to + 1]?.lower !== 'who') return null
  const from = mention.to + 1
  if (!LASTING.test(tokens[from + 1]?.lower ?? '')) return null
  const to = asideEnd(block, from)
  return to !== null && to - from >= 3 && to - from <= 24 ? { from, to } : null
}

/** Verbs that say what somebody is for longer than a day. */
const LASTING =
  /^(?:is|was|heads|headed|leads|led|runs|ran|chairs|chaired|advises|advised|founded|co-founded|owns|owned|directs|directed|edits|edited|manages|managed|coaches|coached|teaches|taught|studies|works|worked|served|serves|represents|represented|wrote|created|invented|designed|plays|covers|oversees|oversaw|specializes|specialises|specialized|lives|famously)$/

/** “Project Jonah is a rescue group”. */
function copula(block: NamedBlock, mention: Mention): Phrase | null {
  const { tokens } = block.at
  if (
    !/^(?:is|was)$/.test(tokens[mention.to]?.lower ?? '') ||
    !/^(?:a|an|the)$/.test(tokens[mention.to + 1]?.lower ?? '')
  )
    return null
  const from = mention.to + 1
  const to = asideEnd(block, from)
  const head = to === null ? null : headIn(block, from, to, mention.kind)
  return head === null || head - from > 6 ? null : { from, to: head + 1 }
}
