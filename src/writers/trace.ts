/**
 * Pages → plain text, one item a line: what a test or a bug report says of a layout. Lengths are points, to a tenth.
 */

import type { Page, Pages, PlacedGlyphs, PlacedItem, Tag } from '../typesetting/page.ts'

/**
 * Traces pages: under each page's number its items from top to bottom, decoration first as `·`.
 *
 * A line reads: y, x, width, structure element, face and size, then the words.
 */
export function tracePages({ pages, tags }: Pages): string {
  return pages.map((page) => tracePage(page, tags)).join('\n')
}

function tracePage(page: Page, tags: readonly Tag[]): string {
  const head = `page ${page.number} “${page.label}” ${page.side} ${tenths(page.width)} × ${tenths(page.height)}`
  const items = [...page.items].filter((item) => item.kind !== 'link').sort((a, b) => a.y - b.y || a.x - b.x)
  return `${[head, ...items.map((item) => traceItem(item, tags))].join('\n')}\n`
}

function traceItem(item: PlacedItem, tags: readonly Tag[]): string {
  const place = [item.y, item.x, item.width].map((length) => tenths(length).padStart(7)).join('')
  const tag = (item.tag === 'artifact' ? '·' : tags[item.tag]!.type).padEnd(10)
  return `${place}  ${tag} ${describe(item)}`
}

function describe(item: PlacedItem): string {
  switch (item.kind) {
    case 'glyphs':
      return `${item.face.id} ${tenths(item.size)}  ${wordsOf(item)}`
    case 'image':
      return `image ${item.picture} ${tenths(item.width)} × ${tenths(item.height)}`
    case 'rule':
      return `${item.stroke ? 'box' : 'rule'} ${tenths(item.width)} × ${tenths(item.height)}`
    case 'link':
      return 'link'
  }
}

/** The words of a piece as they are read, a space where one is drawn. */
export const wordsOf = ({ words, spaces }: PlacedGlyphs): string =>
  words.map((word, index) => word.text + (Number.isNaN(spaces[index]) ? '' : ' ')).join('')

const tenths = (length: number): string => length.toFixed(1)
