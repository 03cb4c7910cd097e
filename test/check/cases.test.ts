/** The books that Offprint makes of the cases have nothing that its own checks call an error. */

import { expect, test } from 'vitest'
import { checkEpub } from '../../src/check/epub/index.ts'
import { findingsOf } from '../../src/check/index.ts'
import { checkPdf } from '../../src/check/pdf/index.ts'
import { buildCase, bytesOf, cases, webPages } from '../support/cases.ts'
import { checkHost } from '../support/good-book.ts'

const errorsOf = async (each: (typeof cases)[number]): Promise<string[]> => {
  const { value: book } = await buildCase(each)
  const reports = [
    await checkEpub('book.epub', bytesOf(book, 'epub'), checkHost),
    await checkPdf('book.pdf', bytesOf(book, 'pdf')),
  ]
  return reports.flatMap(findingsOf).flatMap(({ severity, code }) => (severity === 'error' ? [code] : []))
}

/** What is not to be called accessible: a picture without words, a text in nobody knows what language. */
const LESS: Readonly<Record<string, readonly string[]>> = {
  undescribed: ['P223', 'P210'],
  'one-sentence': ['P223'],
}

test.each(cases)('$name has no error but that its PDF claims less where it must', async (each) => {
  expect(await errorsOf(each)).toEqual(LESS[each.name] ?? [])
})

test.each(webPages)('the page $name has the errors of its source alone', async (each) => {
  const ofSource = /^(?:B341|P210|P223)$/ // tables without header cells, pictures without words
  expect((await errorsOf(each)).filter((code) => !ofSource.test(code))).toEqual([])
})
