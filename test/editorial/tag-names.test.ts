import { describe, expect, test } from 'vitest'
import { LABELS, spansOf } from '../../src/editorial/name-labels.ts'
import { bestLabels, Posteriors } from '../../src/editorial/name-lattice.ts'
import { nameModel, readColumns } from '../../src/editorial/name-model.ts'
import { sentencesOf, tokenise } from '../../src/editorial/name-tokens.ts'
import { hashText } from '../../src/editorial/name-words.ts'
import { tagNames } from '../../src/editorial/tag-names.ts'
import { createNodeHost } from '../../src/host/node-host.ts'

const host = createNodeHost()

const tagged = (...texts: string[]): string[] =>
  tagNames(
    texts.map((text, index) => ({ id: `b${index}`, text })),
    'en',
    host,
  ).map(({ block, start, end, kind }) => `${kind}: ${texts[Number(block.slice(1))]!.slice(start, end)}`)

describe('tokenise', () => {
  const words = (text: string): string[] => tokenise(text).map((token) => token.text)

  test('parts hyphens and possessive endings, and keeps abbreviations and initials whole', () => {
    expect(words('Mr. J. Smith’s U.S.-led talks didn’t end.')).toEqual([
      'Mr.',
      'J.',
      'Smith',
      "'s",
      'U.S.',
      '-',
      'led',
      'talks',
      'did',
      "n't",
      'end',
      '.',
    ])
  })

  test('counts in the original text', () => {
    const text = '“Élodie O’Brien” — AT&T'
    expect(tokenise(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      '“',
      'Élodie',
      'O’Brien',
      '”',
      '—',
      'AT&T',
    ])
  })
})

test('sentencesOf keeps a closing quotation mark with its stop and does not stop after a title', () => {
  const sentences = sentencesOf(tokenise('“He left.” Dr. Jones stayed. Why?'))
  expect(sentences.map((tokens) => tokens.length)).toEqual([5, 4, 2])
})

test('bestLabels and Posteriors agree on a stretch where one label is far ahead', () => {
  const scores = new Float32Array(2 * LABELS)
  scores[1] = 9 // first token begins a person
  scores[LABELS + 3] = 9 // second token is its last
  const transitions = new Float32Array(LABELS * LABELS)
  const labels = bestLabels(scores, transitions)
  expect(spansOf(labels)).toEqual([{ start: 0, end: 2, kind: 0 }])
  const likelihood = new Posteriors(transitions).of(scores)
  expect(likelihood[1]).toBeGreaterThan(0.99)
  let sum = 0
  for (let label = 0; label < LABELS; label++) sum += likelihood[LABELS + label]!
  expect(sum).toBeCloseTo(1)
})

describe('readColumns', () => {
  const bytes = host.asset('assets/names/model.bin')

  test('reads bytes that begin at any offset', () => {
    const shifted = new Uint8Array(bytes.length + 1)
    shifted.set(bytes, 1)
    expect(readColumns(shifted.subarray(1)).transitions).toEqual(readColumns(bytes).transitions)
  })

  test('gives words their likeness to parts of names', () => {
    const { lexicon } = nameModel(host)
    const likeness = (word: string): number[] => {
      const bits = lexicon.likeness[lexicon.find(hashText(word))]!
      return [0, 2, 4].map((shift) => (bits >> shift) & 3)
    }
    const [person, organisation, place] = [likeness('smith'), likeness('reuters'), likeness('london')]
    expect(person[0]).toBeGreaterThan(1)
    expect(organisation[1]).toBeGreaterThan(1)
    expect(place[2]).toBeGreaterThan(1)
    expect(likeness('table')).toEqual([0, 0, 0])
  })

  test('refuses a file that is no model', () => {
    expect(() => readColumns(new Uint8Array(64))).toThrow(RangeError)
  })
})

describe('tagNames', () => {
  test('finds persons, organisations and places with their kinds', () => {
    expect(
      tagged('President Emmanuel Macron met officials of the World Health Organization in Geneva on Monday.'),
    ).toEqual(['person: Emmanuel Macron', 'organisation: World Health Organization', 'place: Geneva'])
  })

  test('keeps long names of organisations whole', () => {
    expect(tagged('She works at the Department of Health and Human Services, he said.')).toEqual([
      'organisation: Department of Health and Human Services',
    ])
  })

  test('lets one clear occurrence decide a doubtful one elsewhere', () => {
    expect(
      tagged(
        'Prime Minister John Belgrano said the army would leave.',
        'Belgrano was asked twice.',
        'Belgrano left.',
      ),
    ).toEqual(['person: John Belgrano', 'person: Belgrano', 'person: Belgrano'])
  })

  test('says nothing about other languages or about no text', () => {
    expect(tagNames([{ id: 'b1', text: 'Angela Merkel kam nach Berlin.' }], 'de', host)).toEqual([])
    expect(tagNames([], 'en', host)).toEqual([])
    expect(tagged('', '…', 'nothing with a capital')).toEqual([])
  })
})
