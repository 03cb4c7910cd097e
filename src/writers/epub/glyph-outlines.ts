/**
 * A TrueType font → its glyphs as SVG paths, so that the cover needs no font when it is drawn.
 *
 * Follows the OpenType specification 1.9, chapters “glyf” and “loca”. Hinting is left aside.
 */

import { outlineRange, type Sfnt } from '../../typesetting/read-sfnt.ts'

/** Maps font units to the page. */
type Matrix = readonly [xx: number, xy: number, yx: number, yy: number, dx: number, dy: number]

interface Point {
  readonly x: number
  readonly y: number
  readonly on: boolean
}

/** Tells whether a font has outlines that this file reads; fonts with PostScript outlines have not. */
export const hasOutlines = (font: Sfnt): boolean => font.table('glyf') > 0 && font.table('loca') > 0

/**
 * Draws a glyph.
 *
 * @param x - Of its origin, in the units of the path; y is that of the baseline, downwards.
 * @param size - Of the em, in the same units.
 */
export function glyphPath(font: Sfnt, glyph: number, x: number, y: number, size: number): string {
  const scale = size / font.unitsPerEm
  const drawing: Drawing = { contours: [], parts: 0 }
  gather(font, glyph, [scale, 0, 0, -scale, x, y], drawing, 0)
  return drawing.contours.map(contourPath).join('')
}

/** A letter as it is put together. */
interface Drawing {
  readonly contours: Point[][]
  /** Glyphs that it is made of. */
  parts: number
}

/** The most intricate letters have a dozen. */
const MOST_PARTS = 1000

function gather(font: Sfnt, glyph: number, matrix: Matrix, drawing: Drawing, depth: number): void {
  const { view } = font
  const [first, end] = outlineRange(font, glyph)
  if (first === end || depth > 5) return
  // Parts of parts multiply: a font of 60 bytes could draw for ever.
  if (++drawing.parts > MOST_PARTS) throw new RangeError(`glyph ${glyph} has no end`)
  const start = font.table('glyf') + first
  const count = view.getInt16(start)
  if (count >= 0) drawing.contours.push(...simpleContours(view, start + 10, count, matrix))
  else gatherParts(font, start + 10, matrix, drawing, depth)
}

/** Flags of a composite glyph’s parts. */
const WORDS = 0x1
const OFFSETS = 0x2
const ONE_SCALE = 0x8
const MORE_PARTS = 0x20
const TWO_SCALES = 0x40
const FULL_MATRIX = 0x80

function gatherParts(font: Sfnt, start: number, outer: Matrix, drawing: Drawing, depth: number): void {
  const { view } = font
  const fixed = (at: number): number => view.getInt16(at) / 16_384
  for (let at = start, more = true; more; ) {
    const flags = view.getUint16(at)
    const glyph = view.getUint16(at + 2)
    const words = (flags & WORDS) !== 0
    const moved = (flags & OFFSETS) !== 0
    const dx = words ? view.getInt16(at + 4) : view.getInt8(at + 4)
    const dy = words ? view.getInt16(at + 6) : view.getInt8(at + 5)
    at += words ? 8 : 6
    let [xx, xy, yx, yy] = [1, 0, 0, 1]
    if (flags & ONE_SCALE) xx = yy = fixed(at)
    else if (flags & TWO_SCALES) [xx, yy] = [fixed(at), fixed(at + 2)]
    else if (flags & FULL_MATRIX) [xx, xy, yx, yy] = [fixed(at), fixed(at + 2), fixed(at + 4), fixed(at + 6)]
    at += flags & ONE_SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & FULL_MATRIX ? 8 : 0
    const inner: Matrix = [xx, xy, yx, yy, moved ? dx : 0, moved ? dy : 0]
    gather(font, glyph, multiply(outer, inner), drawing, depth + 1)
    more = (flags & MORE_PARTS) !== 0
  }
}

const multiply = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[2] * b[1],
  a[1] * b[0] + a[3] * b[1],
  a[0] * b[2] + a[2] * b[3],
  a[1] * b[2] + a[3] * b[3],
  a[0] * b[4] + a[2] * b[5] + a[4],
  a[1] * b[4] + a[3] * b[5] + a[5],
]

function simpleContours(view: DataView, start: number, count: number, matrix: Matrix): Point[][] {
  const ends = Array.from({ length: count }, (_, index) => view.getUint16(start + 2 * index))
  const total = count === 0 ? 0 : ends[count - 1]! + 1
  let at = start + 2 * count + 2 + view.getUint16(start + 2 * count)
  const flags: number[] = []
  while (flags.length < total) {
    const flag = view.getUint8(at++)
    const repeat = flag & 0x8 ? view.getUint8(at++) : 0
    for (let i = 0; i <= repeat; i++) flags.push(flag)
  }
  const coordinates = (short: number, same: number): number[] => {
    let value = 0
    return flags.map((flag) => {
      if (flag & short) value += flag & same ? view.getUint8(at++) : -view.getUint8(at++)
      else if (!(flag & same)) {
        value += view.getInt16(at)
        at += 2
      }
      return value
    })
  }
  const xs = coordinates(0x2, 0x10)
  const ys = coordinates(0x4, 0x20)
  const points = flags.map((flag, i) => place(xs[i]!, ys[i]!, (flag & 1) !== 0, matrix))
  return ends.map((end, i) => points.slice(i === 0 ? 0 : ends[i - 1]! + 1, end + 1))
}

const place = (x: number, y: number, on: boolean, [xx, xy, yx, yy, dx, dy]: Matrix): Point => ({
  x: xx * x + yx * y + dx,
  y: xy * x + yy * y + dy,
  on,
})

/** Two control points in a row have a point on the curve halfway between them. */
function contourPath(points: readonly Point[]): string {
  if (points.length < 2) return ''
  const first = points.findIndex(({ on }) => on)
  const start = first >= 0 ? points[first]! : between(points[0]!, points.at(-1)!)
  const rest = [...points.slice(first + 1), ...points.slice(0, Math.max(first, 0)), start]
  let path = `M${show(start)}`
  let control: Point | null = null
  for (const point of rest) {
    if (point === start || point.on) {
      path += control ? `Q${show(control)} ${show(point)}` : `L${show(point)}`
      control = null
    } else {
      if (control) path += `Q${show(control)} ${show(between(control, point))}`
      control = point
    }
  }
  return `${path}Z`
}

const between = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, on: true })

const show = ({ x, y }: Point): string => `${tenth(x)} ${tenth(y)}`
const tenth = (value: number): number => Math.round(value * 10) / 10
