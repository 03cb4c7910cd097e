/** The EPUB's page list against the PDF's pages: each target stands where its page begins, never inside a word. */

import { describe, expect, test } from 'vitest'
import { parseXhtml } from '../src/markup/parse-xhtml.ts'
import type { XhtmlNode } from '../src/markup/xhtml.ts'
import type { Page, PlacedGlyphs } from '../src/typesetting/page.ts'
import { wordsOf } from '../src/writers/trace.ts'
import { buildCase, bytesOf, cases, webPages } from './support/cases.ts'
import { readEpub } from './support/read-epub.ts'

/** What a marker turns into in the text of a document. */
const MARK = '\u{1f4c4}'

const plain = (node: XhtmlNode): string => {
  if (node.type === 'text') return node.text
  const { id, class: names = '' } = node.attributes
  if (/pull-quote|note-back|first-mention/.test(names)) return ''
  if (id?.startsWith('page-') && node.name === 'span') return `${MARK}${id.slice(5)}${MARK}`
  const inner = node.children.map(plain).join('')
  // A marker stands in no link: one that the page divides is one word to it.
  const text = node.name === 'a' ? inner.replace(/\s+/g, '_') : inner
  return /^(?:br|p|h\d|li|td|th|figcaption|caption|dt|dd)$/.test(node.name) ? ` ${text} ` : text
}

/** Text before and after each marker, by number of the page. */
function placesIn(files: ReadonlyMap<string, string>): Map<number, { before: string; after: string }> {
  const places = new Map<number, { before: string; after: string }>()
  for (const [name, text] of files) {
    if (!name.startsWith('OEBPS/text/')) continue
    const root = parseXhtml(text.replace(/^<\?xml[^>]*\?>\n/, '').replace('<!DOCTYPE html>\n', ''))
    const pieces = plain(root).split(MARK)
    const unmarked = (from: number, to?: number) =>
      pieces
        .slice(from, to)
        .filter((_, index) => (from + index) % 2 === 0)
        .join('')
    for (let index = 1; index < pieces.length; index += 2)
      places.set(Number(pieces[index]), { before: unmarked(0, index), after: unmarked(index + 1) })
  }
  return places
}

/** The first words of a page that are part of the text, as letters and digits. */
function openingOf({ items }: Page, parts: ReadonlySet<string>): string {
  const read = items.filter(
    (item): item is PlacedGlyphs =>
      item.kind === 'glyphs' && item.tag !== 'artifact' && parts.has(item.source?.part ?? ''),
  )
  return letters(
    [...read]
      .sort((a, b) => a.order - b.order)
      .slice(0, 12)
      .map(wordsOf)
      .join(''),
  )
}

const letters = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')

describe.each([...cases, ...webPages])('$name', (each) => {
  test('has a target for every page, where that page begins, between words', async () => {
    const { value: book } = await buildCase(each)
    const files = readEpub(bytesOf(book, 'epub'))
    const places = placesIn(files)
    const parts = new Set(book.markup.parts.map(({ id }) => id))
    const listed = [...files.get('OEBPS/nav.xhtml')!.matchAll(/#page-(\d+)">([^<]*)</g)]
    expect(listed.map(([, page]) => Number(page))).toEqual([...places.keys()])
    for (const page of book.pages!.pages) {
      const opening = openingOf(page, parts)
      if (opening === '') continue
      const { before, after } = places.get(page.number)!
      expect(
        /[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after),
        `inside a word: ${page.number}`,
      ).toBe(false)
      // A word or a link that the page divides stands before the mark, so that the page's first letters are its rest.
      const at = opening.indexOf(letters(after).slice(0, Math.min(20, opening.length - 12)))
      expect(
        at,
        `page ${page.label} begins “${opening}”, its target “${after.slice(0, 40)}”`,
      ).toBeGreaterThanOrEqual(0)
      const rest = opening.slice(0, at)
      const divided = letters(/\S*\s*$/.exec(before)![0])
      expect(
        rest === '' || (divided.endsWith(rest) && divided !== rest),
        `“${rest}” is no rest of “${divided}”`,
      ).toBe(true)
    }
  })
})
