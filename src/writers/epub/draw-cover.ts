/** An edition and its theme → the cover: an SVG out of a template, every letter an outline, and the PNG of it. */

import type { Metadata } from '../../document/article.ts'
import type { Edition } from '../../editorial/edition.ts'
import type { Host } from '../../host/host.ts'
import { dateText, type Labels } from '../../markup/labels.ts'
import type { Templates } from '../../markup/templates.ts'
import type { TextRole, Theme } from '../../themes/theme.ts'
import { openFaces } from '../../typesetting/faces.ts'
import { loadScriptTools } from '../../typesetting/scripts.ts'
import { type Letterer, type Lettering, letterer } from './cover-lettering.ts'
import { type CoverPattern, coverPattern } from './cover-pattern.ts'
import { encodePng } from './encode-png.ts'
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

/** Baseline, capitals' top where a kicker stands above or not, and sizes of what stands around the title. */
const KICKER = { y: 252, size: 50 }
const TITLE_TOP = { below: 336, alone: 224 }
const BYLINE = { gap: 146, size: 54 }
const FOOT_SIZE = 42
const PATTERN = { gap: 130, top: 1190 }

/** Pixels of the PNG from edge to edge; e-readers have no more. */
const PNG_WIDTH = 1200

/** `epub/cover.svg.hbs`. */
interface CoverView {
  readonly width: number
  readonly height: number
  readonly margin: number
  readonly measure: number
  readonly rightToLeft: boolean
  readonly ground: string
  readonly ink: string
  /** Outlines of all lettering. */
  readonly lettering: string
  readonly pattern: CoverPattern
}

/** What a cover is drawn with. */
export interface CoverRequest {
  readonly theme: Theme
  /** Families to look in for characters that the theme's lack. */
  readonly fallback: readonly string[]
  readonly templates: Templates
  readonly labels: Labels
  readonly host: Host
}

/** A drawn cover. */
export interface DrawnCover {
  /** Bytes of a PNG. */
  readonly bytes: Uint8Array
  /** Characters that no face has; boxes stand for them. */
  readonly missing: readonly string[]
}

/** Draws the cover. */
export async function drawCover(edition: Edition, request: CoverRequest): Promise<DrawnCover> {
  const { theme, fallback, templates, labels, host } = request
  const { metadata } = edition.article
  const words = wordsOf(metadata, labels)
  const scripts = await loadScriptTools(Object.values(words))
  const faces = openFaces(theme.fonts, host, fallback, scripts)
  const pen = letterer({ faces, spare: 'Source Serif 4', scripts, dir: metadata.dir })
  const svg = templates.render('epub/cover.svg', coverView(edition, words, theme, pen))
  const { Resvg } = await import('@resvg/resvg-js')
  const options = { font: { loadSystemFonts: false }, fitTo: { mode: 'width', value: PNG_WIDTH } } as const
  const image = new Resvg(svg, options).render()
  const bytes = encodePng(image, host.deflate) ?? image.asPng()
  return { bytes, missing: [...pen.missing] }
}

/** What the cover says; an empty string is left out. */
interface CoverWords {
  readonly kicker: string
  readonly title: string
  readonly byline: string
  readonly date: string
  readonly site: string
}

function wordsOf(metadata: Metadata, labels: Labels): CoverWords {
  const { source, publisher = '' } = metadata
  const host = source && URL.canParse(source) ? new URL(source).hostname.replace(/^www\./, '') : ''
  return {
    kicker: metadata.kicker ?? publisher,
    title: metadata.title,
    byline: metadata.byline ?? metadata.authors.map(({ name }) => name).join(', '),
    date: metadata.date ? dateText(labels, metadata.date) : '',
    site: host || (metadata.kicker ? publisher : ''),
  }
}

function coverView(edition: Edition, words: CoverWords, theme: Theme, pen: Letterer): CoverView {
  const rightToLeft = edition.article.metadata.dir === 'rtl'
  const [start, end] = rightToLeft ? (['right', 'left'] as const) : (['left', 'right'] as const)
  const foot = letteringOf(theme, 'running-head')
  const title = drawTitle(pen, words, letteringOf(theme, 'title'), start)
  const bylineAt = title.end + (words.byline ? BYLINE.gap : 0)
  const from = Math.max(bylineAt + PATTERN.gap, PATTERN.top)
  const line = (text: string, lettering: Lettering, y: number, size: number, side: Side, width = MEASURE) =>
    text === '' ? '' : drawLine(pen, text, lettering, { y, size, side, width })
  return {
    width: WIDTH,
    height: HEIGHT,
    margin: MARGIN,
    measure: MEASURE,
    rightToLeft,
    ground: theme.colours.cover.rgb,
    ink: theme.colours['cover-text'].rgb,
    lettering: [
      line(words.kicker, letteringOf(theme, 'kicker'), KICKER.y, KICKER.size, start),
      title.path,
      line(words.byline, letteringOf(theme, 'byline'), bylineAt, BYLINE.size, start),
      line(words.date, foot, FOOT, FOOT_SIZE, start, MEASURE / 2),
      line(words.site, foot, FOOT, FOOT_SIZE, end, MEASURE / 2),
    ].join(''),
    pattern: coverPattern(edition, { x: MARGIN, y: from, width: MEASURE, height: PATTERN_END - from }),
  }
}

function letteringOf(theme: Theme, role: TextRole): Lettering {
  const { font, weight, caps, tracking } = theme.styles[role]
  return { family: theme.fonts[font], weight, tracking, features: { caps, figures: 'lining' } }
}

type Side = 'left' | 'right'

/** Where a line of some width begins. */
const startOf = (side: Side, width: number): number => (side === 'left' ? MARGIN : WIDTH - MARGIN - width)

function drawTitle(pen: Letterer, { kicker, title }: CoverWords, lettering: Lettering, side: Side) {
  const measure = (text: string): number => pen.measure(text, lettering)
  const space = { width: MEASURE, height: TITLE_HEIGHT, sizes: TITLE_SIZES, leading: TITLE_LEADING, measure }
  const { lines, size } = setCoverTitle(title, space)
  const top = kicker ? TITLE_TOP.below : TITLE_TOP.alone
  // Capitals of most faces are about seven tenths of the em high.
  const baseline = (index: number): number => top + size * (0.7 + index * TITLE_LEADING)
  const path = lines.map((line, index) =>
    pen.draw(line, lettering, startOf(side, measure(line) * size), baseline(index), size),
  )
  return { path: path.join(''), end: baseline(lines.length - 1) }
}

interface LinePlace {
  readonly y: number
  /** The largest size it may have. */
  readonly size: number
  readonly side: Side
  readonly width: number
}

/** Draws one line, smaller where it would not fit, cut where it would become too small to read. */
function drawLine(
  pen: Letterer,
  text: string,
  lettering: Lettering,
  { y, size, side, width }: LinePlace,
): string {
  const smallest = size * 0.7
  let line = text
  while (line.includes(' ') && pen.measure(line, lettering) * smallest > width) {
    line = line.replace(/[\s,]+\S*…?$/u, '…')
  }
  const natural = pen.measure(line, lettering)
  const set = Math.min(size, width / natural)
  return pen.draw(line, lettering, startOf(side, natural * set), y, set)
}
