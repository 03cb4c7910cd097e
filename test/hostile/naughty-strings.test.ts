/** Strings that broke other programs, as title, author, text, file name, alternative text and link. */

import { describe, expect, test } from 'vitest'
import { hasHostileInputs, naughtyStrings } from '../support/hostile-inputs.ts'
import { buildAndJudge } from '../support/judge-book.ts'
import { needsTool } from '../support/tools.ts'
import { epubcheckLines, qpdfLines } from '../support/validate-bytes.ts'

const sourceOf = (text: string, format: string, name = `article.${format}`) => ({
  name,
  bytes: new TextEncoder().encode(text),
  format,
})

/** Everywhere in an article. JSON writes a string as YAML reads it. */
const article = (text: string): string =>
  `---\ntitle: ${JSON.stringify(text)}\nauthor: ${JSON.stringify(text)}\n---\n\n${text}\n\n![${text}](${text})\n\n[${text}](${text})\n\n<p title="${text}">${text}</p>\n\n[link](<${text}>)\n`

const LONG = { timeout: 120_000 }
const plainLooks = { cover: 'none', epub: { fonts: 'none' } }

describe.skipIf(!hasHostileInputs)('each naughty string', () => {
  /** A few processes' worth of builds at a time, so that a test that fails names a place to look. */
  const SHARE = 103
  test.each([0, 1, 2, 3, 4])(
    'of fifth %i makes a sound book, or is refused in one line',
    LONG,
    async (share) => {
      const strings = naughtyStrings.slice(share * SHARE, (share + 1) * SHARE)
      const faults: string[] = []
      const codes: string[] = []
      for (const text of strings) {
        const ending = await buildAndJudge(sourceOf(article(text), 'md', `${text}.md`), plainLooks)
        faults.push(...ending.faults.map((fault) => `${JSON.stringify(text)}: ${fault}`))
        if (ending.code) codes.push(ending.code)
      }
      expect(strings).toHaveLength(SHARE)
      expect(faults).toEqual([])
      // Strings of control characters are no text, and an open <script> swallows what follows.
      expect(codes.filter((code) => !/^E11[35]$/.test(code))).toEqual([])
      expect(codes.length).toBeLessThanOrEqual(4)
    },
  )
})

describe.skipIf(!hasHostileInputs)('all naughty strings together make a valid book', () => {
  /** The few that hide all that follows them stand alone above. */
  const strings = naughtyStrings.filter(
    (text) => !/<(?:script|style|textarea|title|iframe|plaintext|!--)/i.test(text),
  )

  test.each<[string, (text: string, index: number) => string]>([
    ['md', (text, index) => `## ${index}\n\n${text}\n\n![${text}](${text})\n\n[${text}](${text})\n\n`],
    [
      'html',
      (text) =>
        `<h2>${text}</h2><p>${text}</p><img src="${text}" alt="${text}"><a href="${text}">${text}</a>\n`,
    ],
    ['txt', (text) => `${text}\n\n`],
  ])('written as %s', async (format, write) => {
    const ending = await buildAndJudge(sourceOf(strings.map(write).join(''), format))
    expect([ending.code, ending.faults]).toEqual([null, []])
  })

  needsTool(
    ['java', 'qpdf'],
    'to the validators, too',
    async () => {
      const text = strings.map(
        (it, index) => `## ${it}\n\n${index}: ${it}\n\n![${it}](${it})\n\n[${it}](${it})\n`,
      )
      const { book } = await buildAndJudge(sourceOf(text.join('\n'), 'md'))
      const [epub, pdf] = ['epub', 'pdf'].map(
        (format) => book!.artifacts.find((it) => it.format === format)!.bytes,
      )
      expect(epubcheckLines(epub!)).toEqual([])
      expect(qpdfLines(pdf!)).toEqual([])
    },
    120_000,
  )
})
