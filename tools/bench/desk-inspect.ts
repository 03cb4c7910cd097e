/**
 * Prints what reader and desk find in a plain text, as `offprint inspect --json` does: names, quotations, pull quotes.
 *
 *   npx tsx tools/bench/desk-inspect.ts inspect FILE --json [--rules]
 */

import { readFileSync } from 'node:fs'
import { allSections, blockText, textBlocks } from '../../src/document/walk.ts'
import { edit } from '../../src/editorial/index.ts'
import { createNodeHost } from '../../src/host/node-host.ts'
import type { Options } from '../../src/options.ts'
import { plainTextReader } from '../../src/readers/plain-text.ts'

/** The options that the desk reads, as they are when nobody sets any. */
export const DESK_OPTIONS = {
  names: { file: null, kinds: ['person', 'organisation', 'place'] },
  pullQuotes: 'auto',
  sections: 'auto',
} as unknown as Options

/** Reads a text file and edits it. */
export async function inspectText(file: string) {
  const source = { name: file, bytes: readFileSync(file), format: 'txt' }
  const { value } = await plainTextReader.read(source, { keepFurniture: false, quotes: 'auto' })
  const { article } = value
  const { value: edition, diagnostics } = edit(article, DESK_OPTIONS, createNodeHost())
  return {
    title: article.metadata.title,
    lang: article.metadata.lang,
    sections: [...allSections(article.sections)].map(({ id, blocks }) => ({
      id,
      blocks: blocks.map((block) => block.id),
    })),
    blocks: [...textBlocks(article)].map((block) => ({ id: block.id, text: blockText(block) })),
    names: edition.names,
    quotations: edition.quotations.map(({ passage, text, speaker, rule }) => ({
      ...passage,
      text,
      speaker,
      rule,
    })),
    pullQuotes: edition.pullQuotes,
    breaks: edition.breaks,
    diagnostics,
  }
}

const file = process.argv.slice(2).find((argument) => !argument.startsWith('-') && argument !== 'inspect')
if (file && process.argv[1]?.includes('desk-inspect')) console.log(JSON.stringify(await inspectText(file)))
