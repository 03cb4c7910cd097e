import { expect, test } from 'vitest'
import { definedAs, NOUN_LISTS } from '../../src/editorial/name-definitions.ts'
import { nameModel } from '../../src/editorial/name-model.ts'
import { tokenise } from '../../src/editorial/name-tokens.ts'
import { wordsOf } from '../../src/editorial/name-words.ts'
import { createNodeHost } from '../../src/host/node-host.ts'

const { lexicon } = nameModel(createNodeHost())
const KINDS = ['person', 'organisation', 'place', 'thing']

/** What “Tarn” at the head of a sentence is said to be. */
const said = (text: string): string[] => {
  const words = wordsOf(
    tokenise(text).map((token) => token.text),
    lexicon,
  )
  const noun = definedAs(words, 1)
  return KINDS.filter((_, kind) => noun & NOUN_LISTS[kind]!)
}

test.each([
  ['after the verb', 'Tarn is an American rock band from Leeds.', ['organisation']],
  ['after brackets', 'Tarn (1901–1970) was the mayor of Leeds.', ['person']],
  ['after a comma', 'Tarn, a small village in the north, slept.', ['place']],
  ['after a closing quotation mark', 'Tarn" was the song of the year.', ['thing']],
  ['past a capital', 'Tarn is a Danish company.', ['organisation']],
  ['by the last of two nouns', 'Tarn is a book publisher.', ['person', 'organisation']],
])('definedAs hears what a name is said to be %s', (_, text, kinds) => {
  expect(said(text)).toEqual(kinds)
})

test.each([
  ['no article', 'Tarn is popular with every band.'],
  ['no verb', 'Tarn and a band came.'],
  ['no listed noun', 'Tarn is a wonder.'],
  ['another sentence', 'Tarn left. A band came.'],
])('definedAs hears nothing where there is %s', (_, text) => {
  expect(said(text)).toEqual([])
})
