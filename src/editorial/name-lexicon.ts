/**
 * The tagger's lexicon: a table of words with their cluster and the lists they stand in, and a table of names
 * of several words. Hashes only; the words themselves stay with the training tool.
 */

/** The lists, one bit each. */
export const LEXICON = {
  country: 1,
  demonym: 1 << 1,
  city: 1 << 2,
  place: 1 << 3,
  given: 1 << 4,
  surname: 1 << 5,
  organisation: 1 << 6,
  title: 1 << 7,
  role: 1 << 8,
  speech: 1 << 9,
  person: 1 << 10,
  orgword: 1 << 11,
  placeword: 1 << 12,
  locprep: 1 << 13,
  date: 1 << 14,
  workword: 1 << 15,
  /** A name even without a capital. */
  uncapitalised: 1 << 16,
  /** First word of a name of several words. */
  opener: 1 << 17,
  /** Set while reading a sentence: the first and the further words of a listed name of several words. */
  organisationStart: 1 << 18,
  organisationInside: 1 << 19,
  placeStart: 1 << 20,
  placeInside: 1 << 21,
  /** Any of the four above. */
  phrase: 15 << 18,
  /** Nouns for persons, organisations, places and other things. */
  personNoun: 1 << 22,
  organisationNoun: 1 << 23,
  placeNoun: 1 << 24,
  thingNoun: 1 << 25,
} as const

/** Bits that features look at, from the lowest; `opener` only saves time. */
export const LEXICON_BITS = 26

export const LONGEST_PHRASE = 7

/** Adds a word to the hash of the words before it. */
export const joinHash = (phrase: number, word: number): number =>
  Math.imul(phrase ^ word, 0x2c1b3c6d) ^ (phrase >>> 13)

/** Open addressing with the upper half of the hash as the check: one wrong hit in some ten thousand look-ups. */
export function findSlot(checks: Uint16Array, hash: number): number {
  const mask = checks.length - 1
  const check = checkOf(hash)
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    if (checks[slot] === check) return slot
    if (checks[slot] === 0) return -1
  }
}

/** 0 marks an empty slot. */
export const checkOf = (hash: number): number => hash >>> 16 || 1

export interface LexiconTables {
  readonly checks: Uint16Array
  readonly clusters: Uint16Array
  readonly flags: Uint32Array
  readonly likeness: Uint8Array
  readonly phraseChecks: Uint16Array
  /** {@link LEXICON} bit of a phrase's first word, shifted to 0: 1 organisation, 4 place. */
  readonly phraseKinds: Uint8Array
}

/** A word's hash and its lists. */
interface ListedWord {
  readonly low: number
  readonly flags: number
}

export class NameLexicon {
  readonly clusters: Uint16Array
  readonly flags: Uint32Array
  readonly likeness: Uint8Array

  constructor(private readonly tables: LexiconTables) {
    this.clusters = tables.clusters
    this.flags = tables.flags
    this.likeness = tables.likeness
  }

  /** Row of a word by the hash of its lower-cased form, or −1. */
  find(low: number): number {
    return findSlot(this.tables.checks, low)
  }

  /** Makes the words' flags, with the words of listed names of several words marked, the longest first. */
  markPhrases(words: readonly ListedWord[]): number[] {
    const flags = words.map((word) => word.flags)
    for (let i = 0; i < words.length; i++) {
      if ((flags[i]! & LEXICON.opener) === 0) continue
      const { length, kind } = this.longestPhrase(words, i)
      for (let j = 0; j < length; j++) flags[i + j]! |= j === 0 ? kind : kind << 1
    }
    return flags
  }

  private longestPhrase(words: readonly ListedWord[], start: number): { length: number; kind: number } {
    let length = 0
    let kind = 0
    let hash = words[start]!.low
    for (let n = 2; n <= LONGEST_PHRASE && start + n <= words.length; n++) {
      hash = joinHash(hash, words[start + n - 1]!.low)
      const slot = findSlot(this.tables.phraseChecks, hash)
      if (slot < 0) continue
      length = n
      kind = this.tables.phraseKinds[slot]! << 18
    }
    return { length, kind }
  }
}
