/** Tagged documents and a lexicon → the columns of a model. */

import { LABELS } from '../../src/editorial/name-labels.ts'
import { type LexiconTables, NameLexicon } from '../../src/editorial/name-lexicon.ts'
import type { ModelColumns } from '../../src/editorial/name-model.ts'
import { fillTable } from './gather-lexicon.ts'
import { examplesOf, type FeatureNumbers, numbered, numberFeatures, prepare } from './make-examples.ts'
import type { TaggedDocument } from './read-tagged.ts'
import { type Training, trainCrf } from './train-crf.ts'

export interface Recipe {
  readonly training: Training
  /** Features seen fewer times are not learnt. */
  readonly rarest: number
  /** Weights nearer to zero are dropped. */
  readonly least: number
  /** How many features are kept: those with the greatest weights. */
  readonly most: number
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
    lexiconLikeness: tables.likeness,
    phraseChecks: tables.phraseChecks,
    phraseKinds: tables.phraseKinds,
    ...packWeights(numbers, weights, recipe),
    transitions,
  }
}

/** Greatest weight that is kept as it is, and its steps: finer ones score no higher and pack worse. */
const GREATEST = 4
const STEPS = 31

function packWeights(
  numbers: FeatureNumbers,
  trained: Float32Array,
  { least, most, log }: Recipe,
): Pick<ModelColumns, 'featureChecks' | 'weights' | 'steps'> {
  const step = GREATEST / STEPS
  const pack = (weight: number): number =>
    Math.abs(weight) < least ? 0 : Math.round(Math.max(-GREATEST, Math.min(GREATEST, weight)) / step)
  const rows = [...numbers].map(([hash, number]) => {
    const row = trained.subarray(number * LABELS, (number + 1) * LABELS)
    return { hash, row, strength: Math.max(...row.map(Math.abs)) }
  })
  const weakest = rows.map(({ strength }) => strength).sort((a, b) => b - a)[most] ?? 0
  const kept = rows.filter(({ strength }) => strength > Math.max(weakest, least))
  let slots = 1
  while (slots < kept.length * 1.25) slots *= 2
  log(`${kept.length} features kept in ${slots} slots`)
  const featureChecks = new Uint16Array(slots)
  const weights = new Int8Array(slots * LABELS)
  fillTable(
    featureChecks,
    kept.map(({ hash }) => hash),
    (slot, index) => weights.set(Int8Array.from(kept[index]!.row, pack), slot * LABELS),
  )
  return { featureChecks, weights, steps: Float32Array.of(step) }
}
