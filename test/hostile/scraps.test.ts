/** What holds for the books of every article holds for scraps of markup, too, or they are refused in one line. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scrappy } from '../support/arbitrary-article.ts'
import { faultsAndBook, share, TIME } from '../support/judge-text.ts'

describe('scraps in any order make a sound book or are refused', () => {
  test.each(['txt', 'md', 'html'])('read as %s', TIME, async (format) => {
    let count = 0
    await fc.assert(
      fc.asyncProperty(scrappy, async (text) => {
        const source = { name: 'a', bytes: new TextEncoder().encode(text), format }
        expect((await faultsAndBook(source, count++))[0]).toEqual([])
      }),
      share(1 / 6),
    )
  })
})
