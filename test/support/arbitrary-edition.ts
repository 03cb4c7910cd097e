/** Editions that nobody would write, for property tests: every block and inline, mentions and marks anywhere. */

import fc from 'fast-check'
import type { Section } from '../../src/document/article.ts'
import type { Block, Paragraph } from '../../src/document/blocks.ts'
import type { Inline } from '../../src/document/inlines.ts'
import type { Passage } from '../../src/document/passages.ts'
import { textsById } from '../../src/document/walk.ts'
import type { Edition } from '../../src/editorial/edition.ts'
import { editionOf, entry, metadata, paragraph } from './small-edition.ts'

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    'Anna Kowal of Tarnow',
    '<%= process.env.PATH %>',
    '{{constructor}}',
    ']]>',
    '&amp;',
    '“Yes,” he said.',
  ),
)

const inlines: fc.Arbitrary<Inline[]> = fc.letrec<{ inline: Inline; content: Inline[] }>((tie) => ({
  inline: fc.oneof(
    { depthSize: 'small' },
    words.map((value): Inline => ({ type: 'text', text: value })),
    words.map((value): Inline => ({ type: 'code', text: value })),
    fc.constantFrom<Inline>(
      { type: 'line-break' },
      { type: 'note-mark', note: 'n1' },
      { type: 'note-mark', note: 'n2' },
      { type: 'note-mark', note: 'lost' },
    ),
    fc
      .record({
        type: fc.constantFrom('emphasis', 'strong', 'deleted', 'superscript', 'subscript'),
        content: tie('content'),
      })
      .map((inline) => inline as Inline),
    fc
      .record({
        type: fc.constant('link' as const),
        href: fc.oneof(
          fc.webUrl(),
          fc.constantFrom('javascript:x()', 'file:///etc/passwd', '#b1', 'mailto:a@b.example'),
        ),
        content: tie('content'),
      })
      .map((inline) => inline as Inline),
    fc
      .record({
        type: fc.constant('foreign' as const),
        lang: fc.constantFrom('pl', 'x"><b>', 'zh-Hant'),
        content: tie('content'),
      })
      .map((inline) => inline as Inline),
  ),
  content: fc.array(tie('inline'), { maxLength: 4 }),
})).content

/** A block before it has an id of its own. */
type Shape = (id: () => string) => Block

const paragraphShape = inlines.map(
  (content) =>
    (id: () => string): Paragraph =>
      paragraph(id(), content),
)

const shapes: fc.Arbitrary<Shape> = fc.letrec<{ block: Shape }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small' },
    paragraphShape,
    paragraphShape.map(
      (make): Shape =>
        (id) => ({ ...make(id), style: 'verse', lang: 'pl' }),
    ),
    fc.constant<Shape>((id) => ({ type: 'break', id: id() })),
    words.map(
      (value): Shape =>
        (id) => ({ type: 'code-block', id: id(), text: value }),
    ),
    fc
      .tuple(
        fc.constantFrom('one.png', 'lost.png'),
        fc.constantFrom(null, '', 'A boat'),
        fc.option(paragraphShape),
      )
      .map(
        ([src, alt, caption]): Shape =>
          (id) => ({ type: 'figure', id: id(), src, alt, ...(caption && { caption: caption(id) }) }),
      ),
    fc
      .tuple(
        fc.boolean(),
        fc.integer({ min: 0, max: 9 }),
        fc.array(fc.array(tie('block'), { maxLength: 2 }), { maxLength: 3 }),
      )
      .map(
        ([ordered, start, items]): Shape =>
          (id) => ({
            type: 'list',
            id: id(),
            ordered,
            start,
            items: items.map((item) => item.map((make) => make(id))),
          }),
      ),
    fc.tuple(fc.array(tie('block'), { maxLength: 2 }), fc.option(paragraphShape)).map(
      ([blocks, attribution]): Shape =>
        (id) => ({
          type: 'block-quote',
          id: id(),
          blocks: blocks.map((make) => make(id)),
          ...(attribution && { attribution: attribution(id) }),
        }),
    ),
    fc.tuple(fc.array(inlines, { minLength: 1, maxLength: 2 }), fc.boolean()).map(
      ([cells, header]): Shape =>
        (id) => ({
          type: 'table',
          id: id(),
          head: [],
          body: [cells.map((content) => ({ id: id(), header, columns: 1, rows: 1, content }))],
        }),
    ),
  ),
})).block

/** Editions of a few sections. Mentions lie anywhere in their blocks and may overlap. */
export const arbitraryEdition: fc.Arbitrary<Edition> = fc
  .record({
    sections: fc.array(fc.tuple(fc.option(inlines), fc.array(shapes, { maxLength: 6 })), {
      minLength: 1,
      maxLength: 4,
    }),
    notes: fc.array(fc.array(shapes, { maxLength: 2 }), { minLength: 2, maxLength: 2 }),
    places: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { minLength: 8, maxLength: 8 }),
    title: words,
    byline: words,
  })
  .map(({ sections, notes, places, title, byline }) => {
    let count = 0
    const id = (): string => `b${++count}`
    const made = sections.map(([heading, blocks], index): Section => {
      const own = {
        id: `s${index + 1}`,
        heading: heading ?? [],
        blocks: blocks.map((make) => make(id)),
        sections: [],
      }
      return own
    })
    const article = {
      metadata: metadata({ title, byline, lang: 'en' }),
      notes: notes.map((blocks, index) => ({ id: `n${index + 1}`, blocks: blocks.map((make) => make(id)) })),
    }
    return withFinds(editionOf(made, { article }), places)
  })

/** Adds a dateline, names and a pull quote at places drawn by lot. */
function withFinds(edition: Edition, places: readonly (readonly [number, number, number])[]): Edition {
  const texts = [...textsById(edition.article)].filter(([, value]) => value.length > 0)
  if (texts.length === 0) return edition
  const passages = places.map(([block, from, length]): Passage => {
    const [found, value] = texts[block % texts.length]!
    const start = from % value.length
    return { block: found, start, end: Math.min(start + 1 + (length % 20), value.length) }
  })
  const mention = ({ block, start, end }: Passage) => [block, start, end] as const
  const [a, b, c, d, e, dateline, quote, topic] = passages
  return {
    ...edition,
    article: { ...edition.article, dateline: dateline! },
    names: [
      entry(1, 'Anna <Kowal>', 'person', 'of & Tarnow', [mention(a!), mention(b!)]),
      entry(2, 'Tarnow', 'place', null, [mention(c!), mention(d!)]),
      entry(3, 'Kowal', 'organisation', null, [mention(e!), mention(a!)]),
      entry(4, 'Nobody', 'other', null, []),
    ],
    pullQuotes: [
      {
        id: 'pull-quote-1',
        passage: quote!,
        text: '“<b>&',
        quoted: true,
        speaker: 'Anna <Kowal>',
        role: null,
      },
    ],
    breaks: [{ before: topic!.block, label: 'Topic' }],
  }
}
