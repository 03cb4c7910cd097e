/**
 * The words of a sentence and what the article says of them → features of each token that may belong to a name,
 * as hashes. The same code makes them for training and for tagging; a template's number is part of its hash.
 */

import type { Evidence } from './name-evidence.ts'
import { LEXICON, LEXICON_BITS } from './name-lexicon.ts'
import type { Run } from './name-runs.ts'
import { ENDS, type Form, has, hashText, mix, type Words } from './name-words.ts'

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
const OUTER: Form = {
  low: EDGE,
  form: EDGE,
  shape: EDGE,
  ends: [],
  capital: 2,
  letter: 0,
  cluster: 0,
  likeness: 0,
  flags: 0,
}

const formAt = ({ forms, length }: Words, i: number): Form => (i < 0 || i >= length ? OUTER : forms[i]!)

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
  const { capital, low } = words.forms[i]!
  if (capital) addEvidence(rows, words, i, evidence.get(low))
  const run = runs[i]
  if (run) addRun(rows, words, i, run)
  else addLink(rows, words, i, runs)
}

function addForms(rows: FeatureRows, words: Words, i: number): void {
  const here = words.forms[i]!
  const before = formAt(words, i - 1)
  const after = formAt(words, i + 1)
  const farBefore = formAt(words, i - 2)
  const farAfter = formAt(words, i + 2)
  rows.add(1, here.low)
  rows.add(2, here.form)
  rows.add(3, before.low)
  rows.add(4, after.low)
  rows.add(5, farBefore.low)
  rows.add(6, farAfter.low)
  rows.add(7, before.low, here.low)
  rows.add(8, here.low, after.low)
  rows.add(9, before.low, after.low)
  rows.add(10, here.shape)
  rows.add(11, before.shape, here.shape)
  rows.add(12, here.shape, after.shape)
  rows.add(13, mix(13, before.shape, here.shape), after.shape)
  rows.add(14, after.shape, farAfter.shape)
  rows.add(15, before.low, farBefore.low)
  rows.add(16, after.low, farAfter.low)
  for (let k = 0; k < ENDS; k++) if (here.ends[k]) rows.add(20 + k, here.ends[k]!)
  if (i === words.first) rows.add(17, here.shape)
  if (words.casing !== 'plain') rows.add(words.casing === 'title' ? 18 : 19, here.shape)
  rows.add(27, here.capital * 4 + before.capital * 2 + after.capital)
}

/** Bits that decide which tokens are looked at say nothing about them: they come from the labels themselves. */
const SHOWN = ~(LEXICON.opener | LEXICON.uncapitalised)

function addLists(rows: FeatureRows, words: Words, i: number): void {
  const { flags, forms, length } = words
  for (let d = -2; d <= 2; d++) {
    const k = i + d
    if (k < 0 || k >= length) continue
    let bits = flags[k]! & SHOWN
    for (let bit = 0; bits !== 0 && bit < LEXICON_BITS; bit++, bits >>>= 1) {
      if (bits & 1) rows.add(30 + d, bit, forms[k]!.capital)
    }
  }
  const known = flags[i]! & SHOWN
  const { shape, capital } = forms[i]!
  if (known & (known - 1)) rows.add(33, known, capital)
  if (i + 1 < length) rows.add(34, known || shape, flags[i + 1]! & SHOWN || forms[i + 1]!.shape)
  if (i > 0) rows.add(35, known || shape, flags[i - 1]! & SHOWN || forms[i - 1]!.shape)
}

/** Clusters are numbered so that a quarter and a thirty-second of the number name the wider ones. */
export const FINER = 2
const COARSE = 5

function addClusters(rows: FeatureRows, words: Words, i: number): void {
  const { cluster, likeness, capital, shape, letter } = words.forms[i]!
  if (cluster) {
    rows.add(40, cluster, capital)
    rows.add(41, cluster >> FINER)
    rows.add(42, cluster >> COARSE, capital)
    rows.add(44, likeness, capital)
  } else if (letter) rows.add(43, shape)
  for (const d of [-1, 1]) {
    const beside = formAt(words, i + d)
    if (!beside.cluster) continue
    rows.add(45 + d, beside.cluster >> FINER, beside.capital)
    rows.add(48 + d, beside.cluster >> COARSE, beside.capital)
  }
  for (const d of [-2, 2]) {
    const beside = formAt(words, i + d)
    if (beside.cluster) rows.add(52 + d, beside.cluster >> COARSE, beside.capital)
  }
  const before = i > 0 ? (words.forms[i - 1]!.cluster >> COARSE) + 1 : 0
  const after = i + 1 < words.length ? (words.forms[i + 1]!.cluster >> COARSE) + 1 : 0
  rows.add(55, before, ((cluster >> COARSE) << 1) | capital)
  rows.add(56, after, ((cluster >> COARSE) << 1) | capital)
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
  const { forms, flags } = words
  const { start, end, wideStart, wideEnd } = run
  const size = Math.min(end - start, 5)
  const place = i === start ? (i === end - 1 ? 0 : 1) : i === end - 1 ? 2 : 3
  const before = formAt(words, start - 1)
  const after = formAt(words, end)
  rows.add(70, size, place)
  rows.add(71, before.low, place)
  rows.add(72, after.low, place)
  rows.add(73, before.low, after.low)
  rows.add(74, formAt(words, start - 2).low, before.low)
  rows.add(75, after.low, formAt(words, end + 1).low)
  rows.add(76, before.cluster >> FINER, place)
  rows.add(77, after.cluster >> FINER, place)
  if (size > 1) {
    rows.add(78, forms[start]!.low, place)
    rows.add(79, forms[end - 1]!.low, place)
    rows.add(80, forms[start]!.cluster >> FINER, place)
    rows.add(81, forms[end - 1]!.cluster >> FINER, place)
    rows.add(88, forms[start]!.likeness, place)
    rows.add(89, forms[end - 1]!.likeness, place)
  }
  if (run.defined) rows.add(87, run.defined, place)
  let known = 0
  let telling = -1
  for (let k = wideStart; k < wideEnd; k++) {
    if (!forms[k]!.capital) continue
    known |= flags[k]!
    if (telling < 0 && has(flags[k]!, LEXICON.orgword | LEXICON.placeword | LEXICON.workword)) telling = k
  }
  rows.add(82, known & LISTED, place)
  rows.add(83, Math.min(wideEnd - wideStart, 8), wideStart < start ? 1 : wideEnd > end ? 2 : 0)
  if (telling >= 0) rows.add(84, forms[telling]!.low, telling < i ? 0 : telling === i ? 1 : 2)
  if (wideStart < start) rows.add(85, before.low, forms[wideStart]!.low)
  if (wideEnd > end) rows.add(86, after.low, forms[wideEnd - 1]!.cluster >> FINER)
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
function addLink(rows: FeatureRows, { forms, flags }: Words, i: number, runs: readonly (Run | null)[]): void {
  const { low } = forms[i]!
  const left = i > 0 ? (runs[i - 1] ?? null) : null
  const right = i + 1 < forms.length ? (runs[i + 1] ?? null) : null
  if (left) {
    const last = forms[left.end - 1]!
    rows.add(90, low, last.low)
    rows.add(91, low, forms[left.start]!.low)
    rows.add(92, low, last.cluster >> FINER)
    rows.add(93, low, flags[left.end - 1]! & LISTED)
  }
  if (right) {
    rows.add(94, low, forms[right.end - 1]!.low)
    rows.add(95, low, forms[right.start]!.cluster >> FINER)
    rows.add(96, low, flags[right.start]! & LISTED)
  }
  if (left && right)
    rows.add(97, mix(97, low, forms[left.end - 1]!.cluster >> COARSE), forms[right.start]!.cluster >> COARSE)
}
