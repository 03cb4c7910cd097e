/**
 * A sheet → its content stream, in one piece, and a list of what was marked in it for the structure tree.
 *
 * Decides nothing: every item says where it stands. Only what readers read is put into reading order.
 */

import type { PlacedGlyphs, PlacedImage, PlacedItem, Tag, TagId } from '../../typesetting/page.ts'
import type { Points } from '../../units.ts'
import type { PdfFont } from './fonts.ts'
import type { Inks } from './inks.ts'
import type { KitImage } from './kit.ts'
import { Pen } from './pen.ts'
import type { Sheet, SheetPage } from './sheets.ts'

/** From the sheet's bottom left corner: left, bottom, right, top. */
export type PdfBox = readonly [number, number, number, number]

/** A marked stretch of a content stream. */
export interface Mark {
  readonly tag: TagId
  readonly order: number
  /** The book's page, which a sheet may have two of. */
  readonly page: number
  /** Its number in the sheet's content. */
  readonly id: number
  /** Where a figure stands. */
  readonly box: PdfBox | null
}

/** What drawing takes from the rest of the file. */
export interface Drawing {
  readonly tags: readonly Tag[]
  /** Whether content is marked for the structure tree. */
  readonly tagged: boolean
  readonly inks: Inks
  font(item: PlacedGlyphs): PdfFont
  /** `null` where the picture is missing. */
  image(item: PlacedImage): KitImage | null
}

export interface DrawnSheet {
  readonly content: string
  readonly marks: readonly Mark[]
  readonly fonts: ReadonlySet<PdfFont>
  readonly images: ReadonlySet<KitImage>
}

type Inked = Exclude<PlacedItem, { kind: 'link' }>

/** Draws one sheet. */
export function drawSheet(sheet: Sheet, drawing: Drawing): DrawnSheet {
  const pen = new Pen(drawing.inks)
  const marks: Mark[] = []
  for (const placed of sheet.pages) {
    pen.begin(placed.x, placed.y, placed.scale, placed.page.height)
    for (const stretch of stretches(inReadingOrder(placed.page.items))) {
      if (drawing.tagged) openMark(stretch, pen, drawing.tags, marks, placed, sheet.height)
      for (const item of stretch) drawItem(item, pen, drawing)
      if (drawing.tagged) pen.closeMark()
    }
    pen.end()
  }
  drawCropMarks(sheet, pen, drawing.tagged)
  return { content: pen.content, marks, fonts: pen.fonts, images: pen.images }
}

/** What is read comes in the order of reading; what is not comes first and so lies under it. */
function inReadingOrder(items: readonly PlacedItem[]): Inked[] {
  const inked = items.filter((item) => item.kind !== 'link')
  const rank = (item: PlacedItem): number => (item.tag === 'artifact' ? -1 : item.order)
  const inOrder = inked.every((item, i) => i === 0 || rank(inked[i - 1]!) <= rank(item))
  return inOrder ? inked : inked.sort((a, b) => rank(a) - rank(b))
}

/** Neighbours of one structure element, to be marked as one. */
function stretches(items: readonly Inked[]): Inked[][] {
  const out: Inked[][] = []
  let last: Inked | null = null
  for (const item of items) {
    if (last && last.tag === item.tag && last.decoration === item.decoration) out.at(-1)!.push(item)
    else out.push([item])
    last = item
  }
  return out
}

const ARTIFACT_TYPES = { pagination: 'Pagination', layout: 'Layout', background: 'Background' } as const

function openMark(
  stretch: readonly Inked[],
  pen: Pen,
  tags: readonly Tag[],
  marks: Mark[],
  placed: SheetPage,
  sheetHeight: Points,
): void {
  const { tag: id, order, decoration } = stretch[0]!
  if (id === 'artifact') {
    pen.openArtifact(ARTIFACT_TYPES[decoration ?? 'layout'], privateText(stretch))
    return
  }
  const { type, actualText } = tags[id]!
  const box = type === 'Figure' ? boxAround(stretch, placed, sheetHeight) : null
  pen.openMark(type, marks.length, actualText)
  marks.push({ tag: id, order, page: placed.page.number, id: marks.length, box })
}

/** What a decoration says, where that has characters of private use (ISO 19005-2, 6.2.11.7.3). */
function privateText(stretch: readonly Inked[]): string | undefined {
  const words = stretch.flatMap((item) => (item.kind === 'glyphs' ? item.words : []))
  const text = words.map((word) => word.text).join(' ')
  return /\p{Co}/u.test(text) ? text : undefined
}

function boxAround(stretch: readonly Inked[], { x, y, scale }: SheetPage, sheetHeight: Points): PdfBox {
  const tops = stretch.map((item) => (item.kind === 'glyphs' ? item.y - item.size : item.y))
  const bottoms = stretch.map((item) => (item.kind === 'glyphs' ? item.y : item.y + item.height))
  return [
    x + scale * Math.min(...stretch.map((item) => item.x)),
    sheetHeight - y - scale * Math.max(...bottoms),
    x + scale * Math.max(...stretch.map((item) => item.x + item.width)),
    sheetHeight - y - scale * Math.min(...tops),
  ]
}

function drawItem(item: Inked, pen: Pen, drawing: Drawing): void {
  if (item.kind === 'glyphs') drawGlyphs(item, pen, drawing)
  else if (item.kind === 'image') {
    const image = drawing.image(item)
    if (image) pen.image(image, item)
  } else if (item.stroke === undefined) pen.fill(item, item.colour)
  else pen.outline(item, item.colour, item.stroke)
}

function drawGlyphs(item: PlacedGlyphs, pen: Pen, { font: fontOf, tags }: Drawing): void {
  const font = fontOf(item)
  const as = item.tag === 'artifact' ? undefined : softHyphen(tags[item.tag]!)
  const { words, spaces } = item
  const perPoint = 1000 / item.size
  let array = ''
  for (let i = 0; i < words.length; i++) {
    array += font.encode(words[i]!, item.size, as)
    const space = spaces[i]!
    if (Number.isNaN(space)) continue
    const kern = Math.round((font.spaceAdvance + (item.tracking - space) * perPoint) * 100) / 100
    array += kern === 0 ? font.space : `${font.space})${kern}(`
  }
  pen.text(item, font, `[(${array})]`)
}

/** A hyphen that the line's end brought in reads as one that may go. */
const softHyphen = (tag: Tag): string | undefined => (tag.actualText === '\u00ad' ? '\u00ad' : undefined)

function drawCropMarks(sheet: Sheet, pen: Pen, tagged: boolean): void {
  if (sheet.marks.length === 0) return
  pen.begin(0, 0, 1, sheet.height)
  if (tagged) pen.openArtifact('Page')
  for (const mark of sheet.marks) pen.mark(mark)
  if (tagged) pen.closeMark()
  pen.end()
}
