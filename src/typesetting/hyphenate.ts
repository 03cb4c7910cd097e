/**
 * A word and its language → where it may be divided.
 *
 * Patterns after Franklin Mark Liang, “Word Hy-phen-a-tion by Com-put-er” (1983), compiled ahead into tries by
 * tools/compile-hyphenation.ts; loading one is a matter of laying arrays over its bytes.
 */

import type { Host } from '../host/host.ts'

/** Gives the offsets at which a word of letters alone may be divided, in order. */
export interface Hyphenator {
  (letters: string): readonly number[]
  /** Divides words in need, where the language's own patterns are sparing. */
  readonly spare?: Hyphenator
}

/** Languages whose patterns go by another name. */
const ALIASES: Readonly<Record<string, string>> = {
  en: 'en-us',
  'en-au': 'en-gb',
  'en-ie': 'en-gb',
  'en-in': 'en-gb',
  'en-nz': 'en-gb',
  'en-za': 'en-gb',
  de: 'de-1996',
  el: 'el-monoton',
  mn: 'mn-cyrl',
  sr: 'sr-cyrl',
  'sr-latn': 'sh-latn',
  sh: 'sh-latn',
  bs: 'sh-latn',
  ku: 'kmr',
  nn: 'nb',
  no: 'nb',
  am: 'mul-ethi',
  gez: 'mul-ethi',
  ti: 'mul-ethi',
  'zh-latn': 'zh-latn-pinyin',
}

/**
 * Patterns that stand in for others in need. The British ones know only where Oxford's dictionaries prefer to
 * divide, and leave half the words of a novel whole: “happened”, “summoned”.
 */
const SPARE: Readonly<Record<string, string>> = { 'en-gb': 'en-us' }

/**
 * Builds the function that finds a language's hyphenator; each is loaded when first asked for.
 *
 * @returns A function from a BCP 47 tag to a hyphenator, or to `null` where there are no patterns.
 */
export function hyphenators(host: Host): (lang: string) => Hyphenator | null {
  const names = new Set(host.assetNames('assets/hyphenation'))
  const loaded = new Map<string, Hyphenator>()
  const load = (language: string): Hyphenator => {
    const known = loaded.get(language)
    if (known) return known
    const own = readPatterns(host.asset(`assets/hyphenation/${language}.bin`))
    const spare = SPARE[language]
    const hyphenator = spare ? Object.assign(own, { spare: load(spare) }) : own
    loaded.set(language, hyphenator)
    return hyphenator
  }
  return (lang) => {
    const language = patternsOf(lang.toLowerCase(), names)
    return language === null ? null : load(language)
  }
}

/** Takes subtags off until patterns are found: `pt-br` → `pt`. */
function patternsOf(lang: string, names: ReadonlySet<string>): string | null {
  for (let tag = lang; tag !== ''; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))) {
    const language = ALIASES[tag] ?? tag
    if (names.has(`${language}.bin`)) return language
  }
  return null
}

/** A trie whose nodes are numbered level by level, so that the children of a node follow one another. */
interface Trie {
  /** Number of each letter by its character code, 0 for none; the dot that stands for a word's edge is one of them. */
  readonly numbers: Uint16Array
  /** First child of each node; the next node's first child ends its children. */
  readonly children: Uint16Array | Uint32Array
  /** Letter that leads to a node. */
  readonly letters: Uint8Array | Uint16Array
  /** List of levels that a node's pattern has, 0 for none. */
  readonly lists: Uint16Array
  readonly listStarts: Uint32Array
  readonly levels: Uint8Array
  readonly minimums: readonly [left: number, right: number]
}

/** Lays arrays over compiled patterns and builds the function that divides words by them. */
function readPatterns(bytes: Uint8Array): Hyphenator {
  const trie = readTrie(bytes)
  const codes = new Uint16Array(256)
  const levels = new Uint8Array(256)
  // The same letters come again with other punctuation.
  const divided = new Map<string, readonly number[]>()
  return (letters) => {
    const word = letters.toLowerCase()
    // Words as long as that are no words; a few capitals change length with their case.
    if (word.length !== letters.length || word.length > 250) return []
    const known = divided.get(word) ?? divide(trie, word, codes, levels)
    divided.set(word, known)
    return known
  }
}

function readTrie(bytes: Uint8Array): Trie {
  // A copy starts at a multiple of four; a slice of Node's buffers would be a view.
  const { buffer } = new Uint8Array(bytes)
  const [alphabet, nodes, listCount, left, right] = new Uint32Array(buffer, 0, 5) as unknown as number[]
  let at = 20
  const take = <T>(
    type: new (buffer: ArrayBufferLike, at: number, length: number) => T,
    length: number,
    size: number,
  ): T => {
    const array = new type(buffer, at, length)
    at += (length * size + 3) & ~3
    return array
  }
  const characters = take(Uint16Array, alphabet!, 2)
  const children = nodes! < 0xffff ? take(Uint16Array, nodes! + 1, 2) : take(Uint32Array, nodes! + 1, 4)
  const lists = take(Uint16Array, nodes!, 2)
  const letters = alphabet! < 0xff ? take(Uint8Array, nodes!, 1) : take(Uint16Array, nodes!, 2)
  const lengths = take(Uint8Array, listCount!, 1)
  const listStarts = new Uint32Array(listCount! + 1)
  lengths.forEach((length, i) => {
    listStarts[i + 1] = listStarts[i]! + length
  })
  return {
    numbers: numbered(characters),
    children,
    letters,
    lists,
    listStarts,
    levels: take(Uint8Array, listStarts[listCount!]!, 1),
    minimums: [left!, right!],
  }
}

function numbered(characters: Uint16Array): Uint16Array {
  const numbers = new Uint16Array(Math.max(...characters) + 1)
  characters.forEach((character, i) => {
    numbers[character] = i + 1
  })
  return numbers
}

/** Lays every pattern over the word; odd levels divide. `codes` and `levels` are scratch. */
function divide(trie: Trie, word: string, codes: Uint16Array, levels: Uint8Array): number[] {
  const edge = trie.numbers[0x2e] ?? 0
  const end = word.length + 2
  codes[0] = edge
  for (let i = 0; i < word.length; i++) codes[i + 1] = trie.numbers[word.charCodeAt(i)] ?? 0
  codes[end - 1] = edge
  levels.fill(0, 0, end)
  for (let start = 0; start < end; start++) {
    let node = 0
    for (let i = start; i < end && codes[i] !== 0; i++) {
      node = childOf(trie, node, codes[i]!)
      if (node === 0) break
      // The list of a pattern that starts at a word's edge begins after the edge.
      if (trie.lists[node] !== 0) raise(trie, trie.lists[node]!, levels, Math.max(0, start - 1))
    }
  }
  const [left, right] = trie.minimums
  const found: number[] = []
  for (let i = left; i <= word.length - right; i++) if (levels[i]! & 1) found.push(i)
  return found
}

function childOf({ children, letters }: Trie, node: number, letter: number): number {
  let low = children[node]!
  let high = children[node + 1]! - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if (letters[middle] === letter) return middle
    if (letters[middle]! < letter) low = middle + 1
    else high = middle - 1
  }
  return 0
}

function raise({ listStarts, levels: lists }: Trie, list: number, levels: Uint8Array, at: number): void {
  const start = listStarts[list]!
  const length = listStarts[list + 1]! - start
  for (let i = 0; i < length; i++) {
    if (lists[start + i]! > levels[at + i]!) levels[at + i] = lists[start + i]!
  }
}
