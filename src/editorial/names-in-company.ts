/** A name's mentions and the names around them in, whether it is a body's by the company that it keeps out. */

import { isRole } from './clean-names.ts'
import type { CopyBlock } from './copy.ts'
import type { NameKind } from './edition.ts'
import { headedKind } from './kind-by-shape.ts'
import type { Lexicon } from './lexicon.ts'
import { type Mention, wordsOf } from './mention.ts'
import { type ByToken, besideInRow } from './rows.ts'
import { isCapital, type Token } from './tokens.ts'

/** Where a name stands, before it is one. */
type Stretch = Pick<Mention, 'at' | 'from' | 'to'>

/** First words of longer names of bodies. */
export const openingsOfBodies = (mentions: readonly Mention[]): ReadonlySet<string> =>
  new Set(
    mentions.flatMap((mention) =>
      mention.kind === 'organisation' && mention.to - mention.from > 1 ? [wordsOf(mention)[0]!] : [],
    ),
  )

/** “Rayo” beside “Rayo Vallecano”, the last of “Instagram, WhatsApp and Atlas”: a body by the bodies around it. */
export function isBodyByCompany(
  alike: readonly Mention[],
  kind: NameKind,
  byToken: ReadonlyMap<CopyBlock, ByToken>,
  openings: ReadonlySet<string>,
  lexicon: Lexicon,
): boolean {
  const { key, from, to } = alike[0]!
  if (kind === 'organisation' || kind === 'other' || lexicon.givenNames.has(wordsOf(alike[0]!)[0]!))
    return false
  if (headedKind(alike[0]!.at.tokens.slice(from, to), lexicon) === 'place') return false
  if (kind === 'person' && to - from === 1 && openings.has(key))
    return !alike.some((each) => isTitled(each, lexicon))
  if (alike.some((mention) => isSomewhere(mention) || speaks(mention, lexicon))) return false
  return alike.every((mention) => {
    const beside = besideInRow(mention, byToken.get(mention.at)!)
    return beside.length > 0 && beside.every((other) => other.kind === 'organisation' && other.key !== key)
  })
}

/** “Meridian said”, where “Meridian Health System” is named too: a body that is called like some town. */
export const isHouse = (
  alike: readonly Mention[],
  { cities, capitals, countries, places }: Lexicon,
): boolean => {
  const { key } = alike[0]!
  return (
    cities.has(key) &&
    !countries.has(key) &&
    !places.has(key) &&
    !capitals.has(key) &&
    !alike.some(isSomewhere) &&
    alike.some(({ at: { tokens }, to }) =>
      /^(?:['’]s|said|says|had|has|will|plans|announced)$/.test(tokens[to]?.lower ?? ''),
    )
  )
}

/** Whether a given name or the words around a name say that somebody bears it, not some product or body. */
export function isSomebody(mention: Mention, lexicon: Lexicon): boolean {
  const { at, to } = mention
  const after = at.tokens.slice(to, to + HINTS).map(({ lower }) => lower)
  return (
    lexicon.givenNames.has(wordsOf(mention)[0]!) ||
    speaks(mention, lexicon) ||
    /^(?:who|whose|[,(] (?:who|whose|born|aged|\d\d))\b/.test(after.slice(0, 2).join(' ')) ||
    after.some((word) => PERSONAL.test(word))
  )
}

/** “Vala Perth, an Australian woman and former clerk”, “Vala Perth, who”: no place. */
export function isCalledSomebody({ at: { tokens }, to }: Mention, lexicon: Lexicon): boolean {
  if (tokens[to]?.text !== ',') return false
  if (tokens[to + 1]?.lower === 'who') return true
  if (!/^(?:an?|the)$/.test(tokens[to + 1]?.lower ?? '')) return false
  const aside = tokens.slice(to + 2, to + 9)
  const end = aside.findIndex(({ lower }) => /^(?:[,.;]|and|who|of|at|for|from|in|with)$/.test(lower))
  const head = aside[end - 1]
  return head !== undefined && (/^(?:man|woman|boy|girl)$/.test(head.lower) || isHuman(head, lexicon))
}

/** “your daughter Chelsea”: a child, not a town. */
export const isKin = ({ at: { tokens }, from, to }: Mention): boolean =>
  to - from === 1 &&
  /^(?:daughter|son|wife|husband|sister|brother|mother|father|aunt|uncle|niece|nephew|cousin)$/.test(
    tokens[from - 1]?.lower ?? '',
  )

/** “the suburb of Preston”: a town, whoever is called so. */
export const isTownOf = ({ at: { tokens }, from, to, kind }: Mention, lexicon: Lexicon): boolean =>
  to - from === 1 &&
  kind !== 'organisation' &&
  tokens[from - 1]?.lower === 'of' &&
  /^(?:city|town|village|suburb|hamlet|port|township|neighbou?rhood)$/.test(tokens[from - 2]?.lower ?? '') &&
  !lexicon.words('titles').has(tokens[from]!.lower)

/** “the Marquis de Lafayette”, but not “at the Marquis of Granby”, a pub. */
export function isNoble({ at: { tokens }, from, to }: Stretch): boolean {
  const [title, of] = [tokens[from]!, tokens[from + 1]]
  return (
    to - from > 2 &&
    !/^(?:at|in)$/.test(tokens[from - 2]?.lower ?? '') &&
    /^(?:marquis|marquess|count|countess|duke|duchess|earl|baron|baroness|viscount)$/.test(title.lower) &&
    /^(?:de|of|von|d['’])$/.test(of!.lower)
  )
}

/** “Perth et al.”: who wrote something. */
export const isAuthor = ({ at: { tokens }, to }: Mention): boolean =>
  tokens[to]?.lower === 'et' && /^al\.?$/.test(tokens[to + 1]?.lower ?? '')

/** A role that only people have: a city may be a leader, a host and a partner. */
const isHuman = (token: Token, lexicon: Lexicon): boolean =>
  isRole(token, lexicon) &&
  !/^(?:ally|champion|favou?rite|guest|home|host|leader|member|neighbou?r|owner|partner|pioneer|rival|winner)$/.test(
    token.lower,
  )

/** Tokens behind a name in which a pronoun most probably means it. */
const HINTS = 18

const PERSONAL = /^(?:he|she|him|his|her|hers|himself|herself)$/

/** Whether a title stands before a name or a verb of saying beside it. */
export const speaks = (mention: Mention, lexicon: Lexicon): boolean =>
  isTitled(mention, lexicon) || isBesideSpeech(mention, lexicon)

const isTitled = ({ at: { tokens }, from }: Mention, lexicon: Lexicon): boolean =>
  isRole(tokens[from - 1], lexicon) || lexicon.words('titles').has(tokens[from - 1]?.lower ?? '')

const isBesideSpeech = ({ at: { tokens }, from, to }: Mention, lexicon: Lexicon): boolean =>
  lexicon.words('speech').has(tokens[from - 1]?.lower ?? '') ||
  lexicon.words('speech').has(tokens[to]?.lower ?? '')

/** Whether a name stands after a word of place. */
export const isSomewhere = ({ at, from }: Mention): boolean => {
  const before = at.tokens[from - 1]?.lower ?? ''
  const word = /^(?:the|a|der|die|das|la|le|el|los)$/.test(before)
    ? (at.tokens[from - 2]?.lower ?? '')
    : before
  return /^(?:in|at|from|near|to|through|of|outside|across|around|into|toward|towards|between|on|off|via|visit|visited|aus|nach|bei|à|en|dans|de|desde|hacia)$/.test(
    word,
  )
}

/** “Lisa Song of InsideClimate”: a given name, a surname, and where they belong; “General George Kane”. */
export const isSomebodyOf = ({ at: { tokens }, from, to }: Stretch, lexicon: Lexicon): boolean =>
  (to - from === 3 &&
    lexicon.words('rank-titles').has(tokens[from]!.lower) &&
    lexicon.givenNames.has(tokens[from + 1]!.lower) &&
    /^\p{Lu}\p{Ll}+$/u.test(tokens[from + 2]!.text) &&
    !['org-heads', 'place-heads'].some((list) => lexicon.words(list).has(tokens[from + 2]!.lower))) ||
  (to - from > 3 &&
    lexicon.givenNames.has(tokens[from]!.lower) &&
    isCapital(tokens[from + 1]) &&
    !lexicon.words('org-heads').has(tokens[from + 1]!.lower) &&
    !lexicon.words('place-heads').has(tokens[from + 1]!.lower) &&
    /^(?:of|from|at)$/.test(tokens[from + 2]!.lower))
