/** What Kobo, Kindle, Apple Books and old readers ask of a book beyond the standard, held against real books. */

import { beforeAll, describe, expect, test } from 'vitest'
import { parseXhtml } from '../../../src/markup/parse-xhtml.ts'
import type { XhtmlElement } from '../../../src/markup/xhtml.ts'
import { buildCase, bytesOf, cases, webPages } from '../../support/cases.ts'
import { readEpub } from '../../support/read-epub.ts'

const chosen = cases.filter(({ name }) =>
  ['sample', 'everything', 'undescribed', 'right-to-left'].includes(name),
)

const elementsUnder = (element: XhtmlElement): XhtmlElement[] => [
  element,
  ...element.children.flatMap((child) => (child.type === 'element' ? elementsUnder(child) : [])),
]

const elementsIn = (document: string): XhtmlElement[] =>
  elementsUnder(parseXhtml(document.replace(/^<\?xml[^>]*\?>\n/, '').replace('<!DOCTYPE html>\n', '')))

const has = (element: XhtmlElement, name: string): boolean =>
  (element.attributes.class ?? '').split(' ').includes(name)

describe.each([...chosen, ...webPages.slice(0, 3)])('the EPUB of $name', (each) => {
  let files: ReadonlyMap<string, string>
  let documents: ReadonlyMap<string, readonly XhtmlElement[]>
  let css: string
  beforeAll(async () => {
    files = readEpub(bytesOf((await buildCase(each)).value, 'epub'))
    documents = new Map(
      [...files].filter(([name]) => name.endsWith('.xhtml')).map(([name, text]) => [name, elementsIn(text)]),
    )
    css = files.get('OEBPS/css/style.css')!
  })
  const all = (): XhtmlElement[] => [...documents.values()].flat()

  test('has fonts and pictures of the kinds that Kobo takes', () => {
    const kinds = new Set([...files.keys()].map((name) => name.split('.').at(-1)))
    for (const kind of ['woff', 'woff2', 'gif', 'webp', 'svg']) expect(kinds).not.toContain(kind)
    expect(kinds).toContain('ttf')
  })

  test('has a style sheet that no reader drops or chokes on', () => {
    expect(css).not.toMatch(/\b(?:calc|min|max|clamp|var)\(|--[a-z]|@import|display:\s*(?:flex|grid|none)/)
    expect(css).not.toMatch(/font-size:[^;]*%|!important/)
    // What an old reader does not know comes last, so that it leaves at nothing that matters.
    expect(css.slice(css.indexOf('@container'))).not.toMatch(/\}\n\}\n\S/)
  })

  test('leaves colours to the reader, by day, by night and in sepia', () => {
    expect(css).not.toMatch(
      /background|\bcolor:(?!\s*inherit)|#[\da-f]{3}|rgb|border[^:;]*:[^;]*(?:black|white)/,
    )
  })

  test('has one cover, in a document of its own, by <img> and with words', () => {
    const cover = documents.get('OEBPS/text/cover.xhtml')!
    expect(cover.filter(({ name }) => name === 'img').map(({ attributes }) => attributes.role)).toEqual([
      'doc-cover',
    ])
    expect(cover.find(({ name }) => name === 'img')!.attributes.alt).toMatch(/\p{L}/u)
    const opf = files.get('OEBPS/content.opf')!
    expect(opf.match(/properties="cover-image"/g)).toHaveLength(1)
    expect(opf).toContain('<meta name="cover" content="cover-image"/>')
  })

  test('has notes that pop up in Apple Books: away from the text, behind a bare mark in a <sup>', () => {
    for (const [file, elements] of documents) {
      const notes = elements.filter((element) => element.attributes['epub:type'] === 'footnote')
      expect(file.endsWith('/notes.xhtml') || notes.length === 0).toBe(true)
      for (const note of notes) expect([note.name, note.attributes.role]).toEqual(['aside', 'doc-footnote'])
      for (const mark of elements.filter((element) => has(element, 'note-mark'))) {
        expect(mark.children.map(({ type }) => type)).toEqual(['text'])
        expect(mark.attributes).toMatchObject({ 'epub:type': 'noteref', role: 'doc-noteref' })
      }
      const raised = elements.filter(({ name }) => name === 'sup').flatMap(({ children }) => children)
      const marks = elements.filter((element) => has(element, 'note-mark'))
      for (const mark of marks) expect(raised).toContain(mark)
    }
  })

  test('has notes that a Kindle keeps apart: each begins with its way back', () => {
    for (const note of all().filter((element) => has(element, 'note'))) {
      const [paragraph] = note.children.filter((child) => child.type === 'element')
      const [first] = paragraph!.children
      expect(first).toMatchObject({ name: 'a', attributes: { role: 'doc-backlink' } })
    }
  })

  test('has contents in no more than the two levels of a Kindle for readers of EPUB 2', () => {
    let [depth, deepest] = [0, 0]
    for (const [tag] of files.get('OEBPS/toc.ncx')!.matchAll(/<\/?navPoint/g)) {
      depth += tag === '<navPoint' ? 1 : -1
      deepest = Math.max(deepest, depth)
    }
    expect(deepest).toBeLessThanOrEqual(2)
    expect(files.get('OEBPS/toc.ncx')).toContain(`<meta name="dtb:depth" content="${deepest}"/>`)
    const entries = (name: string, pattern: RegExp) => files.get(name)!.match(pattern)?.length
    const [toc] = files.get('OEBPS/nav.xhtml')!.split('</nav>')
    expect(entries('OEBPS/toc.ncx', /<navPoint /g)).toBe(toc!.match(/<a /g)!.length)
  })

  test('holds nothing that Send to Kindle refuses', () => {
    for (const [name, text] of files) {
      if (!/\.(?:xhtml|opf|ncx)$/.test(name)) continue
      expect(text).not.toMatch(/<!--|<\?(?!xml )|\sdata-|\sstyle=|<!\[CDATA/)
      expect(name).toMatch(/^(?:OEBPS|META-INF)\/[a-z\d./-]+$/)
    }
  })

  test('uses each id once in the whole book, and headings without gaps', () => {
    const text = [...documents].filter(([name]) => name.startsWith('OEBPS/text/'))
    const ids = text.flatMap(([, elements]) => elements.flatMap(({ attributes }) => attributes.id ?? []))
    expect(ids.filter((id, index) => ids.indexOf(id) < index)).toEqual([])
    for (const [name, elements] of text) {
      const levels = elements.flatMap((element) =>
        /^h\d$/.test(element.name) ? Number(element.name[1]) : [],
      )
      levels.forEach((level, index) => {
        expect(level, `heading ${index + 1} of ${name}`).toBeLessThanOrEqual((levels[index - 1] ?? 1) + 1)
      })
    }
  })
})
