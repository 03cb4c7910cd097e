/** A template and what it sees → a piece of the book: its XHTML, and the tree, checked. */

import { EXIT, OffprintError } from '../diagnostics.ts'
import { checkAnchors } from './check-anchors.ts'
import { checkVocabulary } from './check-vocabulary.ts'
import { parseXhtml, XhtmlFault } from './parse-xhtml.ts'
import type { Templates } from './templates.ts'
import type { XhtmlElement } from './xhtml.ts'

/** One root element out of one template. */
export interface Piece {
  readonly template: string
  readonly view: object
  readonly xhtml: string
  readonly root: XhtmlElement
}

/**
 * Renders, parses and checks.
 *
 * @throws {@link OffprintError} M104 with template and line where the rendering is not well-formed or not in
 *   the vocabulary.
 */
export function renderPiece(templates: Templates, template: string, view: object): Piece {
  const xhtml = templates.render(template, view)
  try {
    const root = parseXhtml(xhtml)
    checkVocabulary(root)
    return { template, view, xhtml, root }
  } catch (cause) {
    if (!(cause instanceof XhtmlFault)) throw cause
    throw blame(templates, 'M104', { template, view }, cause)
  }
}

/**
 * Checks that ids are unique over all pieces and that links between them land.
 *
 * @throws {@link OffprintError} M105 with template and line.
 */
export function joinPieces(templates: Templates, pieces: readonly Piece[]): void {
  const found = checkAnchors(pieces.map(({ root }) => root))
  if (found) throw blame(templates, 'M105', pieces[found.tree]!, found.fault)
}

function blame(
  templates: Templates,
  code: string,
  piece: Pick<Piece, 'template' | 'view'>,
  fault: XhtmlFault,
) {
  const at = templates.placeOf(piece.template, piece.view, fault.offset)
  return new OffprintError(EXIT.failed, { code, message: fault.message, at }, { cause: fault })
}
