/** Slugs and a number of columns → how many of them stand in each, level as far as they can be. */

import type { Slug } from './galley.ts'

/** A column: slugs `from` to `to`, exclusive, and the lines they take. */
export interface FilledColumn {
  readonly from: number
  readonly to: number
  readonly lines: number
}

/** Fills columns of so many lines, one after another, as far as the slugs and the columns reach. */
export function fillColumns(
  slugs: readonly Slug[],
  from: number,
  columns: number,
  lines: number,
): FilledColumn[] {
  const filled: FilledColumn[] = []
  let at = from
  for (let column = 0; column < columns && at < slugs.length; column++) {
    while (slugs[at]?.white) at++
    const one = fillColumn(slugs, at, lines)
    if (one.to > at) filled.push(one)
    at = Math.max(one.to, at)
  }
  return filled
}

function fillColumn(slugs: readonly Slug[], from: number, lines: number): FilledColumn {
  let used = 0
  let best: FilledColumn = { from, to: from, lines: 0 }
  for (let at = from; at < slugs.length; at++) {
    const slug = slugs[at]!
    used += slug.lines
    if (used > lines) break
    const ends = !slug.white && (slug.breakAfter < Number.POSITIVE_INFINITY || at + 1 === slugs.length)
    if (ends) best = { from, to: at + 1, lines: used }
  }
  return best
}

/** Finds the fewest lines in which so many columns hold all the slugs; `null` where `most` lines do not. */
export function balanceColumns(
  slugs: readonly Slug[],
  from: number,
  columns: number,
  most: number,
): FilledColumn[] | null {
  const total = slugs.slice(from).reduce((sum, slug) => sum + slug.lines, 0)
  for (let lines = Math.max(1, Math.floor(total / columns) - 1); lines <= most; lines++) {
    const filled = fillColumns(slugs, from, columns, lines)
    if (filled.at(-1)?.to === slugs.length) return filled
  }
  return null
}

/** Fills one column with as many slugs as it holds, one at least, wherever that divides them. */
export function forceColumn(slugs: readonly Slug[], from: number, lines: number): FilledColumn {
  let to = from + 1
  let used = slugs[from]!.lines
  while (to < slugs.length && used + slugs[to]!.lines <= lines) used += slugs[to++]!.lines
  return { from, to, lines: used }
}
