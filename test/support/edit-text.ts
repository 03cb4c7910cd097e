/** A plain text in, what reader and editor found in it out. */

import type { Outcome } from '../../src/diagnostics.ts'
import { type Inspection, inspect } from '../../src/pipeline.ts'
import { testHost } from './test-host.ts'

/** Reads and edits a text as `article.txt`; `files` are the user's, by path. */
export const editText = (
  text: string,
  files: Readonly<Record<string, string>> = {},
): Promise<Outcome<Inspection>> =>
  inspect(
    { name: 'article.txt', bytes: new TextEncoder().encode(text), format: 'txt' },
    { asked: [], configured: [] },
    testHost(files),
  )
