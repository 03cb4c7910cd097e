/** The words of a sentence → the stretches of capitalised words in it, and what the sentence says of each. */

import { definedAs } from './name-definitions.ts'
import { hashText, type Words } from './name-words.ts'

/** A stretch of capitalised words, and the same with of, for, and, the, & between its parts. */
export interface Run {
  readonly start: number
  readonly end: number
  readonly wideStart: number
  readonly wideEnd: number
  /** Bits of the noun lists it is said to belong to, or 0. */
  readonly defined: number
}

const LINKS = new Set(
  [
    'of',
    'for',
    'and',
    'the',
    '&',
    'de',
    'del',
    'la',
    'von',
    'van',
    'der',
    'di',
    'du',
    '-',
    "'s",
    'on',
    'in',
  ].map(hashText),
)

/** Finds the run that each token stands in, or null. */
export function runsOf(words: Words): (Run | null)[] {
  const runs = new Array<Run | null>(words.length).fill(null)
  for (let i = 0; i < words.length; i++) {
    if (!words.forms[i]!.capital || runs[i]) continue
    let end = i + 1
    while (end < words.length && words.forms[end]!.capital) end++
    const run = {
      start: i,
      end,
      wideStart: reach(words, i, -1),
      wideEnd: reach(words, end - 1, 1) + 1,
      defined: definedAs(words, end),
    }
    runs.fill(run, i, end)
  }
  return runs
}

// Goes on over up to two linking words to the next capital.
function reach({ forms }: Words, from: number, step: 1 | -1): number {
  let at = from
  for (;;) {
    let next = at + step
    for (let links = 0; links < 2 && forms[next]?.capital === 0 && LINKS.has(forms[next]!.low); links++)
      next += step
    if (forms[next]?.capital !== 1) return at
    at = next
  }
}
