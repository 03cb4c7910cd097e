/**
 * The texts of an English article → the stretches that are names of persons, organisations, places and others.
 *
 * A linear-chain CRF, then a vote of every word's occurrences in the article, then the best labels. Trained by
 * tools/train-names; knows nothing of entries, aliases or the people behind the names.
 */

import { gatherEvidence } from './name-evidence.ts'
import { addFeatures, FeatureRows, runsOf } from './name-features.ts'
import { KINDS, LABELS, spansOf } from './name-labels.ts'
import { bestLabels, Posteriors } from './name-lattice.ts'
import { type NameModel, nameModel } from './name-model.ts'
import type { NameSpan, NameTagger } from './name-span.ts'
import { sentencesOf, tokenise } from './name-tokens.ts'
import { type Candidate, letArticleVote, SHARES, shareOut } from './name-vote.ts'
import { eachStretch, type Words, wordsOf } from './name-words.ts'

/** Tags English; for other languages there is no model and no name. */
export const tagNames: NameTagger = (texts, lang, host) => {
  if (!/^en\b/i.test(lang)) return []
  const sentences = texts.flatMap(({ id, text }) =>
    sentencesOf(tokenise(text)).map((tokens) => ({ block: id, tokens })),
  )
  const labels = labelSentences(
    sentences.map(({ tokens }) => tokens.map(({ text }) => text)),
    nameModel(host),
  )
  return sentences.flatMap(({ block, tokens }, index): NameSpan[] =>
    spansOf(labels[index]!).map(({ start, end, kind }) => ({
      block,
      start: tokens[start]!.start,
      end: tokens[end - 1]!.end,
      kind: KINDS[kind]!,
    })),
  )
}

/** Labels the sentences of one article. */
export function labelSentences(sentences: readonly (readonly string[])[], model: NameModel): Int32Array[] {
  const words = sentences.map((tokens) => wordsOf(tokens, model.lexicon))
  const candidates = scoreSentences(words, model)
  letArticleVote(candidates)
  return candidates.map((candidate) => decode(candidate, model.transitions))
}

function scoreSentences(sentences: readonly Words[], model: NameModel): Candidate[] {
  const evidence = gatherEvidence(sentences)
  const rows = new FeatureRows()
  const posteriors = new Posteriors(model.transitions)
  return sentences.map((words) => {
    const scores = new Float32Array(words.length * LABELS)
    const shares = new Float32Array(words.length * SHARES)
    const runs = runsOf(words)
    eachStretch(words, (start, end) => {
      for (let i = start; i < end; i++) {
        rows.size = 0
        addFeatures(rows, words, i, runs, evidence)
        model.addScores(rows, scores, i * LABELS)
      }
      const likelihood = posteriors.of(scores.subarray(start * LABELS, end * LABELS))
      for (let i = start; i < end; i++) shareOut(likelihood, i - start, shares, i)
    })
    return { words, scores, shares }
  })
}

function decode({ words, scores }: Candidate, transitions: Float32Array): Int32Array {
  const labels = new Int32Array(words.length)
  eachStretch(words, (start, end) => {
    labels.set(bestLabels(scores.subarray(start * LABELS, end * LABELS), transitions), start)
  })
  return labels
}
