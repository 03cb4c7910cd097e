/**
 * Features and labels of many tokens → weights of a linear-chain CRF, by stochastic gradient with AdaGrad steps
 * (Duchi, Hazan and Singer 2011). Seeded; the same input gives the same weights.
 */

import { BEFORE, LABELS, OUTSIDE } from '../../src/editorial/name-labels.ts'
import { Posteriors } from '../../src/editorial/name-lattice.ts'
import { drawFrom } from './cluster-words.ts'

/** Tokens in a row with nothing outside names known about those around them. */
export interface Stretch {
  /** First and last token, the last exclusive, in {@link Examples.rows}. */
  readonly start: number
  readonly end: number
}

export interface Examples {
  readonly stretches: readonly Stretch[]
  /** Features of token `t` are `ids[rows[t]]` up to `ids[rows[t + 1]]`; −1 for one that is not trained. */
  readonly ids: Int32Array
  readonly rows: Int32Array
  readonly labels: Uint8Array
  readonly features: number
}

export interface Training {
  readonly epochs: number
  readonly rate: number
  readonly l2: number
  /** Share of features left out of each look at a token. */
  readonly dropout: number
  readonly seed: number
  /** So many trainings, each in its own order, are averaged: what one has by chance the others have not. */
  readonly trainings: number
}

export interface Weights {
  readonly weights: Float32Array
  readonly transitions: Float32Array
}

/** Steps below this are not worth a visit to the weights. */
const FAINT = 1e-3

/** Trains in seeded orders; the weights are the mean of those after each epoch of the second half. */
export function trainCrf(examples: Examples, training: Training): Weights {
  const weights = new Float32Array(examples.features * LABELS)
  const transitions = new Float32Array(LABELS * LABELS)
  for (let n = 0; n < training.trainings; n++)
    addTraining({ weights, transitions }, examples, training, drawFrom(training.seed + n))
  return { weights, transitions }
}

function addTraining(
  { weights, transitions }: Weights,
  examples: Examples,
  training: Training,
  draw: () => number,
): void {
  const trainer = new Trainer(examples, training)
  const chosen = [...examples.stretches]
  const settled = Math.floor(training.epochs / 2)
  const parts = training.trainings * (training.epochs - settled)
  for (let epoch = 0; epoch < training.epochs; epoch++) {
    shuffle(chosen, draw)
    for (const stretch of chosen) trainer.learn(stretch, draw)
    if (epoch < settled) continue
    addPart(weights, trainer.weights, parts)
    addPart(transitions, trainer.transitions, parts)
  }
}

function shuffle(items: unknown[], draw: () => number): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(draw() * (i + 1))
    ;[items[i], items[j]] = [items[j], items[i]]
  }
}

function addPart(sum: Float32Array, part: Float32Array, parts: number): void {
  for (let k = 0; k < sum.length; k++) sum[k]! += part[k]! / parts
}

class Trainer implements Weights {
  readonly weights: Float32Array
  readonly transitions = new Float32Array(LABELS * LABELS)
  private readonly squares: Float32Array
  private readonly transitionSquares = new Float32Array(LABELS * LABELS).fill(1e-2)
  private readonly posteriors = new Posteriors(this.transitions)
  private kept = new Int32Array(4096)

  constructor(
    private readonly examples: Examples,
    private readonly training: Training,
  ) {
    this.weights = new Float32Array(examples.features * LABELS)
    this.squares = new Float32Array(examples.features * LABELS).fill(1e-2)
  }

  learn({ start, end }: Stretch, draw: () => number): void {
    const { examples, training } = this
    const starts = new Int32Array(end - start + 1)
    const most = examples.rows[end]! - examples.rows[start]!
    if (most > this.kept.length) this.kept = new Int32Array(2 * most)
    let kept = 0
    for (let t = start; t < end; t++) {
      for (let k = examples.rows[t]!; k < examples.rows[t + 1]!; k++) {
        const id = examples.ids[k]!
        if (id >= 0 && (training.dropout === 0 || draw() >= training.dropout)) this.kept[kept++] = id
      }
      starts[t - start + 1] = kept
    }
    const likelihood = this.posteriors.of(this.scores(start, end, starts))
    this.learnTransitions(start, end)
    const steps = new Float64Array(LABELS)
    for (let i = 0; i < end - start; i++) {
      for (let label = 0; label < LABELS; label++) steps[label] = -likelihood[i * LABELS + label]!
      steps[examples.labels[start + i]!]! += 1
      this.stepWeights(starts[i]!, starts[i + 1]!, steps)
    }
  }

  private scores(start: number, end: number, starts: Int32Array): Float32Array {
    const { weights, kept } = this
    const scores = new Float32Array((end - start) * LABELS)
    for (let i = 0; i < end - start; i++) {
      for (let k = starts[i]!; k < starts[i + 1]!; k++) {
        const at = kept[k]! * LABELS
        for (let label = 0; label < LABELS; label++) scores[i * LABELS + label]! += weights[at + label]!
      }
    }
    return scores
  }

  private stepWeights(from: number, to: number, steps: Float64Array): void {
    const { weights, squares, kept } = this
    const { rate, l2 } = this.training
    for (let label = 0; label < LABELS; label++) {
      const step = steps[label]!
      if (Math.abs(step) < FAINT) continue
      for (let k = from; k < to; k++) {
        const at = kept[k]! * LABELS + label
        const gradient = step - l2 * weights[at]!
        squares[at]! += gradient * gradient
        weights[at]! += (rate * gradient) / Math.sqrt(squares[at]!)
      }
    }
  }

  private learnTransitions(start: number, end: number): void {
    const { transitions, transitionSquares, posteriors, examples } = this
    const { rate } = this.training
    const gradient = new Float64Array(LABELS * LABELS)
    const last = end - start - 1
    for (let i = 0; i < last; i++) {
      for (let b = 0; b < LABELS; b++) {
        for (const a of BEFORE[b]!) gradient[a * LABELS + b]! -= posteriors.pair(i, a, b)
      }
      gradient[examples.labels[start + i]! * LABELS + examples.labels[start + i + 1]!]! += 1
    }
    for (const a of BEFORE[OUTSIDE]!)
      gradient[a * LABELS + OUTSIDE]! -= posteriors.likelihood[last * LABELS + a]!
    for (let b = 0; b < LABELS; b++) gradient[OUTSIDE * LABELS + b]! -= posteriors.likelihood[b]!
    gradient[examples.labels[start + last]! * LABELS + OUTSIDE]! += 1
    gradient[OUTSIDE * LABELS + examples.labels[start]!]! += 1
    for (let k = 0; k < gradient.length; k++) {
      const step = gradient[k]!
      if (Math.abs(step) < FAINT) continue
      transitionSquares[k]! += step * step
      transitions[k]! += (rate * step) / Math.sqrt(transitionSquares[k]!)
      posteriors.update(k, transitions[k]!)
    }
  }
}
