/** Tagged documents and a lexicon → the columns of a model. */

import { LABELS } from '../../src/editorial/name-labels.ts'
import { type LexiconTables, NameLexicon } from '../../src/editorial/name-lexicon.ts'
import type { ModelColumns } from '../../src/editorial/name-model.ts'
import { fillTable } from './gather-lexicon.ts'
import { examplesOf, numbered, numberFeatures, prepare } from './make-examples.ts'
import type { TaggedDocument } from './read-tagged.ts'
import { type Training, trainCrf } from './train-crf.ts'

export interface Recipe {
  readonly training: Training
  /** Features seen fewer times are not learnt. */
  readonly rarest: number
  /** Weights nearer to zero are dropped. */
  readonly least: number
  readonly log: (line: string) => void
}

/** Trains the tagger and packs its weights into bytes. */
export function trainModel(
  documents: readonly TaggedDocument[],
  tables: LexiconTables,
  recipe: Recipe,
): ModelColumns {
  const raw = examplesOf(prepare(documents, new NameLexicon(tables)))
  const numbers = numberFeatures(raw.hashes, recipe.rarest)
  recipe.log(`${documents.length} documents, ${raw.labels.length} open tokens, ${numbers.size} features`)
  const { weights, transitions } = trainCrf(numbered(raw, numbers), recipe.training)
  return {
    lexiconChecks: tables.checks,
    lexiconClusters: tables.clusters,
    lexiconFlags: tables.flags,
    phraseChecks: tables.phraseChecks,
    phraseKinds: tables.phraseKinds,
    ...packWeights(numbers, weights, recipe),
    transitions,
  }
}

/** Greatest weight that is kept as it is. */
const GREATEST = 4

function packWeights(
  numbers: ReadonlyMap<number, number>,
  trained: Float32Array,
  { least, log }: Recipe,
): Pick<ModelColumns, 'featureChecks' | 'weights' | 'steps'> {
  const step = GREATEST / 127
  const pack = (weight: number): number =>
    Math.abs(weight) < least ? 0 : Math.round(Math.max(-GREATEST, Math.min(GREATEST, weight)) / step)
  const kept: { hash: number; row: Int8Array }[] = []
  for (const [hash, number] of numbers) {
    const row = Int8Array.from(trained.subarray(number * LABELS, (number + 1) * LABELS), pack)
    if (row.some((weight) => weight !== 0)) kept.push({ hash, row })
  }
  let slots = 1
  while (slots < kept.length * 1.25) slots *= 2
  log(`${kept.length} features kept in ${slots} slots`)
  const featureChecks = new Uint16Array(slots)
  const weights = new Int8Array(slots * LABELS)
  fillTable(
    featureChecks,
    kept.map(({ hash }) => hash),
    (slot, row) => weights.set(kept[row]!.row, slot * LABELS),
  )
  return { featureChecks, weights, steps: Float32Array.of(step) }
}
