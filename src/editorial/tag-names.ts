/**
 * The texts of an English article → the stretches that are names of persons, organisations, places and others.
 *
 * A linear-chain CRF, then a vote of every word's occurrences in the article, then the best labels. Trained by
 * tools/train-names; knows nothing of entries, aliases or the people behind the names.
 */

import { gatherEvidence } from './name-evidence.ts'
import { addFeatures, FeatureRows } from './name-features.ts'
import { KINDS, LABELS, spansOf } from './name-labels.ts'
import { bestLabels, Posteriors } from './name-lattice.ts'
import { type NameModel, nameModel } from './name-model.ts'
import { runsOf } from './name-runs.ts'
import type { NameSpan, NameTagger } from './name-span.ts'
import { sentencesOf, tokenise } from './name-tokens.ts'
import { letArticleVote, type ScoredArticle, type ScoredSentence, SHARES, shareOut } from './name-vote.ts'
import { eachStretch, type Form, type Words, wordsOf } from './name-words.ts'

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
  const forms = new Map<string, Form>()
  const words = sentences.map((tokens) => wordsOf(tokens, model.lexicon, forms))
  const article = scoreSentences(words, model)
  letArticleVote(article)
  return article.sentences.map((sentence) => decode(sentence, article.scores, model.transitions))
}

function scoreSentences(words: readonly Words[], model: NameModel): ScoredArticle {
  const runs = words.map(runsOf)
  const evidence = gatherEvidence(words, runs)
  const rows = new FeatureRows()
  const posteriors = new Posteriors(model.transitions)
  const length = words.reduce((sum, sentence) => sum + sentence.length, 0)
  const scores = new Float32Array(length * LABELS)
  const shares = new Float32Array(length * SHARES)
  let from = 0
  const sentences = words.map((sentence, s) => {
    const first = from
    eachStretch(sentence, (start, end) => {
      for (let i = start; i < end; i++) {
        rows.size = 0
        addFeatures(rows, sentence, i, runs[s]!, evidence)
        model.addScores(rows, scores, (first + i) * LABELS)
      }
      const likelihood = posteriors.of(scores, first + start, first + end)
      for (let i = start; i < end; i++) shareOut(likelihood, i - start, shares, first + i)
    })
    from += sentence.length
    return { words: sentence, first }
  })
  return { sentences, scores, shares }
}

function decode(
  { words, first }: ScoredSentence,
  scores: Float32Array,
  transitions: Float32Array,
): Int32Array {
  const labels = new Int32Array(words.length)
  eachStretch(words, (start, end) => {
    labels.set(bestLabels(scores, transitions, first + start, first + end), start)
  })
  return labels
}
