/** Tokens around a word in, the stretch of words that belongs to it out: “the group's national security adviser”. */

import { isRole } from './clean-names.ts'
import type { CopyBlock } from './copy.ts'
import type { Lexicon } from './lexicon.ts'
import type { Mention } from './mention.ts'
import { isCapital, isWord, type Token } from './tokens.ts'

/** A stretch of tokens; `to` is exclusive. */
export interface Phrase {
  readonly from: number
  readonly to: number
}

/** One block with its mentions by token. */
export interface NamedBlock {
  readonly at: CopyBlock
  readonly mentions: ReadonlyMap<number, Mention>
  readonly lexicon: Lexicon
}

/** “the”, “un”, but not “UN”. */
export const isArticle = ({ lower, text }: Token): boolean => ARTICLES.has(lower) && !/^\p{Lu}{2}/u.test(text)

/** Words that a phrase reaches back over at most. */
const LONGEST = 14
const ARTICLES = new Set('the a an this that der die das ein eine le la les un une el los las una'.split(' '))
const OWNERS = new Set(
  'his her their its our my one another sein seine ihr ihre son sa ses leur su sus'.split(' '),
)
/** “one”, but not the “One” of “One Nation member”. */
const isOwner = ({ lower, text }: Token): boolean => OWNERS.has(lower) && text !== 'One'
/** Small words that link what stands before a role to it: “secretary of state”, “director of Google”. */
export const LINKS = new Set(
  'of for at to and & in on the de del des du la für von und des der y et'.split(' '),
)

/** Whether a word is the head of a description: an office or trade, or for bodies and places what they are. */
export function isHead(token: Token | undefined, kind: Mention['kind'], lexicon: Lexicon): boolean {
  if (!token) return false
  const last = token.lower.split('-').at(-1)!
  if (kind === 'person')
    return isRole(token, lexicon) || (last.length > 3 && lexicon.words('roles').has(last)) || isTrade(token)
  if (kind === 'organisation')
    return lexicon.words('bodies').has(token.lower) || lexicon.words('bodies').has(singular(token.lower))
  return (
    lexicon.words('place-words').has(token.lower) || lexicon.words('place-words').has(singular(token.lower))
  )
}

const singular = (word: string): string => word.replace(/ies$/, 'y').replace(/s$/, '')

/** Trades that no list can hold: “ethnomusicologist”, “hornist”. */
const isTrade = (token: Token): boolean =>
  /^\p{Ll}{3,}(?:ologist|grapher|nomist|onomer|ographer|iatrist|icist)s?$/u.test(token.text)

/** The head that a name's title ends on, or in Romance languages has its adjective after (“le président russe”). */
export function headBefore({ at, lexicon }: NamedBlock, last: number, kind: Mention['kind']): number | null {
  if (isHead(at.tokens[last], kind, lexicon)) return last
  const romance = lexicon.lang === 'fr' || lexicon.lang === 'es'
  return romance &&
    at.tokens[last] &&
    lexicon.words('title-words').has(at.tokens[last]!.lower) &&
    isHead(at.tokens[last - 1], kind, lexicon)
    ? last - 1
    : null
}

/** Goes back from a head over what modifies it, its owner and its article. */
export function phraseBefore({ at, mentions, lexicon }: NamedBlock, head: number): Phrase {
  let from = head
  const low = Math.max(0, head - LONGEST)
  while (from > low) {
    const before = at.tokens[from - 1]!
    if (isArticle(before)) return { from: from - 1, to: head + 1 }
    if (isOwner(before)) return { from: from - 1, to: head + 1 }
    if (/^['’]s?$/.test(before.text) && from - 2 >= low) {
      from = ownerStart(at.tokens, mentions, from - 2, low)
      return { from, to: head + 1 }
    }
    // “Senator Kane of Texas and Senator Hill”: another begins.
    if (before.lower === 'and' && mentions.has(from - 2) && isRole(at.tokens[from], lexicon)) break
    const mention = mentions.get(from - 1)
    if (mention && mention.kind !== 'person') from = Math.max(low, mention.from)
    // “Trump campaign manager” is of somebody; in “Trump and Governor” another begins.
    else if (mention && (isCapital(at.tokens[from]) || LINKS.has(at.tokens[from]!.lower))) break
    // “former John Kane adviser”: the whole name, and what stands before it.
    else if (mention) from = Math.max(low, mention.from)
    else if (!isBeforeQualifier(at.tokens, from, lexicon) && modifies(at.tokens, from - 1, lexicon)) from--
    else break
  }
  return { from: trimmedStart(at.tokens, from, head), to: head + 1 }
}

/** “the challenge | former governor Kane sent”: a plain noun does not qualify “former”. */
const isBeforeQualifier = (tokens: readonly Token[], from: number, lexicon: Lexicon): boolean =>
  /^(?:former|ex-\p{L}+)$/u.test(tokens[from]!.lower) &&
  /^\p{Ll}+$/u.test(tokens[from - 1]!.text) &&
  !['qualifiers', 'title-words', 'roles'].some((list) => lexicon.words(list).has(tokens[from - 1]!.lower))

/** A capital title takes no small word for its own but a qualifier: “former”, not the “pier” of “at the pier Captain X”. */
export function titleStart(block: NamedBlock, head: number): number {
  const { tokens } = block.at
  const { from } = phraseBefore(block, head)
  if (block.lexicon.lang !== 'en' || !isCapital(tokens[head])) return from
  const qualifies = ({ lower }: Token) =>
    block.lexicon.words('qualifiers').has(lower) || block.lexicon.words('title-words').has(lower)
  for (let k = head - 1; k >= from; k--) {
    const token = tokens[k]!
    const bound =
      block.mentions.has(k) || isDeterminer(token) || /^(?:of|for|and|&|the)$|^['’]/.test(token.lower)
    if (!bound && isWord(token) && !isCapital(token) && !qualifies(token))
      return trimmedStart(tokens, k + 1, head)
  }
  return from
}

/** Where the words for an owner begin: “the Afghan team’s”, “Columbia University’s”. */
function ownerStart(
  tokens: readonly Token[],
  mentions: ReadonlyMap<number, Mention>,
  last: number,
  low: number,
): number {
  let from = mentions.get(last)?.from ?? last
  for (let k = from - 1; k >= Math.max(low, from - 4); k--) {
    if (isArticle(tokens[k]!) || isOwner(tokens[k]!)) return k
    if (!isWord(tokens[k]) || LINKS.has(tokens[k]!.lower) || /(?:ed|ing)$/.test(tokens[k]!.text)) break
    // “the year Kane's founder came”: the year is no part of the owner.
    if (!isCapital(tokens[k]) && isCapital(tokens[from])) break
    if (isCapital(tokens[k])) from = k
  }
  return from
}

/** Whether a word may stand before a head as its modifier. */
function modifies(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const token = tokens[at]!
  if (!isWord(token)) return token.text === '&'
  if (/^(?:and|of|for)$/.test(token.lower)) return links(tokens, at, lexicon)
  // “with Kane leading Texas senator Hill”: a verb, where no article stands before it.
  if (token.text === 'leading' && lexicon.lang === 'en') return isDeterminer(tokens[at - 1])
  if (lexicon.words('title-words').has(token.lower)) return true
  // “They had come to witness city mayor X”.
  if (isRole(token, lexicon)) return isCapital(token) || tokens[at - 1]?.lower !== 'to'
  if (lexicon.words('not-names').has(token.lower) || lexicon.words('titles').has(token.lower)) return false
  if (isCapital(token)) return true
  if (
    /^\p{N}+-year-old$/u.test(token.text) ||
    /-(?:based|born|old|winning|elect|ranking|known|linked|backed|led|style)$/.test(token.text)
  )
    return true
  if (isVerbLike(tokens, at, lexicon)) return false
  return /^\p{Ll}[\p{Ll}'’-]+$/u.test(token.text)
}

/** “secretary of state”, “academic and professor”: a small word between what belongs together. */
function links(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const before = tokens[at - 1]
  const after = tokens[at + 1]
  // “brother of Hollywood legend Kane”, “members of former president Kane’s cabinet”: they are others.
  const office = isRole(after, lexicon) || lexicon.words('qualifiers').has(after?.lower ?? '')
  if (tokens[at]!.lower === 'of' && (KIN.test(before?.lower ?? '') || office)) return false
  const joined = isRole(before, lexicon) || (before !== undefined && isCapital(before) && isCapital(after))
  return joined && (isCapital(after) || isRole(after, lexicon) || tokens[at]!.lower === 'of')
}

const KIN =
  /^(?:brother|sister|son|daughter|wife|husband|widow|widower|father|mother|cousin|uncle|aunt|nephew|niece|friend|ally|aide|supporter|critic|rival|partner|fan)s?$/

/** Whether a word looks like a verb, by its ending, its neighbour or the lists. */
export function isVerbLike(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const { lower } = tokens[at]!
  const before = tokens[at - 1]
  for (const heading of [
    'verbs',
    'speech',
    'speech-after',
    'speech-object',
    'auxiliaries',
    'adverbs-of-speech',
    'pronouns',
  ])
    if (lexicon.words(heading).has(lower)) return true
  // “polls show Democratic rival Kane”, but “talk show host Kane”.
  if (lower === 'show' && isCapital(tokens[at + 1])) return true
  if (PARTICIPLE.test(lower) || /ly$/.test(lower) || MODALS.test(before?.lower ?? '')) return true
  // “to fire campaign manager X”, but “to state senator X”.
  const known = ['title-words', 'qualifiers', 'roles', 'bodies', 'place-words', 'not-names']
  if (
    before?.lower === 'to' &&
    !known.some((list) => lexicon.words(list).has(lower)) &&
    !isCapital(tokens[at])
  )
    return true
  return (
    /[^s]s$/.test(lower) &&
    before !== undefined &&
    (isCapital(before) || lexicon.words('pronouns').has(before.lower))
  )
}

const MODALS = /^(?:will|would|can|could|may|might|must|should|did|does|do|not)$/
/** Endings of participles. */
export const PARTICIPLE = /\p{Ll}(?:ed|ing)$/u

/** No phrase begins with a link. */
function trimmedStart(tokens: readonly Token[], from: number, head: number): number {
  let start = from
  while (start < head && (LINKS.has(tokens[start]!.lower) || !isWord(tokens[start]))) start++
  return start
}

/**
 * Finds a title whose last words name what it is the title of: “Ambassador to the United States”, “Minister of
 * Education”. Looks back from the token before a name over linked capitals to the head.
 */
export function linkedHead(block: NamedBlock, last: number): number | null {
  const { at, lexicon, mentions } = block
  let linked = false
  const small = at.tokens[last]!.lower
  if (LINKS.has(small) || lexicon.words('not-names').has(small)) return null
  for (let k = last; k >= Math.max(0, last - 12); k--) {
    const token = at.tokens[k]!
    if (linked && isHead(token, 'person', lexicon) && !mentions.has(k))
      return OF.test(at.tokens[k + 1]!.lower) ? k : null
    // “an analyst at Harbour Trust Kane”: no title has “at” in it.
    if (/^(?:at|from|behind)$/.test(token.lower)) return null
    if (OF.test(token.lower)) linked = true
    else if (
      !isCapital(token) &&
      !LINKS.has(token.lower) &&
      !lexicon.words('bodies').has(token.lower) &&
      !mentions.has(k) &&
      !/^(?:chapter|foreign|state|public|prime|minister)$/.test(token.lower)
    )
      return null
  }
  return null
}

/** What hangs an office on what it is the office of. */
export const OF = /^(?:of|for|to|at|from|behind|de|del|du|des|d'|von|vom|für|der|des|beim|im)$/

/** An article that opens a sentence has a capital, which no description in the middle of a line has. */
export function withoutOpeningArticle({ from, to }: Phrase, tokens: readonly Token[]): Phrase {
  const first = tokens[from]!
  const owned = tokens.slice(from, to).some(({ text }) => /^['’]s?$/.test(text))
  return to - from > 1 && isArticle(first) && isCapital(first) && !owned
    ? { from: from + 1, to }
    : { from, to }
}

/** Whether a token begins a noun phrase by an article or an owner. */
export const isDeterminer = (token: Token | undefined): boolean =>
  token !== undefined && (isArticle(token) || isOwner(token))
