import { expect, test } from 'vitest'
import { gatherEvidence, SEEN } from '../../src/editorial/name-evidence.ts'
import { nameModel } from '../../src/editorial/name-model.ts'
import { runsOf } from '../../src/editorial/name-runs.ts'
import { tokenise } from '../../src/editorial/name-tokens.ts'
import { hashText, wordsOf } from '../../src/editorial/name-words.ts'
import { createNodeHost } from '../../src/host/node-host.ts'

const { lexicon } = nameModel(createNodeHost())
const [PERSON, ORGANISATION, PLACE] = [0, 1, 2]

/** How often a word was seen as something in sentences. */
const timesSeen = (word: string, what: number, ...texts: string[]): number => {
  const words = texts.map((text) =>
    wordsOf(
      tokenise(text).map((token) => token.text),
      lexicon,
    ),
  )
  return gatherEvidence(words, words.map(runsOf)).get(hashText(word))!.seen[what]!
}

test('evidence counts what sentences say a name is, for each of its words', () => {
  const texts = ['Fair Tarn is a rock band.', 'Yesterday Fair Tarn, a small company, was sold.']
  expect(timesSeen('fair', SEEN.saidToBe + ORGANISATION, ...texts)).toBe(2)
  expect(timesSeen('tarn', SEEN.saidToBe + ORGANISATION, ...texts)).toBe(2)
  expect(timesSeen('tarn', SEEN.saidToBe + PERSON, ...texts)).toBe(0)
})

test('evidence counts the nouns that stand before and after a name', () => {
  const text = 'The village of Lowmoor heard the band Tarn and the Fellside company.'
  expect(timesSeen('tarn', SEEN.afterNounFor + ORGANISATION, text)).toBe(1)
  expect(timesSeen('fellside', SEEN.beforeNounFor + ORGANISATION, text)).toBe(1)
  expect(timesSeen('lowmoor', SEEN.afterNounFor + PLACE, text)).toBe(0)
})

test('evidence tells what letters in brackets are short for', () => {
  const seen = (text: string): number[] =>
    [SEEN.shortForWords, SEEN.shortForName, SEEN.shortForOrganisation].map((what) =>
      timesSeen('qvx', what, text),
    )
  expect(seen('the soil moisture mission (QVX) ended')).toEqual([1, 0, 0])
  expect(seen('the Quick Brown Fox (QVX) ended')).toEqual([0, 1, 0])
  expect(seen('the Institute for Very Old Foxes (QVX) ended')).toEqual([0, 1, 1])
  expect(seen('the QVX ended')).toEqual([0, 0, 0])
})
