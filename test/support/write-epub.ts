/** Makes the EPUB of an edition for tests, straight through markup and writer, with pages that a test makes up. */

import type { Edition } from '../../src/editorial/edition.ts'
import { markUp } from '../../src/markup/index.ts'
import type { Markup } from '../../src/markup/markup.ts'
import { defaultOptions } from '../../src/options/resolve.ts'
import type { Options } from '../../src/options.ts'
import type { PageStart, Pages } from '../../src/typesetting/page.ts'
import { epubWriter } from '../../src/writers/epub/index.ts'
import { type Change, requestOf } from './mark-up-small.ts'
import { TEST_EPOCH } from './test-host.ts'

/** What a test changes. */
export interface EpubChange extends Omit<Change, 'options'> {
  readonly options?: Partial<Options>
  readonly starts?: (markup: Markup) => readonly PageStart[]
}

/** Identifiers that say of themselves that a test made them. */
export const IDENTIFIER = 'urn:uuid:00000000-0000-5000-8000-00000000e90b'
export const PRINT_IDENTIFIER = 'urn:uuid:00000000-0000-5000-8000-0000000000df'

/** Writes it. */
export async function writeEpub(edition: Edition, { starts, ...change }: EpubChange = {}) {
  const options = { ...defaultOptions(), ...change.options }
  const request = await requestOf({ ...change, options })
  const { value: markup } = await markUp(edition, request)
  const pages = starts ? ({ starts: starts(markup) } as unknown as Pages) : null
  const source = { name: 'article.md', bytes: new Uint8Array(), format: 'md' }
  const identity = { identifier: IDENTIFIER, printIdentifier: PRINT_IDENTIFIER, epoch: TEST_EPOCH }
  const { theme, pictures, host } = request
  const written = await epubWriter.write(
    { edition, markup, theme, pictures, options, pages, source, ...identity },
    host,
  )
  return { markup, bytes: written.value[0]!.bytes, diagnostics: written.diagnostics }
}
