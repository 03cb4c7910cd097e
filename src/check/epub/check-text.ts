/** What is not typography in an EPUB's text: straight quotation marks, spaces in a row. */

import type { Diagnostic } from '../../diagnostics.ts'
import { doubt } from '../report.ts'
import { textTroubles } from '../text-troubles.ts'
import { NAMESPACES, type Publication, placeIn } from './open-epub.ts'

/** Text that is read as prose. */
const PROSE = `//h:body//text()[not(ancestor::h:code or ancestor::h:pre or ancestor::h:kbd or ancestor::h:samp
  or ancestor::h:script or ancestor::h:style or ancestor::svg:svg)]`

/** Looks through the text of all documents. */
export const checkText = (publication: Publication): Diagnostic[] =>
  publication.documents.flatMap((document) =>
    document.xml
      .find(PROSE, NAMESPACES)
      .flatMap((node) =>
        textTroubles(node.content).map(({ code, message, hint }) =>
          doubt(code, message, hint, placeIn(publication, document, node)),
        ),
      ),
  )
