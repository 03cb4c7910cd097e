/** Mentions in, more mentions out: what the tagger missed of names that lists, shapes or the article itself vouch for. */

import { capitalRuns, PARTICLES, type TokenRun } from './capital-runs.ts'
import { isListed } from './clean-names.ts'
import type { Copy, CopyBlock } from './copy.ts'
import type { NameKind } from './edition.ts'
import { groupBy } from './group-by.ts'
import { SITES } from './kind-by-shape.ts'
import { foldName, type Lexicon } from './lexicon.ts'
import { inReadingOrder, type Mention, mentionOf, overlap, wordsOf } from './mention.ts'
import { isCapital, isSmall, type Token } from './tokens.ts'

const LONGEST_NAME = 7

/** Adds the bodies that a head and its “of” spell out, listed names, and repeats of what is known already. */
export function completeNames(mentions: readonly Mention[], copy: Copy, lexicon: Lexicon): Mention[] {
  const small = smallWords(copy)
  const withBodies = addBodies(mentions, copy, lexicon)
  const introduced = addIntroduced(withBodies, copy, lexicon)
  const withListed = addListed(introduced, copy, lexicon, small)
  return addSurnames(addRepeats(withListed, copy, small), copy, small, lexicon)
}

/** Words that the article writes in lower case. */
function smallWords(copy: Copy): ReadonlySet<string> {
  const small = new Set<string>()
  for (const { tokens } of copy.blocks) for (const token of tokens) if (isSmall(token)) small.add(token.lower)
  return small
}

/** “Ministry of Foreign Affairs”: a head with what hangs on it is one body, whatever it was cut into. */
function addBodies(mentions: readonly Mention[], copy: Copy, lexicon: Lexicon): Mention[] {
  const byBlock = groupBy(mentions, (mention) => mention.at)
  const bodies = copy.blocks.flatMap((block) =>
    block.sentences
      .flatMap(({ from, to }) => capitalRuns(block.tokens, from, to, lexicon))
      .flatMap((run) => bodyIn(run, block, byBlock.get(block) ?? [], lexicon)),
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
    (token, i) => i > run.from && i < to - 1 && LINK.test(token.lower) && heads.has(tokens[i - 1]!.lower),
  )
  if (link < 0 || !isCapital(tokens[to - 1])) return []
  let from = run.from
  while (from < link - 1 && startsTitle(tokens[from]!, lexicon)) from++
  return [mentionOf(block, from, to, 'organisation')]
}

const LINK = /^(?:of|for|on|de|des|du|del|für)$/

const startsTitle = (token: Token, lexicon: Lexicon): boolean =>
  lexicon.words('titles').has(token.lower) || lexicon.words('rank-titles').has(token.lower)

/** “rescue group Project Jonah”, “mathematician Hermann Weyl”: a common word says what the capitals after it are. */
function addIntroduced(mentions: readonly Mention[], copy: Copy, lexicon: Lexicon): Mention[] {
  const byBlock = groupBy(mentions, (mention) => mention.at)
  const found = copy.blocks.flatMap((block) =>
    block.sentences
      .flatMap(({ from, to }) => capitalRuns(block.tokens, from, to, lexicon))
      .flatMap(({ from, to }) => {
        const kind = introducedKind(block.tokens[from - 1], to - from, lexicon)
        return kind ? [mentionOf(block, from, to, kind)] : []
      })
      .filter((mention) => !(byBlock.get(block) ?? []).some((other) => overlap(mention, other))),
  )
  const names = found.filter(({ key, at, from, to }) => {
    const words = at.tokens.slice(from, to)
    return (
      !isListed(key, lexicon) &&
      !words.some(({ lower }) => lexicon.others.has(lower) || lexicon.demonyms.has(lower))
    )
  })
  return [...mentions, ...names].sort(inReadingOrder)
}

function introducedKind(before: Token | undefined, length: number, lexicon: Lexicon): NameKind | null {
  if (!before || isCapital(before) || length < 2 || length > 4) return null
  if (lexicon.words('bodies').has(before.lower) && !SITES.test(before.lower)) return 'organisation'
  return lexicon.words('roles').has(before.lower) && length < 4 ? 'person' : null
}

/** Listed countries, cities and bodies count wherever they stand with their capital. */
function addListed(
  mentions: readonly Mention[],
  copy: Copy,
  lexicon: Lexicon,
  small: ReadonlySet<string>,
): Mention[] {
  const known = (block: CopyBlock, from: number, to: number): NameKind | null => {
    const key = foldName(block.text.slice(block.tokens[from]!.start, block.tokens[to - 1]!.end))
    if (!isListed(key, lexicon) || (to - from === 1 && small.has(key))) return null
    // “the Atlantic Cup” is not the Atlantic's.
    if (
      to - from === 1 &&
      isCapital(block.tokens[to]) &&
      lexicon.words('other-heads').has(block.tokens[to]!.lower)
    )
      return null
    if (lexicon.capitals.has(key) && /\p{Ll}/u.test(block.tokens[from]!.text)) return null
    if (/^[$€£]/.test(block.text.slice(block.tokens[to - 1]!.end))) return null
    return lexicon.organisations.has(key) ? 'organisation' : 'place'
  }
  return addAll(mentions, copy, known)
}

/** Every further place where a name stands as it stood before. */
function addRepeats(mentions: readonly Mention[], copy: Copy, small: ReadonlySet<string>): Mention[] {
  const kinds = new Map<string, NameKind>()
  for (const mention of mentions)
    if (mention.to - mention.from > 1 || !small.has(mention.key)) kinds.set(mention.key, mention.kind)
  return addAll(mentions, copy, (block, from, to) => {
    const key = foldName(block.text.slice(block.tokens[from]!.start, block.tokens[to - 1]!.end))
    return kinds.get(key) ?? null
  })
}

type Recogniser = (block: CopyBlock, from: number, to: number) => NameKind | null

/** Adds what a recogniser knows where no mention stands; a longer name takes the place of those inside it. */
function addAll(mentions: readonly Mention[], copy: Copy, known: Recogniser): Mention[] {
  const byBlock = groupBy(mentions, (mention) => mention.at)
  const all: Mention[] = []
  for (const block of copy.blocks) {
    let here = byBlock.get(block) ?? []
    for (let from = 0; from < block.tokens.length; from++) {
      if (!canBegin(block.tokens[from]!)) continue
      for (let length = Math.min(LONGEST_NAME, block.tokens.length - from); length > 0; length--) {
        const to = from + length
        const kind = isCapital(block.tokens[to - 1]) || length === 1 ? known(block, from, to) : null
        if (!kind) continue
        const found = mentionOf(block, from, to, kind)
        const touching = here.filter((m) => m.start < found.end && found.start < m.end)
        if (touching.some((m) => m.start <= found.start && m.end >= found.end)) break
        if (touching.some((m) => m.start < found.start || m.end > found.end)) continue
        here = [...here.filter((m) => !touching.includes(m)), found]
        from = to - 1
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
function addSurnames(
  mentions: readonly Mention[],
  copy: Copy,
  small: ReadonlySet<string>,
  lexicon: Lexicon,
): Mention[] {
  const parts = new Set<string>()
  for (const mention of mentions) {
    const words = wordsOf(mention)
    if (mention.kind !== 'person' || words.length < 2) continue
    // A Spaniard goes by the first of two family names.
    const fathers = lexicon.lang === 'es' && words.length > 2 ? [words.at(-2)!] : []
    for (const part of [words[0]!, words.at(-1)!, ...fathers])
      if (part.length > 1 && !part.endsWith('.') && !small.has(part) && !PARTICLES.has(part)) parts.add(part)
  }
  return addAll(mentions, copy, (block, from, to) => {
    if (to - from !== 1 || !parts.has(block.tokens[from]!.lower)) return null
    const before = block.tokens[from - 1]
    const after = block.tokens[to]
    const glued = (isCapital(before) && !isTitled(before!)) || isCapital(after)
    return glued ? null : 'person'
  })
}

const isTitled = (before: Token): boolean => before.text.endsWith('.')
