/**
 * Word vectors and tagged documents → how like the parts of persons', organisations' and places' names each word is,
 * the words that no document has among them: a softmax regression on the vectors.
 */

import { KINDS, kindOfLabel, OUTSIDE } from '../../src/editorial/name-labels.ts'
import { LEXICON } from '../../src/editorial/name-lexicon.ts'
import { drawFrom } from './cluster-words.ts'
import type { TaggedDocument } from './read-tagged.ts'

/** How often a word stands for each of {@link KINDS}, then for no name. */
type Counts = Map<string, Float64Array>

const NONE = KINDS.length
const CLASSES = KINDS.length + 1

/** A word without a capital says less than one that has it and is no name. */
const UNCAPITALISED = 0.3

/** Counts what the words of documents and of the lists stand for. */
function countKinds(documents: readonly TaggedDocument[], flags: ReadonlyMap<string, number>): Counts {
  const counts: Counts = new Map()
  const add = (word: string, kind: number, times: number): void => {
    const row = counts.get(word) ?? new Float64Array(CLASSES)
    row[kind]! += times
    counts.set(word, row)
  }
  for (const { tokens, labels } of documents.flatMap(({ sentences }) => sentences)) {
    tokens.forEach((token, i) => {
      const label = labels[i]!
      if (/^\p{Ll}/u.test(token)) add(token, NONE, UNCAPITALISED)
      // At the head of a sentence a capital means nothing.
      else if (/^\p{Lu}/u.test(token) && (label !== OUTSIDE || i > 1))
        add(token.toLowerCase(), label === OUTSIDE ? NONE : kindOfLabel(label), 1)
    })
  }
  const lists = [LEXICON.given, LEXICON.organisation, LEXICON.city | LEXICON.country | LEXICON.place]
  for (const [word, bits] of flags)
    lists.forEach((list, kind) => {
      if (bits & list) add(word, kind, 1)
    })
  return counts
}

const ROUNDS = 6
const RATE = 0.5
/** Strong, or tagged words would be told apart better than words that no document has. */
const L2 = 1e-3
/** A word counts up to so many times. */
const MOST = 3

class Regression {
  private readonly weights: Float64Array
  private readonly squares: Float64Array
  private readonly width: number
  readonly likelihood = new Float64Array(CLASSES)

  constructor(
    private readonly vectors: Float32Array,
    private readonly dimensions: number,
  ) {
    this.width = dimensions + 1
    this.weights = new Float64Array(CLASSES * this.width)
    this.squares = new Float64Array(CLASSES * this.width).fill(1e-2)
  }

  /** Works out how likely each class is for the vector of a row. */
  judge(row: number): void {
    const { likelihood, weights, width } = this
    for (let c = 0; c < CLASSES; c++) {
      let score = 0
      for (let d = 0; d < width; d++) score += weights[c * width + d]! * this.value(row, d)
      likelihood[c] = score
    }
    const top = Math.max(...likelihood)
    let sum = 0
    for (let c = 0; c < CLASSES; c++) sum += likelihood[c] = Math.exp(likelihood[c]! - top)
    for (let c = 0; c < CLASSES; c++) likelihood[c]! /= sum
  }

  learn(row: number, counts: Float64Array): void {
    const { likelihood, weights, squares, width } = this
    this.judge(row)
    const total = counts.reduce((a, b) => a + b)
    for (let c = 0; c < CLASSES; c++) {
      const step = Math.min(total, MOST) * (counts[c]! / total - likelihood[c]!)
      for (let d = 0; d < width; d++) {
        const at = c * width + d
        const gradient = step * this.value(row, d) - L2 * weights[at]!
        squares[at]! += gradient * gradient
        weights[at]! += (RATE * gradient) / Math.sqrt(squares[at]!)
      }
    }
  }

  private value(row: number, d: number): number {
    return d < this.dimensions ? this.vectors[row * this.dimensions + d]! : 1
  }
}

/** Four steps of likeness: below the first, the second, the third, above. */
const STEPS = [0.1, 0.25, 0.5]

/**
 * Finds how like each word is to parts of names: two bits a kind, from the lowest: person, organisation, place.
 *
 * @param vectors - Of length one, in the order of `words`.
 * @param flags - Bits of {@link LEXICON} by word.
 */
export function likenWords(
  { words, vectors, dimensions }: { words: readonly string[]; vectors: Float32Array; dimensions: number },
  documents: readonly TaggedDocument[],
  flags: ReadonlyMap<string, number>,
  seed: number,
): Map<string, number> {
  const draw = drawFrom(seed)
  const counts = countKinds(documents, flags)
  const rows = [...words.keys()].filter((row) => counts.has(words[row]!))
  const regression = new Regression(vectors, dimensions)
  for (let n = ROUNDS * rows.length; n > 0; n--) {
    const row = rows[Math.floor(draw() * rows.length)]!
    regression.learn(row, counts.get(words[row]!)!)
  }
  return new Map(
    words.map((word, row) => {
      regression.judge(row)
      const step = (kind: number): number =>
        STEPS.filter((least) => regression.likelihood[kind]! > least).length
      return [word, step(0) | (step(1) << 2) | (step(2) << 4)]
    }),
  )
}
