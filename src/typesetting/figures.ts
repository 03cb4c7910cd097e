/** A figure of the flow → one slug: the image scaled to the column, its caption under it, on the grid together. */

import type { Pictures, ReadyPicture } from '../pictures/picture.ts'
import type { Theme } from '../themes/theme.ts'
import type { Points } from '../units.ts'
import { type Composing, composeText } from './compose-text.ts'
import type { FlowFigure, FlowText, SetLine } from './flow.ts'
import { evenShape, type Ink, type LineInk, type Slug } from './galley.ts'
import { sourceOrder } from './source-order.ts'

/** Dots per inch below which an image is not blown up to fill a column. */
const LEAST_RESOLUTION = 110
/** Share of a column's lines that a figure and its caption may take. */
const TALLEST = 0.86
/** A caption that takes more of a column is text under its figure's mention. */
const LONGEST_CAPTION = 0.4
/** White between image and caption, over the caption's leading. */
const CAPTION_GAP = 0.35
/** Least white under a caption, beside the line that follows every figure. */
const WHITE_BELOW = 0.6
/** White inside the box of a missing picture, and the least height of an image, in lines of the grid. */
const BOX_PADDING = 0.6
const LEAST_IMAGE = 4

interface SetCaption {
  readonly text: FlowText
  readonly lines: readonly SetLine[]
}

/** What figures are composed with, beside texts. */
export interface FigureComposing extends Composing {
  readonly theme: Theme
  readonly pictures: Pictures
  /** Where parts begin in reading order. */
  readonly partOrder: ReadonlyMap<string, number>
  /** Measure of a column. */
  readonly measure: Points
  /** Lines of a full column. */
  readonly lines: number
}

/** Width and height in which an image is shown. */
export interface Extent {
  readonly width: Points
  readonly height: Points
}

/** Finds a picture by the id that the markup calls it by. */
export const pictureById = (pictures: Pictures, id: string | null): ReadyPicture | null =>
  [...pictures.values()].find(
    (picture): picture is ReadyPicture => picture.status === 'ready' && picture.id === id,
  ) ?? null

/** Composes a figure: in the sidebar where it is small, else for a column's head; a missing one where it stands. */
export function composeFigure(figure: FlowFigure, composing: FigureComposing): Slug[] {
  const { measure } = composing
  const { sidebar } = composing.theme.page
  const picture = pictureById(composing.pictures, figure.picture)
  if (!picture) return composeMissing(figure, measure, composing)
  if (naturalWidth(picture) <= sidebar) {
    const beside = composePicture({ ...figure, inset: { start: 0, end: 0 } }, picture, sidebar, composing)
    return [{ lines: 0, inks: [], breakAfter: 0, beside }]
  }
  const captions = setCaptions(figure.texts, measure - figure.inset.start - figure.inset.end, composing)
  if (heightOf(captions) <= LONGEST_CAPTION * composing.lines * composing.grid) {
    return [{ ...composePicture(figure, picture, measure, composing), float: true }]
  }
  const leading = composing.grid
  return [
    { ...composePicture({ ...figure, texts: [] }, picture, measure, composing), float: true },
    ...captions.flatMap(({ text, lines }) =>
      composeText({ ...text, style: { ...text.style, leading } }, lines, measure, composing),
    ),
  ]
}

const heightOf = (captions: readonly SetCaption[]): Points =>
  captions.reduce((sum, { text, lines }) => sum + lines.length * text.style.leading, 0)

function composePicture(
  figure: FlowFigure,
  picture: ReadyPicture,
  measure: Points,
  composing: FigureComposing,
): Slug {
  const { grid, lines } = composing
  const width = measure - figure.inset.start - figure.inset.end
  const captions = setCaptions(figure.texts, width, composing)
  const room = lines * TALLEST * grid - heightOf(captions)
  const extent = fitImage(picture, width, Math.max(room, LEAST_IMAGE * grid))
  // The image's top stands level with the capitals of a line of text beside it.
  const top = topOf(composing.theme)
  const placed = placeCaptions(captions, figure.inset.start, top + extent.height)
  return {
    lines: Math.ceil(placed.bottom / grid + WHITE_BELOW),
    inks: [imageInk(picture, figure, extent, width, top, composing), ...placed.inks],
    breakAfter: 0,
    ...(figure.anchors.length > 0 && { anchors: figure.anchors }),
  }
}

/** A box of the measure's width that says what is missing, and the caption under it. */
function composeMissing(figure: FlowFigure, measure: Points, composing: FigureComposing): Slug[] {
  const { theme, grid } = composing
  const width = measure - figure.inset.start - figure.inset.end
  const [words, ...others] = figure.texts
  const top = topOf(theme)
  const inside = setCaptions(words ? [words] : [], width - 2 * BOX_PADDING * grid, composing)
  const said = placeCaptions(inside, figure.inset.start + BOX_PADDING * grid, top + 0.2 * grid)
  const bottom = said.bottom + BOX_PADDING * grid
  const captions = placeCaptions(setCaptions(others, width, composing), figure.inset.start, bottom)
  const box = { kind: 'rule', x: figure.inset.start, y: top, width, height: bottom - top } as const
  return [
    {
      lines: Math.ceil(captions.bottom / grid + 0.3),
      inks: [{ ...box, colour: theme.colours.muted, stroke: 0.5 }, ...said.inks, ...captions.inks],
      breakAfter: 0,
      ...(figure.anchors.length > 0 && { anchors: figure.anchors }),
    },
  ]
}

const topOf = (theme: Theme): Points => -0.68 * theme.styles.body.size

const naturalWidth = (picture: ReadyPicture): Points => (picture.print.width / LEAST_RESOLUTION) * 72

const setCaptions = (texts: readonly FlowText[], width: Points, { setText }: Composing): SetCaption[] =>
  texts.map((text) => ({ text, lines: setText(text, evenShape(width)) }))

/** Fits an image into a width and a height, keeping its proportions and a decent resolution. */
export function fitImage(picture: ReadyPicture, width: Points, height: Points): Extent {
  const { width: across, height: down } = picture.print
  const natural = naturalWidth(picture)
  const scale = Math.min(width / across, height / down, natural / across)
  return { width: across * scale, height: down * scale }
}

function imageInk(
  picture: ReadyPicture,
  figure: FlowFigure,
  extent: Extent,
  width: Points,
  top: Points,
  { partOrder }: FigureComposing,
): Ink {
  const x = figure.inset.start + (width - extent.width) / 2
  const order = sourceOrder(figure.source, partOrder)
  return { kind: 'image', x, y: top, ...extent, picture: picture.id, tag: figure.tag, order }
}

/** Places captions one under another below `top`; tells where the last line's descenders end. */
function placeCaptions(
  captions: readonly SetCaption[],
  x: Points,
  top: Points,
): { inks: LineInk[]; bottom: Points } {
  const inks: LineInk[] = []
  let y = top
  for (const { text, lines } of captions) {
    y += CAPTION_GAP * text.style.leading
    for (const line of lines) {
      y += text.style.leading
      inks.push({ kind: 'line', x, y, line, text })
    }
  }
  return { inks, bottom: y }
}
