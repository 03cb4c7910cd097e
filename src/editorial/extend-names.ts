/** Mentions in, the same with their edges moved out to where the name ends. */

import { PARTICLES, type TokenRun } from './capital-runs.ts'
import { isListed, isRole } from './clean-names.ts'
import type { CopyBlock } from './copy.ts'
import { groupBy } from './group-by.ts'
import { foldName, type Lexicon } from './lexicon.ts'
import { inReadingOrder, type Mention, mentionOf, overlap } from './mention.ts'
import { isCapital, isWord } from './tokens.ts'

/** Moves edges: people to their last name, bodies to their head. */
export function extendNames(
  mentions: readonly Mention[],
  runsOf: ReadonlyMap<CopyBlock, readonly TokenRun[]>,
  lexicon: Lexicon,
): Mention[] {
  const byBlock = groupBy(mentions, (mention) => mention.at)
  const byKey = groupBy(mentions, (mention) => mention.key)
  return [...runsOf].flatMap(([block, runs]) => {
    const here = byBlock.get(block) ?? []
    const edges = here.map((mention) => {
      const longer = extended(mention, block, runs, here, lexicon)
      return longer !== mention && isWhole(mention, byKey.get(mention.key)!) ? mention : longer
    })
    const bodies = runs.flatMap((run) => headedBody(run, block, edges, lexicon))
    const rest = edges.filter((mention) => !bodies.some((body) => overlap(body, mention)))
    return [...rest, ...bodies].sort(inReadingOrder)
  })
}

/** “Margaret Hamilton Lego”: the words before the last one are a full name elsewhere, and more often. */
function isWhole(mention: Mention, alike: readonly Mention[]): boolean {
  const alone = alike.filter(
    ({ at: { tokens }, to }) => !isCapital(tokens[to]) && !PARTICLES.has(tokens[to]?.lower ?? ''),
  )
  return mention.kind === 'person' && mention.to - mention.from > 1 && 2 * alone.length > alike.length
}

function extended(
  mention: Mention,
  block: CopyBlock,
  runs: readonly TokenRun[],
  here: readonly Mention[],
  lexicon: Lexicon,
): Mention {
  const after = block.tokens[mention.to]
  if (
    mention.kind === 'place' &&
    after &&
    lexicon.words('place-heads').has(after.lower) &&
    !isListed(mention.key, lexicon)
  )
    return mentionOf(block, mention.from, mention.to + 1, 'place')
  if (lacksGivenName(mention, here, lexicon)) return mentionOf(block, mention.from - 1, mention.to, 'person')
  const owned = ownedBody(mention, runs, lexicon)
  if (owned) return owned
  if (isHalfOfPair(mention, here)) return mentionOf(block, mention.from, mention.to + 2, mention.kind)
  const run = runs.find((each) => each.from <= mention.from && each.to > mention.to)
  if (mention.kind !== 'person' || !run || mention.to - mention.from > 3 || run.to - mention.to > 3)
    return mention
  if (isTitleCase(block, mention)) return mention
  const rest = block.tokens.slice(mention.to, run.to)
  const foreign = rest.some(
    (token) => isRole(token, lexicon) || HEADS.some((list) => lexicon.words(list).has(token.lower)),
  )
  const listed = isListed(foldName(block.text.slice(rest[0]!.start, rest.at(-1)!.end)), lexicon)
  const taken = here.some((other) => other !== mention && other.from < run.to && other.to > mention.to)
  return foreign || listed || taken ? mention : mentionOf(block, mention.from, run.to, 'person')
}

/** Whether the sentence of a mention is written with capitals throughout, as headlines are. */
export function isTitleCase({ sentences, tokens }: CopyBlock, { from, to }: TokenRun): boolean {
  const sentence = sentences.find((each) => each.from <= from && from < each.to)!
  const words = tokens
    .slice(sentence.from, sentence.to)
    .filter(
      (token, i) =>
        token.text.length > 3 && isWord(token) && (i + sentence.from < from || i + sentence.from >= to),
    )
  return words.length > 1 && words.every((token) => isCapital(token))
}

/** “survivor Jun-jun | Catubay said”, “said Lai | Mohammed”: a capital word between a role or a verb of saying and a surname. */
function lacksGivenName(
  { at: { tokens }, kind, from, to }: Mention,
  here: readonly Mention[],
  lexicon: Lexicon,
): boolean {
  const [before, given] = [tokens[from - 2], tokens[from - 1]]
  return (
    kind === 'person' &&
    to - from === 1 &&
    before !== undefined &&
    !isCapital(before) &&
    (isRole(before, lexicon) || lexicon.words('speech').has(before.lower)) &&
    /^\p{Lu}\p{Ll}+(?:-\p{L}+)?$/u.test(given?.text ?? '') &&
    !isRole(given, lexicon) &&
    !['titles', 'not-names', 'title-words', 'org-heads'].some((list) =>
      lexicon.words(list).has(given!.lower),
    ) &&
    !lexicon.demonyms.has(given!.lower) &&
    !lexicon.others.has(given!.lower) &&
    !isListed(given!.lower, lexicon) &&
    !here.some((other) => other.from < from && other.to >= from)
  )
}

/** “University of the Highlands | and Islands”: the article holds both plurals. */
function isHalfOfPair({ at: { tokens }, from, to, kind }: Mention, here: readonly Mention[]): boolean {
  const of = tokens[to - 3]
  return (
    kind === 'organisation' &&
    to - from > 3 &&
    of?.lower === 'of' &&
    tokens[to - 2]!.lower === 'the' &&
    /s$/.test(tokens[to - 1]!.lower) &&
    tokens[to]?.lower === 'and' &&
    /^\p{Lu}\p{L}+s$/u.test(tokens[to + 1]?.text ?? '') &&
    !isCapital(tokens[to + 2]) &&
    !here.some((other) => other.from <= to + 1 && other.to > to + 1)
  )
}

/** “Murdoch Children’s Research Institute”, “Reserve Officers’ Training Corps”: a body for many of a kind. */
function ownedBody({ at, from, to }: Mention, runs: readonly TokenRun[], lexicon: Lexicon): Mention | null {
  const owners = at.tokens[to - 1]!.lower
  if (!/^['’]s?$/.test(at.tokens[to]?.text ?? '') || !/^(?:children|women|men|people|\p{L}+s)$/u.test(owners))
    return null
  const run = runs.find((each) => each.from === to + 1)
  const headed = run && lexicon.words('org-heads').has(at.tokens[run.to - 1]!.lower)
  return headed && run.to - run.from > 1 ? mentionOf(at, from, run.to, 'organisation') : null
}

const HEADS = ['org-heads', 'place-heads', 'other-heads']

/** “US Weekly”, “U.S. Embassy”: a run that ends on a body's head and was taken for something else, or in part. */
function headedBody(run: TokenRun, block: CopyBlock, here: readonly Mention[], lexicon: Lexicon): Mention[] {
  const { tokens } = block
  if (
    run.to - run.from < 2 ||
    run.to - run.from > 7 ||
    !lexicon.words('org-heads').has(tokens[run.to - 1]!.lower)
  )
    return []
  const touching = here.filter((mention) => mention.from < run.to && mention.to > run.from)
  const partly = touching.every((mention) => mention.kind !== 'organisation' && mention.to < run.to)
  const titled =
    isRole(tokens[run.from], lexicon) ||
    lexicon.demonyms.has(tokens[run.from]!.lower) ||
    (touching.length === 0 && lexicon.givenNames.has(tokens[run.from]!.lower))
  return partly && !titled && (touching[0]?.from ?? run.from) === run.from && !isTitleCase(block, run)
    ? [mentionOf(block, run.from, run.to, 'organisation')]
    : []
}

/** “the Kane administration”: a body whose one word is a president's is called in full. */
export const withAdministration = (mention: Mention): Mention =>
  mention.kind === 'organisation' &&
  mention.to - mention.from === 1 &&
  mention.at.tokens[mention.to]?.lower === 'administration'
    ? mentionOf(mention.at, mention.from, mention.to + 1, 'organisation')
    : mention
