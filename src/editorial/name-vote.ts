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

/** An organisation's votes count more: it is missed oftener than others. Chosen likewise. */
const WEIGHTS = [STRENGTH, ...KINDS.map((kind) => STRENGTH * (kind === 'organisation' ? 1.5 : 1))]

/** A sentence of an article; `first` is its first token, counted in the article. */
export interface ScoredSentence {
  readonly words: Words
  readonly first: number
}

/** An article on its way to labels; `scores` has {@link LABELS} a token, `shares` {@link SHARES}. */
export interface ScoredArticle {
  readonly sentences: readonly ScoredSentence[]
  readonly scores: Float32Array
  readonly shares: Float32Array
}

/** Adds up likelihoods of labels into shares: token `from` of `likelihood` becomes token `to` of `shares`. */
export function shareOut(likelihood: Float64Array, from: number, shares: Float32Array, to: number): void {
  for (let label = 0; label < LABELS; label++)
    shares[to * SHARES + SHARE_OF[label]!]! += likelihood[from * LABELS + label]!
}

const SHARE_OF = Array.from({ length: LABELS }, (_, label) =>
  label === OUTSIDE ? 0 : 1 + kindOfLabel(label),
)

/** Lets the capitalised occurrences of each word vote on one another, and adds the outcome to the scores. */
export function letArticleVote({ sentences, scores, shares }: ScoredArticle): void {
  const sums = new Map<number, Float32Array>()
  for (const sentence of sentences)
    eachVoter(sentence, (word, token) => {
      let sum = sums.get(word)
      if (!sum) {
        sum = new Float32Array(1 + SHARES)
        sums.set(word, sum)
      }
      sum[0]!++
      for (let k = 0; k < SHARES; k++) sum[1 + k]! += shares[token * SHARES + k]!
    })
  for (const sentence of sentences)
    eachVoter(sentence, (word, token) => {
      const sum = sums.get(word)!
      const others = sum[0]! - 1
      // The mean of the others, weighed by n / (n + 1): a single voice counts half.
      for (let label = 0; label < LABELS && others > 0; label++) {
        const k = SHARE_OF[label]!
        const own = shares[token * SHARES + k]!
        scores[token * LABELS + label]! += (WEIGHTS[k]! * (sum[1 + k]! - own)) / (others + 1)
      }
    })
}

// Where all is in capitals, a capital is no sign of a name.
function eachVoter({ words, first }: ScoredSentence, visit: (word: number, token: number) => void): void {
  if (words.casing === 'capitals') return
  for (let i = 0; i < words.length; i++) {
    const { capital, low } = words.forms[i]!
    if (capital) visit(low, first + i)
  }
}
