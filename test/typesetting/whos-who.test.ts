import { describe, expect, test } from 'vitest'
import type { PlacedGlyphs } from '../../src/typesetting/page.ts'
import { wordsOf } from '../../src/writers/trace.ts'
import { filler, isText, linesOf, paragraphs, setBook } from '../support/set-pages.ts'

const entry = (id: string, name: string, said: string): string =>
  `<dt id="${id}"><dfn class="entry-name">${name}</dfn></dt><dd><p><span class="entry-description">${said}</span> <span class="entry-pages"></span> <a class="first-mention" href="#ref-${id}">↑</a></p></dd>`

const whosWho = `<section class="whos-who" id="whos-who"><h2 id="w">Who’s who</h2><p class="preface">In its own words.</p>
<section class="people" id="people"><h3>People</h3><dl class="entries">${entry('name-1', 'Ada Lund', 'pilot')}${entry('name-2', 'Bo Ek', 'clerk')}</dl></section>
<section class="places" id="places"><h3>Places</h3><dl class="entries compact"><dt id="name-3"><dfn class="entry-name">Oslo</dfn></dt><dd><p><span class="entry-pages"></span></p></dd></dl></section></section>`

const mention = (block: string, start: number, name: string) => ({ block, start, end: start + name.length })

/** Two pages of text; Ada is spoken of on both, Bo after a note's mark on the first, Oslo on the second. */
const book = () => {
  const first = `<p id="p1"><a class="name" id="ref-name-1" href="#name-1">Ada Lund</a> spoke<sup><a class="note-mark" id="noteref-1" href="#note-1">1</a></sup> to Bo Ek.</p>`
  const last = '<p id="p2">In Oslo Ada Lund spoke again.</p>'
  return setBook({
    body: `<section class="section" id="s1">${first}${paragraphs(7, 70)}${last}</section>`,
    notes: ['A note.'],
    whosWho,
    mentions: [
      {
        entry: 'name-1',
        kind: 'person',
        passages: [mention('p1', 0, 'Ada Lund'), mention('p2', 8, 'Ada Lund')],
      },
      { entry: 'name-2', kind: 'person', passages: [mention('p1', 18, 'Bo Ek')] },
      { entry: 'name-3', kind: 'place', passages: [mention('p2', 3, 'Oslo')] },
    ],
  })
}

describe('the who’s who', () => {
  test('gives the pages of each name, the first in bold and leading to its mention', async () => {
    const { pages } = await book()
    const last = pages.pages.at(-1)!
    const lines = linesOf(last, isText).map(({ text }) => text.replaceAll(/[\s\u00a0]+/g, ' '))
    expect(lines).toEqual(expect.arrayContaining([expect.stringMatching(/Ada Lund, pilot 1, 2/)]))
    expect(lines).toEqual(expect.arrayContaining([expect.stringMatching(/Bo Ek, clerk 1/)]))
    expect(lines).toEqual(expect.arrayContaining([expect.stringMatching(/Oslo 2/)]))

    const numbers = last.items.filter(
      (item): item is PlacedGlyphs => item.kind === 'glyphs' && /^\d/.test(wordsOf(item)),
    )
    const [bold] = numbers.filter((item) => item.face.weight >= 600)
    expect(pages.tags[bold!.tag as number]).toMatchObject({ type: 'Link', target: { anchor: 'ref-name-1' } })
  })

  test('begins on the last page of the text where a third of it is free, under it and across', async () => {
    const { pages, theme } = await book()
    expect(pages.pages).toHaveLength(2)
    const lines = linesOf(pages.pages[1]!, isText)
    const title = lines.find(({ text }) => text.startsWith('Who’s who'))!
    expect(title.y).toBeGreaterThan(lines.find(({ text }) => text.includes('In Oslo'))!.y)
    const rule = pages.pages[1]!.items.find(
      (item) => item.kind === 'rule' && item.width > theme.page.measure + 100 && item.y > 80,
    )
    expect(rule!.y).toBeLessThan(title.y)
  })

  test('begins on a new page where less is free', async () => {
    const full = await setBook({
      body: `<section class="section" id="s1">${paragraphs(5, 70)}</section>`,
      whosWho,
    })
    expect(full.pages.pages).toHaveLength(2)
    expect(linesOf(full.pages.pages[1]!, isText)[0]!.text).toBe('Who’s who')
  })

  test.each(Array.from({ length: 24 }, (_, index) => 20 + 4 * index))(
    'never leaves its last words or the colophon alone where a page holds both, after %i words more',
    async (words) => {
      const colophon = '<section class="colophon" id="colophon"><p>Set with Offprint.</p></section>'
      const body = `<section class="section" id="s1">${paragraphs(3, 70)}<p id="last">${filler(words)}</p></section>`
      const long = whosWho.replace(
        '</dl>',
        `${Array.from({ length: 16 }, (_, i) => entry(`x-${i}`, `Cy ${i}`, 'x')).join('')}</dl>`,
      )
      const { pages } = await setBook({ body, whosWho: long, colophon, trim: 'a5' })
      const last = linesOf(pages.pages.at(-1)!, isText).map(({ text }) => text)
      expect(last).toEqual(expect.arrayContaining(['Who’s who', 'Set with Offprint.']))
    },
  )

  test.each(Array.from({ length: 12 }, (_, index) => 40 + 20 * index))(
    'leaves white between its preface and its first heading, after %i words',
    async (words) => {
      const body = `<section class="section" id="s1"><p id="p1">${filler(words)}</p></section>`
      const { pages, theme } = await setBook({ body, whosWho, theme: 'large-print' })
      const lines = pages.pages.flatMap((page) => linesOf(page, isText))
      const at = lines.findIndex(({ text }) => text === 'People')
      const { y, text } = lines[at - 1]!
      expect(text).toBe('In its own words.')
      expect(lines[at]!.y - y).toBeGreaterThan(1.9 * theme.page.grid)
    },
  )

  test('can be reached by its anchors, and so can its entries and their mentions', async () => {
    const { pages } = await book()
    for (const id of ['name-1', 'name-3', 'whos-who', 'ref-name-1', 'note-1', 'noteref-1', 'title', 's1']) {
      expect(pages.destinations.has(id), id).toBe(true)
    }
  })

  test('is read after the text and its notes', async () => {
    const { pages } = await book()
    const read = pages.pages
      .flatMap(({ items }) =>
        items.filter((item): item is PlacedGlyphs => item.kind === 'glyphs' && isText(item)),
      )
      .sort((a, b) => a.order - b.order)
      .map(wordsOf)
      .join('')
    const at = (words: string) => read.indexOf(words)
    expect(at('A title')).toBeLessThan(at('spoke'))
    expect(at('spoke again')).toBeLessThan(at('A note'))
    expect(at('A note')).toBeLessThan(at('Who’s who'))
  })
})
