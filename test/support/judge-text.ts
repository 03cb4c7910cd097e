/**
 * An article → everything that is wrong with its books: what judge-book.ts finds, the checks of its PDF, letters that
 * one output lacks or adds, and a second build that gives other bytes.
 */

import { checkPdf } from '../../src/check/pdf/index.ts'
import { findingsOf } from '../../src/check/report.ts'
import type { Book } from '../../src/pipeline.ts'
import type { Source } from '../../src/readers/reader.ts'
import { buildAndJudge } from './judge-book.ts'
import { readEpub } from './read-epub.ts'
import { structureText } from './structure-text.ts'
import { epubSequences, modelSequences, structureSequences } from './text-sequences.ts'

/** How many articles the properties of books are tried on. */
const ALL = Number(process.env.PROPERTY_RUNS ?? 2000)
const SEED = Number(process.env.PROPERTY_SEED ?? 20_260_101)
/** Every so many articles are built twice. */
const TWICE = 4
const LOOKS = { cover: 'none', epub: { fonts: 'none' } }

/** Time for a share of the articles on a slow machine. */
export const TIME = { timeout: 120_000 + ALL * 200 }

/**
 * Settings of fast-check for a share of all articles, `PROPERTY_RUNS` of them or 2,000, from a fixed seed. What fails
 * is shown as it was found; its seed and path tell fast-check where to look for less.
 */
export const share = (part: number, more = 0) => ({
  numRuns: Math.ceil(ALL * part),
  seed: SEED + more,
  endOnFailure: true,
})

/**
 * Builds a source and says everything that is wrong with its books; the code where it was refused in a line.
 *
 * @param count - How many were built before; every fourth is built twice.
 */
export async function faultsAndBook(
  source: Source,
  count: number,
): Promise<readonly [string[], Book | string]> {
  const { book, faults, diagnostics, code } = await buildAndJudge(source, LOOKS)
  if (!book) return [[...faults], code!]
  const told = diagnostics.map(({ code }) => code)
  const all = [...faults, ...(await pdfFaults(book, told)), ...(await textFaults(book))]
  if (count % TWICE === 0) {
    const second = await buildAndJudge(source, LOOKS)
    const bytes = (made: Book) =>
      made.artifacts.map((artifact) => Buffer.from(artifact.bytes).toString('latin1'))
    if (bytes(second.book!).join() !== bytes(book).join()) all.push('the second book is another')
  }
  return [all, book]
}

/** Found of a PDF that does not claim to be accessible; P101 says why it does not. */
const UNCLAIMED = 'P223'

const bytesOf = (book: Book, format: string): Uint8Array =>
  book.artifacts.find((artifact) => artifact.format === format)!.bytes

async function pdfFaults(book: Book, told: readonly string[]): Promise<string[]> {
  const findings = findingsOf(await checkPdf('book.pdf', bytesOf(book, 'pdf')))
  return findings
    .filter(({ code }) => code !== UNCLAIMED || !told.includes('P101'))
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => `${code} ${message}`)
}

/** Lines of right-to-left text stand in the PDF as they are seen: there only the letters are compared. */
const inOrder = (text: string): string =>
  /[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(text) ? [...text].sort().join('') : text

async function textFaults(book: Book): Promise<string[]> {
  const model = modelSequences(book.edition)
  const files = readEpub(bytesOf(book, 'epub'))
  const [epub, labelled] = [epubSequences(files, false), epubSequences(files, true)]
  const pdf = structureSequences(await structureText(bytesOf(book, 'pdf')))
  const pairs = [
    ['the EPUB’s article', epub.article, model.article],
    ['the EPUB’s notes', epub.notes, model.notes],
    ['the PDF’s article', inOrder(pdf.article), inOrder(labelled.article)],
    ['the PDF’s notes', inOrder(pdf.notes), inOrder(epub.notes)],
    ['the PDF’s who’s who', pdf.whosWho.join(), epub.whosWho.join()],
  ] as const
  return pairs.flatMap(([name, got, wanted]) => (got === wanted ? [] : [`${name}: ${got} is not ${wanted}`]))
}
