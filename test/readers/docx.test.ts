import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { strToU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Figure, Paragraph } from '../../src/document/blocks.ts'
import { plainText } from '../../src/document/walk.ts'
import { MAX_UNPACKED } from '../../src/readers/unpack.ts'
import { codes, headings, paragraphs, readSource, short, sourceOf } from '../support/read-text.ts'
import { docx, paragraph } from '../support/write-docx.ts'

const hostile = path.resolve(import.meta.dirname, '../../../shared/data/hostile/docx')
const shared = existsSync(hostile)
if (!shared) console.log('skipped: the Word documents in ../shared are not here')

const read = (bytes: Uint8Array) => readSource(sourceOf(bytes, 'docx'))

describe('a Word document', () => {
  test('keeps its title, headings and quotations', async () => {
    const result = await read(
      docx(
        paragraph('The Book Boat', 'Title') +
          paragraph('A summer on the Lenn', 'Subtitle') +
          paragraph('It goes "down" the river.') +
          paragraph('One', 'H1') +
          paragraph('Words.') +
          paragraph('In it', 'H2') +
          paragraph('Kept.', 'Quote'),
      ),
    )
    expect(result.article.metadata).toMatchObject({
      title: 'The Book Boat',
      titleFrom: 'heading',
      subtitle: 'A summer on the Lenn',
    })
    expect(headings(result.article)).toEqual(['One', 'One > In it'])
    expect(paragraphs(result)).toEqual(['It goes “down” the river.', 'Words.'])
    expect(result.blocks.at(-1)).toMatchObject({ type: 'block-quote' })
    expect(codes(result)).toEqual([])
  })

  test('takes properties that somebody wrote, and none that a program did', async () => {
    const core = (fields: string) => ({
      'docProps/core.xml': `<cp:coreProperties xmlns:cp="a" xmlns:dc="b">${fields}</cp:coreProperties>`,
    })
    const own = await read(
      docx(
        paragraph('Words.'),
        core('<dc:title>Bells &amp; books</dc:title><dc:creator>Ruth Adler</dc:creator>'),
      ),
    )
    expect(own.article.metadata).toMatchObject({
      title: 'Bells & books',
      titleFrom: 'metadata',
      byline: 'Ruth Adler',
    })
    const made = await read(
      docx(
        paragraph('Words.'),
        core('<dc:title>Word Document</dc:title><dc:creator>python-docx</dc:creator>'),
      ),
    )
    expect(made.article.metadata).toMatchObject({ title: 'Words', titleFrom: 'first-sentence', authors: [] })
  })

  test('tells of styles that it does not know, once', async () => {
    const result = await read(docx(paragraph('A', 'Mine') + paragraph('B', 'Mine')))
    expect(paragraphs(result)).toEqual(['A', 'B'])
    expect(codes(result)).toEqual(['R130'])
  })

  test('is refused where it unpacks to too much, whatever its directory says', async () => {
    const bomb = docx(paragraph('Words.'), { 'word/media/a.bin': '\0'.repeat(MAX_UNPACKED + 1) })
    expect(bomb.length).toBeLessThan(200_000)
    await expect(read(bomb)).rejects.toMatchObject({ exit: 5, diagnostic: { code: 'E116' } })
  })

  test.each([
    ['text', strToU8('no zip at all')],
    ['half a document', docx(paragraph('Words.')).subarray(0, 400)],
    ['broken XML', docx('<w:p><w:r>')],
    [
      'tables nested 5,000 deep',
      docx('<w:tbl><w:tr><w:tc>'.repeat(5000) + '</w:tc></w:tr></w:tbl>'.repeat(5000)),
    ],
  ])('is refused where it is %s', async (_, bytes) => {
    await expect(read(bytes)).rejects.toMatchObject({
      exit: 5,
      diagnostic: { code: expect.stringMatching(/E11[57]/) },
    })
  })
})

describe.skipIf(!shared)('the Word documents of other projects', () => {
  const open = (name: string) => read(readFileSync(path.join(hostile, name)))

  test.each(shared ? readdirSync(hostile) : [])('%s is read, or refused with one line', async (name) => {
    const outcome = await open(name).catch((error) => error.diagnostic.code)
    expect(typeof outcome === 'string' ? outcome : outcome.article.metadata.title).toMatch(/^E115$|[^E]/)
  })

  test('footnotes and endnotes become notes', async () => {
    const { article, blocks } = await open('mwilliamson-footnotes.docx')
    expect(short((blocks[0] as Paragraph).content)).toMatch(/Ouch\^n1\..*\^n2/)
    expect(article.notes.map((note) => plainText((note.blocks[0] as Paragraph).content))).toEqual([
      'A tachyon walks into a bar.',
      'Fin.',
    ])
  })

  test('pictures come as data', async () => {
    const { blocks } = await open('mwilliamson-tiny-picture.docx')
    expect((blocks[0] as Figure).src).toMatch(/^data:;base64,/)
  })

  test('nothing outside the document is read, but its place is kept', async () => {
    const { blocks } = await open('mwilliamson-external-picture.docx')
    expect(blocks).toMatchObject([{ type: 'figure', src: 'docx:outside' }])
  })
})
