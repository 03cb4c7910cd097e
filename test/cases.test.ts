/**
 * The cases: each folder in `cases/` holds an article and what every stage is expected to make of it, as plain text.
 *
 * `npx vitest run test/cases.test.ts -u` writes `expected/`; what it wrote is to be read before it is kept.
 */

import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { tracePages } from '../src/writers/trace.ts'
import { buildCase, CASES, cases } from './support/cases.ts'
import { traceArticle, traceEdition } from './support/trace-article.ts'
import { traceTags } from './support/trace-tags.ts'

describe.each(cases)('$name', (each) => {
  test('is read, edited, marked up and set as expected', async () => {
    const expected = (stage: string) => path.join(CASES, each.name, 'expected', stage)
    const { value: book, diagnostics } = await buildCase(each)
    const notes = diagnostics.map(({ severity, code, message }) => `${severity} ${code} ${message}`)
    await expect(traceArticle(book.edition.article)).toMatchFileSnapshot(expected('article.txt'))
    await expect(traceEdition(book.edition)).toMatchFileSnapshot(expected('edition.txt'))
    await expect(`${notes.join('\n')}\n`).toMatchFileSnapshot(expected('diagnostics.txt'))
    const xhtml = [...book.markup.parts, ...book.markup.notes, ...book.markup.pullQuotes].map(
      (part) => part.xhtml,
    )
    await expect(`${xhtml.join('\n\n')}\n`).toMatchFileSnapshot(expected('markup.xhtml'))
    await expect(tracePages(book.pages!)).toMatchFileSnapshot(expected('pages.txt'))
    await expect(traceTags(book.pages!)).toMatchFileSnapshot(expected('tags.txt'))
  })
})
