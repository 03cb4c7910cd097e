/** Composed inks and a place on a page → placed items, with their structure elements, order, links and anchors. */

import type { MarkupRange } from '../markup/markup.ts'
import type { Theme } from '../themes/theme.ts'
import type { Points } from '../units.ts'
import type { LinePiece } from './flow.ts'
import type { Ink, LineInk, Slug } from './galley.ts'
import type { Decoration, Destination, PlacedItem, Tag, TagId } from './page.ts'
import { sourceOffset } from './source-offset.ts'
import { sourceOrder } from './source-order.ts'

/** A line of a block's text on a page: for page numbers of names and the starts of pages. */
export interface PlacedLine {
  readonly page: number
  /** Its baseline. */
  readonly y: Points
  readonly ink: LineInk
}

/** What grows while pages are filled. */
export interface Placing {
  readonly theme: Theme
  readonly tags: Tag[]
  readonly partOrder: ReadonlyMap<string, number>
  /** The serialised markup of each part of the book. */
  readonly xhtmlOf: ReadonlyMap<string, string>
  readonly destinations: Map<string, Destination>
  /** Lines by the id of their block, in reading order. */
  readonly linesOf: Map<string, PlacedLine[]>
}

/** A page being filled. */
export interface OpenPage {
  readonly number: number
  readonly items: PlacedItem[]
}

/** Descenders of a clickable area, in em. */
const LINK_DESCENT = 0.24
const LINK_ASCENT = 0.78
/** A deleted word is struck through at this height, in em. */
const STRIKE = { height: 0.26, weight: 0.06 }

/** Places the inks of a slug whose first baseline stands at `y`, and what is anchored to it. */
export function placeSlug(slug: Slug, x: Points, y: Points, page: OpenPage, placing: Placing): void {
  const top = y - placing.theme.page.grid
  for (const anchor of slug.anchors ?? []) anchorAt(anchor, page.number, x, top, placing)
  placeInks(slug.inks, x, y, page, placing)
}

/** Remembers where an id stands, the first time. */
export function anchorAt(anchor: string, page: number, x: Points, y: Points, placing: Placing): void {
  if (!placing.destinations.has(anchor)) placing.destinations.set(anchor, { page, x, y: Math.max(0, y) })
}

/** Places inks that are part of the text. */
export function placeInks(
  inks: readonly Ink[],
  x: Points,
  y: Points,
  page: OpenPage,
  placing: Placing,
): void {
  for (const ink of inks) {
    if (ink.kind === 'line' && ink.decoration) placeDecoration([ink], x, y, page, 'layout')
    else if (ink.kind === 'line') placeLine(ink, x + ink.x, y + ink.y, page, placing)
    else if (ink.kind === 'image') page.items.push({ ...ink, x: x + ink.x, y: y + ink.y })
    else page.items.push({ ...ink, x: x + ink.x, y: y + ink.y, tag: 'artifact', order: 0 })
  }
}

/** Places inks as decoration: what is said elsewhere, or what only helps to find one's way. */
export function placeDecoration(
  inks: readonly Ink[],
  x: Points,
  y: Points,
  page: OpenPage,
  decoration: Decoration,
): void {
  for (const ink of inks) {
    const at = { tag: 'artifact', order: 0, decoration } as const
    if (ink.kind !== 'line') page.items.push({ ...ink, x: x + ink.x, y: y + ink.y, ...at })
    else {
      for (const piece of ink.line.pieces) page.items.push(decorated(piece, x + ink.x, y + ink.y, decoration))
    }
  }
}

const decorated = (piece: LinePiece, x: Points, y: Points, decoration: Decoration): PlacedItem => ({
  kind: 'glyphs',
  x: x + piece.x,
  y: y - piece.rise,
  ...piece.glyphs,
  tag: 'artifact',
  order: 0,
  decoration,
})

function placeLine(ink: LineInk, x: Points, y: Points, page: OpenPage, placing: Placing): void {
  const { id, anchors } = ink.text
  const top = y - ink.text.style.leading
  if (ink.line.start === 0) for (const anchor of anchors ?? []) anchorAt(anchor, page.number, x, top, placing)
  if (id) {
    const placed = { page: page.number, y, ink }
    const lines = placing.linesOf.get(id)
    if (lines) lines.push(placed)
    else placing.linesOf.set(id, [placed])
    anchorAt(id, page.number, x, top, placing)
  }
  for (const piece of ink.line.pieces) {
    if (piece.run.ornament) page.items.push(decorated(piece, x, y, 'layout'))
    else placePiece(piece, x, y, page, placing)
  }
  placeLinks(ink.line.pieces, x, y, page, placing)
}

function placePiece(piece: LinePiece, x: Points, y: Points, page: OpenPage, placing: Placing): void {
  const { run, glyphs } = piece
  const said = run.text.slice(piece.start, piece.end)
  const tag = piece.softHyphen
    ? readAs('\u00ad', run.tag, placing.tags)
    : PRIVATE.test(said)
      ? readAs(said, run.tag, placing.tags)
      : run.tag
  const order = sourceOrder(run.source, placing.partOrder, piece.softHyphen ? piece.end : piece.start)
  const own = placing.tags[run.tag]!.source
  if (own) anchorAt(own, page.number, x + piece.x, y - placing.theme.page.grid, placing)
  const source = sourceOf(piece, placing)
  const baseline = y - piece.rise
  page.items.push({ kind: 'glyphs', x: x + piece.x, y: baseline, ...glyphs, tag, order, source })
  if (run.style.deleted) {
    const rule = { x: x + piece.x, y: baseline - STRIKE.height * glyphs.size, width: piece.width }
    const height = STRIKE.weight * glyphs.size
    page.items.push({ kind: 'rule', ...rule, height, colour: glyphs.colour, tag: 'artifact', order: 0 })
  }
}

/** Where a piece's characters stand in the markup. */
function sourceOf({ run, start, end }: LinePiece, { xhtmlOf }: Placing): MarkupRange {
  const { part, start: begin } = run.source
  const xhtml = run.source.end - begin === run.text.length ? undefined : xhtmlOf.get(part)
  if (xhtml === undefined) return { part, start: begin + start, end: begin + end }
  const at = sourceOffset(xhtml, begin, start)
  return { part, start: at, end: sourceOffset(xhtml, at, end - start) }
}

/** Characters of private use, which PDF/A-2a wants said in so many words (ISO 19005-2, 6.2.11.7.3). */
const PRIVATE = /\p{Co}/u

/** What is read otherwise than its glyphs say: a hyphen that the setter put in is the soft hyphen that it is. */
function readAs(actualText: string, parent: TagId, tags: Tag[]): TagId {
  tags.push({ id: tags.length, type: 'Span', parent, actualText })
  return tags.length - 1
}

/** Lays clickable areas over the pieces of links, one for each stretch. */
function placeLinks(
  pieces: readonly LinePiece[],
  x: Points,
  y: Points,
  page: OpenPage,
  placing: Placing,
): void {
  for (let from = 0; from < pieces.length; from++) {
    const { run } = pieces[from]!
    if (run.link === undefined) continue
    let to = from
    while (pieces[to + 1]?.run.link === run.link) to++
    const first = pieces[from]!
    const last = pieces[to]!
    const size = Math.max(...pieces.slice(from, to + 1).map((piece) => piece.glyphs.size))
    const baseline = y - Math.max(first.rise, 0)
    page.items.push({
      kind: 'link',
      x: x + first.x,
      y: baseline - LINK_ASCENT * size,
      width: last.x + last.width - first.x,
      height: (LINK_ASCENT + LINK_DESCENT) * size,
      tag: run.link,
      order: sourceOrder(first.run.source, placing.partOrder, first.start),
    })
    from = to
  }
}
