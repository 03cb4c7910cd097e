/** Every example of the CommonMark specification, and the specification itself, as articles. */

import { describe, expect, test } from 'vitest'
import { commonMarkExamples, commonMarkSpec, hasHostileInputs } from '../support/hostile-inputs.ts'
import { buildAndJudge } from '../support/judge-book.ts'
import { needsTool } from '../support/tools.ts'
import { epubcheckLines } from '../support/validate-bytes.ts'

const plainLooks = { cover: 'none', epub: { fonts: 'none' } }

const markdown = (text: string) => ({
  name: 'example.md',
  bytes: new TextEncoder().encode(text),
  format: 'md',
})

describe.skipIf(!hasHostileInputs)('the examples of CommonMark', () => {
  /** What each is read as when it stands alone, test/readers/shared.test.ts looks at. */
  const FEW = 5
  const groups = Array.from({ length: Math.ceil(commonMarkExamples.length / FEW) }, (_, index) =>
    commonMarkExamples.slice(index * FEW, (index + 1) * FEW),
  )

  test('make sound books, a few at a time', { timeout: 120_000 }, async () => {
    const faults: string[] = []
    for (const group of groups) {
      const ending = await buildAndJudge(markdown(group.join('\n\n# Next\n\n')), plainLooks)
      faults.push(
        ...[ending.code ?? [], ending.faults].flat().map((fault) => `${JSON.stringify(group)}: ${fault}`),
      )
    }
    expect(groups.length).toBeGreaterThan(120)
    expect(faults).toEqual([])
  })
})

describe.skipIf(!hasHostileInputs)('all examples of CommonMark together', () => {
  needsTool(
    'java',
    'make an EPUB that EPUBCheck finds nothing wrong with',
    async () => {
      const text = commonMarkExamples.map((example, index) => `## ${index}\n\n${example}`).join('\n\n')
      const { book, faults } = await buildAndJudge(markdown(text))
      expect(faults).toEqual([])
      expect(epubcheckLines(book!.artifacts.find(({ format }) => format === 'epub')!.bytes)).toEqual([])
    },
    120_000,
  )

  test('and the specification around them make a sound book', async () => {
    const { code, faults } = await buildAndJudge(markdown(commonMarkSpec()))
    expect([code, faults]).toEqual([null, []])
  })
})
