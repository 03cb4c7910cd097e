/** A text in, its words and marks with their places out. Knows abbreviations and clitics, no names. */

import { patternFor } from './letters.ts'

/** A word, a number or a mark. Offsets count UTF-16 units; `end` is exclusive. */
export interface Token {
  readonly text: string
  /** Lower case, with straight apostrophes. */
  readonly lower: string
  /** Whether it begins with a capital letter. */
  readonly capital: boolean
  readonly start: number
  readonly end: number
}

const ABBREVIATIONS: Readonly<Record<string, string>> = {
  en: 'mr mrs ms mx dr prof sen sens rep reps gov gen col lt sgt cpl pvt capt cmdr adm maj rev hon fr st mt ft jr sr inc corp co ltd bros vs etc no vol ed eds al jan feb mar apr jun jul aug sept sep oct nov dec dept univ assn ave blvd rd est approx cf fig pp messrs det supt insp atty ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo ph',
  de: 'dr prof hr fr nr bzw ca usw etc str st sog evtl ggf vgl abs art bd hrsg jh jhd geb gest jan feb apr aug sept okt nov dez mio mrd inkl exkl dipl ing phil med jur hl ing',
  fr: 'm mm mme mmes mlle dr me pr st ste etc cf art av bd env no vol éd p pp janv févr avr juil sept oct nov déc ing',
  es: 'sr sra srta sres dr dra prof d dña ud uds lic ing gral cnel etc art núm pág págs ed vol av avda admón depto cía ee uu ene feb mar abr jun jul ago sept oct nov dic',
}

const shapesFor = patternFor(({ letters, marks, digits }) => {
  const dotted = `(?:[${letters}]\\.){2,}(?:-[${letters}${digits}]+)*`
  const part = `[${letters}${marks}${digits}_]+`
  const number = `[${digits}][${digits}.,:]*[${digits}]%?(?![${letters}${digits}-])`
  return new RegExp(
    `[@#][${letters}${digits}_]+|Ph\\.D\\.|${dotted}|${number}|${part}(?:[-‐‑’'&·.+]${part})*|\\.{3}|\\n|\\S`,
    'gu',
  )
})
const CLITIC = /(?<=.)[’'](?:s|S|re|ve|ll|d|m)$/
const ELISION = /^(?:[ldnsjmtcLDNSJMTC]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)[’']/

const abbreviations = new Map<string, ReadonlySet<string>>()

/** Words that are written with a dot in a language, without it. */
function abbreviationsOf(lang: string): ReadonlySet<string> {
  const known = abbreviations.get(lang) ?? new Set((ABBREVIATIONS[lang] ?? ABBREVIATIONS.en!).split(' '))
  abbreviations.set(lang, known)
  return known
}

/**
 * Cuts a text into tokens.
 *
 * A dot belongs to its word in initials and abbreviations (“U.N.”, “Mr.”, “J.”); the English possessive and the
 * French elided article are tokens of their own; a hyphened word is one token.
 *
 * @param lang - First part of a BCP 47 tag.
 */
export function tokensOf(text: string, lang: string): Token[] {
  const tokens: Token[] = []
  const push = (start: number, end: number) => {
    if (start < end) tokens.push(tokenOf(text.slice(start, end), start, end))
  }
  const shapes = shapesFor(text)
  for (let at = 0; at < text.length; ) {
    const plain = plainWordEnd(text, at)
    if (plain > at) {
      tokens.push(plainToken(text.slice(at, plain), at, plain))
      at = afterBlank(text, plain)
      continue
    }
    shapes.lastIndex = at
    const match = shapes.exec(text)
    if (!match) break
    const { 0: shape, index } = match
    const end = index + shape.length
    const dotted = keepsDot(text, shape, end, lang)
    if (dotted) push(index, end + 1)
    else splitClitics(shape, index, lang, push)
    at = afterBlank(text, dotted ? end + 1 : end)
  }
  return tokens
}

const BLANK = 0x20
const COMMA = 0x2c

/**
 * Finds where a word of plain letters ends that begins at an offset and is followed by a blank, a comma or nothing:
 * most words, which then need no closer look. Gives the offset back where there is none.
 */
export function plainWordEnd(text: string, at: number): number {
  let end = at
  while (isPlainLetter(text.charCodeAt(end))) end++
  const next = text.charCodeAt(end)
  return end === text.length || next === BLANK || next === COMMA ? end : at
}

/** Goes on over a blank. */
export const afterBlank = (text: string, at: number): number => (text.charCodeAt(at) === BLANK ? at + 1 : at)

/** Of letters from a to z, small or capital. */
const plainToken = (text: string, start: number, end: number): Token => ({
  text,
  lower: text.toLowerCase(),
  capital: text.charCodeAt(0) < 0x61,
  start,
  end,
})

function tokenOf(text: string, start: number, end: number): Token {
  return {
    text,
    lower: text.toLowerCase().replace(/[’ʼ]/g, "'"),
    capital: beginsWithCapital(text),
    start,
    end,
  }
}

/** Whether a code is one of a to z, small or capital. */
const isPlainLetter = (code: number): boolean => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a

// Most words begin with one of 26 letters.
function beginsWithCapital(text: string): boolean {
  const code = text.charCodeAt(0)
  return code < 0x80 ? code >= 0x41 && code <= 0x5a : /^\p{Lu}/u.test(text)
}

function keepsDot(text: string, shape: string, end: number, lang: string): boolean {
  if (text[end] !== '.' || text[end + 1] === '.') return false
  if (/^\p{Lu}$/u.test(shape)) return /^\.(?:\s?\p{Lu}|-)/u.test(text.slice(end, end + 3))
  // “(D-Wis.)”: a party and a state.
  if (/^[RDI]-\p{Lu}/u.test(shape)) return /^[),;]/.test(text.slice(end + 1))
  if (!abbreviationsOf(lang).has(shape.toLowerCase())) return false
  // “No.” and “Fig.” are abbreviations before a number only.
  if (
    /^(?:no|fig|art|vol|p|pp|nr|núm|pág|d|m|me|al|est|ill|ind|miss|mass|wash|ed|la|pa|ma|mo|st|fr|del|ore|ft|co|sept|mar|dec|jan|jun|jul)$/i.test(
      shape,
    )
  )
    return dotFits(shape, text.slice(end + 1, end + 4))
  return true
}

const NUMBERED = /^(?:no|fig|art|vol|p|pp|nr|núm|pág|sept|mar|dec|jan|jun|jul)$/i

const dotFits = (shape: string, after: string): boolean =>
  NUMBERED.test(shape)
    ? /^\s?\p{N}/u.test(after)
    : /^\p{Lu}/u.test(shape) && /^(?:[,;)]|\s?[\p{Lu}\p{Ll}(])/u.test(after)

function splitClitics(shape: string, at: number, lang: string, push: (start: number, end: number) => void) {
  const isJoined = /['’]/.test(shape)
  const head = isJoined && lang === 'fr' ? (ELISION.exec(shape)?.[0].length ?? 0) : 0
  const tail = isJoined && lang === 'en' ? (CLITIC.exec(shape)?.index ?? shape.length) : shape.length
  push(at, at + head)
  push(at + head, at + tail)
  push(at + tail, at + shape.length)
}

/** Whether a token begins with a capital letter. */
export const isCapital = (token: Token | undefined): boolean => token?.capital === true

/** Whether a token holds a letter or a digit. */
export const isWord = (token: Token | undefined): boolean =>
  token !== undefined && (isPlainLetter(token.text.charCodeAt(0)) || wordsIn(token.text).test(token.text))

const wordsIn = patternFor(({ letters, digits }) => new RegExp(`[${letters}${digits}]`, 'u'))

/** Whether a token begins with a small letter. */
export function isSmall({ text }: Token): boolean {
  const code = text.charCodeAt(0)
  return code < 0x80 ? code >= 0x61 && code <= 0x7a : /^\p{Ll}/u.test(text)
}

/** Index of the first token that starts at or after an offset. */
export function tokenAt(tokens: readonly Token[], offset: number): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (tokens[middle]!.start < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** The tokens that lie in a stretch of the text. */
export const tokensWithin = (tokens: readonly Token[], start: number, end: number): Token[] => {
  const from = tokenAt(tokens, start)
  let to = from
  while (to < tokens.length && tokens[to]!.end <= end) to++
  return tokens.slice(from, to)
}
