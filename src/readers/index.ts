/** The formats that Offprint reads. To add one: its file, and a line here. */

import { EXIT, OffprintError } from '../diagnostics.ts'
import { docxReader } from './docx.ts'
import { epubReader } from './epub.ts'
import { htmlReader } from './html.ts'
import { markdownReader } from './markdown.ts'
import { plainTextReader } from './plain-text.ts'
import type { Reader, Source } from './reader.ts'

/** In the order in which help and errors name them. */
export const readers: readonly Reader[] = [
  plainTextReader,
  markdownReader,
  htmlReader,
  docxReader,
  epubReader,
]

/**
 * Finds the reader of a source's format, which is a format's name or a file's extension without the dot.
 *
 * @throws {@link OffprintError} E105 where nothing reads it.
 */
export function readerOf(source: Source): Reader {
  const wanted = source.format.toLowerCase()
  const found = readers.find((reader) => reader.format === wanted || reader.extensions.includes(wanted))
  if (found) return found
  throw new OffprintError(EXIT.input, {
    code: 'E105',
    message: wanted === '' ? 'the name does not tell the format' : `Offprint does not read .${wanted} files`,
    hint: `name it with --from: ${readers.map(({ format }) => format).join(', ')}`,
    at: { file: source.name },
  })
}
