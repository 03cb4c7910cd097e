/** No letter lost, none added: model, EPUB and tagged PDF of one article carry the same text, in the same order. */

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { build } from '../src/pipeline.ts'
import { readEpub } from './support/read-epub.ts'
import { testHost } from './support/test-host.ts'
import { epubSequences, modelSequences, pdfSequences } from './support/text-sequences.ts'
import { needsTool, run } from './support/tools.ts'

const root = path.resolve(import.meta.dirname, '..')
const web = path.resolve(root, '../shared/data/articles/web')

const caseFiles = readdirSync(path.join(root, 'test/cases'), { recursive: true, encoding: 'utf8' })
  .filter((name) => path.basename(name).startsWith('article.') && !name.includes('expected'))
  .map((name) => path.join(root, 'test/cases', name))
/** Every eighth page, so that the eight differ in kind and nobody chose them. */
const webFiles = existsSync(web)
  ? readdirSync(web)
      .filter((_, index) => index % 8 === 0)
      .map((name) => path.join(web, name, 'source.html'))
  : []
if (webFiles.length === 0) console.log('skipped: the web pages in ../shared are not here')

/** Poppler prints lines of right-to-left text as they stand on the page: there only the letters are compared. */
const inOrder = (text: string, dir: 'ltr' | 'rtl'): string =>
  dir === 'rtl' ? [...text].sort().join('') : text

describe('the two books carry the text of the article', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'offprint-fidelity-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  for (const file of [...caseFiles, ...webFiles, path.join(root, 'assets/sample/the-book-boat.md')]) {
    needsTool('pdfinfo', path.relative(root, file), async () => {
      const source = { name: file, bytes: readFileSync(file), format: path.extname(file).slice(1) }
      const { value: book } = await build(source, { asked: [], configured: [] }, testHost())
      const [epub, pdf] = ['epub', 'pdf'].map(
        (format) => book.artifacts.find((made) => made.format === format)!,
      )
      const printed = path.join(folder, 'book.pdf')
      writeFileSync(printed, pdf!.bytes)
      const fromModel = modelSequences(book.edition)
      const files = readEpub(epub!.bytes)
      const fromEpub = epubSequences(files, false)
      const labelled = epubSequences(files, true)
      const fromPdf = pdfSequences(run('pdfinfo', ['-struct-text', printed]))
      expect(fromEpub.article).toBe(fromModel.article)
      expect(fromEpub.notes).toBe(fromModel.notes)
      expect([...fromEpub.whosWho].sort()).toEqual([...fromModel.whosWho].sort())
      expect(inOrder(fromPdf.article, book.markup.dir)).toBe(inOrder(labelled.article, book.markup.dir))
      expect(fromPdf.notes).toBe(fromEpub.notes)
      expect(fromPdf.whosWho).toEqual(fromEpub.whosWho)
    })
  }
})
