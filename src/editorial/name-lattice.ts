/**
 * Scores of labels along a stretch of tokens → the best labels, or how likely each label is. A stretch lies
 * between tokens that are outside every name. Linear-chain CRF inference; knows no words.
 *
 * Loops count: an iterator makes an object a step until V8 optimizes it, and one article is over before.
 */

import { AFTER, BEFORE, LABELS, OUTSIDE } from './name-labels.ts'

/**
 * Finds the best labels (Viterbi).
 *
 * @param scores - {@link LABELS} a token.
 * @param transitions - {@link LABELS} × {@link LABELS}, from the row to the column.
 * @param start - First token of the stretch; `end` is exclusive.
 */
export function bestLabels(
  scores: Float32Array,
  transitions: Float32Array,
  start = 0,
  end = scores.length / LABELS,
): Int32Array {
  const length = end - start
  const labels = new Int32Array(length)
  const from = new Uint8Array(length * LABELS)
  let before = new Float32Array(LABELS).fill(-1e30)
  let here = new Float32Array(LABELS)
  before[OUTSIDE] = 0
  for (let i = 0; i < length; i++) {
    for (let b = 0; b < LABELS; b++) {
      let best = -1e30
      const befores = BEFORE[b]!
      for (let k = 0; k < befores.length; k++) {
        const a = befores[k]!
        const score = before[a]! + transitions[a * LABELS + b]!
        if (score > best) {
          best = score
          from[i * LABELS + b] = a
        }
      }
      here[b] = best + scores[(start + i) * LABELS + b]!
    }
    const spare = before
    before = here
    here = spare
  }
  let label = OUTSIDE
  let best = -1e30
  for (const a of BEFORE[OUTSIDE]!) {
    const score = before[a]! + transitions[a * LABELS + OUTSIDE]!
    if (score <= best) continue
    best = score
    label = a
  }
  for (let i = length - 1; i >= 0; i--) {
    labels[i] = label
    label = from[i * LABELS + label]!
  }
  return labels
}

/** How likely labels are (forward-backward); keeps its working arrays between calls. */
export class Posteriors {
  private size = 0
  private readonly factors: Float64Array
  private potentials = new Float64Array(0)
  private forward = new Float64Array(0)
  private backward = new Float64Array(0)
  /** How likely each label is, {@link LABELS} a token, after {@link Posteriors.of}. */
  likelihood = new Float64Array(0)

  constructor(transitions: Float32Array) {
    this.factors = Float64Array.from(transitions, Math.exp)
  }

  /** Takes over a transition that has changed. */
  update(at: number, transition: number): void {
    this.factors[at] = Math.exp(transition)
  }

  /** Works out {@link Posteriors.likelihood} of the tokens from `start` to `end`, exclusive, and gives it back. */
  of(scores: Float32Array, start = 0, end = scores.length / LABELS): Float64Array {
    const length = end - start
    this.grow(length * LABELS)
    const { potentials, forward, backward, likelihood, factors } = this
    for (let i = 0; i < length; i++) exponentiate(scores, (start + i) * LABELS, potentials, i * LABELS)
    for (let i = 0; i < length; i++) this.stepForward(i)
    let total = 0
    for (const a of BEFORE[OUTSIDE]!)
      total += forward[(length - 1) * LABELS + a]! * factors[a * LABELS + OUTSIDE]!
    for (let a = 0; a < LABELS; a++) {
      const ends = BEFORE[OUTSIDE]!.includes(a) ? factors[a * LABELS + OUTSIDE]! / total : 0
      backward[(length - 1) * LABELS + a] = ends
    }
    for (let i = length - 2; i >= 0; i--) this.stepBackward(i)
    for (let k = 0; k < length * LABELS; k++) likelihood[k] = forward[k]! * backward[k]!
    return likelihood
  }

  /** How likely label `a` at `i` with label `b` after it is. */
  pair(i: number, a: number, b: number): number {
    const next = (i + 1) * LABELS + b
    return (
      (this.forward[i * LABELS + a]! *
        this.factors[a * LABELS + b]! *
        this.potentials[next]! *
        this.backward[next]!) /
      this.scales[i + 1]!
    )
  }

  private scales = new Float64Array(0)

  private grow(size: number): void {
    if (size <= this.size) return
    this.size = 2 * size
    this.potentials = new Float64Array(this.size)
    this.forward = new Float64Array(this.size)
    this.backward = new Float64Array(this.size)
    this.likelihood = new Float64Array(this.size)
    this.scales = new Float64Array(this.size / LABELS + 1)
  }

  // Each step is scaled to sum to one.
  private stepForward(i: number): void {
    const { forward, potentials, factors } = this
    const row = i * LABELS
    let sum = 0
    for (let b = 0; b < LABELS; b++) {
      const befores = BEFORE[b]!
      let mass = 0
      if (i === 0) mass = AFTER[OUTSIDE]!.includes(b) ? factors[b]! : 0
      else
        for (let k = 0; k < befores.length; k++)
          mass += forward[row - LABELS + befores[k]!]! * factors[befores[k]! * LABELS + b]!
      forward[row + b] = mass * potentials[row + b]!
      sum += forward[row + b]!
    }
    for (let b = 0; b < LABELS; b++) forward[row + b]! /= sum
    this.scales[i] = sum
  }

  private stepBackward(i: number): void {
    const { backward, potentials, factors } = this
    const next = (i + 1) * LABELS
    for (let a = 0; a < LABELS; a++) {
      const afters = AFTER[a]!
      let mass = 0
      for (let k = 0; k < afters.length; k++) {
        const b = afters[k]!
        mass += factors[a * LABELS + b]! * potentials[next + b]! * backward[next + b]!
      }
      backward[i * LABELS + a] = mass / this.scales[i + 1]!
    }
  }
}

// The greatest score is subtracted first, so that no potential overflows.
function exponentiate(scores: Float32Array, from: number, potentials: Float64Array, to: number): void {
  let top = scores[from]!
  for (let b = 1; b < LABELS; b++) if (scores[from + b]! > top) top = scores[from + b]!
  for (let b = 0; b < LABELS; b++) potentials[to + b] = Math.exp(scores[from + b]! - top)
}
