/** “Did you mean …?” A mistyped word and the right ones in, the nearest out. */

/** Edits that turn one word into another: insert, delete, replace, swap of neighbours (Damerau 1964). */
function distance(from: string, to: string): number {
  const rows = Array.from({ length: from.length + 1 }, (_, row) => [row])
  for (let column = 0; column <= to.length; column++) rows[0]![column] = column
  for (let i = 1; i <= from.length; i++) {
    for (let j = 1; j <= to.length; j++) {
      const replace = rows[i - 1]![j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1)
      let least = Math.min(rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, replace)
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]
      if (swapped) least = Math.min(least, rows[i - 2]![j - 2]! + 1)
      rows[i]![j] = least
    }
  }
  return rows[from.length]![to.length]!
}

/**
 * Finds the word that was probably meant.
 *
 * @returns The nearest of `words` within a third of the typed word's length (at least one edit), the earlier of
 *   equals; `null` where none is near.
 */
export function nearestWord(typed: string, words: readonly string[]): string | null {
  const limit = Math.max(1, Math.floor(typed.length / 3))
  let nearest: string | null = null
  let least = limit + 1
  for (const word of words) {
    if (Math.abs(word.length - typed.length) >= least) continue
    const edits = distance(typed.toLowerCase(), word.toLowerCase())
    if (edits < least) [nearest, least] = [word, edits]
  }
  return nearest
}
