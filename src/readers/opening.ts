/**
 * Flat blocks and what is known of the article in, the blocks without what the title page says already out.
 *
 * Title, byline and date at the head of a text become metadata, or go where they repeat it.
 */

import type { TitleFrom } from '../document/article.ts'
import type { Inline } from '../document/inlines.ts'
import { plainText } from '../document/walk.ts'
import { authorsOf, bareByline, bylineOf, dateOfLine } from './byline.ts'
import type { DraftBlock, Found } from './draft.ts'
import { titleFromText } from './title.ts'

/** Blocks at the head of a text that may name title, authors and date. */
const REACH = 8

/** A paragraph this long is the article itself. In UTF-16 units. */
const BODY = 240

/** No first sentence is longer; in UTF-16 units. */
const HEAD = 2000

/** The head of a text, read. */
export interface Opening {
  readonly title: string
  readonly titleFrom: TitleFrom
  readonly known: Found
  readonly blocks: readonly DraftBlock[]
}

/** What is known of the title before the text is read. */
export interface KnownTitle {
  readonly title: string
  readonly from: TitleFrom
}

/**
 * Reads the head of a text.
 *
 * @param sure - A title that wins over a heading.
 * @param page - A title that the page or the file's properties name.
 * @param name - What to call an article without any text.
 */
export function readOpening(
  blocks: readonly DraftBlock[],
  known: Found,
  sure: KnownTitle | null,
  page: KnownTitle | null,
  name: string,
): Opening {
  const heading = (sure ?? page?.from === 'heading') ? null : leadingHeading(blocks, page)
  const settled = sure ?? (heading ? { title: plainText(heading.content), from: 'heading' as const } : page)
  const { left, found } = tidyHead(
    blocks.filter((block) => block !== heading),
    { ...known },
    heading ? undefined : settled?.title,
  )
  const { title, from } = settled ?? titleFromBlocks(left) ?? { title: name, from: 'metadata' as const }
  return { title: title.replace(/\s+/g, ' ').trim(), titleFrom: from, known: found, blocks: left }
}

type Heading = DraftBlock & { type: 'heading' }

function leadingHeading(blocks: readonly DraftBlock[], page: KnownTitle | null): Heading | null {
  const first = blocks.slice(0, REACH).find((block) => block.type !== 'figure' && !isHeadLine(block))
  if (first?.type !== 'heading' || plainText(first.content).trim() === '') return null
  if (first.level === 1) return first
  const headings = blocks.filter((block) => block.type === 'heading')
  const alone = headings.every((other) => other === first || other.level > first.level)
  return alone && page === null ? first : null
}

const isHeadLine = (block: DraftBlock): boolean =>
  block.type === 'paragraph' &&
  (bylineOf(plainText(block.content)) !== null || dateOfLine(plainText(block.content)) !== null)

function tidyHead(blocks: readonly DraftBlock[], found: Found, title: string | undefined) {
  const left: DraftBlock[] = []
  for (const [index, block] of blocks.entries()) {
    const text = index < REACH && 'content' in block ? plainText(block.content).trim() : ''
    if (text.length > BODY) return { left: [...left, ...blocks.slice(index)], found }
    const repeats = text !== '' && (sameWords(text, title ?? '') || isKnown(block, text, found))
    if (!repeats) left.push(block)
  }
  return { left, found }
}

/** Takes a byline or date into what is known; tells whether the line may go. */
function isKnown(block: DraftBlock, text: string, found: Found): boolean {
  if (block.type !== 'paragraph') return false
  if (found.byline && sameWords(bareByline(text), bareByline(found.byline))) return true
  const byline = bylineOf(text)
  if (byline !== null && found.byline === undefined) {
    found.byline = byline
    found.authors ??= authorsOf(byline)
    return true
  }
  const date = dateOfLine(text)
  if (date !== null) found.date ??= date
  return date !== null && date === found.date
}

const fold = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

const sameWords = (one: string, other: string): boolean => fold(one) !== '' && fold(one) === fold(other)

function titleFromBlocks(blocks: readonly DraftBlock[]): KnownTitle | null {
  for (const block of blocks) {
    const text = titleFromText(plainText(firstContent(block)).slice(0, HEAD))
    if (/[\p{L}\p{N}]/u.test(text)) return { title: text, from: 'first-sentence' }
  }
  return null
}

function firstContent(block: DraftBlock): readonly Inline[] {
  if ('content' in block) return block.content
  if (block.type === 'block-quote') return block.blocks.flatMap(firstContent)
  if (block.type === 'list') return (block.items[0] ?? []).flatMap(firstContent)
  if (block.type === 'table') return [...block.head, ...block.body].flat()[0]?.content ?? []
  if (block.type === 'figure') return block.caption?.content ?? []
  return []
}
