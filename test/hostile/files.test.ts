/** Files of other projects, and articles in languages that are set unlike English. */

import { describe, expect, test } from 'vitest'
import { hasHostileInputs, sourcesIn } from '../support/hostile-inputs.ts'
import { buildAndJudge } from '../support/judge-book.ts'

describe.skipIf(!hasHostileInputs)('the Word documents of mammoth.js and python-docx', () => {
  test('make sound books, or have nothing to read', async () => {
    const faults: string[] = []
    const codes: string[] = []
    for (const source of sourcesIn('hostile/docx', 'docx')) {
      const ending = await buildAndJudge(source, { cover: 'none' })
      faults.push(...ending.faults.map((fault) => `${source.name}: ${fault}`))
      if (ending.code) codes.push(ending.code)
    }
    expect(faults).toEqual([])
    expect(codes).toEqual(Array(15).fill('E115'))
  })
})

describe.skipIf(!hasHostileInputs)('articles in other scripts', () => {
  test.each(sourcesIn('languages', 'txt'))(
    '$name makes a sound book that knows its language',
    async (source) => {
      const { book, code, faults } = await buildAndJudge(source)
      expect([code, faults]).toEqual([null, []])
      expect(book!.edition.article.metadata.lang.split('-')[0]).toBe(source.name.slice(0, 2))
    },
  )
})
