import { describe, expect, test } from 'vitest'
import { formatsOf, outputPath } from '../../src/cli/output-paths.ts'
import { defaultOptions } from '../../src/options/resolve.ts'
import { slugOf } from '../../src/pipeline/slug.ts'

describe('slugOf', () => {
  test.each([
    ['summit.txt', 'summit'],
    ['a/b/My Article (1).md', 'My-Article-1'],
    ['C:\\texts\\x.md', 'x'],
    ['v1.2.md', 'v1.2'],
    ['文章.md', '文章'],
    ['.hidden', 'hidden'],
    ['..', 'article'],
    ['-', 'article'],
    ['https://example.com/news/the-story.html?x=1', 'the-story'],
    ['https://example.com/', 'example'],
    ['https://example.com/%2e%2e%2fetc', 'etc'],
    ['a\u0000b\n.md', 'a-b'],
    ['%.md', 'article'],
    [`${'é'.repeat(120)}.md`, 'é'.repeat(100)],
    [`${'x'.repeat(199)}北.md`, 'x'.repeat(199)],
  ])('makes of %j %j', (input, slug) => expect(slugOf(input)).toBe(slug))
})

describe('outputPath', () => {
  const options = defaultOptions()
  const pdf = { format: 'pdf', suffix: '.pdf' } as const
  const booklet = { format: 'pdf', suffix: '.booklet.pdf' } as const

  test('puts books into the output folder under the input’s name', () => {
    expect(outputPath(pdf, 'a/x.md', options, [])).toBe('out/x.pdf')
    expect(outputPath(booklet, 'x.md', options, [])).toBe('out/x.booklet.pdf')
  })

  test('follows the name pattern', () => {
    const named = { ...options, output: { dir: 'books', name: '{slug}-print' } }
    expect(outputPath(pdf, 'x.md', named, [])).toBe('books/x-print.pdf')
  })

  test('follows -o, with the booklet beside it', () => {
    const files = ['a/book.epub', 'b/book.PDF']
    expect(outputPath(pdf, 'x.md', options, files)).toBe('b/book.PDF')
    expect(outputPath(booklet, 'x.md', options, files)).toBe('b/book.booklet.pdf')
  })
})

describe('formatsOf', () => {
  test('tells formats by extensions', () => {
    expect(formatsOf([])).toEqual([])
    expect(formatsOf(['a.pdf', 'b.EPUB'])).toMatchObject([{ path: 'output.formats', value: ['pdf', 'epub'] }])
    expect(() => formatsOf(['a.docx'])).toThrow(/extension/)
  })
})
