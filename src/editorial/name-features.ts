/**
 * The words of a sentence and what the article says of them → features of each token that may belong to a name,
 * as hashes. The same code makes them for training and for tagging; a template's number is part of its hash.
 */

import type { Evidence } from './name-evidence.ts'
import { LEXICON, LEXICON_BITS } from './name-lexicon.ts'
import { ENDS, has, hashText, mix, type Words } from './name-words.ts'

/** Features of many tokens, one row after the other. */
export class FeatureRows {
  ids = new Int32Array(4096)
  size = 0

  /** Adds the feature of a template with one or two values. */
  add(template: number, a: number, b = 0): void {
    if (this.size === this.ids.length) {
      const wider = new Int32Array(2 * this.size)
      wider.set(this.ids)
      this.ids = wider
    }
    this.ids[this.size++] = mix(template, a, b)
  }
}

/** Stands for a word outside the sentence. */
const EDGE = hashText('\n')

/** A stretch of capitalised words around a token, and the same with of, for, and, the, & between its parts. */
interface Run {
  readonly start: number
  readonly end: number
  readonly wideStart: number
  readonly wideEnd: number
}

const LINKS = new Set(
  [
    'of',
    'for',
    'and',
    'the',
    '&',
    'de',
    'del',
    'la',
    'von',
    'van',
    'der',
    'di',
    'du',
    '-',
    "'s",
    'on',
    'in',
  ].map(hashText),
)

/** Finds the run of capitalised words that each token stands in, or null. */
export function runsOf(words: Words): (Run | null)[] {
  const runs = new Array<Run | null>(words.length).fill(null)
  for (let i = 0; i < words.length; i++) {
    if (!words.capital[i] || runs[i]) continue
    let end = i + 1
    while (end < words.length && words.capital[end]) end++
    const run = { start: i, end, wideStart: reach(words, i, -1), wideEnd: reach(words, end - 1, 1) + 1 }
    runs.fill(run, i, end)
  }
  return runs
}

// Goes on over up to two linking words to the next capital.
function reach({ low, capital, length }: Words, from: number, step: 1 | -1): number {
  let at = from
  for (;;) {
    let next = at + step
    for (
      let links = 0;
      links < 2 && next >= 0 && next < length && !capital[next] && LINKS.has(low[next]!);
      links++
    )
      next += step
    if (next < 0 || next >= length || !capital[next]) return at
    at = next
  }
}

/** Adds the features of the token at `i` to `rows`. */
export function addFeatures(
  rows: FeatureRows,
  words: Words,
  i: number,
  runs: readonly (Run | null)[],
  evidence: ReadonlyMap<number, Evidence>,
): void {
  addForms(rows, words, i)
  addLists(rows, words, i)
  addClusters(rows, words, i)
  if (words.capital[i]) addEvidence(rows, words, i, evidence.get(words.low[i]!))
  const run = runs[i]
  if (run) addRun(rows, words, i, run)
  else addLink(rows, words, i, runs)
}

function addForms(rows: FeatureRows, words: Words, i: number): void {
  const { low, form, shape, ends, length, first, casing, capital } = words
  const at = (column: Int32Array, k: number): number => (k < 0 || k >= length ? EDGE : column[k]!)
  const word = low[i]!
  const before = at(low, i - 1)
  const after = at(low, i + 1)
  const here = shape[i]!
  rows.add(1, word)
  rows.add(2, form[i]!)
  rows.add(3, before)
  rows.add(4, after)
  rows.add(5, at(low, i - 2))
  rows.add(6, at(low, i + 2))
  rows.add(7, before, word)
  rows.add(8, word, after)
  rows.add(9, before, after)
  rows.add(10, here)
  rows.add(11, at(shape, i - 1), here)
  rows.add(12, here, at(shape, i + 1))
  rows.add(13, mix(13, at(shape, i - 1), here), at(shape, i + 1))
  rows.add(14, at(shape, i + 1), at(shape, i + 2))
  rows.add(15, before, at(low, i - 2))
  rows.add(16, after, at(low, i + 2))
  for (let k = 0; k < ENDS; k++) {
    const hash = ends[i * ENDS + k]!
    if (hash) rows.add(20 + k, hash)
  }
  if (i === first) rows.add(17, here)
  if (casing !== 'plain') rows.add(casing === 'title' ? 18 : 19, here)
  rows.add(27, capital[i]! * 4 + (i > 0 ? capital[i - 1]! : 2) * 2 + (i + 1 < length ? capital[i + 1]! : 2))
}

/** Bits that decide which tokens are looked at say nothing about them: they come from the labels themselves. */
const SHOWN = ~(LEXICON.opener | LEXICON.uncapitalised)

function addLists(rows: FeatureRows, words: Words, i: number): void {
  const { flags, capital, shape, length } = words
  for (let d = -2; d <= 2; d++) {
    const k = i + d
    if (k < 0 || k >= length) continue
    let bits = flags[k]! & SHOWN
    for (let bit = 0; bits !== 0 && bit < LEXICON_BITS; bit++, bits >>>= 1) {
      if (bits & 1) rows.add(30 + d, bit, capital[k]!)
    }
  }
  const known = flags[i]! & SHOWN
  if (known & (known - 1)) rows.add(33, known, capital[i]!)
  if (i + 1 < length) addListPair(rows, 34, known || shape[i]!, flags[i + 1]! & SHOWN || shape[i + 1]!)
  if (i > 0) addListPair(rows, 35, known || shape[i]!, flags[i - 1]! & SHOWN || shape[i - 1]!)
}

const addListPair = (rows: FeatureRows, template: number, here: number, beside: number): void =>
  rows.add(template, here, beside)

/** Clusters are numbered so that a quarter and a thirty-second of the number name the wider ones. */
export const FINER = 2
const COARSE = 5

function addClusters(rows: FeatureRows, words: Words, i: number): void {
  const { cluster, length, capital, shape, letter } = words
  const here = cluster[i]!
  if (here) {
    rows.add(40, here, capital[i]!)
    rows.add(41, here >> FINER)
    rows.add(42, here >> COARSE, capital[i]!)
  } else if (letter[i]) rows.add(43, shape[i]!)
  for (const d of [-1, 1]) {
    const beside = i + d >= 0 && i + d < length ? cluster[i + d]! : 0
    if (!beside) continue
    rows.add(45 + d, beside >> FINER, capital[i + d]!)
    rows.add(48 + d, beside >> COARSE, capital[i + d]!)
  }
  for (const d of [-2, 2]) {
    const beside = i + d >= 0 && i + d < length ? cluster[i + d]! : 0
    if (beside) rows.add(52 + d, beside >> COARSE, capital[i + d]!)
  }
  const before = i > 0 ? (cluster[i - 1]! >> COARSE) + 1 : 0
  const after = i + 1 < length ? (cluster[i + 1]! >> COARSE) + 1 : 0
  rows.add(55, before, ((here >> COARSE) << 1) | capital[i]!)
  rows.add(56, after, ((here >> COARSE) << 1) | capital[i]!)
  rows.add(57, before, after)
}

function addEvidence(rows: FeatureRows, words: Words, i: number, seen: Evidence | undefined): void {
  if (!seen) return
  const start = i === words.first ? 1 : 0
  if (words.casing !== 'capitals') rows.add(60, (seen.lower ? 2 : 0) | (seen.middle ? 4 : 0) | start)
  rows.add(61, Math.min(seen.total, 4))
  for (let k = 0; k < seen.seen.length; k++) {
    const times = seen.seen[k]!
    if (times) rows.add(62, k, Math.min(times, 2))
  }
}

function addRun(rows: FeatureRows, words: Words, i: number, run: Run): void {
  const { low, flags, cluster, length } = words
  const { start, end, wideStart, wideEnd } = run
  const at = (k: number): number => (k < 0 || k >= length ? EDGE : low[k]!)
  const clusterAt = (k: number): number => (k < 0 || k >= length ? 0 : cluster[k]! >> FINER)
  const size = Math.min(end - start, 5)
  const place = i === start ? (i === end - 1 ? 0 : 1) : i === end - 1 ? 2 : 3
  rows.add(70, size, place)
  rows.add(71, at(start - 1), place)
  rows.add(72, at(end), place)
  rows.add(73, at(start - 1), at(end))
  rows.add(74, at(start - 2), at(start - 1))
  rows.add(75, at(end), at(end + 1))
  rows.add(76, clusterAt(start - 1), place)
  rows.add(77, clusterAt(end), place)
  if (size > 1) {
    rows.add(78, at(start), place)
    rows.add(79, at(end - 1), place)
    rows.add(80, clusterAt(start), place)
    rows.add(81, clusterAt(end - 1), place)
  }
  let known = 0
  let telling = -1
  for (let k = wideStart; k < wideEnd; k++) {
    if (!words.capital[k]) continue
    known |= flags[k]!
    if (telling < 0 && has(flags[k]!, LEXICON.orgword | LEXICON.placeword | LEXICON.workword)) telling = k
  }
  rows.add(82, known & LISTED, place)
  rows.add(83, Math.min(wideEnd - wideStart, 8), wideStart < start ? 1 : wideEnd > end ? 2 : 0)
  if (telling >= 0) rows.add(84, low[telling]!, telling < i ? 0 : telling === i ? 1 : 2)
  if (wideStart < start) rows.add(85, at(start - 1), at(wideStart))
  if (wideEnd > end) rows.add(86, at(end), clusterAt(wideEnd - 1))
}

const LISTED =
  LEXICON.country |
  LEXICON.city |
  LEXICON.place |
  LEXICON.given |
  LEXICON.organisation |
  LEXICON.orgword |
  LEXICON.placeword |
  LEXICON.workword |
  LEXICON.title

// A word between two capitalised stretches belongs to both or to none.
function addLink(rows: FeatureRows, words: Words, i: number, runs: readonly (Run | null)[]): void {
  const { low, flags, cluster, length } = words
  const left = i > 0 ? (runs[i - 1] ?? null) : null
  const right = i + 1 < length ? (runs[i + 1] ?? null) : null
  if (left) {
    rows.add(90, low[i]!, low[left.end - 1]!)
    rows.add(91, low[i]!, low[left.start]!)
    rows.add(92, low[i]!, cluster[left.end - 1]! >> FINER)
    rows.add(93, low[i]!, flags[left.end - 1]! & LISTED)
  }
  if (right) {
    rows.add(94, low[i]!, low[right.end - 1]!)
    rows.add(95, low[i]!, cluster[right.start]! >> FINER)
    rows.add(96, low[i]!, flags[right.start]! & LISTED)
  }
  if (left && right)
    rows.add(97, mix(97, low[i]!, cluster[left.end - 1]! >> COARSE), cluster[right.start]! >> COARSE)
}
