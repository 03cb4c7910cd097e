/** Pages in, the lines of their paragraphs out, with what a typesetter looks at: room, width, breaks. */

import type { MarkupPart } from '../../markup/markup.ts'
import type { XhtmlElement } from '../../markup/xhtml.ts'
import type { Pages, PlacedGlyphs } from '../../typesetting/page.ts'
import type { Points } from '../../units.ts'

/** One line of a paragraph. */
export interface TextLine {
  readonly page: number
  /** Among the lines of its page, in reading order, from 1. */
  readonly number: number
  readonly text: string
  readonly y: Points
  readonly size: Points
  readonly width: Points
  /** Its spaces over their natural width; 1 where it has none. */
  readonly looseness: number
  /** Ends inside a word. */
  readonly divided: boolean
}

/** A paragraph as it is set. */
export interface SetParagraph {
  /** Block of the article. */
  readonly block: string
  readonly lines: readonly TextLine[]
}

/** Pieces whose baselines are nearer than this, in their size, stand on one line: marks of notes are raised. */
const SAME_LINE = 0.6
/** Marks of division, drawn or written. */
const DIVISION = /[-‐\u00ad]\s*$/

/** Gathers the paragraphs of chapters and notes, in reading order. */
export function setParagraphs({ pages, tags }: Pages, parts: readonly MarkupPart[]): readonly SetParagraph[] {
  const blockOf = blockFinder(parts)
  const pieces = pages
    .flatMap(({ number, items }) =>
      items.flatMap((item) => {
        if (item.kind !== 'glyphs' || item.tag === 'artifact' || !item.source) return []
        const block = blockOf(item.source.part, item.source.start)
        const actual = tags[item.tag]!.actualText
        return block ? [{ item, page: number, block, actual }] : []
      }),
    )
    .sort((a, b) => a.item.order - b.item.order)
  const lines = new Map<string, Piece[][]>()
  for (const piece of pieces) {
    const own = lines.get(piece.block) ?? []
    if (own.length === 0) lines.set(piece.block, own)
    const last = own.at(-1)
    if (last && isOnLine(last, piece)) last.push(piece)
    else own.push([piece])
  }
  const count = new Map<number, number>()
  return [...lines].map(([block, own]) => ({
    block,
    lines: own.map((line) => {
      const page = line[0]!.page
      const number = (count.get(page) ?? 0) + 1
      count.set(page, number)
      return measure(line, number)
    }),
  }))
}

interface Piece {
  readonly item: PlacedGlyphs
  readonly page: number
  readonly block: string
  readonly actual: string | undefined
}

function isOnLine(line: readonly Piece[], { item, page }: Piece): boolean {
  const { item: first, page: before } = line[0]!
  return page === before && Math.abs(item.y - first.y) < SAME_LINE * Math.max(item.size, first.size)
}

function measure(line: readonly Piece[], number: number): TextLine {
  const items = line.map(({ item }) => item)
  const body = items.reduce((a, b) => (b.size > a.size ? b : a))
  let [actual, natural] = [0, 0]
  for (const { words, spaces, face, size, tracking } of items) {
    const space = (face.advance(face.glyphFor(32)) * size) / 1000 + tracking
    words.forEach((_, index) => {
      const given = spaces[index] ?? Number.NaN
      // The space that closes a line is not seen.
      const closes = items.at(-1)!.words === words && index === words.length - 1
      if (Number.isNaN(given) || closes) return
      actual += given
      natural += space
    })
  }
  const text = items.map(wordsOf).join('')
  const left = Math.min(...items.map(({ x }) => x))
  const right = Math.max(...items.map((item) => item.x + item.width))
  return {
    page: line[0]!.page,
    number,
    text,
    y: body.y,
    size: body.size,
    width: right - left,
    looseness: natural > 0 ? actual / natural : 1,
    divided: line.at(-1)!.actual === '\u00ad' || DIVISION.test(text),
  }
}

const wordsOf = ({ words, spaces }: PlacedGlyphs): string =>
  words.map((word, index) => word.text + (Number.isNaN(spaces[index]) ? '' : ' ')).join('')

/** Finds which paragraph of the article a place in the markup belongs to. */
function blockFinder(parts: readonly MarkupPart[]): (part: string, offset: number) => string | null {
  const extents = new Map(parts.map(({ id, root }) => [id, paragraphsIn(root)]))
  return (part, offset) => {
    const own = extents.get(part) ?? []
    let [low, high] = [0, own.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (own[middle]!.end <= offset) low = middle + 1
      else high = middle
    }
    const found = own[low]
    return found && found.start <= offset ? found.id : null
  }
}

interface Extent {
  readonly id: string
  readonly start: number
  readonly end: number
}

function paragraphsIn(element: XhtmlElement): Extent[] {
  const { id } = element.attributes
  if (element.name === 'p' && id && /^b\d+$/.test(id)) return [{ id, start: element.start, end: element.end }]
  return element.children.flatMap((child) => (child.type === 'element' ? paragraphsIn(child) : []))
}
