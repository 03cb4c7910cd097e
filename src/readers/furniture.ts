/**
 * Flat blocks in, the same without the site's furniture out, with the cut lines verbatim.
 *
 * Only whole short paragraphs, lists of such, and boxes of links go; a sentence of the article never does.
 * Corrections, disclosures, licences and authors' notes are never cut, whatever else they say.
 */

import type { Block } from '../document/blocks.ts'
import type { Inline } from '../document/inlines.ts'
import { plainText } from '../document/walk.ts'
import { append } from './append.ts'
import type { DraftBlock } from './draft.ts'
import { isBoxLabel, isFurniture, isInvitation } from './furniture-lines.ts'

/** What is left, and the lines that were cut. */
export interface Tidied {
  readonly blocks: readonly DraftBlock[]
  readonly cut: readonly string[]
}

/**
 * Cuts furniture out of the flat blocks of an article.
 *
 * @param fromSite - The blocks come off a web page, where runs of bare links lead to other articles.
 */
export function cutFurniture(blocks: readonly DraftBlock[], fromSite: boolean): Tidied {
  const cut: string[] = []
  const left: DraftBlock[] = []
  const closing = closingStart(blocks, fromSite)
  for (let i = 0; i < blocks.length; ) {
    const length = boxLength(blocks, i, fromSite, closing)
    if (length > 0) append(cut, blocks.slice(i, i + length).flatMap(lines))
    else append(left, tidy(blocks[i]!, cut, fromSite))
    i += Math.max(length, 1)
  }
  // A heading with nothing under it is all that is left of a box.
  while (fromSite && left.length > 1 && left.at(-1)!.type === 'heading') append(cut, lines(left.pop()!))
  return { blocks: left, cut }
}

/** Index from which on there are only labels, links and furniture. */
function closingStart(blocks: readonly DraftBlock[], fromSite: boolean): number {
  let start = blocks.length
  while (start > 0 && isBox(blocks[start - 1]!, fromSite)) start--
  return start
}

const isBox = (block: DraftBlock, fromSite: boolean): boolean =>
  isLabel(block) || isOnlyLinks(block) || isCuttable(block, fromSite)

/** How many blocks from here on are a box of links with its label; 0 for none. */
function boxLength(blocks: readonly DraftBlock[], from: number, fromSite: boolean, closing: number): number {
  const first = blocks[from]!
  const labelled = isLabel(first)
  if (!labelled && !fromSite) return 0
  let end = labelled ? from + 1 : from
  while (end < blocks.length && isOnlyLinks(blocks[end]!)) end++
  const [length, filled] = [end - from, end > from + 1]
  if (labelled)
    return (filled && fromSite) || (end >= closing && (filled || first.type === 'heading')) ? length : 0
  const loose =
    length >= 2 && blocks.slice(from, end).every((block) => block.type === 'paragraph' && isPhrase(block))
  return loose ? length : 0
}

const isLabel = (block: DraftBlock): boolean =>
  (block.type === 'heading' || block.type === 'paragraph') && isBoxLabel(plainText(block.content))

const isCuttable = (block: DraftBlock, fromSite: boolean): boolean =>
  block.type === 'paragraph' && isFurniture(plainText(block.content), fromSite)

/** The headline of another article, not “1”, “2”, “Next”. */
function isPhrase(block: DraftBlock): boolean {
  const text = lines(block).join(' ')
  return text.length <= 140 && text.split(/\s+/).length >= 3
}

function isOnlyLinks(block: DraftBlock): boolean {
  if (block.type === 'paragraph')
    return isLinked(block.content) && block.content.some(({ type }) => type !== 'text')
  return block.type === 'list' && block.items.every((item) => item.every(isOnlyLinks))
}

/** Nothing but links, in whatever type; marks between them do not count. */
const isLinked = (content: readonly Inline[]): boolean =>
  content.every((inline) => {
    if (inline.type === 'link') return true
    if (inline.type === 'emphasis' || inline.type === 'strong') return isLinked(inline.content)
    return !/[\p{L}\p{N}]/u.test(plainText([inline]))
  })

function tidy(block: DraftBlock, cut: string[], fromSite: boolean): DraftBlock[] {
  if (block.type === 'paragraph' || block.type === 'heading') {
    const text = plainText(block.content).trim()
    const goes =
      block.type === 'heading'
        ? isInvitation(text)
        : isFurniture(text, fromSite) ||
          (fromSite && isBoxLabel(text)) ||
          isBracketedLink(text, block.content)
    if (goes) cut.push(text)
    return goes ? [] : [block]
  }
  if (block.type === 'block-quote') {
    const blocks = block.blocks.flatMap((inner) => tidy(inner, cut, fromSite) as Block[])
    return blocks.length > 0 ? [{ ...block, blocks }] : []
  }
  return block.type === 'list' ? tidyList(block, cut, fromSite) : [block]
}

/** “[Read: Why Tunisia suffers]”, all of it a link. */
const isBracketedLink = (text: string, content: readonly Inline[]): boolean =>
  /^\[.{8,200}\]$/.test(text) && isLinked(content)

// A list goes as a whole or stays: one item “Print” among others is no furniture.
function tidyList(block: Block & { type: 'list' }, cut: string[], fromSite: boolean): DraftBlock[] {
  const texts = block.items.map((item) => item.flatMap(lines).join(' '))
  const furniture = texts.every((text) => text === '' || isFurniture(text, fromSite))
  const box = isBoxLabel(texts[0] ?? '') && block.items.slice(1).every((item) => item.every(isOnlyLinks))
  if (!furniture && !box) return [block]
  append(
    cut,
    texts.filter((text) => text !== ''),
  )
  return []
}

function lines(block: DraftBlock): string[] {
  if (block.type === 'paragraph' || block.type === 'heading') return [plainText(block.content).trim()]
  if (block.type === 'list') return block.items.map((item) => item.flatMap(lines).join(' '))
  return block.type === 'block-quote' ? block.blocks.flatMap(lines) : []
}
