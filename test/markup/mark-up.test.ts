import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Edition } from '../../src/editorial/edition.ts'
import type { Markup } from '../../src/markup/markup.ts'
import type { XhtmlElement } from '../../src/markup/xhtml.ts'
import type { Picture } from '../../src/pictures/picture.ts'
import { arbitraryEdition } from '../support/arbitrary-edition.ts'
import { markUpSmall } from '../support/mark-up-small.ts'
import {
  editionOf,
  entry,
  metadata,
  paragraph,
  section,
  smallEdition,
  text,
} from '../support/small-edition.ts'

const raster = { bytes: new Uint8Array(), mediaType: 'image/png', width: 1, height: 1 } as const
const boat: Picture = { status: 'ready', id: 'picture-1', screen: raster, print: raster }
const pictures = new Map([['boat.png', boat]])

const markup = async (edition: Edition): Promise<Markup> => (await markUpSmall(edition, { pictures })).value

const part = (made: Markup, id: string): string => made.parts.find((one) => one.id === id)!.xhtml

/** Elements of all trees. */
function elements(made: Markup): XhtmlElement[] {
  const under = (element: XhtmlElement): XhtmlElement[] => [
    element,
    ...element.children.flatMap((child) => (child.type === 'element' ? under(child) : [])),
  ]
  return [...made.parts, ...made.notes, ...made.pullQuotes].flatMap(({ root }) => under(root))
}

describe('markUp', () => {
  test('makes an article into title page, text, who’s who and colophon', async () => {
    const made = await markup(smallEdition)
    expect(made.parts.map(({ id, kind, title }) => [id, kind, title])).toEqual([
      ['title-page', 'title-page', 'The Book Boat'],
      ['article', 'chapter', 'The Book Boat'],
      ['whos-who', 'whos-who', 'Who’s who'],
      ['colophon', 'colophon', 'About this edition'],
    ])
  })

  test('warns of a picture without alternative text, and of nothing else', async () => {
    const { diagnostics } = await markUpSmall(smallEdition, { pictures })
    expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'M201 picture without alternative text: lost.png',
    ])
  })

  test('links the first mention that can carry a link, and the entry back', async () => {
    const made = await markup(smallEdition)
    const article = part(made, 'article')
    expect(article).toContain(
      '<span class="dateline"><a class="name" id="ref-name-3" href="#name-3" epub:type="glossref" role="doc-glossref">TARNOW</a>, ',
    )
    expect(article.match(/href="#name-1"/g)).toHaveLength(1)
    expect(part(made, 'whos-who')).toContain('href="#ref-name-1"')
  })

  test('takes a later mention where the first stands in a link or in code', async () => {
    const edition = editionOf(
      [
        section('s1', [
          paragraph('b1', [
            { type: 'link', href: 'https://example.org', content: text('Kowal') },
            { type: 'code', text: 'Kowal' },
            { type: 'text', text: ' Kowal' },
          ]),
        ]),
      ],
      {
        names: [
          entry(1, 'Kowal', 'person', null, [
            ['b1', 0, 5],
            ['b1', 5, 10],
            ['b1', 11, 16],
          ]),
        ],
      },
    )
    expect(part(await markup(edition), 'article')).toContain('</code> <a class="name" id="ref-name-1"')
  })

  test('leads back to the paragraph where no mention can carry a link, and nowhere from an entry without one', async () => {
    const edition = editionOf(
      [section('s1', [paragraph('b1', [...text('Ko'), { type: 'emphasis', content: text('wal') }])])],
      { names: [entry(1, 'Kowal', 'person', null, [['b1', 0, 5]]), entry(2, 'Nobody', 'person', null, [])] },
    )
    const whosWho = part(await markup(edition), 'whos-who')
    expect(whosWho).toContain('href="#b1"')
    expect(whosWho.match(/first-mention/g)).toHaveLength(1)
  })

  test('marks notes with links that lead there and back, each mark with an id of its own', async () => {
    const again = paragraph('b9', [...text('Again'), { type: 'note-mark', note: 'n1' }])
    const edition = editionOf(
      [section('s1', [paragraph('b1', [...text('A'), { type: 'note-mark', note: 'n1' }]), again])],
      {
        article: {
          notes: [
            { id: 'n1', blocks: [paragraph('b2', 'Told.')] },
            { id: 'n2', blocks: [paragraph('b3', 'Never marked.')] },
          ],
        },
      },
    )
    const made = await markup(edition)
    expect(part(made, 'article')).toContain('<sup><a class="note-mark" id="noteref-1" href="#note-1"')
    expect(part(made, 'article')).toContain('id="noteref-1-2" href="#note-1"')
    expect(made.notes[0]!.xhtml).toMatch(
      /<p id="b2"><a class="note-back" href="#noteref-1"[^>]*>1<\/a> Told\.<\/p>/,
    )
    expect(made.notes[1]!.xhtml).toContain('<p id="b3">2 Never marked.</p>')
  })

  test('leaves no gap between the levels of headings', async () => {
    const inner = section('s2', [paragraph('b2', 'x')], 'Inner', [
      section('s3', [paragraph('b3', 'y')], 'Innermost'),
    ])
    const made = await markup(editionOf([{ ...section('s1', [paragraph('b1', 'w')]), sections: [inner] }]))
    expect(part(made, 'article').match(/<h\d/g)).toEqual(['<h2', '<h3'])
  })

  test('names a picture without alternative text by its caption, and never invents one', async () => {
    const figure = (id: string, alt: string | null, caption: boolean) => ({
      type: 'figure' as const,
      id,
      src: 'boat.png',
      alt,
      ...(caption && { caption: paragraph(`${id}c`, 'A caption') }),
    })
    const blocks = [
      figure('b1', 'A boat', true),
      figure('b2', '', false),
      figure('b3', null, true),
      figure('b4', null, false),
    ]
    const article = part(await markup(editionOf([section('s1', blocks)])), 'article')
    expect(article.match(/<img[^>]*>/g)).toEqual([
      '<img src="picture-1" alt="A boat"/>',
      '<img src="picture-1" alt=""/>',
      '<img src="picture-1" aria-labelledby="b3c"/>',
      '<img src="picture-1" aria-label="Picture without a description"/>',
    ])
  })

  test('says in the colophon what was done, and nothing that was not', async () => {
    const plain = part(await markup(editionOf([section('s1', [paragraph('b1', 'x')])])), 'colophon')
    expect(plain).not.toMatch(/Left out|pull quotes|who’s who|Source:/)
    const full = part(await markup(smallEdition), 'colophon')
    expect(full).toContain('Left out: “Read more”')
    expect(full).toContain('who’s who was compiled automatically')
    expect(full).toContain('<a class="link" href="https://example.org/boat">example.org/boat</a>')
    expect(full).toContain('CC BY 4.0')
    expect(full).toContain('Source Serif 4 and Source Sans 3')
  })

  test('drops “Compiled automatically” once somebody has read the names', async () => {
    const read = part(await markup({ ...smallEdition, reviewed: true }), 'whos-who')
    expect(read).toContain('As described in the article of 17 March 2023, in its own words.')
    expect(read).not.toContain('Compiled automatically')
  })

  test('lets hostile text through as text and as nothing else', async () => {
    const hostile = '<script>alert(1)</script>{{constructor}}<%= process.env.PATH %>\u0000'
    const edition = editionOf([section('s1', [paragraph('b1', hostile)], hostile)], {
      article: { metadata: metadata({ title: hostile, byline: hostile, kicker: hostile }), cut: [hostile] },
    })
    const made = await markup(edition)
    const xhtml = made.parts.map((one) => one.xhtml).join('')
    expect(xhtml).not.toContain('<script')
    expect(xhtml.match(/&lt;script&gt;alert\(1\)&lt;\/script&gt;/g)).toHaveLength(6)
    expect(xhtml).not.toContain('\u0000')
  })

  test('gives the same strings every time', async () => {
    expect((await markup(smallEdition)).parts).toEqual((await markup(smallEdition)).parts)
  })

  test('has unique ids and links that land, whatever the edition', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryEdition, async (edition) => {
        const all = elements(await markup(edition)).map(({ attributes }) => attributes)
        const ids = all.flatMap(({ id }) => id ?? [])
        expect(new Set(ids).size).toBe(ids.length)
        const inner = all.flatMap(({ href }) => (href?.startsWith('#') ? href.slice(1) : []))
        expect(inner.filter((id) => !ids.includes(id))).toEqual([])
      }),
      { numRuns: 30 },
    )
  })
})

describe('a book', () => {
  const long = Array.from(
    { length: 60 },
    () => 'A sentence of some length that fills pages and says nothing at all.',
  ).join(' ')
  const blocks = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => paragraph(`b${from + index}`, long))

  test('is divided at its own headings', async () => {
    const made = await markup(
      editionOf([
        section('s1', blocks(1, 15), 'One'),
        section('s2', blocks(20, 15), 'Two'),
        section('s3', blocks(40, 5), 'Three'),
      ]),
    )
    expect(made.parts.map(({ id, title }) => `${id} ${title}`)).toEqual([
      'title-page The Book Boat',
      'chapter-1 One',
      'chapter-2 Two',
      'chapter-3 Three',
      'colophon About this edition',
    ])
  })

  test('is divided by size where it has no headings, and loses no paragraph', async () => {
    const made = await markup(editionOf([section('s1', blocks(1, 60))]))
    const chapters = made.parts.filter(({ kind }) => kind === 'chapter')
    expect(chapters).toHaveLength(3)
    const text = chapters.map(({ xhtml }) => xhtml).join('')
    expect(text.match(/<p id="b\d+">/g)).toHaveLength(60)
  })
})
