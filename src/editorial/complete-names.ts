/** Mentions in, more mentions out: what the tagger missed of names that lists, shapes or the article itself vouch for. */

import { capitalRuns, PARTICLES } from './capital-runs.ts'
import { isListed } from './clean-names.ts'
import type { Copy, CopyBlock } from './copy.ts'
import type { NameKind } from './edition.ts'
import { foldName, type Lexicon } from './lexicon.ts'
import { groupMentions, inReadingOrder, type Mention, mentionOf, wordsOf } from './mention.ts'
import { isCapital, type Token } from './tokens.ts'

const LONGEST_NAME = 7

/** Adds the bodies that a head and its “of” spell out, listed names, and repeats of what is known already. */
export function completeNames(mentions: readonly Mention[], copy: Copy, lexicon: Lexicon): Mention[] {
  const small = smallWords(copy)
  const withBodies = addBodies(mentions, copy, lexicon)
  const withListed = addListed(withBodies, copy, lexicon, small)
  return addSurnames(addRepeats(withListed, copy, small), copy, small)
}

/** Words that the article writes in lower case. */
function smallWords(copy: Copy): ReadonlySet<string> {
  const small = new Set<string>()
  for (const { tokens } of copy.blocks)
    for (const token of tokens) if (/^\p{Ll}/u.test(token.text)) small.add(token.lower)
  return small
}

/** “Ministry of Foreign Affairs”: a head with what hangs on it is one body, whatever it was cut into. */
function addBodies(mentions: readonly Mention[], copy: Copy, lexicon: Lexicon): Mention[] {
  const heads = lexicon.words('org-heads')
  const bodies: Mention[] = []
  for (const block of copy.blocks)
    for (const { from, to } of block.sentences)
      for (const run of capitalRuns(block.tokens, from, to, lexicon)) {
        const linked = hangsTogether(block.tokens, run.from, run.to, heads)
        if (linked) bodies.push(mentionOf(block, linked, run.to, 'organisation'))
      }
  const wanted = bodies.filter(
    (body) => !mentions.some((m) => m.at === body.at && m.start <= body.start && m.end >= body.end),
  )
  const rest = mentions.filter(
    (m) => !wanted.some((body) => body.at === m.at && m.start < body.end && body.start < m.end),
  )
  return [...rest, ...wanted].sort(inReadingOrder)

  /** Where the body begins, or 0 where the run is none. */
  function hangsTogether(
    tokens: readonly Token[],
    from: number,
    to: number,
    all: ReadonlySet<string>,
  ): number | null {
    const link = tokens.findIndex((token, i) => i > from && i < to - 1 && LINK.test(token.lower))
    if (link < 0 || link >= to) return null
    if (!all.has(tokens[link - 1]!.lower)) return null
    let start = from
    while (start < link - 1 && startsTitle(tokens[start]!, lexicon)) start++
    return start
  }
}

const LINK = /^(?:of|for|on|de|des|du|del|für)$/

const startsTitle = (token: Token, lexicon: Lexicon): boolean =>
  lexicon.words('titles').has(token.lower) || lexicon.words('rank-titles').has(token.lower)

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
  const byBlock = groupMentions(mentions, (mention) => mention.at)
  const all: Mention[] = []
  for (const block of copy.blocks) {
    let here = byBlock.get(block) ?? []
    for (let from = 0; from < block.tokens.length; from++) {
      if (!canBegin(block.tokens[from])) continue
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

const canBegin = (token: Token | undefined): boolean =>
  token !== undefined && (isCapital(token) || /^\p{Ll}{1,3}[-\p{Lu}]/u.test(token.text))

/** A capitalised surname, or first word of an eastern name, of somebody named in full. */
function addSurnames(mentions: readonly Mention[], copy: Copy, small: ReadonlySet<string>): Mention[] {
  const parts = new Set<string>()
  for (const mention of mentions) {
    const words = wordsOf(mention)
    if (mention.kind !== 'person' || words.length < 2) continue
    for (const part of [words[0]!, words.at(-1)!])
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
