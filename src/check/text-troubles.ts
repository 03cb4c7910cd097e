/** A stretch of running text in, what a typesetter would not let pass out. */

import { shown } from './report.ts'

export interface TextTrouble {
  readonly code: string
  readonly message: string
  readonly hint: string
}

/** Letters shown on each side of a trouble. */
const AROUND = 18

/** Finds straight quotation marks and spaces in a row. */
export function textTroubles(text: string): TextTrouble[] {
  const around = (index: number) => shown(text.slice(Math.max(0, index - AROUND), index + AROUND))
  const straight = [...text.matchAll(/["']/g)]
    // 6' 2" and 5'10" are feet and inches as people type them.
    .filter(({ index }) => !/\d/.test(text[index - 1] ?? ''))
    // What an excerpt shows already is not told again.
    .filter(({ index }, at, marks) => at === 0 || index - marks[at - 1]!.index > AROUND)
    .map(({ index }) => ({
      code: 'T307',
      message: `a straight quotation mark: “${around(index)}”`,
      hint: 'write ‘ ’ or “ ”',
    }))
  // In markup line ends and the white around them are one space.
  const doubled = [...text.matchAll(/\S([ \u00a0\u202f]{2,})(?=\S)/g)].map(({ index }) => ({
    code: 'T308',
    message: `spaces in a row: “${around(index)}”`,
    hint: 'one is enough',
  }))
  return [...straight, ...doubled]
}
