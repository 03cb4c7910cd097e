/**
 * One sheet of paper with four numbered pages: printed and folded, it shows whether a printer turns the paper as a
 * booklet wants it, before it prints the booklet.
 */

import type { Face } from '../../typesetting/face.ts'
import type { Page, Pages, PlacedItem, PlacedRule } from '../../typesetting/page.ts'
import { mm } from '../../units.ts'

const BLACK = { rgb: '#000000' } as const
const SIZE = mm(60)
const FRAME = mm(5)

/** Sets the four pages: a number in a frame each, and nothing to read. */
export function testSheetPages(book: Pages, face: Face): Pages {
  const { width, height } = book
  const pages = [1, 2, 3, 4].map(
    (number): Page => ({
      number,
      label: `${number}`,
      side: number % 2 === 1 ? 'recto' : 'verso',
      width,
      height,
      items: [frame(width, height), numeral(number, face, width, height)],
    }),
  )
  return { width, height, pages, tags: [], destinations: new Map(), outline: [], starts: [] }
}

const frame = (width: number, height: number): PlacedRule => ({
  kind: 'rule',
  x: FRAME,
  y: FRAME,
  width: width - 2 * FRAME,
  height: height - 2 * FRAME,
  colour: BLACK,
  stroke: 0.5,
  tag: 'artifact',
  order: 0,
})

function numeral(number: number, face: Face, width: number, height: number): PlacedItem {
  const word = face.shape(`${number}`, { caps: 'none', figures: 'lining' })
  const length = (word.width * SIZE) / 1000
  return {
    kind: 'glyphs',
    x: (width - length) / 2,
    y: (height + (face.capHeight * SIZE) / 1000) / 2,
    face,
    size: SIZE,
    colour: BLACK,
    stretch: 1,
    tracking: 0,
    words: [word],
    spaces: [Number.NaN],
    width: length,
    tag: 'artifact',
    order: 0,
  }
}
