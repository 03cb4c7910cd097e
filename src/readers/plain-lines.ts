/**
 * Plain text in, its paragraphs as groups of lines out. Tells hard-wrapped text, where a line's end means nothing,
 * from text with one paragraph a line, and both from verse.
 */

/** One line with its number, counted from 1. */
export interface Line {
  readonly text: string
  readonly number: number
}

/** A paragraph, or the lines of a verse. */
export interface LineGroup {
  readonly lines: readonly Line[]
  readonly kind: 'paragraph' | 'verse'
  /** Whether an empty line, or the text's edge, stands on either side. */
  readonly apart: boolean
}

/** No typewriter, mail program or editor wraps wider; in characters. */
const WIDEST = 100

/** Verse has shorter lines; in characters. */
const VERSE = 64

/** Share of line ends at which the next word did not fit, from which a text counts as wrapped. */
const WRAPPED_SHARE = 0.8

const BREAK = /\r\n?|[\n\u0085\u2028\u2029]/

/** Splits a text into groups of lines. */
export function groupLines(text: string, firstLine: number): LineGroup[] {
  const lines = text.split(BREAK).map((line, index) => ({
    text: line.replace(/\f/g, '').trimEnd(),
    number: firstLine + index,
  }))
  const chunks = chunksOf(lines)
  const wrapped = isWrapped(chunks)
  return chunks.flatMap((chunk) => (wrapped ? unwrap(chunk) : separate(chunk)))
}

function chunksOf(lines: readonly Line[]): Line[][] {
  const chunks: Line[][] = [[]]
  for (const line of lines) {
    if (line.text.trim() !== '') chunks.at(-1)!.push(line)
    else if (chunks.at(-1)!.length > 0) chunks.push([])
  }
  return chunks.filter((chunk) => chunk.length > 0)
}

function isWrapped(chunks: readonly Line[][]): boolean {
  const ends = chunks.flatMap((chunk) =>
    chunk.slice(0, -1).map((line, i) => [line.text, chunk[i + 1]!.text] as const),
  )
  if (ends.length < 2) return ends.length === 1 && looksCut(...ends[0]!)
  const lengths = ends.map(([line]) => line.length).sort((a, b) => a - b)
  const width = lengths[Math.floor(lengths.length * 0.9)]!
  const amid = ends.filter(([line]) => !SENTENCE_END.test(line))
  if (width > WIDEST || width < 24 || amid.length < ends.length / 2) return false
  const full = ends.filter(([line, next]) => line.length + 1 + firstWord(next).length >= width - 2)
  return full.length >= ends.length * WRAPPED_SHARE
}

const SENTENCE_END = /[.!?…:]["”’»)]*$/

const firstWord = (line: string): string => /\S+/.exec(line)?.[0] ?? ''

/** A single line end in the middle of a sentence. */
const looksCut = (line: string, next: string): boolean =>
  line.length > VERSE - 14 && line.length <= WIDEST && /[\p{L},;-]$/u.test(line) && /^\p{Ll}/u.test(next)

/** Wrapped text: a chunk is a paragraph, unless indents start paragraphs within it. */
function unwrap(chunk: readonly Line[]): LineGroup[] {
  const groups: Line[][] = []
  const indented = chunk.filter(({ text }) => /^(?: {2,}|\t)/.test(text)).length
  const byIndent = indented > 0 && indented < chunk.length * 0.6
  for (const line of chunk) {
    const starts = groups.length === 0 || isMarked(line) || (byIndent && /^(?: {2,}|\t)/.test(line.text))
    if (starts) groups.push([line])
    else groups.at(-1)!.push(line)
  }
  return groups.map((lines) => ({ lines, kind: 'paragraph', apart: groups.length === 1 }))
}

/** A line that opens a paragraph wherever it stands: a heading, an item. */
const isMarked = ({ text }: Line): boolean => /^(?:#{1,6} |\s*[*•‣] )/.test(text)

/** Unwrapped text: every line is a paragraph, unless the chunk is verse. */
function separate(chunk: readonly Line[]): LineGroup[] {
  const short = chunk.length >= 3 && chunk.every(({ text }) => text.length <= VERSE)
  const open = chunk.filter(({ text }) => !/[.!?…:"”’»)]$/.test(text)).length
  if (short && open > chunk.length / 2 && !chunk.some(isMarked))
    return [{ lines: chunk, kind: 'verse', apart: true }]
  return chunk.map((line) => ({ lines: [line], kind: 'paragraph', apart: chunk.length === 1 }))
}

/** Joins the lines of a paragraph. */
export function joinLines(lines: readonly Line[]): string {
  const parts: string[] = []
  for (const line of lines) {
    const [before, next] = [parts.at(-1), line.text.trim()]
    parts.push(before === undefined || isTight(before, next) ? next : ` ${next}`)
  }
  return parts.join('').replace(/[ \t\v]+/g, ' ')
}

/** “East-” + “West” is one word, and Chinese has no spaces. */
const isTight = (before: string, next: string): boolean =>
  /\p{L}-$/u.test(before) || (/[\u3000-\u9fff\uff00-\uffef]$/.test(before) && /^[\u3000-\u9fff]/.test(next))
