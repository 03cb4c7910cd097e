/** The sample with a table and a second note, as an EPUB and a PDF without a fault, for tests that break them. */

import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Host } from '../../src/host/host.ts'
import { createNodeHost } from '../../src/host/node-host.ts'
import { build } from '../../src/pipeline.ts'
import type { Source } from '../../src/readers/reader.ts'

const folder = path.resolve(import.meta.dirname, '../../assets/sample')

const MORE = `

| Stop | Loans |
|------|------:|
| Tarn | 412   |
| Skye | 96    |

One more note.[^second] And a [page of the web](https://example.org/boat).

[^second]: It says nothing that the first does not.
`

/** A host without Java, so that tests are quick and the same everywhere. */
export const checkHost: Host = {
  ...createNodeHost({ folder }),
  runEpubcheck: async () => ({ json: null, missing: 'a test leaves it out' }),
}

/** Makes the books. */
export async function goodBook(): Promise<{ source: Source; epub: Uint8Array; pdf: Uint8Array }> {
  const text = readFileSync(path.join(folder, 'the-book-boat.md'), 'utf8') + MORE
  const source = { name: 'boat.md', bytes: new TextEncoder().encode(text), format: 'md' }
  const { value } = await build(source, { asked: [], configured: [] }, checkHost)
  const bytes = (suffix: string) => value.artifacts.find((each) => each.suffix === suffix)!.bytes
  return { source, epub: bytes('.epub'), pdf: bytes('.pdf') }
}
