/** Offsets in a block's plain text, in which passages count → offsets in the text as it is set, and back. */

import type { FlowRun, FlowText } from './flow.ts'

/** Marks of notes are set, but are no part of a block's plain text. */
const isMark = (run: FlowRun): boolean => run.style.position === 'super' && run.link !== undefined

/** Finds where a character of the plain text stands in the runs joined; characters taken out before count 0. */
export function flowOffset(text: FlowText, plain: number): number {
  let flow = 0
  let seen = text.taken ?? 0
  for (const run of text.runs) {
    const length = run.text.length + (run.breakAfter ? 1 : 0)
    if (!isMark(run)) {
      if (plain < seen + length) return flow + Math.max(0, plain - seen)
      seen += length
    }
    flow += length
  }
  return flow
}
