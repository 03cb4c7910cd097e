import { describe, expect, test } from 'vitest'
import type { BlockQuote, Figure, List, Paragraph, Table } from '../../src/document/blocks.ts'
import { plainText } from '../../src/document/walk.ts'
import { codes, headings, paragraphs, readSource, readText, short, sourceOf } from '../support/read-text.ts'

const LONG =
  'The valley has made bells for two hundred years, and it has made them well, in a shed beside the river. '

/** An article within a site, long enough to be told from it. */
const page = (
  content: string,
  head = '',
  after = '',
): string => `<!doctype html><html lang="en"><head>${head}</head><body>
  <nav><a href="/">Home</a> <a href="/news">News</a></nav>
  <article>${`<p>${LONG.repeat(3)}</p>`.repeat(3)}${content}</article>${after}
  <footer><form><input name="q"></form>Imprint</footer></body></html>`

const read = (html: string) => readText(html, 'html')

describe('a page', () => {
  test('is read without its navigation, forms and footer', async () => {
    const result = await read(page('<p>The last words.</p>'))
    expect(paragraphs(result)).toHaveLength(4)
    expect(paragraphs(result).join(' ')).not.toMatch(/Home|News|Imprint/)
  })

  test('keeps captions with their pictures, by element and by class', async () => {
    const { blocks } = await read(
      page(
        '<figure><img src="a.jpg" alt="A"><figcaption>One <em>caption</em><span>Photo: B</span></figcaption></figure>' +
          '<div class="wp-caption"><img src="b.jpg"><p class="wp-caption-text">Two</p></div><p>Words after it.</p>' +
          '<img src="c.jpg"><ul><li>Three</li></ul><p>Words after it.</p>',
      ),
    )
    const figures = blocks.filter((block): block is Figure => block.type === 'figure')
    expect(figures.map(({ src, alt, caption }) => [src, alt, caption && plainText(caption.content)])).toEqual(
      [
        ['a.jpg', 'A', 'One caption Photo: B'],
        ['b.jpg', null, 'Two'],
        ['c.jpg', null, 'Three'],
      ],
    )
  })

  test('finds the pictures that wait to be loaded, and drops spacers, icons and portraits', async () => {
    const { blocks } = await read(
      page(
        '<p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="a.jpg" width="600" height="0"></p><p>Between.</p>' +
          '<p><img src="/pixel.gif" width="1" height="1"><img src="s.png" width="16" height="16"><img src="/avatars/x.jpg"></p>' +
          '<p>Between.</p><picture><source srcset="s.webp 300w, l.webp 900w"><img alt="B"></picture>',
      ),
    )
    const figures = blocks.filter((block): block is Figure => block.type === 'figure')
    expect(figures.map(({ src }) => src)).toEqual(['a.jpg', 'l.webp'])
  })

  test('takes title, authors, date, publisher and licence from its metadata', async () => {
    const { article } = await read(
      page(
        '',
        `<title>The bells – The Gazette</title><link rel="canonical" href="https://a.example/b"><meta name="dc.rights" content="CC BY 4.0">
         <script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"The bells &amp; the valley","author":[{"name":"Ruth Adler"},{"name":"Jo Lee"}],"datePublished":"2024-05-18T23:30:00+02:00","publisher":{"name":"The Gazette"}}]}</script>`,
      ),
    )
    expect(article.metadata).toMatchObject({
      title: 'The bells & the valley',
      titleFrom: 'metadata',
      byline: 'Ruth Adler, Jo Lee',
      authors: [{ name: 'Ruth Adler' }, { name: 'Jo Lee' }],
      date: '2024-05-18',
      publisher: 'The Gazette',
      rights: 'CC BY 4.0',
      source: 'https://a.example/b',
      lang: 'en',
    })
  })

  test('prefers the heading that the metadata confirms, and does not say title, byline and date twice', async () => {
    const result = await read(
      page(
        '',
        '<title>The bells of the valley | The Gazette</title><meta name="author" content="Ruth Adler">',
      ).replace(
        '<article>',
        '<article><h1>The Bells of the Valley</h1><p>By Ruth Adler</p><p>May 18, 2024</p>',
      ),
    )
    expect(result.article.metadata).toMatchObject({
      title: 'The Bells of the Valley',
      titleFrom: 'heading',
      date: '2024-05-18',
    })
    expect(paragraphs(result)[0]).toBe(LONG.repeat(3).trim())
    expect(headings(result.article)).toEqual([])
  })

  test('does not take the name of the site for the title', async () => {
    const { article } = await read(
      page(
        '<h3>The bells of the valley</h3><p>Words.</p>',
        '<title>The Gazette of Lenn: The bells of the valley</title>',
      ).replace('<nav>', '<h1><a href="/">The Gazette of Lenn</a></h1><nav>'),
    )
    expect(article.metadata.title).toBe('The bells of the valley')
  })

  test('takes notes out of the text, and leaves nothing of their links', async () => {
    const { article, blocks } = await read(
      page(
        '<p>Words<sup id="r1"><a href="#n1">[1]</a></sup> and more<sup id="r2"><a href="#n2">[2]</a></sup>.</p>' +
          '<h2>Notes</h2><ol><li id="n1"><a href="#r1">^</a> See <i>Lee</i>.</li><li id="n2">Ibid. <a href="#r2">↩</a></li></ol>',
      ),
    )
    const last = blocks.at(-1) as Paragraph
    expect(short(last.content)).toBe('Words^n1 and more^n2.')
    expect(article.notes.map((note) => short((note.blocks[0] as Paragraph).content))).toEqual([
      'See <emphasis Lee>.',
      'Ibid.',
    ])
    expect(headings(article)).toEqual([])
  })

  test('leaves nothing of the arrow before several links back', async () => {
    const mark = (id: string) => `<sup id="${id}"><a href="#n1">[1]</a></sup>`
    const back = '<span>^ <a href="#r1"><sup>a</sup></a> <a href="#r2"><sup>b</sup></a></span>'
    const { article } = await read(
      page(
        `<p>Words${mark('r1')} and more${mark('r2')}.</p><h2>Notes</h2><ol><li id="n1">${back} <span>See 2^3.</span></li></ol>`,
      ),
    )
    expect(article.notes.map((note) => short((note.blocks[0] as Paragraph).content))).toEqual(['See 2^3.'])
  })

  test('drops boxes of links to other articles, and tells which', async () => {
    const { article } = await read(
      page(
        '<h3>Related stories</h3><ul><li><a href="https://a.example/1">A new bridge for Lenn</a></li><li><a href="https://a.example/2">Cheese prices fall</a></li></ul><p>The article goes on after them, as they do.</p>',
      ),
    )
    expect(article.cut).toEqual(['Related stories', 'A new bridge for Lenn', 'Cheese prices fall'])
  })

  test('tells what it left out', async () => {
    const { diagnostics } = await read(
      page('<iframe src="https://a.example"></iframe><video src="a.mp4"></video><p>Words after it.</p>'),
    )
    expect(diagnostics.map(({ code }) => code)).toEqual(['R111'])
  })

  test('resolves links against its base and its own address', async () => {
    const html = page(
      '<p>A <a href="c">link</a>, <a href="javascript:x()">none</a> and <a href="#x">within</a>.</p>',
      '<base href="/b/">',
    )
    const { blocks } = await readSource({ ...sourceOf(html, 'html'), url: 'https://u:p@a.example/x' })
    expect(short((blocks.at(-1) as Paragraph).content)).toBe(
      'A [link](https://a.example/b/c), none and within.',
    )
  })

  test('keeps its sentences whole where comments and breaks cut them', async () => {
    const result = await read(
      page('<div>A version <!-- -->of<!-- --> it.<br><br>And a second<br>paragraph.</div>'),
    )
    expect(paragraphs(result).slice(-2)).toEqual(['A version of it.', 'And a second\nparagraph.'])
  })

  test('believes its text rather than a template about its language', async () => {
    const html = page('').replaceAll(
      LONG,
      'Das Tal hat seit zweihundert Jahren Glocken gemacht, und es hat sie gut gemacht. ',
    )
    const result = await read(html)
    expect(result.article.metadata.lang).toBe('de')
    expect(codes(result)).toEqual(['R105'])
  })
})

describe('a hand-written document', () => {
  test('is taken whole', async () => {
    const result = await read('<h1>Title</h1><p>One.</p><address>Two.</address><p>Three.')
    expect(result.article.metadata.title).toBe('Title')
    expect(paragraphs(result)).toEqual(['One.', 'Two.', 'Three.'])
    expect(result.article.metadata.lang).toBe('und')
  })

  test('keeps words apart that only tags part', async () => {
    expect(
      paragraphs(await read('<div>One<p>Two</p>Three<div>Four</div></div><span>Five </span>\n<b> six</b>')),
    ).toEqual(['One', 'Two', 'Three', 'Four', 'Five six'])
  })

  test('keeps every line of code that is broken by tags, in a site too', async () => {
    const { blocks } = await read(page('<pre><code>a<br><br>b();<br /><i>c</i></code></pre>'))
    expect(blocks.at(-1)).toMatchObject({ type: 'code-block', text: 'a\n\nb();\nc' })
  })

  test('reads quotations, definitions, code, breaks and verse', async () => {
    const { blocks } = await read(
      '<blockquote><p>“Words.”</p><p>Anna Vogt, Ph.D.</p></blockquote><dl><dt>Term</dt><dd>Meaning</dd></dl><pre>a\n  <b>b</b></pre><hr><p class="poem">c<br>d</p>',
    )
    expect(blocks.map(({ type }) => type)).toEqual([
      'block-quote',
      'list',
      'code-block',
      'break',
      'paragraph',
    ])
    expect(plainText((blocks[0] as BlockQuote).attribution!.content)).toBe('Anna Vogt, Ph.D.')
    expect((blocks[1] as List).items[0]).toHaveLength(2)
    expect(blocks[2]).toMatchObject({ text: 'a\n  b' })
    expect(blocks[4]).toMatchObject({ style: 'verse' })
  })

  test('reads a table of facts with heads, spans and caption, and takes a layout apart', async () => {
    const { blocks } = await read(
      '<table><caption>C</caption><tr><th>A<th colspan="999999">B<tr><td rowspan="99">1<td><p>2</p><p>3</p><td>4</table>' +
        '<table role="presentation"><tr><td><p>Left.</p><td><p>Right.</p></table>',
    )
    const table = blocks[0] as Table
    expect(plainText(table.caption!.content)).toBe('C')
    expect(table.head[0]!.map(({ header, columns }) => [header, columns])).toEqual([
      [true, 1],
      [true, 60],
    ])
    expect(table.body[0]!.map(({ rows, content }) => [rows, short(content)])).toEqual([
      [1, '1'],
      [1, '2⏎3'],
      [1, '4'],
    ])
    expect(blocks.slice(1).map(({ type }) => type)).toEqual(['paragraph', 'paragraph'])
  })

  test('shows nothing that is hidden and runs nothing that is active', async () => {
    const result = await read(
      '<p onclick="x()">Seen.</p><p hidden>A</p><p style="display:none">B</p><script>C</script><style>D</style><template>E</template><svg><text>F</text></svg><object>G</object>',
    )
    expect(paragraphs(result)).toEqual(['Seen.'])
    expect(JSON.stringify(result.article)).not.toMatch(/onclick|script/)
  })

  test('takes elements of any name for what stands in them', async () => {
    const result = await read(
      '<constructor>One.</constructor><p>A <b>B <constructor>C</constructor></b></p><pre><constructor>D</constructor></pre>',
    )
    expect(paragraphs(result).join(' ')).toBe('One. A B C')
    expect(result.blocks.at(-1)).toMatchObject({ type: 'code-block', text: 'D' })
  })

  test('keeps what stands in another language or direction', async () => {
    const { blocks } = await read(
      '<p>A <i lang="pl">rynek</i> and <span dir="rtl">אב</span>, <span lang="pl">12</span>.</p>',
    )
    const [paragraph] = blocks as [Paragraph]
    expect(short(paragraph.content)).toBe('A <emphasis <foreign rynek>> and <foreign אב>, 12.')
  })
})

describe('limits of a page', () => {
  test('keeps elements up to 256 deep and the text of deeper ones', async () => {
    const nest = (depth: number) => `${'<div>'.repeat(depth)}<p>In.</p>${'</div>'.repeat(depth)}`
    const fits = await read(nest(250))
    expect([paragraphs(fits), codes(fits)]).toEqual([['In.'], []])
    const deep = await read(nest(5000))
    expect([paragraphs(deep), codes(deep)]).toEqual([['In.'], ['R110']])
  })

  test('takes 200,000 nodes and no more', async () => {
    await expect(read(`${'<br>'.repeat(199_000)}x`)).resolves.toBeDefined()
    await expect(read(`${'<br>'.repeat(200_001)}x`)).rejects.toMatchObject({
      exit: 5,
      diagnostic: { code: 'E112' },
    })
  })
})
