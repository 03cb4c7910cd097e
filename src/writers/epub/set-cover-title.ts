/** A title and the measure of a cover → its lines: as large as they may be, and as even as they can be. */

/** A title divided into lines, at the size it fits in. */
export interface SetTitle {
  readonly lines: readonly string[]
  /** Size of the em, in pixels. */
  readonly size: number
}

/** Space to fill, in pixels, and how wide words are. */
export interface TitleSpace {
  readonly width: number
  readonly height: number
  /** From large to small; the last is taken where none fits. */
  readonly sizes: readonly number[]
  /** Baseline to baseline, in em. */
  readonly leading: number
  /** Width of a text at an em of 1. */
  measure(text: string): number
}

/** Sets a title in the largest size whose lines fit. Words that no line holds are divided where they must be. */
export function setCoverTitle(title: string, space: TitleSpace): SetTitle {
  const words = title.split(/\s+/).filter(Boolean)
  for (const size of space.sizes) {
    const lines = evenLines(words, space.width / size, space.measure)
    if (lines && lines.length * size * space.leading <= space.height) return { lines, size }
  }
  const size = space.sizes.at(-1)!
  const width = space.width / size
  const pieces = words.flatMap((word) => divide(word, width, space.measure))
  const most = Math.max(Math.floor(space.height / (size * space.leading)), 1)
  return { lines: firstLines(evenLines(pieces, width, space.measure) ?? pieces, most), size }
}

/** Fewest lines there can be, then the narrowest measure that needs no more of them. */
function evenLines(words: readonly string[], width: number, measure: TitleSpace['measure']): string[] | null {
  if (words.some((word) => measure(word) > width)) return null
  const fewest = fill(words, width, measure)
  let best = fewest
  for (let narrower = width * 0.98; narrower > width * 0.4; narrower *= 0.98) {
    if (words.some((word) => measure(word) > narrower)) break
    const lines = fill(words, narrower, measure)
    if (lines.length > fewest.length) break
    best = lines
  }
  return best
}

function fill(words: readonly string[], width: number, measure: TitleSpace['measure']): string[] {
  const lines: string[] = []
  for (const word of words) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word
    if (lines.length > 0 && measure(longer) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

function divide(word: string, width: number, measure: TitleSpace['measure']): string[] {
  const pieces: string[] = []
  for (const character of word) {
    const longer = (pieces.at(-1) ?? '') + character
    if (pieces.length > 0 && measure(longer) <= width) pieces[pieces.length - 1] = longer
    else pieces.push(character)
  }
  return pieces
}

/** What no cover can hold ends in an ellipsis; the title page has it whole. */
const firstLines = (lines: readonly string[], most: number): string[] =>
  lines.length <= most ? [...lines] : [...lines.slice(0, most - 1), `${lines[most - 1]}…`]
