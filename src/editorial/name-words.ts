/**
 * The tokens of a sentence → what the tagger wants to know of each word: hashes of its forms and ends, its
 * shape, its cluster, the lexicons it stands in. Numbers only, so that features are cheap to make.
 */

import { LEXICON, type NameLexicon } from './name-lexicon.ts'

/** How the letters of a sentence are cased; in `title` and `capitals` a capital says little. */
export type Casing = 'plain' | 'title' | 'capitals'

/** Columns, one row a token. */
export interface Words {
  readonly length: number
  readonly casing: Casing
  /** Index of the first token with a letter. */
  readonly first: number
  /** Hash of the lower-cased token. */
  readonly low: Int32Array
  /** Hash of the token as written. */
  readonly form: Int32Array
  /** Hash of the shape: `Xx`, `X.`, `x9`. */
  readonly shape: Int32Array
  /** Hashes of the first two to four and the last one to four letters, {@link ENDS} a token; 0 where too short. */
  readonly ends: Int32Array
  /** 1 where the token begins with a capital. */
  readonly capital: Uint8Array
  /** 1 where the token has a letter. */
  readonly letter: Uint8Array
  /** Cluster number from 1, or 0 for a word without one. */
  readonly cluster: Int32Array
  /** Bits of {@link LEXICON}. */
  readonly flags: Int32Array
}

export const ENDS = 7

/** Mixes two numbers under a template's number into one feature. */
export function mix(template: number, a: number, b = 0): number {
  let hash = Math.imul(a ^ Math.imul(template, 0x9e3779b1), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 15) ^ Math.imul(b, 0x27d4eb2f), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

/** Hashes a string, as the tables of the model were made with it. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash ^ (hash >>> 15)
}

/** Looks at every token of a sentence. */
export function wordsOf(tokens: readonly string[], lexicon: NameLexicon): Words {
  const length = tokens.length
  const words = {
    length,
    low: new Int32Array(length),
    form: new Int32Array(length),
    shape: new Int32Array(length),
    ends: new Int32Array(length * ENDS),
    capital: new Uint8Array(length),
    letter: new Uint8Array(length),
    cluster: new Int32Array(length),
    flags: new Int32Array(length),
  }
  for (let i = 0; i < length; i++) {
    const token = tokens[i]!
    const lower = token.toLowerCase()
    const low = hashText(lower)
    words.low[i] = low
    words.form[i] = hashText(token)
    lookAtLetters(words, token, i)
    hashEnds(words.ends, lower, i * ENDS)
    const entry = lexicon.find(low)
    words.cluster[i] = entry < 0 ? 0 : lexicon.clusters[entry]!
    words.flags[i] = entry < 0 ? 0 : lexicon.flags[entry]!
  }
  lexicon.markPhrases(words.low, words.flags)
  return { ...words, casing: casingOf(words), first: words.letter.indexOf(1) }
}

const UPPER = 1
const LOWER = 2
const DIGIT = 3

function kindOf(code: number): number {
  if (code >= 97 && code <= 122) return LOWER
  if (code >= 65 && code <= 90) return UPPER
  if (code >= 48 && code <= 57) return DIGIT
  if (code < 0xc0) return 0
  const letter = String.fromCharCode(code)
  return letter !== letter.toLowerCase() ? UPPER : letter !== letter.toUpperCase() ? LOWER : 0
}

type LetterColumns = Pick<Words, 'shape' | 'capital' | 'letter'>

// A run of one kind counts once; capitals in a row count as two.
function lookAtLetters(words: LetterColumns, token: string, row: number): void {
  let shape = 17
  let before = -1
  let run = 0
  for (let i = 0; i < token.length; i++) {
    const code = token.charCodeAt(i)
    const kind = kindOf(code)
    if (i === 0 && kind === UPPER) words.capital[row] = 1
    if (kind === UPPER || kind === LOWER) words.letter[row] = 1
    run = kind === before ? run + 1 : 0
    before = kind
    if (run === 0 || (run === 1 && kind === UPPER)) shape = Math.imul(shape, 31) + (kind || code + 4)
  }
  words.shape[row] = shape
}

function hashEnds(ends: Int32Array, lower: string, at: number): void {
  let front = 0x811c9dc5
  let back = 0x811c9dc5
  const length = lower.length
  for (let i = 0; i < 4 && i < length; i++) {
    front = Math.imul(front ^ lower.charCodeAt(i), 0x01000193)
    back = Math.imul(back ^ lower.charCodeAt(length - 1 - i), 0x01000193)
    if (i > 0) ends[at + i - 1] = front
    ends[at + 3 + i] = back
  }
}

function casingOf({ capital, letter, shape }: LetterColumns): Casing {
  let letters = 0
  let capitals = 0
  let shouted = 0
  for (let i = 0; i < letter.length; i++) {
    letters += letter[i]!
    capitals += capital[i]!
    if (capital[i] && isShouted(shape[i]!)) shouted++
  }
  if (letters <= 2) return 'plain'
  if (shouted === letters) return 'capitals'
  return capitals > 0.75 * letters ? 'title' : 'plain'
}

const SHOUTED = new Set(
  ['X', 'XX'].map((shape) => [...shape].reduce((hash) => Math.imul(hash, 31) + UPPER, 17)),
)
const isShouted = (shape: number): boolean => SHOUTED.has(shape)

/** Whether the lexicons know a word by one of these bits. */
export const has = (flags: number, bits: number): boolean => (flags & bits) !== 0

/**
 * Visits the stretches of tokens that may belong to names: capitals, what stands beside one, numbers, listed names
 * without a capital. What lies between is outside every name.
 */
export function eachStretch(words: Words, visit: (start: number, end: number) => void): void {
  for (let i = 0; i < words.length; i++) {
    if (!isOpen(words, i)) continue
    const start = i
    while (i < words.length && isOpen(words, i)) i++
    visit(start, i)
  }
}

const isOpen = (words: Words, i: number): boolean =>
  isNameLike(words, i) || isNameLike(words, i - 1) || isNameLike(words, i + 1) || words.shape[i] === DIGITS

const isNameLike = ({ capital, flags }: Words, i: number): boolean =>
  capital[i] === 1 || has(flags[i] ?? 0, LEXICON.uncapitalised | LEXICON.phrase)

const DIGITS = Math.imul(17, 31) + DIGIT
