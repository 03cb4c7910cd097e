/** The folder of tagged files → what to train on, and what to keep back to score by. */

import { join } from 'node:path'
import { readTagged, type TaggedDocument } from './read-tagged.ts'

/** GUM documents that the labelled articles of the desk are made of: never trained on. */
const DESK = new Set([
  'GUM_bio_galois',
  'GUM_interview_cocktail',
  'GUM_interview_onion',
  'GUM_news_afghan',
  'GUM_news_clock',
  'GUM_news_defector',
  'GUM_news_soccer',
  'GUM_news_taxes',
])

/** What to train on. */
export interface Corpus {
  readonly documents: readonly TaggedDocument[]
  /** Those that an editor has seen: copies with other names are made of them. */
  readonly articles: readonly TaggedDocument[]
}

export interface Split {
  readonly train: Corpus
  /** By name: documents kept back. */
  readonly held: Readonly<Record<'ewt' | 'wikigold' | 'gum', readonly TaggedDocument[]>>
}

/**
 * Reads all files. `all` has every document save those of the desk; `split` keeps back EWT dev, every third
 * document of WikiGold and of GUM, and the documents of the desk.
 */
export function readCorpora(folder: string): { all: Corpus; split: Split } {
  const read = (name: string): TaggedDocument[] => readTagged(join(folder, `${name}.tsv`))
  const ewt = read('ewt-train')
  const dev = read('ewt-dev')
  const wikigold = read('wikigold-even')
  const gum = read('gum-train')
  const btc = read('btc-g')
  const isThird = (_: TaggedDocument, index: number): boolean => index % 3 === 0
  const isThirdOrDesk = (document: TaggedDocument, index: number): boolean =>
    index % 3 === 0 || DESK.has(document.id)
  const corpusOf = (articles: readonly TaggedDocument[], others: readonly TaggedDocument[]): Corpus => ({
    documents: [...others, ...articles, ...btc],
    articles,
  })
  return {
    all: corpusOf([...wikigold, ...gum.filter(({ id }) => !DESK.has(id))], [...ewt, ...dev]),
    split: {
      train: corpusOf([...without(wikigold, isThird), ...without(gum, isThirdOrDesk)], ewt),
      held: { ewt: dev, wikigold: wikigold.filter(isThird), gum: gum.filter(isThirdOrDesk) },
    },
  }
}

type Chooser = (document: TaggedDocument, index: number) => boolean

const without = (documents: readonly TaggedDocument[], chosen: Chooser): TaggedDocument[] =>
  documents.filter((document, index) => !chosen(document, index))
