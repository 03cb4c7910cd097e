/** Spans of a tagger in, mentions out: titles, articles and possessives cut off, coordinations parted. */

import { areHouses, PARTICLES } from './capital-runs.ts'
import type { Copy, CopyBlock } from './copy.ts'
import { isCredit } from './credits.ts'
import type { NameKind } from './edition.ts'
import { isName } from './is-name.ts'
import { headedKind } from './kind-by-shape.ts'
import { foldName, type Lexicon } from './lexicon.ts'
import { type Mention, mentionAt, mentionOf } from './mention.ts'
import type { NameSpan } from './name-span.ts'
import { isNoble, isSomebodyOf } from './names-in-company.ts'
import { isCapital, isWord, type Token, tokenAt } from './tokens.ts'

/** Titles that are part of the name of who bears them when one word follows (“Pope Francis”). */
const REGAL = new Set(
  'pope king queen prince princess emperor empress sultan emir tsar czar saint st. st papst könig königin pape roi reine papa rey reina'.split(
    ' ',
  ),
)

interface Window {
  readonly block: CopyBlock
  from: number
  to: number
}

/** Cleans what a tagger found. What is no name once it is clean, a demonym or a mere title, is left out. */
export function cleanNames(spans: readonly NameSpan[], copy: Copy, lexicon: Lexicon): Mention[] {
  const blocks = new Map(copy.blocks.map((block) => [block.id, block]))
  return spans.flatMap((span) => {
    const block = blocks.get(span.block)
    return block && !CITATION.test(block.text) && !isInTitle(span, block) && !isInThing(span, block, lexicon)
      ? partsOf(span, block, lexicon).flatMap((part) => cleanPart(part, span.kind, lexicon))
      : []
  })
}

/** “Bain, Carolyn (2006). New Zealand.”: an entry of a bibliography. */
const CITATION = /^\p{Lu}[\p{L}’'-]*(?: \p{Lu}[\p{L}’'-]*)?, \p{Lu}.{0,90}\((?:1[5-9]|20)\d\d[a-z]?\)[.:,]/u

/** Whether a span stands in a short title between quotation marks, written with capitals: “The World of Tomorrow”. */
function isInTitle(span: NameSpan, { text }: CopyBlock): boolean {
  const open = Math.max(...['“', '‘', '"', '«', '„'].map((mark) => text.lastIndexOf(mark, span.start)))
  const close = open < 0 ? -1 : text.slice(open + 1).search(/[”"»“]|’(?!\p{L})/u) + open + 1
  if (close <= open || close < span.end) return false
  const words = text
    .slice(open + 1, close)
    .split(/[^\p{L}\p{N}'’]+/u)
    .filter(Boolean)
  const main = words.filter((word) => word.length > 3)
  if (words.length < 2 || words.length > 8 || main.length === 0) return false
  return [words[0]!, ...main].every((word) => /^\p{Lu}/u.test(word))
}

/** “Valentine’s Day”, “US$20,000”: part of what is no name. */
function isInThing({ end, start }: NameSpan, { text, tokens }: CopyBlock, lexicon: Lexicon): boolean {
  if (/^[$€£]/.test(text.slice(end))) return true
  const next = tokenAt(tokens, end)
  return [1, 2, 3].some((more) => {
    const last = tokens[next + more - 1]
    return last !== undefined && lexicon.others.has(foldName(text.slice(start, last.end)))
  })
}

/** Parts a span at commas, brackets and, for people and known places, at “and”. */
function partsOf(span: NameSpan, block: CopyBlock, lexicon: Lexicon): Window[] {
  const parts: Window[] = []
  let from = tokenAt(block.tokens, span.start)
  const to = tokenAt(block.tokens, span.end)
  const whole = span.kind === 'organisation' || span.kind === 'other' || listed(block, from, to, lexicon)
  for (let i = from; i <= to; i++) {
    const goesOn = i < to && !isBrokenAt(block, i) && (whole || !partsAt(block.tokens[i]!, span.kind))
    if (goesOn && !(span.kind === 'organisation' && joinsBodies(block, from, i, to, lexicon))) continue
    if (i > from) parts.push({ block, from, to: i })
    from = i + 1
  }
  return parts
}

/** A name goes on over no line break, no verb (“established”) and, short ones like “AC/DC” aside, over no slash. */
function isBrokenAt({ tokens }: CopyBlock, at: number): boolean {
  const { text } = tokens[at]!
  if (text === '/') return !(isShort(tokens[at - 1]) && isShort(tokens[at + 1]))
  return text === '\n' || /^\p{Ll}{2,}(?:ed|ing)$/u.test(text)
}

const isShort = (token: Token | undefined): boolean => token !== undefined && token.end - token.start < 3

/**
 * “National Geographic Society and Conservation International”, “Hill Institute of Technology and Dale University”: a
 * whole name, “and”, another.
 */
function joinsBodies({ tokens }: CopyBlock, from: number, at: number, to: number, lexicon: Lexicon): boolean {
  if (tokens[at]!.lower !== 'and' || at - from < 2 || to - at < 3) return false
  const heads = lexicon.words('org-heads')
  const [left, right] = [tokens.slice(from, at), tokens.slice(at + 1, to)]
  return (heads.has(left.at(-1)!.lower) && right.every((token) => isCapital(token))) || areHouses(left, right)
}

const partsAt = (token: Token, kind: NameKind): boolean =>
  /^[,;:()[\]/“”"]$/.test(token.text) ||
  (kind === 'person' && /^(?:and|und|et|y|e|&)$/.test(token.lower)) ||
  (kind === 'place' && /^(?:and|und|et|y)$/.test(token.lower))

function listed(block: CopyBlock, from: number, to: number, lexicon: Lexicon): boolean {
  if (to <= from) return false
  const key = foldName(block.text.slice(block.tokens[from]!.start, block.tokens[to - 1]!.end))
  return isListed(key, lexicon)
}

/** Whether a folded name stands in a list of names. */
export const isListed = (key: string, lexicon: Lexicon): boolean =>
  lexicon.countries.has(key) ||
  lexicon.places.has(key) ||
  lexicon.cities.has(key) ||
  lexicon.organisations.has(key)

function cleanPart(window: Window, taken: NameKind, lexicon: Lexicon): Mention[] {
  const kind = isSomebodyOf({ ...window, at: window.block }, lexicon) ? 'person' : taken
  trimEnd(window)
  trimOffice(window, kind, lexicon)
  trimStart(window, kind, lexicon)
  cutTail(window, kind, lexicon)
  if (window.to <= window.from) return []
  const { block, from, to } = window
  if (isCredit(block, from, to)) return []
  // “Benoit Tessier/Reuters”: whose picture it is.
  if (kind === 'person' && [block.tokens[from - 1], block.tokens[to]].some((token) => token?.text === '/'))
    return []
  const pair = countriesIn(block.tokens[from]!, to - from, block, lexicon)
  if (pair) return pair
  const mention = withoutCompound(mentionOf(block, from, to, kind))
  return isName(mention, lexicon) ? [mention] : []
}

/** Cuts off what a person hangs on (“Jamie Werner of Ngātiwai”) and who follows a country (“United States Hamdullah Mohib”). */
function cutTail(window: Window, kind: NameKind, lexicon: Lexicon): void {
  const { block, from, to } = window
  if (listed(block, from, to, lexicon)) return
  for (let k = from + 1; k < to; k++) {
    const { lower } = block.tokens[k]!
    const hangs =
      kind === 'person' &&
      ((k > from + 1 && /^(?:of|from|at|for|in)$/.test(lower)) ||
        (lower === 'the' && !EPITHETS.test(block.tokens[k + 1]?.lower ?? '')))
    const country =
      kind === 'place' &&
      to - k > 1 &&
      countryAt(block, from, k, lexicon) &&
      !headedKind(block.tokens.slice(from, to), lexicon)
    if (!hangs && !country) continue
    window.to = k
    return
  }
}

/** What rulers are called besides their name. */
export const EPITHETS =
  /^(?:great|elder|younger|terrible|conqueror|bold|fat|wise|good|confessor|baptist|lionheart|magnificent)$/

const countryAt = ({ text, tokens }: CopyBlock, from: number, to: number, lexicon: Lexicon): boolean =>
  lexicon.countries.has(foldName(text.slice(tokens[from]!.start, tokens[to - 1]!.end)))

function trimEnd(window: Window): void {
  const { tokens } = window.block
  while (window.to > window.from) {
    const last = tokens[window.to - 1]!
    const possessive = /^['’]s?$/i.test(last.text)
    if (isWord(last) && !possessive && (isCapital(last) || /\p{Lu}|\p{N}/u.test(last.text))) break
    if (/^[!)]$/.test(last.text) && window.to - window.from > 1) break
    window.to--
  }
}

/**
 * “Texas Congressman”, “Senate Minority | Leader”: what follows a place or a body in a title is no part of its name,
 * nor is a party's or a people's name (“Senate Republicans”).
 */
function trimOffice(window: Window, kind: NameKind, lexicon: Lexicon): void {
  const { block } = window
  if (kind !== 'place' && kind !== 'organisation') return
  const before = window.to
  while (window.to - window.from > 1 && !listed(block, window.from, window.to, lexicon)) {
    const last = block.tokens[window.to - 1]!
    const next = block.tokens[window.to]
    const office = OFFICE.test(last.lower) || (kind === 'place' && isRole(last, lexicon))
    const people = lexicon.others.has(last.lower) || lexicon.demonyms.has(last.lower)
    const field =
      (window.to < before || (isCapital(next) && OFFICE.test(next!.lower))) &&
      (FIELD.test(last.lower) || lexicon.words('title-words').has(last.lower))
    if (!office && !people && !field) return
    window.to--
    trimEnd(window)
  }
}

const OFFICE =
  /^(?:leader|secretary|director|president|chairman|chairwoman|chair|committee(?:wo)?man|congress(?:wo)?man|senator|governor|mayor|spokes(?:wo)?man|minister|ambassador|speaker|whip|editor|correspondent)s?$/
const FIELD = /^(?:majority|minority|agriculture|bureau|capitol|digital)$/

function trimStart(window: Window, kind: NameKind, lexicon: Lexicon): void {
  const { block } = window
  while (window.to - window.from >= 1) {
    const first = block.tokens[window.from]!
    if (first.text !== 'the' && listed(block, window.from, window.to, lexicon)) return
    const article =
      (lexicon.words('not-names').has(first.lower) && !isShortMonth(window, kind)) || !isWord(first)
    const small = !isCapital(first) && !/\p{Lu}/u.test(first.text) && !PARTICLES.has(first.lower)
    const titled = kind === 'person' && window.to - window.from > 1 && isTitleAt(window, lexicon)
    const adverb =
      kind === 'person' && /^\p{Lu}\p{Ll}{4,}ly$/u.test(first.text) && !lexicon.givenNames.has(first.lower)
    if (!article && !small && !titled && !(adverb && window.to - window.from > 1)) return
    window.from++
  }
}

/** “Jan Smuts”, “Mar Hicks”: no month where a name follows. */
const isShortMonth = ({ block: { tokens }, from, to }: Window, kind: NameKind): boolean =>
  kind === 'person' &&
  to - from > 1 &&
  /^(?:Jan|Mar)$/.test(tokens[from]!.text) &&
  isCapital(tokens[from + 1])

function isTitleAt({ block, from, to }: Window, lexicon: Lexicon): boolean {
  const { tokens } = block
  const first = tokens[from]!
  const left = to - from
  if (isNoble({ at: block, from, to })) return false
  if (REGAL.has(first.lower) && left <= 3 && isCapital(first)) return false
  if (lexicon.words('titles').has(first.lower)) return true
  if (lexicon.demonyms.has(first.lower) || isAbbreviatedCountry(first, lexicon)) return true
  const role = isRole(first, lexicon)
  // “Dean Kamen”, “Major Tom”: a title that is a given name too counts only in a row of titles.
  if (role && left === 2 && lexicon.givenNames.has(first.lower)) return isRole(tokens[from - 1], lexicon)
  const before = !isCapital(first) || (left > 2 && isRole(tokens[from + 1], lexicon))
  return role || (before && lexicon.words('title-words').has(first.lower)) || first.text === '-'
}

const isAbbreviatedCountry = (token: Token, lexicon: Lexicon): boolean =>
  /^(?:\p{Lu}\.){2,}$|^(?:US|UK|EU|UN)$/u.test(token.text) && isListed(token.lower, lexicon)

/** Whether a word says what somebody is: a rank, an office, a trade, a relation; of “Attorney-General” its last part. */
export function isRole(token: Token | undefined, lexicon: Lexicon): boolean {
  if (!token) return false
  // “Attorney-General”, “exsenador”.
  const last = token.lower
    .slice(token.lower.lastIndexOf('-') + 1)
    .replace(lexicon.lang === 'es' ? /^ex/ : '', '')
  return (
    ROLE_LISTS.some(
      (list) => lexicon.words(list).has(token.lower) || (last.length > 4 && lexicon.words(list).has(last)),
    ) || isCompoundRole(token, lexicon)
  )
}

/** German writes “Werftleiter” in one word. */
function isCompoundRole({ capital, lower }: Token, lexicon: Lexicon): boolean {
  if (lexicon.lang !== 'de' || !capital) return false
  if (TRADES.test(lower)) return true
  for (const role of lexicon.words('roles'))
    if (role.length > 5 && lower.length > role.length + 2 && lower.endsWith(role)) return true
  return false
}

const TRADES = /\p{L}{2}(?:macher|meister|händler|lehrer|forscher|züchter|fahrer|pfleger|gärtner)(?:in)?$/u

const ROLE_LISTS = ['rank-titles', 'roles', 'plural-roles']

/** “China-Russia” names two. */
function countriesIn(token: Token, length: number, block: CopyBlock, lexicon: Lexicon): Mention[] | null {
  const at = token.text.search(/[-–/]/)
  if (length !== 1 || at < 1 || isListed(token.lower, lexicon)) return null
  const [left, right] = [foldName(token.text.slice(0, at)), foldName(token.text.slice(at + 1))]
  const places = [left, right].map((part) => lexicon.countries.has(part) || lexicon.cities.has(part))
  const nations = [left, right].map((part) => lexicon.demonyms.has(part))
  if (![0, 1].every((half) => places[half] || nations[half])) return null
  const mentions: Mention[] = []
  if (places[0]) mentions.push(mentionAt(block, token.start, token.start + at, 'place'))
  if (places[1]) mentions.push(mentionAt(block, token.start + at + 1, token.end, 'place'))
  return mentions
}

/** “al-Qaeda-linked” names al-Qaeda. */
function withoutCompound(mention: Mention): Mention {
  const tail = COMPOUND.exec(mention.text)
  return tail ? mentionAt(mention.at, mention.start, mention.start + tail.index, mention.kind) : mention
}

const COMPOUND =
  /[-‑](?:\p{Ll}{2,}(?:ed|ing|ible|able)|led|style|born|era|run|made|held|specific|like|only|free|wide|friendly|centric|ready|esque|itis|worthy)$/u
