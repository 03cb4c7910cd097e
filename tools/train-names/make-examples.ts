/** Documents → examples for the trainer: features, numbered, with their labels. */

import { gatherEvidence } from '../../src/editorial/name-evidence.ts'
import { addFeatures, FeatureRows } from '../../src/editorial/name-features.ts'
import { OUTSIDE, spansOf } from '../../src/editorial/name-labels.ts'
import type { NameLexicon } from '../../src/editorial/name-lexicon.ts'
import { runsOf } from '../../src/editorial/name-runs.ts'
import { eachStretch, type Words, wordsOf } from '../../src/editorial/name-words.ts'
import type { TaggedDocument } from './read-tagged.ts'
import type { Examples, Stretch } from './train-crf.ts'

/** Numbers of features by their hash; one that is rarer than asked for has none. */
export type FeatureNumbers = ReadonlyMap<number, number>

/** A document with its words looked at. */
export interface Prepared {
  readonly words: readonly Words[]
  readonly labels: readonly Int32Array[]
}

/** Looks at the words of documents. */
export const prepare = (documents: readonly TaggedDocument[], lexicon: NameLexicon): Prepared[] =>
  documents.map(({ sentences }) => {
    const words = sentences.map(({ tokens }) => wordsOf(tokens, lexicon))
    return { words, labels: sentences.map(({ labels }) => labels) }
  })

/** Examples as hashes, before numbering. */
export interface RawExamples {
  readonly stretches: readonly Stretch[]
  readonly hashes: Int32Array
  readonly rows: Int32Array
  readonly labels: Uint8Array
}

/** Makes the examples. */
export function examplesOf(documents: readonly Prepared[]): RawExamples {
  const collector = new Collector()
  for (const { words, labels } of documents) {
    const runs = words.map(runsOf)
    const evidence = gatherEvidence(words, runs)
    words.forEach((sentence, s) => {
      collector.add(sentence, labels[s]!, (rows, i) => addFeatures(rows, sentence, i, runs[s]!, evidence))
    })
  }
  return collector.done()
}

class Collector {
  private readonly stretches: Stretch[] = []
  private readonly features = new FeatureRows()
  private readonly rows: number[] = []
  private readonly labels: number[] = []

  add(words: Words, labels: Int32Array, addRow: (rows: FeatureRows, i: number) => void): void {
    const covered = coverable(words, labels)
    eachStretch(words, (start, end) => {
      const from = this.rows.length
      for (let i = start; i < end; i++) {
        this.rows.push(this.features.size)
        this.labels.push(covered[i]!)
        addRow(this.features, i)
      }
      this.stretches.push({ start: from, end: this.rows.length })
    })
  }

  done(): RawExamples {
    this.rows.push(this.features.size)
    const { stretches, features, rows, labels } = this
    return {
      stretches,
      hashes: features.ids.slice(0, features.size),
      rows: Int32Array.from(rows),
      labels: Uint8Array.from(labels),
    }
  }
}

// A name with a token that is never looked at cannot be learnt.
function coverable(words: Words, labels: Int32Array): Int32Array {
  const open = new Uint8Array(words.length)
  eachStretch(words, (start, end) => open.fill(1, start, end))
  const kept = labels.slice()
  for (const { start, end } of spansOf(labels)) {
    if (open.subarray(start, end).includes(0)) kept.fill(OUTSIDE, start, end)
  }
  return kept
}

/** Numbers the features that occur at least `least` times. */
export function numberFeatures(hashes: Int32Array, least: number): Map<number, number> {
  const counts = new Map<number, number>()
  for (const hash of hashes) counts.set(hash, (counts.get(hash) ?? 0) + 1)
  const numbers = new Map<number, number>()
  for (const [hash, count] of counts) if (count >= least) numbers.set(hash, numbers.size)
  return numbers
}

/** Puts numbers in the place of hashes. */
export const numbered = (raw: RawExamples, numbers: FeatureNumbers): Examples => ({
  ...raw,
  ids: raw.hashes.map((hash) => numbers.get(hash) ?? -1),
  features: numbers.size,
})
