/**
 * The cases: each folder in `cases/` holds an article and what every stage is expected to make of it, as plain text.
 *
 * `npx vitest run test/cases.test.ts -u` writes `expected/`; what it wrote is to be read before it is kept.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseConfiguration } from '../src/options/parse-configuration.ts'
import { type Book, build } from '../src/pipeline.ts'
import { tracePages } from '../src/writers/trace.ts'
import { testHost } from './support/test-host.ts'
import { traceArticle, traceEdition } from './support/trace-article.ts'
import { traceTags } from './support/trace-tags.ts'

const root = path.resolve(import.meta.dirname, '..')
const cases = path.join(import.meta.dirname, 'cases')

/** The cases' folders, and the sample, which is a case too. */
const inputs = [
  ...readdirSync(cases)
    .filter((name) => readdirSync(path.join(cases, name)).some((file) => file.startsWith('article.')))
    .map((name) => {
      const file = readdirSync(path.join(cases, name)).find((entry) => entry.startsWith('article.'))!
      return { name, file: path.join(cases, name, file) }
    }),
  { name: 'sample', file: path.join(root, 'assets/sample/the-book-boat.md') },
]

async function buildCase(name: string, file: string): Promise<{ book: Book; notes: string[] }> {
  const optionsFile = path.join(cases, name, 'options.yaml')
  const configured = existsSync(optionsFile)
    ? parseConfiguration(readFileSync(optionsFile, 'utf8'), { file: optionsFile, linesBefore: 0 })
    : []
  const shown = path.relative(root, file)
  const source = { name: shown, bytes: readFileSync(file), format: path.extname(file).slice(1) }
  const { value, diagnostics } = await build(source, { asked: [], configured: await configured }, testHost())
  return {
    book: value,
    notes: diagnostics.map(({ severity, code, message }) => `${severity} ${code} ${message}`),
  }
}

describe.each(inputs)('$name', ({ name, file }) => {
  test('is read, edited, marked up and set as expected', async () => {
    const expected = (stage: string) => path.join(cases, name, 'expected', stage)
    const { book, notes } = await buildCase(name, file)
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
