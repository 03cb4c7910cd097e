import { expect, test } from 'vitest'
import { type Element, nestContent } from '../../../src/writers/pdf/nest-content.ts'
import { TagList } from './hand-made.ts'

interface Piece {
  readonly tag: number
  readonly order: number
  readonly page: number
  readonly name: string
}

/** `P(a b Link(c))` */
const told = ({ tag, kids }: Element<Piece>): string =>
  `${tag.type}(${kids.map((kid) => ('element' in kid ? told(kid.element) : kid.content.name)).join(' ')})`

const piece = (tag: number, order: number, name: string, page = 1): Piece => ({ tag, order, page, name })

test('content and elements follow one another by the order of their first content', () => {
  const tags = new TagList()
  const art = tags.add('Art', null)
  const late = tags.add('P', art)
  const early = tags.add('P', art)
  const link = tags.add('Link', early)
  const content = [piece(late, 9, 'end'), piece(early, 1, 'a'), piece(link, 2, 'b'), piece(early, 3, 'c')]
  expect(nestContent(tags.tags, content).map(told)).toEqual(['Art(P(a Link(b) c) P(end))'])
})

test('of equal order, what was drawn first comes first, and the earlier page before the later', () => {
  const tags = new TagList()
  const p = tags.add('P', null)
  const hyphen = tags.add('Span', p)
  const content = [piece(p, 1, 'next', 2), piece(p, 0, 'Rus'), piece(hyphen, 1, '-'), piece(p, 1, 'sia')]
  expect(nestContent(tags.tags, content).map(told)).toEqual(['P(Rus Span(-) sia next)'])
})

test('elements without content are left out, but a table keeps its empty cells in their places', () => {
  const tags = new TagList()
  const table = tags.add('Table', null)
  const [first, second, third] = [tags.add('TR', table), tags.add('TR', table), tags.add('TR', table)]
  const cells = [first, second, third].flatMap((row) => [tags.add('TD', row), tags.add('TD', row)])
  tags.add('Caption', table)
  const content = [piece(cells[1]!, 1, 'b'), piece(cells[4]!, 2, 'e')]
  expect(nestContent(tags.tags, content).map(told)).toEqual([
    'Table(TR(TD() TD(b)) TR(TD() TD()) TR(TD(e) TD()))',
  ])
})
