/**
 * The bytes of `assets/names/model.bin` → lexicon, weights and transitions, as views into them. Tables are stored
 * as they are used, so that loading costs no more than reading the file. Little-endian.
 */

import type { Host } from '../host/host.ts'
import type { FeatureRows } from './name-features.ts'
import { LABELS } from './name-labels.ts'
import { findSlot, NameLexicon } from './name-lexicon.ts'

/** What the file must begin with: “Ofp2”. */
export const MAGIC = 0x3270664f

/** The columns in their order in the file, each beginning at a multiple of four bytes. */
export const COLUMNS = [
  ['lexiconChecks', Uint16Array],
  ['lexiconClusters', Uint16Array],
  ['lexiconFlags', Uint32Array],
  ['lexiconLikeness', Uint8Array],
  ['phraseChecks', Uint16Array],
  ['phraseKinds', Uint8Array],
  ['featureChecks', Uint16Array],
  ['weights', Int8Array],
  ['transitions', Float32Array],
  ['steps', Float32Array],
] as const

/** The columns by name. `steps` holds the value of one step of a weight. */
export interface ModelColumns {
  readonly lexiconChecks: Uint16Array
  readonly lexiconClusters: Uint16Array
  readonly lexiconFlags: Uint32Array
  readonly lexiconLikeness: Uint8Array
  readonly phraseChecks: Uint16Array
  readonly phraseKinds: Uint8Array
  readonly featureChecks: Uint16Array
  readonly weights: Int8Array
  readonly transitions: Float32Array
  readonly steps: Float32Array
}

/** Reads the columns: after the magic number, the length of each in elements, then the columns. */
export function readColumns(bytes: Uint8Array): ModelColumns {
  // Views need their offset aligned to the element.
  const { buffer, byteOffset } = bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes)
  const head = new Uint32Array(buffer, byteOffset, 1 + COLUMNS.length)
  if (head[0] !== MAGIC) throw new RangeError('assets/names/model.bin is no name model')
  let at = byteOffset + head.byteLength
  const columns: Record<string, unknown> = {}
  COLUMNS.forEach(([name, Column], index) => {
    const length = head[1 + index]!
    columns[name] = new Column(buffer as ArrayBuffer, at, length)
    at += Math.ceil((length * Column.BYTES_PER_ELEMENT) / 4) * 4
  })
  return columns as unknown as ModelColumns
}

export class NameModel {
  readonly lexicon: NameLexicon
  readonly transitions: Float32Array
  private readonly checks: Uint16Array
  private readonly weights: Int8Array
  private readonly step: number
  /** Steps of each label, while they are counted. */
  private readonly sums = new Int32Array(LABELS)

  constructor(columns: ModelColumns) {
    this.lexicon = new NameLexicon({
      checks: columns.lexiconChecks,
      clusters: columns.lexiconClusters,
      flags: columns.lexiconFlags,
      likeness: columns.lexiconLikeness,
      phraseChecks: columns.phraseChecks,
      phraseKinds: columns.phraseKinds,
    })
    this.transitions = columns.transitions
    this.checks = columns.featureChecks
    this.weights = columns.weights
    this.step = columns.steps[0]!
  }

  /** Adds the weights of a token's features to the scores of its labels, which begin at `to`. */
  addScores(rows: FeatureRows, scores: Float32Array, to: number): void {
    const { checks, weights, sums, step } = this
    sums.fill(0)
    for (let k = 0; k < rows.size; k++) {
      const slot = findSlot(checks, rows.ids[k]!)
      if (slot < 0) continue
      const at = slot * LABELS
      for (let label = 0; label < LABELS; label++) sums[label]! += weights[at + label]!
    }
    for (let label = 0; label < LABELS; label++) scores[to + label]! += sums[label]! * step
  }
}

const models = new WeakMap<Host, NameModel>()

/** Loads the model once a host. */
export function nameModel(host: Host): NameModel {
  let model = models.get(host)
  if (!model) {
    model = new NameModel(readColumns(host.asset('assets/names/model.bin')))
    models.set(host, model)
  }
  return model
}
