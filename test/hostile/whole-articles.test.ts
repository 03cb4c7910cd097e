/**
 * What holds for every article: its letters are in both books, in order, and no others; XML is well-formed, ids are
 * used once, links land, nothing is active; the same article is the same book.
 */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Book } from '../../src/pipeline.ts'
import { lettersOf, type Written, whole } from '../support/arbitrary-article.ts'
import { faultsAndBook, share, TIME } from '../support/judge-text.ts'
import { modelSequences } from '../support/text-sequences.ts'

const sorted = (text: string): string => [...text].sort().join('')

/** What a book shows of its article, in no order. A title that is a heading stands on the title page. */
const shownLetters = ({ edition }: Book): string => {
  const { article, notes } = modelSequences(edition)
  const { titleFrom, title } = edition.article.metadata
  const { cut } = edition.article
  return lettersOf([article, notes, titleFrom === 'heading' ? title : '', ...cut].join(''))
}

describe('any article makes a sound book', () => {
  test.each([0, 1, 2])('with its letters and no others, in third %i', TIME, async (third) => {
    let count = third
    await fc.assert(
      fc.asyncProperty(whole, async ({ format, bytes, letters }: Written) => {
        const [faults, book] = await faultsAndBook({ name: 'a', bytes, format }, count++)
        expect(faults).toEqual([])
        if (typeof book === 'string') throw new Error(`refused: ${book}`)
        expect(sorted(shownLetters(book))).toBe(sorted(letters))
      }),
      share(1 / 6, third),
    )
  })
})
