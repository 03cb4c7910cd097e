/**
 * Saved web pages in, a table of how well their articles are found out: `npx tsx tools/bench/extract.ts [FOLDER] [--detail]`.
 *
 * FOLDER holds a folder a page with `source.html`, `expected.html` and `expected-metadata.json`. The score is F1 over
 * words as a multiset; Chinese and Japanese count by the character.
 */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Article } from '../../src/document/article.ts'
import { allBlocks, allSections, blockText, plainText, textBlocks } from '../../src/document/walk.ts'
import { credibleByline } from '../../src/readers/byline.ts'
import { childrenOf, type DomElement, isElement, isText } from '../../src/readers/dom.ts'
import { htmlReader } from '../../src/readers/html.ts'
import { INLINE } from '../../src/readers/html-elements.ts'
import { loadHtmlParser } from '../../src/readers/parse-html.ts'

/** How well one page was read. */
export interface PageScore {
  readonly page: string
  readonly precision: number
  readonly recall: number
  readonly f1: number
  /** Words that only one side has, most frequent first. */
  readonly missing: readonly string[]
  readonly extra: readonly string[]
  readonly title: string
  readonly metadata: Readonly<Record<'title' | 'byline' | 'date' | 'lang' | 'siteName', boolean | null>>
}

interface Expected {
  readonly title: string
  readonly byline?: string | null
  readonly publishedTime?: string | null
  readonly lang?: string | null
  readonly siteName?: string | null
}

/** Reads a page's folder and scores the reading. */
export async function scorePage(folder: string, page: string): Promise<PageScore> {
  const bytes = readFileSync(join(folder, page, 'source.html'))
  const source = { name: page, bytes, format: 'html' }
  const { article } = (await htmlReader.read(source, { keepFurniture: false, quotes: 'auto' })).value
  const expected = (await loadHtmlParser())(readFileSync(join(folder, page, 'expected.html'), 'utf8'), page)
  const metadata = JSON.parse(readFileSync(join(folder, page, 'expected-metadata.json'), 'utf8')) as Expected
  const [ours, theirs] = [wordsOf(articleText(article)), wordsOf(treeText(expected.value.documentElement))]
  return { page, ...overlap(ours, theirs), title: article.metadata.title, metadata: judge(article, metadata) }
}

/** The words of an article as a reader sees them: headings, blocks and notes. */
export function articleText(article: Article): string {
  const parts: string[] = []
  for (const section of allSections(article.sections)) {
    parts.push(plainText(section.heading))
    const one: Article = { ...article, sections: [{ ...section, sections: [] }] }
    for (const block of textBlocks(one)) parts.push(blockText(block))
  }
  for (const note of article.notes)
    for (const block of allBlocks(note.blocks)) if ('content' in block) parts.push(plainText(block.content))
  return parts.join('\n')
}

function treeText(element: DomElement): string {
  let text = ''
  for (const node of childrenOf(element)) {
    if (isText(node)) text += node.textContent ?? ''
    else if (isElement(node) && !/^(?:script|style)$/.test(node.localName))
      text += INLINE.has(node.localName) && node.localName !== 'br' ? treeText(node) : ` ${treeText(node)} `
  }
  return text
}

function wordsOf(text: string): Map<string, number> {
  const words = new Map<string, number>()
  const tokens = text
    .replace(/[\u00ad\ufeff]/g, '')
    .toLowerCase()
    .matchAll(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}]+/gu)
  for (const [word] of tokens) words.set(word, (words.get(word) ?? 0) + 1)
  return words
}

type Overlap = Pick<PageScore, 'precision' | 'recall' | 'f1' | 'missing' | 'extra'>

function overlap(ours: ReadonlyMap<string, number>, theirs: ReadonlyMap<string, number>): Overlap {
  const size = (words: ReadonlyMap<string, number>) =>
    [...words.values()].reduce((sum, count) => sum + count, 0)
  let both = 0
  for (const [word, count] of ours) both += Math.min(count, theirs.get(word) ?? 0)
  const [precision, recall] = [both / (size(ours) || 1), both / (size(theirs) || 1)]
  const f1 = size(ours) + size(theirs) === 0 ? 1 : (2 * both) / (size(ours) + size(theirs))
  return { precision, recall, f1, missing: surplus(theirs, ours), extra: surplus(ours, theirs) }
}

function surplus(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): string[] {
  const more = [...one].map(([word, count]) => [word, count - (other.get(word) ?? 0)] as const)
  return more
    .filter(([, count]) => count > 0)
    .sort((a, b) => b[1] - a[1])
    .map(([word, count]) => (count > 1 ? `${word}×${count}` : word))
}

const fold = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** `null` where nothing is expected. A title may lack the site's name, and a byline is compared without “By”. */
function judge({ metadata }: Article, expected: Expected): PageScore['metadata'] {
  const same = (want: string | null | undefined, got: string | undefined): boolean | null =>
    want ? fold(got ?? '') === fold(want) : null
  const [title, date] = [fold(metadata.title), expected.publishedTime?.slice(0, 10)]
  const part = title.length >= 12 && fold(expected.title).includes(title)
  return {
    title: part || same(expected.title, metadata.title),
    byline: same(credibleByline(expected.byline ?? ''), metadata.byline),
    date: date ? metadata.date === date : null,
    lang: expected.lang ? metadata.lang.toLowerCase() === expected.lang.toLowerCase() : null,
    siteName: same(expected.siteName, metadata.publisher),
  }
}

function print(scores: readonly PageScore[], detail: boolean): void {
  for (const { page, precision, recall, f1, missing, extra, metadata } of scores) {
    const wrong = Object.entries(metadata).filter(([, right]) => right === false)
    const cells = [page.padEnd(40), ...[precision, recall, f1].map((value) => value.toFixed(3))]
    console.log(
      cells.join('  '),
      wrong.length > 0 ? `not as expected: ${wrong.map(([key]) => key).join(', ')}` : '',
    )
    if (detail && f1 < 0.99)
      console.log(
        `    missing: ${missing.slice(0, 25).join(' ')}\n    extra: ${extra.slice(0, 25).join(' ')}`,
      )
  }
  const mean = (of: (score: PageScore) => number) =>
    scores.reduce((sum, score) => sum + of(score), 0) / scores.length
  console.log(
    `mean of ${scores.length}: precision ${mean((s) => s.precision).toFixed(4)}, recall ${mean((s) => s.recall).toFixed(4)}, F1 ${mean((s) => s.f1).toFixed(4)}`,
  )
  for (const key of ['title', 'byline', 'date', 'lang', 'siteName'] as const) {
    const judged = scores.filter((score) => score.metadata[key] !== null)
    console.log(
      `${key}: ${judged.filter((score) => score.metadata[key]).length} of ${judged.length} as expected`,
    )
  }
}

if (process.argv[1]?.endsWith('extract.ts')) {
  const words = process.argv.slice(2)
  const folder = words.find((word) => !word.startsWith('--')) ?? '../shared/data/articles/web'
  const only = words.filter((word) => word.startsWith('--page=')).map((word) => word.slice(7))
  const scores: PageScore[] = []
  for (const page of readdirSync(folder).sort())
    if (only.length === 0 || only.includes(page)) scores.push(await scorePage(folder, page))
  print(scores, words.includes('--detail'))
}
