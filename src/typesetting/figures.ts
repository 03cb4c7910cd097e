/** A figure of the flow → one slug: the image scaled to the column, its caption under it, on the grid together. */

import type { Pictures, ReadyPicture } from '../pictures/picture.ts'
import type { Theme } from '../themes/theme.ts'
import type { Points } from '../units.ts'
import type { Composing } from './compose-text.ts'
import type { FlowFigure, FlowText } from './flow.ts'
import { evenShape, type Ink, type LineInk, type Slug } from './galley.ts'
import { sourceOrder } from './source-order.ts'

/** Dots per inch below which an image is not blown up to fill a column. */
const LEAST_RESOLUTION = 110
/** Share of a column's lines that a figure and its caption may take. */
const TALLEST = 0.86
/** White between image and caption, over the caption's leading. */
const CAPTION_GAP = 0.35
/** Least white under a caption, beside the line that follows every figure. */
const WHITE_BELOW = 0.6
/** Height of the place of a missing picture, in lines of the grid. */
const MISSING_LINES = 4

/** What figures are composed with, beside texts. */
export interface FigureComposing extends Composing {
  readonly theme: Theme
  readonly pictures: Pictures
  /** Where parts begin in reading order. */
  readonly partOrder: ReadonlyMap<string, number>
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

/** Composes a figure for a column. */
export function composeFigure(figure: FlowFigure, measure: Points, composing: FigureComposing): Slug {
  const { theme, grid, lines } = composing
  const width = measure - figure.inset.start - figure.inset.end
  const picture = pictureById(composing.pictures, figure.picture)
  const captions = figure.texts.map((text) => ({ text, lines: composing.setText(text, evenShape(width)) }))
  const captionHeight = captions.reduce((sum, { text, lines }) => sum + lines.length * text.style.leading, 0)
  const capHeight = 0.68 * theme.styles.body.size
  const room = lines * TALLEST * grid - captionHeight
  const extent = picture
    ? fitImage(picture, width, Math.max(room, 4 * grid))
    : { width, height: MISSING_LINES * grid }
  // The image's top stands level with the capitals of a line of text beside it.
  const top = -capHeight
  const bottom = top + extent.height
  const inks = picture
    ? [imageInk(picture, figure, extent, width, top, composing)]
    : [boxInk(extent, figure.inset.start, top, theme)]
  const placed = placeCaptions(captions, figure.inset.start, picture ? bottom : top + grid)
  const used = Math.max(bottom, placed.bottom)
  return {
    lines: Math.max(1, Math.ceil(used / grid + WHITE_BELOW)),
    inks: [...inks, ...placed.inks],
    breakAfter: 0,
    float: true,
    ...(figure.anchors.length > 0 && { anchors: figure.anchors }),
  }
}

/** Fits an image into a width and a height, keeping its proportions and a decent resolution. */
export function fitImage(picture: ReadyPicture, width: Points, height: Points): Extent {
  const { width: across, height: down } = picture.print
  const natural = (across / LEAST_RESOLUTION) * 72
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

const boxInk = (extent: Extent, x: Points, y: Points, theme: Theme): Ink => ({
  kind: 'rule',
  x,
  y,
  ...extent,
  colour: theme.colours.muted,
  stroke: 0.5,
})

/** Places captions one under another below `top`; tells where the last line's descenders end. */
function placeCaptions(
  captions: readonly { readonly text: FlowText; readonly lines: ReturnType<Composing['setText']> }[],
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
