/** A template and what it sees → a piece of the book: its XHTML, and the tree, checked. */

import { EXIT, OffprintError } from '../diagnostics.ts'
import { checkAnchors } from './check-anchors.ts'
import { checkVocabulary } from './check-vocabulary.ts'
import { parseXhtml, XhtmlFault } from './parse-xhtml.ts'
import type { Templates } from './templates.ts'
import type { XhtmlElement } from './xhtml.ts'

/** Trouble in what a template made, of which {@link blame} knows the line. */
class PieceFault extends Error {
  constructor(
    readonly code: string,
    readonly piece: Pick<Piece, 'template' | 'view'>,
    readonly fault: XhtmlFault,
  ) {
    super(fault.message)
  }
}

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
 * @throws M104 for {@link blame} where the rendering is not well-formed or not in the vocabulary.
 */
export function renderPiece(templates: Templates, template: string, view: object): Piece {
  const xhtml = templates.render(template, view)
  try {
    const root = parseXhtml(xhtml)
    checkVocabulary(root)
    return { template, view, xhtml, root }
  } catch (cause) {
    if (!(cause instanceof XhtmlFault)) throw cause
    throw new PieceFault('M104', { template, view }, cause)
  }
}

/**
 * Checks that ids are unique over all pieces and that links between them land.
 *
 * @throws M105 for {@link blame}.
 */
export function joinPieces(pieces: readonly Piece[]): void {
  const found = checkAnchors(pieces.map(({ root }) => root))
  if (found) throw new PieceFault('M105', pieces[found.tree]!, found.fault)
}

/** Gives the error that says which line of which template made the trouble; anything else as it is. */
export async function blame(templates: Templates, cause: unknown): Promise<unknown> {
  if (!(cause instanceof PieceFault)) return cause
  const { code, piece, fault } = cause
  const at = await templates.placeOf(piece.template, piece.view, fault.offset)
  return new OffprintError(EXIT.failed, { code, message: fault.message, at }, { cause: fault })
}
