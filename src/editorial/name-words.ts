/**
 * The tokens of a sentence → what the tagger wants to know of each word: hashes of its forms and ends, its
 * shape, its cluster, the lexicons it stands in. Numbers only, so that features are cheap to make.
 */

import { LEXICON, type NameLexicon } from './name-lexicon.ts'

/** How the letters of a sentence are cased; in `title` and `capitals` a capital says little. */
export type Casing = 'plain' | 'title' | 'capitals'

/** What a token is wherever it stands. Whole numbers of 32 bits throughout. */
export interface Form {
  /** Hash of the lower-cased token. */
  readonly low: number
  /** Hash of the token as written. */
  readonly form: number
  /** Hash of the shape: `Xx`, `X.`, `x9`. */
  readonly shape: number
  /** Hashes of the first two to four and the last one to four letters, {@link ENDS}; 0 where too short. */
  readonly ends: readonly number[]
  /** 1 where the token begins with a capital. */
  readonly capital: number
  /** 1 where the token has a letter. */
  readonly letter: number
  /** Cluster number from 1, or 0 for a word without one. */
  readonly cluster: number
  /** Likeness to parts of persons', organisations' and places' names, two bits each. */
  readonly likeness: number
  /** Bits of {@link LEXICON}. */
  readonly flags: number
}

/** A sentence. */
export interface Words {
  readonly length: number
  readonly casing: Casing
  /** Index of the first token with a letter. */
  readonly first: number
  readonly forms: readonly Form[]
  /** Bits of {@link LEXICON}, those of names of several words among them. */
  readonly flags: readonly number[]
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

/** Looks at every token of a sentence; `known` remembers the forms of the sentences before. */
export function wordsOf(
  tokens: readonly string[],
  lexicon: NameLexicon,
  known = new Map<string, Form>(),
): Words {
  const forms = tokens.map((token) => {
    let form = known.get(token)
    if (!form) {
      form = formOf(token, lexicon)
      known.set(token, form)
    }
    return form
  })
  return {
    length: forms.length,
    forms,
    flags: lexicon.markPhrases(forms),
    casing: casingOf(forms),
    first: forms.findIndex(({ letter }) => letter === 1),
  }
}

function formOf(token: string, lexicon: NameLexicon): Form {
  const lower = token.toLowerCase()
  const low = hashText(lower)
  const entry = lexicon.find(low)
  return {
    low,
    form: hashText(token),
    ...lettersOf(token),
    ends: endsOf(lower),
    cluster: entry < 0 ? 0 : lexicon.clusters[entry]!,
    likeness: entry < 0 ? 0 : lexicon.likeness[entry]!,
    // Flags are 32 bits without a sign in the file.
    flags: entry < 0 ? 0 : lexicon.flags[entry]! | 0,
  }
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

// A run of one kind counts once; capitals in a row count as two.
function lettersOf(token: string): Pick<Form, 'shape' | 'capital' | 'letter'> {
  let shape = 17
  let before = -1
  let run = 0
  let letter = 0
  for (let i = 0; i < token.length; i++) {
    const code = token.charCodeAt(i)
    const kind = kindOf(code)
    if (kind === UPPER || kind === LOWER) letter = 1
    run = kind === before ? run + 1 : 0
    before = kind
    if (run === 0 || (run === 1 && kind === UPPER)) shape = Math.imul(shape, 31) + (kind || code + 4)
  }
  return { shape: shape | 0, capital: kindOf(token.charCodeAt(0)) === UPPER ? 1 : 0, letter }
}

function endsOf(lower: string): number[] {
  const ends = new Array<number>(ENDS).fill(0)
  let front = 0x811c9dc5
  let back = 0x811c9dc5
  const length = lower.length
  for (let i = 0; i < 4 && i < length; i++) {
    front = Math.imul(front ^ lower.charCodeAt(i), 0x01000193)
    back = Math.imul(back ^ lower.charCodeAt(length - 1 - i), 0x01000193)
    if (i > 0) ends[i - 1] = front
    ends[3 + i] = back
  }
  return ends
}

function casingOf(forms: readonly Form[]): Casing {
  let letters = 0
  let capitals = 0
  let shouted = 0
  for (const { letter, capital, shape } of forms) {
    letters += letter
    capitals += capital
    if (capital && isShouted(shape)) shouted++
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
  isNameLike(words, i) ||
  isNameLike(words, i - 1) ||
  isNameLike(words, i + 1) ||
  words.forms[i]!.shape === DIGITS

const isNameLike = ({ forms, flags }: Words, i: number): boolean =>
  forms[i]?.capital === 1 || has(flags[i] ?? 0, LEXICON.uncapitalised | LEXICON.phrase)

const DIGITS = Math.imul(17, 31) + DIGIT
