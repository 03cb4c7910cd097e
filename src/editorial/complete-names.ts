/** Mentions in, more mentions out: what the tagger missed of names that lists, shapes or the article itself vouch for. */

import { PARTICLES, type TokenRun } from './capital-runs.ts'
import { EPITHETS, isListed } from './clean-names.ts'
import type { CopyBlock } from './copy.ts'
import { isCredit } from './credits.ts'
import type { NameKind } from './edition.ts'
import { groupBy } from './group-by.ts'
import { isCommonNoun, isStateCode } from './is-name.ts'
import { SITES } from './kind-by-shape.ts'
import { foldName, type Lexicon } from './lexicon.ts'
import { inReadingOrder, type Mention, mentionOf, overlap, wordsOf } from './mention.ts'
import { overLink, tokensOf } from './rows.ts'
import { isCapital, isSmall, type Token } from './tokens.ts'

const LONGEST_NAME = 7

/** Adds the bodies that a head and its “of” spell out, listed names, and repeats of what is known already. */
export function completeNames(mentions: readonly Mention[], runsOf: Runs, lexicon: Lexicon): Mention[] {
  const words = lookOver([...runsOf.keys()])
  const withBodies = addBodies(mentions, runsOf, lexicon)
  const introduced = addIntroduced(withBodies, runsOf, lexicon)
  const withListed = addListed(introduced, words, lexicon)
  const withRows = addBetweenBodies(withListed, lexicon)
  return addSurnames(addRepeats(withRows, words), words, lexicon)
}

type Runs = ReadonlyMap<CopyBlock, readonly TokenRun[]>

/** What a look at every word of an article tells. */
interface Overview {
  /** Words that the article writes in lower case. */
  readonly small: ReadonlySet<string>
  /** Where names may begin in each block, by token. */
  readonly beginnings: ReadonlyMap<CopyBlock, readonly number[]>
}

function lookOver(blocks: readonly CopyBlock[]): Overview {
  const small = new Set<string>()
  const beginnings = new Map<CopyBlock, number[]>()
  for (const block of blocks) {
    const here: number[] = []
    block.tokens.forEach((token, i) => {
      if (isSmall(token)) small.add(token.lower)
      if (canBegin(token)) here.push(i)
    })
    beginnings.set(block, here)
  }
  return { small, beginnings }
}

/** “Ministry of Foreign Affairs”: a head with what hangs on it is one body, whatever it was cut into. */
function addBodies(mentions: readonly Mention[], runsOf: Runs, lexicon: Lexicon): Mention[] {
  const byBlock = groupBy(mentions, (mention) => mention.at)
  const bodies = [...runsOf].flatMap(([block, runs]) =>
    runs.flatMap((run) => bodyIn(run, block, byBlock.get(block) ?? [], lexicon)),
  )
  const wanted = bodies.filter(
    (body) => !(byBlock.get(body.at) ?? []).some((m) => m.start <= body.start && m.end >= body.end),
  )
  const rest = mentions.filter((mention) => !wanted.some((body) => overlap(mention, body)))
  return [...rest, ...wanted].sort(inReadingOrder)
}

/** The body that a run spells out, without titles in front and people behind. */
function bodyIn(run: TokenRun, block: CopyBlock, here: readonly Mention[], lexicon: Lexicon): Mention[] {
  const { tokens } = block
  const person = here.find(
    (m) => m.kind === 'person' && m.from > run.from && m.from < run.to && m.to >= run.to && m.to - m.from > 1,
  )
  const surname = here.some(
    (m) => m.to - m.from === 1 && m.kind === 'person' && m.key === tokens[run.to - 1]!.lower,
  )
  const to = person ? person.from : surname && run.to - run.from > 3 ? run.to - 2 : run.to
  const heads = lexicon.words('org-heads')
  const link = tokens.findIndex(
    (token, i) =>
      i > run.from &&
      i < to - 1 &&
      LINK.test(token.lower) &&
      heads.has(tokens[i - 1]!.lower) &&
      !isSeat(tokens, i),
  )
  if (link < 0 || !isCapital(tokens[to - 1])) return []
  let from = run.from
  while (from < link - 1 && startsTitle(tokens[from]!, lexicon)) from++
  return [mentionOf(block, from, to, 'organisation')]
}

/** “a member of Parliament for Tooting”. */
const isSeat = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]!.lower === 'for' && /^(?:parliament|congress|senate|assembly)$/.test(tokens[at - 1]!.lower)

const LINK = /^(?:of|for|on|de|des|du|del|für)$/

const startsTitle = (token: Token, lexicon: Lexicon): boolean =>
  lexicon.words('titles').has(token.lower) || lexicon.words('rank-titles').has(token.lower)

/** “rescue group Project Jonah”, “mathematician Hermann Weyl”: a common word says what the capitals after it are. */
function addIntroduced(mentions: readonly Mention[], runsOf: Runs, lexicon: Lexicon): Mention[] {
  const byBlock = groupBy(mentions, (mention) => mention.at)
  const found = [...runsOf].flatMap(([block, runs]) =>
    runs
      .flatMap(({ from, to }) => {
        const kind = introducedKind(block.tokens[from - 1], to - from, lexicon)
        return kind ? [mentionOf(block, from, to, kind)] : []
      })
      .filter((mention) => !(byBlock.get(block) ?? []).some((other) => overlap(mention, other))),
  )
  const rulers = [...runsOf.keys()].flatMap((block) =>
    block.tokens.flatMap((_, i) =>
      isRuler(block, i, lexicon) ? [mentionOf(block, i, i + 3, 'person')] : [],
    ),
  )
  const names = found.filter(({ key, at, from, to }) => {
    const words = at.tokens.slice(from, to)
    return (
      !isListed(key, lexicon) &&
      !words.some(({ lower }) => lexicon.others.has(lower) || lexicon.demonyms.has(lower))
    )
  })
  const rest = [...mentions, ...names].filter((mention) => !rulers.some((ruler) => overlap(ruler, mention)))
  return [...rest, ...rulers].sort(inReadingOrder)
}

/** “Peter the Great”. */
const isRuler = ({ tokens }: CopyBlock, at: number, lexicon: Lexicon): boolean =>
  tokens[at + 1]?.text === 'the' &&
  isCapital(tokens[at]) &&
  lexicon.givenNames.has(tokens[at]!.lower) &&
  isCapital(tokens[at + 2]) &&
  EPITHETS.test(tokens[at + 2]!.lower) &&
  !isCapital(tokens[at + 3])

function introducedKind(before: Token | undefined, length: number, lexicon: Lexicon): NameKind | null {
  if (!before || isCapital(before) || length < 2 || length > 4) return null
  if (lexicon.words('bodies').has(before.lower) && !SITES.test(before.lower)) return 'organisation'
  return lexicon.words('roles').has(before.lower) && length < 4 ? 'person' : null
}

/** Listed countries, cities and bodies count wherever they stand with their capital. */
function addListed(mentions: readonly Mention[], words: Overview, lexicon: Lexicon): Mention[] {
  const known = (block: CopyBlock, from: number, to: number): NameKind | null => {
    const key = foldName(block.text.slice(block.tokens[from]!.start, block.tokens[to - 1]!.end))
    if (!isListed(key, lexicon) || (to - from === 1 && words.small.has(key))) return null
    // “the Atlantic Cup” is not the Atlantic's.
    if (
      to - from === 1 &&
      isCapital(block.tokens[to]) &&
      lexicon.words('other-heads').has(block.tokens[to]!.lower)
    )
      return null
    if (lexicon.capitals.has(key) && /\p{Ll}/u.test(block.tokens[from]!.text)) return null
    if (/^[$€£]/.test(block.text.slice(block.tokens[to - 1]!.end))) return null
    if (to - from === 1 && isStateCode(block, from, block.tokens[from]!.text)) return null
    return lexicon.organisations.has(key) ? 'organisation' : 'place'
  }
  return addAll(mentions, words, known)
}

/** “TikTok, Twitch and YouTube”: one word between two bodies of a row is a body. */
function addBetweenBodies(mentions: readonly Mention[], lexicon: Lexicon): readonly Mention[] {
  if (lexicon.lang !== 'en') return mentions
  const byToken = tokensOf(mentions)
  const found = mentions.flatMap(({ at, to, kind }) => {
    const here = byToken.get(at)!
    const next = kind === 'organisation' ? overLink(at.tokens, to, 1) : null
    if (next === null || here.has(next) || !isCapital(at.tokens[next])) return []
    const beyond = overLink(at.tokens, next + 1, 1)
    const body = beyond !== null && here.get(beyond)?.kind === 'organisation'
    return body ? [mentionOf(at, next, next + 1, 'organisation')] : []
  })
  return found.length ? [...mentions, ...found].sort(inReadingOrder) : mentions
}

/** Every further place where a name stands as it stood before. */
function addRepeats(mentions: readonly Mention[], words: Overview): Mention[] {
  const kinds = new Map<string, NameKind>()
  for (const mention of mentions)
    if (mention.to - mention.from > 1 || !words.small.has(mention.key)) kinds.set(mention.key, mention.kind)
  const firsts = new Set([...kinds.keys()].flatMap(firstTokens))
  return addAll(mentions, words, (block, from, to) => {
    if (!firsts.has(block.tokens[from]!.lower)) return null
    const key = foldName(block.text.slice(block.tokens[from]!.start, block.tokens[to - 1]!.end))
    return kinds.get(key) ?? null
  })
}

/** What the first token of a name may be: its first word, or of a word with marks in it any beginning. */
function firstTokens(key: string): string[] {
  const word = key.split(' ', 1)[0]!
  return /^[\p{L}\p{N}]+$/u.test(word) ? [word] : Array.from(word, (_, i) => word.slice(0, i + 1))
}

type Recogniser = (block: CopyBlock, from: number, to: number) => NameKind | null

/** Adds what a recogniser knows where no mention stands; a longer name takes the place of those inside it. */
function addAll(mentions: readonly Mention[], { beginnings }: Overview, known: Recogniser): Mention[] {
  const byBlock = groupBy(mentions, (mention) => mention.at)
  const all: Mention[] = []
  for (const [block, starts] of beginnings) {
    let here = byBlock.get(block) ?? []
    let done = 0
    for (const from of starts) {
      if (from < done) continue
      for (let length = Math.min(LONGEST_NAME, block.tokens.length - from); length > 0; length--) {
        const to = from + length
        const kind = isCapital(block.tokens[to - 1]) || length === 1 ? known(block, from, to) : null
        if (!kind || isCredit(block, from, to)) continue
        const found = mentionOf(block, from, to, kind)
        const touching = here.filter((m) => m.start < found.end && found.start < m.end)
        if (touching.some((m) => m.start <= found.start && m.end >= found.end)) break
        if (touching.some((m) => m.start < found.start || m.end > found.end)) continue
        here = [...here.filter((m) => !touching.includes(m)), found]
        done = to
        break
      }
    }
    all.push(...here)
  }
  return all.sort(inReadingOrder)
}

const canBegin = (token: Token): boolean =>
  token.capital ||
  ((token.text !== token.lower || token.text.includes('-')) && /^\p{Ll}{1,3}[-\p{Lu}]/u.test(token.text))

/** A capitalised surname, or first word of an eastern name, of somebody named in full. */
function addSurnames(mentions: readonly Mention[], words: Overview, lexicon: Lexicon): Mention[] {
  const parts = new Set<string>()
  for (const mention of mentions) {
    const own = wordsOf(mention)
    if (mention.kind !== 'person' || own.length < 2) continue
    // A Spaniard goes by the first of two family names.
    const fathers = lexicon.lang === 'es' && own.length > 2 ? [own.at(-2)!] : []
    for (const part of [own[0]!, own.at(-1)!, ...fathers])
      if (part.length > 1 && !part.endsWith('.') && !words.small.has(part) && !PARTICLES.has(part))
        parts.add(part)
  }
  return addAll(mentions, words, (block, from, to) => {
    if (to - from !== 1 || !parts.has(block.tokens[from]!.lower)) return null
    const before = block.tokens[from - 1]
    const after = block.tokens[to]
    const glued = (isCapital(before) && !isTitled(before!)) || isCapital(after)
    return glued || isCommonNoun(mentionOf(block, from, to, 'person'), lexicon) ? null : 'person'
  })
}

const isTitled = (before: Token): boolean => before.text.endsWith('.')
