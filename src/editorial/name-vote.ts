/**
 * How likely each kind is for every token of an article → scores moved towards what the word is elsewhere in the
 * same article, so that one clear occurrence decides the doubtful ones. No weights of its own to learn.
 */

import { KINDS, kindOfLabel, LABELS, OUTSIDE } from './name-labels.ts'
import type { Words } from './name-words.ts'

/** Outside, then the kinds: so many shares a token. */
export const SHARES = 1 + KINDS.length

/** What the unanimous vote of many other occurrences adds to a score; chosen on the documents kept back. */
const STRENGTH = 3

/** A sentence on its way to labels; `scores` has {@link LABELS} a token, `shares` {@link SHARES}. */
export interface Candidate {
  readonly words: Words
  readonly scores: Float32Array
  readonly shares: Float32Array
}

/** Adds up likelihoods of labels into shares: token `from` of `likelihood` becomes token `to` of `shares`. */
export function shareOut(likelihood: Float64Array, from: number, shares: Float32Array, to: number): void {
  shares.fill(0, to * SHARES, (to + 1) * SHARES)
  for (let label = 0; label < LABELS; label++) {
    shares[to * SHARES + shareOf(label)]! += likelihood[from * LABELS + label]!
  }
}

const shareOf = (label: number): number => (label === OUTSIDE ? 0 : 1 + kindOfLabel(label))

/** Lets the capitalised occurrences of each word vote on one another, and adds the outcome to the scores. */
export function letArticleVote(candidates: readonly Candidate[]): void {
  const sums = new Map<number, Float32Array>()
  for (const candidate of candidates)
    eachVoter(candidate, (word, shares, at) => {
      let sum = sums.get(word)
      if (!sum) {
        sum = new Float32Array(1 + SHARES)
        sums.set(word, sum)
      }
      sum[0]!++
      for (let k = 0; k < SHARES; k++) sum[1 + k]! += shares[at + k]!
    })
  for (const candidate of candidates)
    eachVoter(candidate, (word, shares, at, i) => {
      const sum = sums.get(word)!
      const others = sum[0]! - 1
      // The mean of the others, weighed by n / (n + 1): a single voice counts half.
      for (let label = 0; label < LABELS && others > 0; label++) {
        const k = shareOf(label)
        candidate.scores[i * LABELS + label]! += (STRENGTH * (sum[1 + k]! - shares[at + k]!)) / (others + 1)
      }
    })
}

type Visit = (word: number, shares: Float32Array, at: number, i: number) => void

// Where all is in capitals, a capital is no sign of a name.
function eachVoter({ words, shares }: Candidate, visit: Visit): void {
  if (words.casing === 'capitals') return
  for (let i = 0; i < words.length; i++) if (words.capital[i]) visit(words.low[i]!, shares, i * SHARES, i)
}
