/** The cases: articles of `test/cases/`, each with its options, and the sample, which is a case too; and their books. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Outcome } from '../../src/diagnostics.ts'
import type { Host } from '../../src/host/host.ts'
import { createNodeHost } from '../../src/host/node-host.ts'
import { parseConfiguration } from '../../src/options/parse-configuration.ts'
import { type NestedSettings, settingsOf } from '../../src/options/settings-of.ts'
import { type Book, build } from '../../src/pipeline.ts'
import { TEST_EPOCH } from './test-host.ts'

const root = path.resolve(import.meta.dirname, '../..')
const web = path.resolve(root, '../shared/data/articles/web')

/** Where the cases are. */
export const CASES = path.join(root, 'test/cases')

/** An article to make books of. */
export interface Case {
  readonly name: string
  readonly file: string
}

/** The sample. */
export const SAMPLE: Case = { name: 'sample', file: path.join(root, 'assets/sample/the-book-boat.md') }

/** The cases, the sample last. */
export const cases: readonly Case[] = [
  ...readdirSync(CASES).flatMap((name) => {
    const file = readdirSync(path.join(CASES, name)).find((entry) => entry.startsWith('article.'))
    return file ? [{ name, file: path.join(CASES, name, file) }] : []
  }),
  SAMPLE,
]

/** Every eighth saved page of the web, where they are: the eight differ in kind, and nobody chose them. */
export const webPages: readonly Case[] = existsSync(web)
  ? readdirSync(web)
      .filter((_, index) => index % 8 === 0)
      .map((name) => ({ name, file: path.join(web, name, 'source.html') }))
  : []
if (webPages.length === 0) console.log('skipped: the web pages in ../shared are not here')

/**
 * Makes the books of a case with its own options and those that a test asks for. Pictures are read where the article
 * is.
 *
 * @param files - What a test's own host has instead.
 */
export async function buildCase(
  { name, file }: Case,
  asked: NestedSettings = {},
  files: Partial<Host> = {},
): Promise<Outcome<Book>> {
  const host = { ...createNodeHost({ folder: path.dirname(file) }), sourceDateEpoch: TEST_EPOCH, ...files }
  const optionsFile = path.join(CASES, name, 'options.yaml')
  const configured = existsSync(optionsFile)
    ? await parseConfiguration(readFileSync(optionsFile, 'utf8'), { file: optionsFile, linesBefore: 0 })
    : []
  const source = {
    name: path.relative(root, file),
    bytes: readFileSync(file),
    format: path.extname(file).slice(1),
  }
  return await build(source, { asked: settingsOf(asked), configured }, host)
}

/** The bytes of one of the files of a book. */
export const bytesOf = ({ artifacts }: Book, format: 'epub' | 'pdf'): Uint8Array =>
  artifacts.find((made) => made.format === format)!.bytes
