/** Counts of what was left out in, one note about it out. */

import type { Diagnostic } from '../diagnostics.ts'

/** Tells what had no place in the model; scripts are nobody's loss. */
export function leftOut(dropped: ReadonlyMap<string, number>, file: string): Diagnostic[] {
  const told = [...dropped].filter(([word]) => word !== 'script')
  if (told.length === 0) return []
  const list = told.map(([word, count]) => `${count} × ${word}`).join(', ')
  return [{ severity: 'note', code: 'R111', message: `left out: ${list}`, at: { file } }]
}
