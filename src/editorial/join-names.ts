/** Mentions in, the same with what was cut inside a name put together: nicknames between marks, two halves of one person. */

import { isListed, isRole } from './clean-names.ts'
import type { CopyBlock } from './copy.ts'
import { groupBy } from './group-by.ts'
import type { Lexicon } from './lexicon.ts'
import { inReadingOrder, type Mention, mentionOf, overlap, wordsOf } from './mention.ts'
import { isCapital, isWord, type Token } from './tokens.ts'

/** Puts together “Harold “Hal” Brandvold”, “Ben | Kelly”, “Gallup | Korea”, “Dan-el | Padilla Peralta”. */
export function joinNames(mentions: readonly Mention[], lexicon: Lexicon): Mention[] {
  const houses = withHouses(mentions, lexicon)
  return [...groupBy(houses, ({ at }) => at)].flatMap(([block, here]) => {
    const nicknamed = nicknamesIn(block, here)
    const rest = here.filter((mention) => !nicknamed.some((each) => overlap(each, mention)))
    return joined([...rest, ...nicknamed].sort(inReadingOrder), lexicon)
  })
}

/** “Sotheby’s put it at …”, “at Lloyd’s of London”: a house that is only called as its founder's. */
function withHouses(mentions: readonly Mention[], lexicon: Lexicon): readonly Mention[] {
  if (lexicon.lang !== 'en') return mentions
  const longer = new Set(mentions.flatMap((each) => (each.to - each.from > 1 ? wordsOf(each) : [])))
  const houses = new Set(
    [...groupBy(mentions, ({ key }) => key)]
      .filter(
        ([key, alike]) =>
          !longer.has(key) &&
          !isListed(key, lexicon) &&
          (!lexicon.givenNames.has(key) || alike.every(({ kind }) => kind === 'organisation')) &&
          alike.every(({ at, from, to }) => to - from === 1 && /^['’]s$/.test(at.tokens[to]?.text ?? '')) &&
          alike.some(({ at, to }) => ownsNothing(at.tokens[to + 1], at.tokens[to + 2], lexicon)),
      )
      .map(([key]) => key),
  )
  return mentions.map((mention) =>
    houses.has(mention.key) ? mentionOf(mention.at, mention.from, mention.to + 1, 'organisation') : mention,
  )
}

/** Whether no noun can begin at a token. */
const ownsNothing = (next: Token | undefined, beyond: Token | undefined, lexicon: Lexicon): boolean =>
  next === undefined ||
  !isWord(next) ||
  // “Moody’s cut its rating”: an owner's noun has no article after it.
  /^(?:its|the|an?|his|her|their)$/.test(beyond?.lower ?? '') ||
  ['speech', 'auxiliaries'].some((list) => lexicon.words(list).has(next.lower)) ||
  /^(?:of|in|on|at|for|to|from|with|by|and|or|as|when|after|before|put|sold|sells|opened|owns|which|that|who)$/.test(
    next.lower,
  )

/** “Kenji “Ken” Morimoto”: a given name, what friends make of it, the rest. */
function nicknamesIn(at: CopyBlock, here: readonly Mention[]): Mention[] {
  const { tokens } = at
  return tokens.flatMap((token, open) => {
    if (!/^[“"‘(]$/.test(token.text) || !isCapital(tokens[open - 1]) || !isCapital(tokens[open + 1]))
      return []
    const close = isCapital(tokens[open + 2]) ? open + 3 : open + 2
    if (!/^[”"’)]$/.test(tokens[close]?.text ?? '') || !isCapital(tokens[close + 1])) return []
    const bracket = token.text === '('
    const first = here.find(({ to, kind }) => to === open && kind === 'person')
    const last = here.find(({ from }) => from === close + 1)
    if (!first || first.to - first.from > 2 || (last && last.kind !== 'person')) return []
    if (bracket && (!last || tokens[open + 1]!.text.length < 3)) return []
    return [mentionOf(at, first.from, last?.to ?? close + 2, 'person')]
  })
}

/** Joins what was cut in two, mention by mention. */
function joined(mentions: readonly Mention[], lexicon: Lexicon): Mention[] {
  const whole: Mention[] = []
  for (const mention of mentions) {
    const before = whole.at(-1)
    if (before && before.at === mention.at && belongTogether(before, mention, lexicon))
      whole.splice(-1, 1, mentionOf(mention.at, before.from, mention.to, before.kind))
    else whole.push(mention)
  }
  return whole
}

function belongTogether(before: Mention, mention: Mention, lexicon: Lexicon): boolean {
  if (isRestOfList(before, mention, lexicon) || isRestOfPlace(before, mention)) return true
  if (mention.from !== before.to) return false
  if (before.kind === 'organisation') return mention.kind === 'place' && lexicon.countries.has(mention.key)
  const given = before.to - before.from === 1
  const several = mention.to - mention.from > 1 || lexicon.givenNames.has(before.key)
  const unlisted = mention.kind === 'person' || (mention.kind === 'place' && !isListed(mention.key, lexicon))
  return (
    before.kind === 'person' &&
    unlisted &&
    given &&
    several &&
    !isRole(before.at.tokens[before.from], lexicon)
  )
}

/** “Basilica Minore | del | Santo Niño”: what a place is called after. */
const isRestOfPlace = (before: Mention, mention: Mention): boolean =>
  before.kind === 'place' &&
  mention.kind === 'place' &&
  mention.from === before.to + 1 &&
  /^(?:del|della|dello|di|du|des)$/.test(before.at.tokens[before.to]!.text)

/** “American Academy of Allergy, | Asthma and Immunology”: a body for several fields. */
const isRestOfList = (before: Mention, mention: Mention, lexicon: Lexicon): boolean =>
  before.kind === 'organisation' &&
  mention.kind === 'organisation' &&
  mention.from === before.to + 1 &&
  before.at.tokens[before.to]!.text === ',' &&
  before.at.tokens[before.to - 2]?.lower === 'of' &&
  wordsOf(mention).includes('and') &&
  !wordsOf(mention).some((word) => lexicon.words('org-heads').has(word))
