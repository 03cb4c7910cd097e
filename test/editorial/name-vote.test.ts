import { expect, test } from 'vitest'
import { KINDS, LABELS, labelOf, UNIT } from '../../src/editorial/name-labels.ts'
import { nameModel } from '../../src/editorial/name-model.ts'
import { letArticleVote, SHARES } from '../../src/editorial/name-vote.ts'
import { wordsOf } from '../../src/editorial/name-words.ts'
import { createNodeHost } from '../../src/host/node-host.ts'

const { lexicon } = nameModel(createNodeHost())

/** What one sure mention as `kind` adds to another mention as that kind. */
const added = (kind: number): number => {
  const words = wordsOf(['Tarn', 'slept', '.'], lexicon)
  const sentences = [0, 3].map((first) => ({ words, first }))
  const scores = new Float32Array(6 * LABELS)
  const shares = new Float32Array(6 * SHARES)
  shares[1 + kind] = 1
  letArticleVote({ sentences, scores, shares })
  return scores[3 * LABELS + labelOf(kind, UNIT)]!
}

test('the vote of an organisation counts half as much again as that of any other kind', () => {
  expect(KINDS.map((_, kind) => added(kind))).toEqual([1.5, 2.25, 1.5, 1.5])
})
