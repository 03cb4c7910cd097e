/** A small book set by hand that has one of everything that drawing must draw. */

import sharp from 'sharp'
import type { Pictures } from '../../../src/pictures/picture.ts'
import type { Face } from '../../../src/typesetting/face.ts'
import type { Pages, PlacedGlyphs, PlacedItem, TagId } from '../../../src/typesetting/page.ts'
import { type LineStyle, line, pagesOf, serif, square, TagList } from './hand-made.ts'

export interface Sample {
  readonly pages: Pages
  readonly pictures: Pictures
}

/** Sets the book: heading, text with links and a soft hyphen, a figure, a list, a table, a note. */
export async function sample(): Promise<Sample> {
  const tags = new TagList()
  const document = tags.add('Document', null)
  const article = tags.add('Art', document)
  const first = openingPage(tags, article)
  const second = secondPage(tags, article)
  return {
    pages: pagesOf([first, second, thirdPage(tags, article)], tags.tags, {
      destinations: new Map([
        ['title', { page: 1, x: 50, y: 40 }],
        ['name-1', { page: 2, x: 50, y: 60 }],
        ['Ábel', { page: 2, x: 50, y: 60 }],
        ['note-1', { page: 1, x: 50, y: 500 }],
      ]),
      outline: [
        {
          label: 'Xi & Putin meet — “at last”',
          target: 'title',
          entries: [{ label: 'Who’s who', target: 'name-1', entries: [] }],
        },
      ],
    }),
    pictures: new Map([['figure.png', await picture()]]),
  }
}

const regular = serif()
const semibold = serif(600)
const italic = serif(400, true)

const folio = (number: number): PlacedItem => ({
  ...line(`${number}`, regular, { x: 205, y: 570, tag: 'artifact', order: 0 }, { size: 9, closed: false }),
  decoration: 'pagination',
})

/** Sets text where a piece of the line ends. */
function after(
  before: PlacedGlyphs,
  text: string,
  face: Face,
  tag: TagId,
  order: number,
  style: Partial<LineStyle> = {},
): PlacedGlyphs {
  const space = before.spaces.at(-1)!
  const x = before.x + before.width + (Number.isNaN(space) ? 0 : space * before.stretch)
  return line(text, face, { x, y: before.y, tag, order }, style)
}

const clickable = ({ x, y, width, tag }: PlacedGlyphs, order: number): PlacedItem => ({
  kind: 'link',
  x,
  y: y - 10,
  width,
  height: 13,
  tag,
  order,
})

function openingPage(tags: TagList, article: number): PlacedItem[] {
  const h1 = tags.add('H1', article, { source: 'title' })
  const p = tags.add('P', article, { lang: 'en-GB' })
  const link = tags.add('Link', p, { target: { anchor: 'name-1' }, description: 'Who’s who: Xi Jinping' })
  const hyphen = tags.add('Span', p, { actualText: '\u00ad' })
  const strong = tags.add('Strong', p)
  const out = tags.add('Link', p, {
    target: { uri: 'https://example.org/ü?a=1&b=2' },
    description: 'Example',
  })
  const reference = tags.add('Reference', p, { target: { anchor: 'note-1' }, description: 'Note 1' })
  const aside = tags.add('Aside', article)
  const quote = tags.add('P', aside)
  const note = tags.add('Note', article)
  const noteText = tags.add('P', note)
  const start = line('Chinese President', regular, { x: 50, y: 110, tag: p, order: 2 })
  const name = after(start, 'Xi Jinping', regular, link, 3)
  const middle = after(name, 'plans a first official visit to Rus', regular, p, 5, { closed: false })
  const end = line(
    'sia from Monday (fine fjords) \\ to',
    regular,
    { x: 50, y: 125, tag: p, order: 7 },
    { spacing: 1.3, stretch: 0.985 },
  )
  const day = after(end, 'Wednesday', semibold, strong, 8)
  const mark = after(day, '1', regular, reference, 9, { size: 7 })
  const site = line('example.org', italic, { x: 50, y: 140, tag: out, order: 11 })
  return [
    {
      kind: 'rule',
      x: 50,
      y: 30,
      width: 319,
      height: 0.5,
      colour: { rgb: '#b01010' },
      tag: 'artifact',
      order: 0,
    },
    line('Xi to visit Putin in Moscow', semibold, { x: 50, y: 60, tag: h1, order: 1 }, { size: 18 }),
    start,
    name,
    clickable(name, 4),
    middle,
    after(middle, '-', regular, hyphen, 6, { closed: false }),
    end,
    day,
    mark,
    clickable(mark, 10),
    site,
    clickable(site, 12),
    line(
      'The Kremlin Said So',
      regular,
      { x: 50, y: 180, tag: quote, order: 13 },
      { features: { caps: 'all-small', figures: 'lining' }, tracking: 0.6, rgb: '#102080' },
    ),
    line('1 A note, “quoted”: ﬁ 𝄞', regular, { x: 50, y: 500, tag: noteText, order: 14 }, { size: 8 }),
    folio(1),
  ]
}

function secondPage(tags: TagList, article: number): PlacedItem[] {
  const h2 = tags.add('H2', article)
  const figure = tags.add('Figure', article, { alt: 'A grey square on red' })
  const caption = tags.add('Caption', figure)
  const list = tags.add('L', article, { numbering: 'None' })
  const item = tags.add('LI', list)
  const label = tags.add('Lbl', item)
  const body = tags.add('LBody', item)
  return [
    line('Who’s who', semibold, { x: 50, y: 60, tag: h2, order: 20 }, { size: 14 }),
    { kind: 'image', x: 50, y: 80, width: 120, height: 80, picture: 'picture-1', tag: figure, order: 21 },
    line('A caption', italic, { x: 50, y: 175, tag: caption, order: 22 }, { size: 9 }),
    line('Xi Jinping', semibold, { x: 50, y: 200, tag: label, order: 23 }),
    line('Chinese President', regular, { x: 150, y: 200, tag: body, order: 24 }),
    ...table(tags, article),
    folio(2),
  ]
}

/** A font with PostScript outlines. */
function thirdPage(tags: TagList, article: number): PlacedItem[] {
  const p = tags.add('P', article)
  return [line('AB B-A', square(), { x: 50, y: 60, tag: p, order: 50 }), folio(3)]
}

/** Two columns with heads; the last cell is empty. */
function table(tags: TagList, article: number): PlacedItem[] {
  const outer = tags.add('Table', article)
  const head = tags.add('THead', outer)
  const body = tags.add('TBody', outer)
  const items: PlacedItem[] = []
  const rows = [
    ['City', 'People'],
    ['Kyiv', '2,950,000'],
    ['Nowhere', ''],
  ]
  rows.forEach((cells, i) => {
    const row = tags.add('TR', i === 0 ? head : body)
    cells.forEach((cell, j) => {
      const tag = tags.add(i === 0 ? 'TH' : 'TD', row, i === 0 ? { scope: 'Column' } : {})
      const place = { x: 50 + 100 * j, y: 240 + 15 * i, tag, order: 30 + 2 * i + j }
      if (cell) items.push(line(cell, i === 0 ? semibold : regular, place))
    })
  })
  return items
}

async function picture() {
  const bytes = await sharp({ create: { width: 12, height: 8, channels: 3, background: '#c04040' } })
    .composite([
      { input: { create: { width: 4, height: 4, channels: 3, background: '#888' } }, left: 2, top: 2 },
    ])
    .jpeg()
    .toBuffer()
  const raster = { bytes, mediaType: 'image/jpeg', width: 12, height: 8 } as const
  return { status: 'ready', id: 'picture-1', screen: raster, print: raster } as const
}
