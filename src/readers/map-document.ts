/** A document that is all article in, its blocks and notes out; pages with a site around them go through html.ts. */

import type { Outcome } from '../diagnostics.ts'
import type { DomDocument } from './dom.ts'
import { mapBlocks, mapNested } from './html-blocks.ts'
import { takeCaptions } from './html-captions.ts'
import type { HtmlContext } from './html-content.ts'
import { takeNotes } from './html-notes.ts'
import { leftOut } from './left-out.ts'
import { type Matched, matchNotes } from './match-notes.ts'
import { withoutNotesHeadings } from './tidy-blocks.ts'

/**
 * Maps a document.
 *
 * @param pictures - Addresses of pictures that came with the document, by the `src` that stands for them.
 * @param dropped - What was left out before, by its word.
 */
export function mapDocument(
  document: DomDocument,
  file: string,
  pictures: ReadonlyMap<string, string>,
  dropped = new Map<string, number>(),
): Outcome<Matched> {
  const taken = takeNotes(document, file)
  const captions = takeCaptions(document)
  const context: HtmlContext = { base: null, pictureBase: null, captions, pictures, dropped }
  const notes = taken.map(({ id, element }) => ({ id, blocks: mapNested(element, context) }))
  const blocks = document.body ? mapBlocks(document.body, context) : []
  const { value, diagnostics } = matchNotes(
    notes.length > 0 ? withoutNotesHeadings(blocks) : blocks,
    notes,
    file,
  )
  return { value, diagnostics: [...diagnostics, ...leftOut(dropped, file)] }
}

/** Writes bytes as an address. What kind of picture they are is told by looking at them. */
export const dataAddress = (bytes: Uint8Array): string =>
  `data:;base64,${Buffer.from(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength).toString('base64')}`
