/** The files of a book in; XML that is none is refused before anything is packed, for templates of a user's may write anything. */

import { EXIT, OffprintError } from '../../diagnostics.ts'
import { parseXhtml, XhtmlFault } from '../../markup/parse-xhtml.ts'
import type { EpubFile } from './assemble.ts'

/** What may stand before the outermost element, and what templates need not do without. */
const ASIDES = /^\s*<\?xml [^>]*\?>|<!DOCTYPE [^>[]*>|<!--(?:(?!--)[\s\S])*-->/g

/** Parses each XML file again. @throws {@link OffprintError} M104 for the first that is not well-formed. */
export function checkXml(files: readonly EpubFile[]): void {
  for (const { href, content } of files) {
    if (typeof content !== 'string' || !/\.(?:xhtml|opf|ncx)$/.test(href)) continue
    try {
      parseXhtml(content.replace(ASIDES, ''))
    } catch (cause) {
      if (!(cause instanceof XhtmlFault)) throw cause
      const message = `${href} of the EPUB is no XML: ${cause.message}`
      throw new OffprintError(EXIT.failed, { code: 'M104', message }, { cause })
    }
  }
}
