/** An edition and its theme → the cover: an SVG out of a template, every letter an outline, and the PNG of it. */

import type { Edition } from '../../editorial/edition.ts'
import type { Host } from '../../host/host.ts'
import { dateText, type Labels } from '../../markup/labels.ts'
import type { Templates } from '../../markup/templates.ts'
import type { TextRole, Theme } from '../../themes/theme.ts'
import { openFaces } from '../../typesetting/faces.ts'
import { type Letterer, type Lettering, letterer } from './cover-lettering.ts'
import { type CoverPattern, coverPattern } from './cover-pattern.ts'
import { setCoverTitle } from './set-cover-title.ts'

/** Two to three: the shape of most screens that show it. In pixels. */
const WIDTH = 1400
const HEIGHT = 2100
const MARGIN = 126
const MEASURE = WIDTH - 2 * MARGIN

/** A hundred pixels wide, the cover is a fourteenth of this: the smallest size is then still six pixels high. */
const TITLE_SIZES = [196, 180, 166, 152, 140, 128, 118, 108, 98, 90, 82]
const TITLE_LEADING = 1.1
const TITLE_HEIGHT = 800

/** Where the picture ends, and the baseline of the foot line. */
const PATTERN_END = 1880
const FOOT = 1994

/** `epub/cover.svg.hbs`. */
interface CoverView {
  readonly width: number
  readonly height: number
  readonly margin: number
  readonly measure: number
  readonly ground: string
  readonly ink: string
  /** Outlines of all lettering. */
  readonly lettering: string
  readonly pattern: CoverPattern
}

/** Draws the cover. @returns The bytes of a PNG. */
export async function drawCover(
  edition: Edition,
  theme: Theme,
  fallback: readonly string[],
  templates: Templates,
  labels: Labels,
  host: Host,
): Promise<Uint8Array> {
  const svg = templates.render('epub/cover.svg', coverView(edition, theme, fallback, labels, host))
  const { Resvg } = await import('@resvg/resvg-js')
  return new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng()
}

function coverView(
  edition: Edition,
  theme: Theme,
  fallback: readonly string[],
  labels: Labels,
  host: Host,
): CoverView {
  const pen = letterer(openFaces(theme.fonts, host, fallback), 'Source Serif 4')
  const { metadata } = edition.article
  const kicker = metadata.kicker ?? metadata.publisher
  const byline = metadata.byline ?? metadata.authors.map(({ name }) => name).join(', ')
  const small = letteringOf(theme, 'running-head')
  let lettering = kicker ? drawLine(pen, kicker, letteringOf(theme, 'kicker'), MARGIN, 252, 50) : ''

  const title = drawTitle(pen, metadata.title, letteringOf(theme, 'title'), kicker ? 336 : 224)
  lettering += title.path
  let y = title.end
  if (byline) {
    y += 146
    lettering += drawLine(pen, byline, { ...letteringOf(theme, 'byline'), weight: 400 }, MARGIN, y, 54)
  }
  if (metadata.date) lettering += drawLine(pen, dateText(labels, metadata.date), small, MARGIN, FOOT, 42)
  const site = siteOf(metadata.source) ?? (metadata.kicker ? metadata.publisher : undefined)
  if (site) {
    const start = WIDTH - MARGIN - Math.min(pen.measure(site, small) * 42, MEASURE / 2)
    lettering += drawLine(pen, site, small, start, FOOT, 42, MEASURE / 2)
  }
  const from = Math.max(y + 130, 1190)
  return {
    width: WIDTH,
    height: HEIGHT,
    margin: MARGIN,
    measure: MEASURE,
    ground: theme.colours.cover.rgb,
    ink: theme.colours['cover-text'].rgb,
    lettering,
    pattern: coverPattern(edition, { x: MARGIN, y: from, width: MEASURE, height: PATTERN_END - from }),
  }
}

function letteringOf(theme: Theme, role: TextRole): Lettering {
  const { font, weight, caps, tracking } = theme.styles[role]
  return { family: theme.fonts[font], weight, italic: false, tracking, features: { caps, figures: 'lining' } }
}

function drawTitle(pen: Letterer, title: string, lettering: Lettering, top: number) {
  const measure = (text: string): number => pen.measure(text, lettering)
  const space = { width: MEASURE, height: TITLE_HEIGHT, sizes: TITLE_SIZES, leading: TITLE_LEADING, measure }
  const { lines, size } = setCoverTitle(title, space)
  // Capitals of most faces are about seven tenths of the em high.
  const baselines = lines.map((_, index) => top + size * (0.7 + index * TITLE_LEADING))
  const path = lines.map((line, index) => pen.draw(line, lettering, MARGIN, baselines[index]!, size)).join('')
  return { path, end: baselines.at(-1) ?? top }
}

/** Draws one line, smaller where it would not fit, cut where it would become too small to read. */
function drawLine(
  pen: Letterer,
  text: string,
  lettering: Lettering,
  x: number,
  y: number,
  largest: number,
  width = MEASURE,
): string {
  const smallest = largest * 0.7
  let line = text
  while (line.includes(' ') && pen.measure(line, lettering) * smallest > width) {
    line = line.replace(/[\s,]+\S*…?$/u, '…')
  }
  const size = Math.min(largest, width / pen.measure(line, lettering))
  return pen.draw(line, lettering, x, y, size)
}

const siteOf = (source: string | undefined): string | undefined =>
  source && URL.canParse(source) ? new URL(source).hostname.replace(/^www\./, '') : undefined
