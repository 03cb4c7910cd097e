/**
 * The words of a line in reading order, with their embedding levels → their places from left to right.
 *
 * Rule L2 of the Unicode Bidirectional Algorithm (UAX #9). Levels come from scripts.ts.
 */

/** A word, or the space after one. */
interface Unit {
  /** Index of the word. */
  readonly word: number
  readonly space: boolean
  readonly level: number
}

/**
 * Orders words and spaces and adds their widths up.
 *
 * @param words - Level and width of each word in reading order, and of the space after it; the last has none.
 * @returns Left edge of each word, counted from the line's.
 */
export function orderAtoms(
  words: readonly { readonly level: number; readonly width: number; readonly space: number }[],
): number[] {
  const units = words.flatMap(({ level, space }, word): Unit[] => {
    const next = words[word + 1]
    const between = next && space > 0 ? [{ word, space: true, level: Math.min(level, next.level) }] : []
    return [{ word, space: false, level }, ...between]
  })
  const lefts: number[] = []
  let x = 0
  for (const { word, space } of reordered(units)) {
    if (!space) lefts[word] = x
    x += space ? words[word]!.space : words[word]!.width
  }
  return lefts
}

/** From the highest level to the lowest odd one, reverses every stretch of that level and above. */
function reordered(units: readonly Unit[]): Unit[] {
  const order = [...units]
  const levels = units.map(({ level }) => level)
  const lowestOdd = Math.min(...levels.filter((level) => level % 2 === 1))
  for (let level = Math.max(...levels); level >= lowestOdd; level--) {
    for (let start = 0; start < order.length; start++) {
      if (order[start]!.level < level) continue
      let end = start
      while (end < order.length && order[end]!.level >= level) end++
      order.splice(start, end - start, ...order.slice(start, end).reverse())
      start = end
    }
  }
  return order
}
