import { describe, expect, test } from 'vitest'
import type { Figure, List, Paragraph, Table } from '../../src/document/blocks.ts'
import { plainText } from '../../src/document/walk.ts'
import { codes, headings, paragraphs, readText, short } from '../support/read-text.ts'

const first = async (markdown: string) =>
  short(((await readText(markdown, 'md')).blocks[0] as Paragraph).content)

describe('Markdown', () => {
  test('takes the first heading for the title and nests the others', async () => {
    const read = await readText(
      '# The Book\n\nWords.\n\n## One\n\nWords.\n\n### In it\n\nWords.\n\n## Two\n\nWords.',
      'md',
    )
    expect(read.article.metadata).toMatchObject({ title: 'The Book', titleFrom: 'heading' })
    expect(headings(read.article)).toEqual(['One', 'One > In it', 'Two'])
    expect(read.article.sections.map(({ id }) => id)).toEqual(['s1', 's2', 's4'])
    expect(read.article.sections[1]!.sections[0]!.id).toBe('s3')
  })

  test('keeps a heading that only shares the title of the front matter with nobody', async () => {
    const read = await readText('---\ntitle: A\n---\n# B\n\nWords.', 'md')
    expect(read.article.metadata).toMatchObject({ title: 'A', titleFrom: 'front-matter' })
    expect(headings(read.article)).toEqual(['B'])
  })

  test('drops a heading that repeats the title of the front matter', async () => {
    const read = await readText('---\ntitle: "A *b*"\n---\n# A b\n\nWords.', 'md')
    expect(headings(read.article)).toEqual([])
  })

  test('closes a gap between heading levels and says where it was', async () => {
    const read = await readText('---\ntitle: T\n---\n# A\n\nWords.\n\n### B\n\nWords.', 'md')
    expect(headings(read.article)).toEqual(['A', 'A > B'])
    expect(read.diagnostics).toMatchObject([
      { severity: 'note', code: 'R120', message: expect.stringContaining('from heading level 1 to 3') },
    ])
    expect(read.diagnostics[0]!.at).toEqual({ file: 'article.md', line: 8, column: 1 })
  })

  test.each([
    ['emphasis', 'a *b **c*** d', 'a <emphasis b <strong c>> d'],
    ['deletions', 'a ~~b~~ c', 'a <deleted b> c'],
    ['code, whose marks are left alone', 'a `"b" -- c` d', 'a `"b" -- c` d'],
    ['links', '[a](http://b.example/c "t")', '[a](http://b.example/c)'],
    [
      'bare addresses',
      'see https://a.example/b--c.',
      'see [https://a.example/b--c](https://a.example/b--c).',
    ],
    [
      'bare hosts, but no file names',
      'www.a.example and readme.md',
      '[www.a.example](https://www.a.example/) and readme.md',
    ],
    ['mail addresses', 'x@a.example', '[x@a.example](mailto:x@a.example)'],
    ['line breaks', 'a  \nb\nc', 'a⏎b c'],
    ['HTML in a line', 'H<sub>2</sub>O and <b>b</b>', 'H<subscript 2>O and <strong b>'],
    ['entities and escapes', '&amp; \\* &copy;', '& * ©'],
  ])('maps %s', async (_, markdown, expected) => {
    expect(await first(markdown)).toBe(expected)
  })

  test.each(['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'vbscript:x', 'chapter-2.md'])(
    'keeps the words of a link to %s and drops the link',
    async (href) => {
      const read = await readText(`A [word](${href}) here.`, 'md')
      expect(short((read.blocks[0] as Paragraph).content)).toBe('A word here.')
      expect(codes(read)).toEqual(['R111'])
    },
  )

  test('makes a picture a figure with its caption, after the paragraph that it stood in', async () => {
    const read = await readText('Before ![an alt](img/a%20b.jpg "A caption") after.\n\n  ![](c.png)', 'md')
    expect(paragraphs(read)).toEqual(['Before after.'])
    const figures = read.blocks.filter((block): block is Figure => block.type === 'figure')
    expect(figures).toMatchObject([
      { src: 'img/a%20b.jpg', alt: 'an alt', at: { line: 1, column: 8 } },
      { src: 'c.png', alt: '', at: { line: 3, column: 3 } },
    ])
    expect(plainText(figures[0]!.caption!.content)).toBe('A caption')
  })

  test('reads tables with their alignment', async () => {
    const read = await readText('| A | B |\n|:--|--:|\n| *1* | 2 |\n| 3 |', 'md')
    const table = read.blocks[0] as Table
    expect(table.head[0]!.map(({ header, align }) => [header, align])).toEqual([
      [true, 'left'],
      [true, 'right'],
    ])
    expect(table.body.map((row) => row.map(({ content }) => short(content)))).toEqual([
      ['<emphasis 1>', '2'],
      ['3', ''],
    ])
  })

  test('reads nested lists with their first number', async () => {
    const list = (await readText('3. a\n4. b\n   - c\n   - d', 'md')).blocks[0] as List
    expect(list).toMatchObject({ ordered: true, start: 3 })
    expect(list.items[1]![1]).toMatchObject({ type: 'list', ordered: false })
  })

  test('tells the attribution of a quotation apart', async () => {
    const read = await readText('> Words worth keeping.\n>\n> — Anna Vogt, *The Book*', 'md')
    expect(read.blocks[0]).toMatchObject({ type: 'block-quote', blocks: [{ type: 'paragraph' }] })
    const { attribution } = read.blocks[0] as { attribution: Paragraph }
    expect(short(attribution.content)).toBe('Anna Vogt, <emphasis The Book>')
  })

  test('brings notes into the order of their marks, whatever they are called', async () => {
    const read = await readText(
      'A[^z] b[^a] c^[in line] d[^z].\n\n[^a]: Second.\n[^z]: First.\n\n    More.',
      'md',
    )
    const [paragraph] = read.blocks as [Paragraph]
    expect(short(paragraph.content)).toBe('A^n1 b^n2 c^n3 d^n1.')
    expect(plainText(paragraph.content)).toBe('A b c d.')
    expect(read.article.notes.map(({ id, blocks }) => [id, blocks.length])).toEqual([
      ['n1', 2],
      ['n2', 1],
      ['n3', 1],
    ])
  })

  test('tells of a note that nothing points to', async () => {
    const read = await readText('Words.\n\n[^lost]: A note.', 'md')
    expect(read.article.notes).toEqual([])
    expect(read.diagnostics).toMatchObject([
      { severity: 'warning', code: 'R122', message: expect.stringContaining('[^lost]') },
    ])
  })

  test('keeps a mark without a note as words, and says where it stands', async () => {
    const read = await readText(
      '---\nlang: en\n---\nOne.\n\nTwo [^a] and `[^code]`.[^b]\n\n[^b]: A note.',
      'md',
    )
    expect(paragraphs(read)).toEqual(['One.', 'Two [^a] and [^code].'])
    expect(read.diagnostics).toMatchObject([
      { severity: 'warning', code: 'R123', message: expect.stringContaining('[^a]'), at: { line: 6 } },
    ])
  })

  test('maps blocks of HTML and leaves out what has no place', async () => {
    const read = await readText(
      '<details><summary>More</summary><p>Words <script>x()</script></p></details>\n\n<div onclick="x()">\n\nIn *it*.\n\n</div>\n\n<iframe src="https://a.example"></iframe>',
      'md',
    )
    expect(paragraphs(read)).toEqual(['More', 'Words', 'In it.'])
    expect(codes(read)).toEqual(['R111'])
  })

  test('numbers every block once, in reading order', async () => {
    const read = await readText(
      '# T\n\na\n\n> b\n>\n> c\n\n- d\n\n  e\n\n| f |\n|---|\n| g |\n\n![h](h.png "i")\n\nj[^1]\n\n[^1]: k',
      'md',
    )
    const ids = JSON.stringify(read.article)
      .match(/"id":"b\d+"/g)!
      .map((id) => Number(/\d+/.exec(id)![0]))
    expect(ids.toSorted((a, b) => a - b)).toEqual(ids.map((_, i) => i + 1))
  })

  test('warns of blocks that are nested too deep to be read', async () => {
    const read = await readText(`${'> '.repeat(300)}deep\n\nWords.`, 'md')
    expect(codes(read)).toEqual(['R110'])
  })
})
