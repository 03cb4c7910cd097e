/** An article's text in, straight quotation marks and spaces in a row out. */

import type { Diagnostic } from '../../diagnostics.ts'
import { blockText, textBlocks } from '../../document/walk.ts'
import { doubt } from '../report.ts'
import { textTroubles } from '../text-troubles.ts'
import type { BookSubject } from './subject.ts'

/** Looks through every block but code. */
export function checkText({ book, placeOf }: BookSubject): Diagnostic[] {
  return [...textBlocks(book.edition.article)].flatMap((block) =>
    'type' in block && block.type === 'code-block'
      ? []
      : textTroubles(blockText(block)).map(({ code, message, hint }) =>
          doubt(code, message, hint, placeOf(block.id)),
        ),
  )
}
