/** A string and places to change in it → the string changed. Knows nothing of XHTML. */

/** Puts `text` in the place of the characters from `start` to before `end`; an insertion where both are equal. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** An edit that takes nothing away. */
export const insertion = (at: number, text: string): Edit => ({ start: at, end: at, text })

/** Applies edits that do not overlap. Insertions at one place keep their order. */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  let result = ''
  let at = 0
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    result += source.slice(at, edit.start) + edit.text
    at = edit.end
  }
  return result + source.slice(at)
}
