/** A small edition with one of everything, and a way to make others like it. */

import type { Article, Metadata, Section } from '../../src/document/article.ts'
import type { Block, Paragraph } from '../../src/document/blocks.ts'
import type { Inline } from '../../src/document/inlines.ts'
import type { Edition, NameEntry, NameKind } from '../../src/editorial/edition.ts'

/** Text as inlines. */
export const text = (value: string): Inline[] => [{ type: 'text', text: value }]

/** A paragraph of text or inlines. */
export const paragraph = (id: string, content: string | readonly Inline[]): Paragraph => ({
  type: 'paragraph',
  id,
  content: typeof content === 'string' ? text(content) : content,
})

/** Metadata with a title and nothing else, unless said otherwise. */
export const metadata = (more: Partial<Metadata> = {}): Metadata => ({
  title: 'The Book Boat',
  titleFrom: 'front-matter',
  authors: [],
  lang: 'en',
  dir: 'ltr',
  keywords: [],
  subjects: [],
  ...more,
})

/** An edition of sections without anything that an editor adds, unless said otherwise. */
export function editionOf(
  sections: readonly Section[],
  more: Partial<Omit<Edition, 'article'>> & { article?: Partial<Article> } = {},
): Edition {
  const { article, ...rest } = more
  return {
    article: { metadata: metadata(), sections, notes: [], dateline: null, cut: [], ...article },
    names: [],
    reviewed: false,
    quotations: [],
    pullQuotes: [],
    breaks: [],
    ...rest,
  }
}

/** A section of blocks; without a heading unless one is given. */
export const section = (
  id: string,
  blocks: readonly Block[],
  heading = '',
  sections: readonly Section[] = [],
): Section => ({
  id,
  heading: heading ? text(heading) : [],
  blocks,
  sections,
})

/** An entry with its mentions as [block, start, end]. */
export const entry = (
  number: number,
  name: string,
  kind: NameKind,
  description: string | null,
  mentions: readonly (readonly [string, number, number])[],
): NameEntry => ({
  id: `name-${number}`,
  name,
  kind,
  aliases: [],
  description,
  sortKey: name.toLowerCase(),
  mentions: mentions.map(([block, start, end]) => ({ block, start, end })),
})

const TABLE: Block = {
  type: 'table',
  id: 'b9',
  caption: paragraph('b10', 'Loans by stop'),
  head: [
    [
      { id: 'b11', header: true, columns: 1, rows: 1, content: text('Stop') },
      { id: 'b12', header: true, columns: 1, rows: 1, align: 'right', content: text('Loans') },
    ],
  ],
  body: [
    [
      { id: 'b13', header: true, columns: 1, rows: 1, content: text('Tarnow') },
      { id: 'b14', header: false, columns: 1, rows: 1, align: 'right', content: text('412') },
    ],
  ],
}

/** One of every block and inline, two names, a dateline, a note, a pull quote and a topic break. */
export const smallEdition: Edition = editionOf(
  [
    section('s1', [
      paragraph('b1', [
        { type: 'text', text: 'TARNOW, Poland — Anna Kowal steers the ' },
        { type: 'emphasis', content: text('Book Boat') },
        { type: 'text', text: ' past Tarnow.' },
        { type: 'note-mark', note: 'n1' },
      ]),
      paragraph('b2', '“A river reads everyone who lives beside it,” Kowal said & smiled.'),
      {
        type: 'list',
        id: 'b3',
        ordered: true,
        start: 3,
        items: [[paragraph('b4', 'Novels')], [paragraph('b5', 'Maps < charts')]],
      },
      {
        type: 'block-quote',
        id: 'b6',
        blocks: [paragraph('b7', 'The water lends, the water takes.')],
        attribution: paragraph('b8', 'River saying'),
      },
    ]),
    section(
      's2',
      [
        TABLE,
        { type: 'figure', id: 'b15', src: 'boat.png', alt: 'A boat', caption: paragraph('b16', 'The boat.') },
        { type: 'figure', id: 'b17', src: 'lost.png', alt: null },
        { type: 'code-block', id: 'b18', text: 'if (a < b) {\n  read()\n}' },
        { type: 'break', id: 'b19' },
        { ...paragraph('b20', [...text('One'), { type: 'line-break' }, ...text('two')]), style: 'verse' },
        paragraph('b21', [
          { type: 'link', href: 'https://example.org/a b?x=1&y=2', content: text('A link') },
          { type: 'text', text: ', ' },
          { type: 'foreign', lang: 'pl', content: text('dziękuję') },
          { type: 'text', text: ', ' },
          { type: 'strong', content: text('bold') },
          { type: 'deleted', content: text('gone') },
          { type: 'superscript', content: text('2') },
          { type: 'subscript', content: text('3') },
          { type: 'code', text: '<x>' },
        ]),
      ],
      'On the water',
      [section('s3', [paragraph('b22', 'It goes on.'), paragraph('b23', 'And on.')], 'Upstream')],
    ),
  ],
  {
    article: {
      metadata: metadata({
        kicker: 'Rivers',
        abstract: 'A library that comes to you.',
        authors: [
          { name: 'Maria Nowak', role: 'aut', fileAs: 'Nowak, Maria' },
          { name: 'Jan Ols', role: 'aut' },
        ],
        date: '2023-03-17',
        source: 'https://example.org/boat',
        rights: 'CC BY 4.0',
      }),
      notes: [{ id: 'n1', blocks: [paragraph('b24', 'Built in 1961.'), paragraph('b25', 'Rebuilt since.')] }],
      dateline: { block: 'b1', start: 0, end: 14 },
      cut: ['Read more'],
    },
    names: [
      entry(1, 'Anna Kowal', 'person', 'who steers the Book Boat', [
        ['b1', 17, 27],
        ['b2', 47, 52],
      ]),
      entry(2, 'Poland', 'place', null, [['b1', 8, 14]]),
      entry(3, 'Tarnow', 'place', 'a town', [
        ['b1', 0, 6],
        ['b1', 54, 60],
      ]),
    ],
    pullQuotes: [
      {
        id: 'pull-quote-1',
        passage: { block: 'b2', start: 1, end: 44 },
        text: 'A river reads everyone who lives beside it,',
        quoted: true,
        speaker: 'Anna Kowal',
        role: 'who steers the Book Boat',
      },
    ],
    breaks: [{ before: 'b22', label: 'It goes on' }],
  },
)
