/** Labels found and labels given → precision, recall and F1 of exact spans with their kind. */

import { KINDS, spansOf } from '../../src/editorial/name-labels.ts'

interface Counts {
  right: number
  found: number
  given: number
}

/** In per cent. */
export interface Score {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly given: number
}

const judge = ({ right, found, given }: Counts): Score => ({
  precision: (100 * right) / (found || 1),
  recall: (100 * right) / (given || 1),
  f1: (200 * right) / (found + given || 1),
  given,
})

/** Scores persons, organisations and places, each and together. */
export function scoreNames(
  pairs: Iterable<readonly [found: ArrayLike<number>, given: ArrayLike<number>]>,
): Record<string, Score> {
  const names = [...KINDS.slice(0, 3), 'together']
  const counts = names.map((): Counts => ({ right: 0, found: 0, given: 0 }))
  for (const [found, given] of pairs) {
    const spans = (labels: ArrayLike<number>) => spansOf(labels).filter(({ kind }) => kind < 3)
    const gold = new Set(spans(given).map(({ start, end, kind }) => `${start} ${end} ${kind}`))
    for (const { start, end, kind } of spans(found)) {
      for (const row of [counts[kind]!, counts[3]!]) {
        row.found++
        if (gold.has(`${start} ${end} ${kind}`)) row.right++
      }
    }
    for (const { kind } of spans(given)) for (const row of [counts[kind]!, counts[3]!]) row.given++
  }
  return Object.fromEntries(names.map((name, index) => [name, judge(counts[index]!)]))
}

/** One line: F1 of persons, organisations, places, together with precision and recall. */
export function formatScore(score: Record<string, Score>): string {
  const { precision, recall } = score.together!
  const figures = Object.entries(score).map(([name, { f1 }]) => `${name} ${f1.toFixed(1)}`)
  return `${figures.join('  ')}  (precision ${precision.toFixed(1)}, recall ${recall.toFixed(1)})`
}
