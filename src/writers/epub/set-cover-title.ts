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
  /** Width of a text at an em of 1: the sum of its words and spaces. */
  measure(text: string): number
}

/** Widths of words, each measured once, and of the space between them. */
interface Widths {
  of(word: string): number
  readonly space: number
}

/** Sets a title in the largest size whose lines fit. Words that no line holds are divided where they must be. */
export function setCoverTitle(title: string, space: TitleSpace): SetTitle {
  const words = title.split(/\s+/).filter(Boolean)
  const widths = widthsOf(space)
  for (const size of space.sizes) {
    const lines = evenLines(words, space.width / size, widths)
    if (lines && lines.length * size * space.leading <= space.height) return { lines, size }
  }
  const size = space.sizes.at(-1)!
  const width = space.width / size
  const pieces = words.flatMap((word) => divide(word, width, space.measure))
  const most = Math.max(Math.floor(space.height / (size * space.leading)), 1)
  return { lines: firstLines(evenLines(pieces, width, widths) ?? pieces, most), size }
}

function widthsOf({ measure }: TitleSpace): Widths {
  const known = new Map<string, number>()
  return {
    space: measure(' '),
    of(word) {
      const width = known.get(word) ?? measure(word)
      known.set(word, width)
      return width
    },
  }
}

/** Fewest lines there can be, then the narrowest measure that needs no more of them. */
function evenLines(words: readonly string[], width: number, widths: Widths): string[] | null {
  const widest = Math.max(...words.map(widths.of))
  if (widest > width) return null
  const fewest = fill(words, width, widths)
  let best = fewest
  for (let narrower = width * 0.98; narrower > width * 0.4; narrower *= 0.98) {
    if (widest > narrower) break
    const lines = fill(words, narrower, widths)
    if (lines.length > fewest.length) break
    best = lines
  }
  return best
}

function fill(words: readonly string[], width: number, widths: Widths): string[] {
  const lines: string[] = []
  let used = 0
  for (const word of words) {
    const longer = used + widths.space + widths.of(word)
    if (lines.length > 0 && longer <= width) {
      lines[lines.length - 1] += ` ${word}`
      used = longer
    } else {
      lines.push(word)
      used = widths.of(word)
    }
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
