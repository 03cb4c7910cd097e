/** Inputs that nobody here wrote: web pages, CommonMark's examples, naughty strings, a book. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { allSections } from '../../src/document/walk.ts'
import { loadHtmlParser } from '../../src/readers/parse-html.ts'
import { articleText, scorePage } from '../../tools/bench/extract.ts'
import { codes, readSource, readText, sourceOf } from '../support/read-text.ts'

const shared = path.resolve(import.meta.dirname, '../../../shared/data')
const there = existsSync(shared)
if (!there) console.log('skipped: the inputs in ../shared are not here')

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '')

describe.skipIf(!there)('the web pages', () => {
  test('give the article that Readability’s own tests expect', { timeout: 60_000 }, async () => {
    const folder = path.join(shared, 'articles/web')
    const scores = []
    for (const page of readdirSync(folder)) scores.push(await scorePage(folder, page))
    const mean = scores.reduce((sum, { f1 }) => sum + f1, 0) / scores.length
    expect(mean).toBeGreaterThan(0.99)
    expect(scores.filter(({ f1 }) => f1 < 0.94).map(({ page }) => page)).toEqual([])
    expect(scores.filter(({ metadata }) => metadata.lang === false || metadata.date === false)).toEqual([])
  })
})

describe.skipIf(!there)('CommonMark', () => {
  const spec = there ? readFileSync(path.join(shared, 'hostile/commonmark-spec.txt'), 'utf8') : ''
  const examples = [...spec.matchAll(/^`{32} example\n([\s\S]*?)^\.\n([\s\S]*?)^`{32}$/gm)].map(
    ([, markdown, html]) => [markdown!.replaceAll('→', '\t'), html!.replaceAll('→', '\t')],
  ) as [string, string][]

  test('every example keeps the letters that its HTML shows', async () => {
    const parse = await loadHtmlParser()
    const different: string[] = []
    for (const [markdown, html] of examples) {
      // Scripts, styles and forms have no place in a book, and a picture's title becomes its caption.
      if (/<script|<style|<textarea|<img[^>]*title=/.test(html)) continue
      const shown = letters(parse(html, 'x').value.body?.textContent ?? '')
      const read = await readText(markdown, 'md', { quotes: 'keep', keepFurniture: true }).catch(() => null)
      const title = read?.article.metadata.titleFrom === 'heading' ? read.article.metadata.title : ''
      const ours = read ? letters(title + articleText(read.article)) : ''
      // A lone heading is both title and text.
      if (ours !== shown && ours !== shown + shown) different.push(markdown)
    }
    expect(examples.length).toBeGreaterThan(640)
    expect(different).toEqual([])
  })
})

describe.skipIf(!there)('naughty strings', () => {
  const strings = there
    ? (JSON.parse(readFileSync(path.join(shared, 'hostile/naughty-strings.json'), 'utf8')) as string[])
    : []
  const places: [string, string, (text: string) => string][] = [
    ['the whole of a text', 'txt', (text) => text],
    [
      'title and text of Markdown',
      'md',
      (text) => `# ${text}\n\n${text}\n\n![${text}](${text})\n\n[${text}](${text})`,
    ],
    [
      'front matter',
      'md',
      (text) => `---\ntitle: ${JSON.stringify(text)}\nlang: ${JSON.stringify(text)}\n---\n\n${text}`,
    ],
    [
      'a page',
      'html',
      (text) =>
        `<html lang="${text}"><title>${text}</title><meta property="og:title" content="${text}"><h1>${text}</h1><p>${text}</p><img src="${text}" alt="${text}"><a href="${text}">${text}</a>`,
    ],
  ]

  test.each(places)('are read as %s, or refused', async (_, format, write) => {
    for (const string of strings) {
      const outcome = await readSource(sourceOf(write(string), format, string || 'x')).catch(
        (error) => error.diagnostic.code,
      )
      expect(typeof outcome === 'string' ? outcome : 'read').toMatch(/^(?:E113|E115|read)$/)
    }
  })
})

describe.skipIf(!there)('a book', () => {
  test('has its chapters, its notes and no trouble', async () => {
    const read = await readSource(
      sourceOf(readFileSync(path.join(shared, 'book/pride-and-prejudice.md')), 'md'),
    )
    expect(read.article.metadata).toMatchObject({
      title: 'Pride and Prejudice',
      byline: 'Jane Austen',
      date: '1813',
      lang: 'en-GB',
    })
    expect([...allSections(read.article.sections)]).toHaveLength(61)
    expect(read.article.cut).toEqual([])
    expect(codes(read)).toEqual([])
  })
})
