import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Figure, Paragraph } from '../../src/document/blocks.ts'
import { createNodeHost } from '../../src/host/node-host.ts'
import { build } from '../../src/pipeline.ts'
import { MAX_BYTES } from '../../src/readers/decode-text.ts'
import { MAX_UNPACKED } from '../../src/readers/unpack.ts'
import { codes, headings, paragraphs, readSource, short, sourceOf } from '../support/read-text.ts'

const CONTAINER =
  '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'

interface Book {
  readonly metadata?: string
  /** Attributes of a spine's entry behind the chapter's name. */
  readonly spine: readonly string[]
  readonly files: Readonly<Record<string, string>>
}

/** An EPUB whose chapters are named `one.xhtml`; whatever is asked for may be wrong. */
function epub({ metadata = '<dc:title>The Book Boat</dc:title>', spine, files }: Book): Uint8Array {
  const items = spine.map((entry) => entry.split(' ')[0]!)
  const opf = `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">${metadata}</metadata><manifest>${items.map((id) => `<item id="${id}" href="text/${id}.xhtml" media-type="application/xhtml+xml"/>`).join('')}<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/></manifest><spine>${spine.map((entry) => `<itemref idref="${entry.replace(' ', '" ')}${entry.includes(' ') ? '' : '"'}/>`).join('')}</spine></package>`
  const all = { 'META-INF/container.xml': CONTAINER, 'OEBPS/book.opf': opf, ...files }
  return zipSync(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)])))
}

const page = (body: string, head = '<title/>') =>
  `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head>${head}</head>${body.startsWith('<body') ? body : `<body>${body}</body>`}</html>`

const read = (bytes: Uint8Array) => readSource(sourceOf(bytes, 'epub'))
const chapters = (texts: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(texts).map(([name, body]) => [`OEBPS/text/${name}.xhtml`, page(body)]))

describe('an EPUB', () => {
  test('gives its chapters in reading order, and what its package says of it', async () => {
    const metadata =
      '<dc:title>The Book Boat</dc:title><dc:creator id="a">Hanna Lindqvist</dc:creator><dc:creator id="b">Bo Rask</dc:creator><meta refines="#b" property="role">trl</meta><dc:language>en-GB</dc:language><dc:date>2023-03-17T00:00:00Z</dc:date><dc:publisher>Tideline &amp; Co</dc:publisher><dc:description>&lt;p&gt;A boat.&lt;/p&gt;</dc:description><dc:subject>Libraries</dc:subject><dc:source>urn:isbn:1</dc:source>'
    const files = chapters({ two: '<h1>Two</h1><p>Down the river.</p>', one: '<h1>One</h1><p>The boat.</p>' })
    const result = await read(epub({ metadata, spine: ['one', 'nav', 'two'], files }))
    expect(result.article.metadata).toMatchObject({
      title: 'The Book Boat',
      titleFrom: 'metadata',
      authors: [
        { name: 'Hanna Lindqvist', role: 'aut' },
        { name: 'Bo Rask', role: 'trl' },
      ],
      lang: 'en-GB',
      date: '2023-03-17',
      publisher: 'Tideline & Co',
      description: 'A boat.',
      subjects: ['Libraries'],
    })
    expect(result.article.metadata.source).toBeUndefined()
    expect(headings(result.article)).toEqual(['One', 'Two'])
    expect(paragraphs(result)).toEqual(['The boat.', 'Down the river.'])
    expect(codes(result)).toEqual([])
  })

  test('may be of the older kind: its own prefix, empty elements, names of characters', async () => {
    const opf =
      '<opf:package xmlns:opf="http://www.idpf.org/2007/opf" version="2.0"><opf:metadata xmlns:dc="x"><dc:title>T</dc:title><dc:creator opf:role="edt">A B</dc:creator></opf:metadata><opf:manifest><opf:item id="c" href="c%20one.html" media-type="application/xhtml+xml"/></opf:manifest><opf:spine toc="ncx"><opf:itemref idref="c"/></opf:spine></opf:package>'
    const files = {
      'OEBPS/book.opf': opf,
      'OEBPS/c one.html': page(
        '<a id="x"/><p>Caf&eacute;<span/> &mdash; closed.<br/>Now.</p><script src="x"/>',
      ),
    }
    const result = await read(epub({ spine: [], files }))
    expect(short((result.blocks[0] as Paragraph).content)).toBe('Café — closed.⏎Now.')
    expect(result.article.metadata.authors).toEqual([{ name: 'A B', role: 'edt' }])
  })

  test('keeps its notes, wherever they stand, and no link that leads nowhere', async () => {
    const files = chapters({
      one: '<p>It was old.<a epub:type="noteref" href="notes.xhtml#n1">1</a> See <a href="two.xhtml#n1">two</a>.</p>',
      two: '<p id="n1">Second.<a epub:type="noteref" href="notes.xhtml#n2">2</a> <a href="https://a.example/">Out</a></p>',
      notes:
        '<h2>Notes</h2><aside epub:type="footnote" id="n1"><p>Very old.</p></aside><aside epub:type="footnote" id="n2"><p>And new.</p></aside>',
    })
    const result = await read(epub({ spine: ['notes linear="no"', 'one', 'two'], files }))
    const [one, two] = result.blocks as [Paragraph, Paragraph]
    expect(short(one.content)).toBe('It was old.^n1 See two.')
    expect(short(two.content)).toBe('Second.^n2 [Out](https://a.example/)')
    expect(result.article.notes.map(({ blocks }) => short((blocks[0] as Paragraph).content))).toEqual([
      'Very old.',
      'And new.',
    ])
    expect([headings(result.article), codes(result)]).toEqual([[], []])
  })

  test('leaves out what its next edition has anew, and says so', async () => {
    const files = chapters({
      cover: '<body epub:type="cover"><p>Cover</p></body>',
      title: '<section epub:type="titlepage"><h1>The Book Boat</h1></section>',
      one: '<p>The <span epub:type="pagebreak" id="p1">1</span>boat.</p><aside epub:type="pullquote"><p>Boat!</p></aside>',
    })
    const result = await read(epub({ spine: ['cover', 'title', 'one'], files }))
    expect(paragraphs(result)).toEqual(['The boat.'])
    expect(result.diagnostics.map(({ message }) => message)).toEqual([
      'left out: 1 × cover, 1 × title page, 1 × pull quote',
    ])
  })

  test('brings its own pictures, and takes none from beside it', async () => {
    const files = {
      ...chapters({
        one: '<p>A.</p><img src="../img/a.png" alt="A"/><svg viewBox="0 0 1 1"><image xlink:href="../img/a.png"/></svg><img src="../secret.png"/><img src="/etc/passwd"/><img src="https://a.example/b.png"/>',
      }),
      'OEBPS/img/a.png': 'picture',
    }
    const result = await read(epub({ spine: ['one'], files }))
    const sources = (result.blocks.filter(({ type }) => type === 'figure') as Figure[]).map(({ src }) => src)
    const embedded = `data:;base64,${Buffer.from('picture').toString('base64')}`
    expect(sources).toEqual([
      embedded,
      embedded,
      'epub:OEBPS/secret.png',
      'epub:etc/passwd',
      'https://a.example/b.png',
    ])
    for (const src of sources.slice(2))
      await expect(createNodeHost().pictureBytes(src, sourceOf('', 'epub'))).rejects.toMatchObject({
        diagnostic: { code: 'I302' },
      })
  })

  test('that Offprint made says the same when it is read again', async () => {
    const text =
      '---\ntitle: A walk\nauthor: Mara Lind\nlang: en\ndate: 2023-03-17\n---\n\nThe town of Ambleford *opened*[^1] its bridge.\n\n## Later\n\n> “It took us years.”\n\n- One\n- Two\n\n| a | b |\n|---|---|\n| c | d |\n\n[^1]: At noon.\n'
    const settings = { asked: [], configured: [] }
    const first = await readSource(sourceOf(text, 'md'))
    const { value } = await build(sourceOf(text, 'md'), settings, createNodeHost())
    const second = await read(value.artifacts.find(({ format }) => format === 'epub')!.bytes)
    const bare = (key: string, value: unknown) => (['at', 'id'].includes(key) ? undefined : value)
    expect(second.article.metadata).toMatchObject({
      title: 'A walk',
      authors: [{ name: 'Mara Lind', role: 'aut' }],
      lang: 'en',
      date: '2023-03-17',
    })
    expect(JSON.stringify(second.article.sections.slice(0, 2), bare)).toBe(
      JSON.stringify(first.article.sections, bare),
    )
    expect(JSON.stringify(second.article.notes, bare)).toBe(JSON.stringify(first.article.notes, bare))
  })
})

describe('an EPUB is refused in one line', () => {
  const one = chapters({ one: '<p>A.</p>' })
  const encrypted = (algorithm: string, uri: string) => ({
    ...one,
    'META-INF/encryption.xml': `<encryption xmlns:enc="x"><enc:EncryptedData><enc:EncryptionMethod Algorithm="${algorithm}"/><enc:CipherData><enc:CipherReference URI="${uri}"/></enc:CipherData></enc:EncryptedData></encryption>`,
  })
  const AES = 'http://www.w3.org/2001/04/xmlenc#aes128-cbc'

  test.each<[string, Uint8Array | (() => Uint8Array), string]>([
    ['where it is none', strToU8('PK\u0003\u0004 and nothing else'), 'E120'],
    ['where it has no package', zipSync({ mimetype: strToU8('application/epub+zip') }), 'E120'],
    ['where it names no chapters', epub({ spine: [], files: {} }), 'E120'],
    ['where its package is no XML', epub({ spine: [], files: { 'OEBPS/book.opf': '\u0000<<<' } }), 'E120'],
    ['where none of its chapters is there', epub({ spine: ['one'], files: {} }), 'E115'],
    ['where it is cut off', epub({ spine: ['one'], files: one }).subarray(0, 300), 'E120'],
    [
      'where a chapter is protected',
      epub({ spine: ['one'], files: encrypted(AES, 'OEBPS/text/one.xhtml') }),
      'E121',
    ],
    [
      'where its chapters are too much text',
      () => {
        const text = `<p>${'word '.repeat(MAX_BYTES / 10)}</p>`
        return epub({ spine: ['a', 'b'], files: chapters({ a: text, b: text }) })
      },
      'E111',
    ],
    [
      'where its chapters have too many elements',
      () =>
        epub({
          spine: ['a', 'b'],
          files: chapters({ a: '<b>x</b>'.repeat(120_000), b: '<i>x</i>'.repeat(120_000) }),
        }),
      'E112',
    ],
    [
      'where it unpacks to too much',
      () => zipSync({ 'OEBPS/a.xhtml': new Uint8Array(MAX_UNPACKED + 1) }),
      'E116',
    ],
  ])('%s', async (_, bytes, code) => {
    await expect(read(typeof bytes === 'function' ? bytes() : bytes)).rejects.toMatchObject({
      exit: 5,
      diagnostic: { code, message: expect.stringMatching(/^[^\n]+$/) },
    })
  })

  test('but not for scrambled fonts, nor for one chapter that is missing', async () => {
    const files = encrypted('http://www.idpf.org/2008/embedding', 'OEBPS/text/one.xhtml')
    expect(paragraphs(await read(epub({ spine: ['one'], files })))).toEqual(['A.'])
    const elsewhere = encrypted(AES, 'OEBPS/film.mp4')
    expect(paragraphs(await read(epub({ spine: ['one'], files: elsewhere })))).toEqual(['A.'])
    const result = await read(epub({ spine: ['one', 'two'], files: one }))
    expect([paragraphs(result), codes(result)]).toEqual([['A.'], ['R131']])
  })

  test('and reads no file that its XML asks for', async () => {
    const metadata = '<dc:title>&x;&amp;</dc:title>'
    const opf = (await import('fflate')).strFromU8(
      (await import('fflate')).unzipSync(epub({ metadata, spine: ['one'], files: one }))['OEBPS/book.opf']!,
    )
    const asking = opf.replace('<package', '<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]><package')
    const result = await read(epub({ spine: ['one'], files: { ...one, 'OEBPS/book.opf': asking } }))
    expect(result.article.metadata.title).toBe('&x;&')
  })
})
