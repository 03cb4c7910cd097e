/** An article's words in, straight quotation marks and spaces in a row out. */

import type { Diagnostic } from '../../diagnostics.ts'
import { allSections, blockText, plainText, textBlocks } from '../../document/walk.ts'
import { doubt } from '../report.ts'
import { textTroubles } from '../text-troubles.ts'
import type { BookSubject } from './subject.ts'

/** Looks through title, headings and every block but code. */
export function checkText({ book, placeOf }: BookSubject): Diagnostic[] {
  const { article } = book.edition
  const troubles = (text: string, block?: string): Diagnostic[] =>
    textTroubles(text).map(({ code, message, hint }) => doubt(code, message, hint, placeOf(block)))
  return [
    ...troubles(article.metadata.title),
    ...[...allSections(article.sections)].flatMap(({ heading }) => troubles(plainText(heading))),
    ...[...textBlocks(article)].flatMap((block) =>
      'type' in block && block.type === 'code-block' ? [] : troubles(blockText(block), block.id),
    ),
  ]
}
