/** Pages as placed → where each begins in the markup, for the EPUB's page list. */

import type { Markup } from '../markup/markup.ts'
import type { Page, PageStart, PlacedItem } from './page.ts'
import { sourceOffset } from './source-offset.ts'

/**
 * Finds where pages begin: the first text of each, in reading order, that belongs to a part of the book.
 *
 * A page that begins inside a word begins after it. A page without text of its own, filled by a figure or by a note
 * that goes on, has no beginning.
 */
export function pageStarts(pages: readonly Page[], markup: Markup): PageStart[] {
  const parts = new Map(markup.parts.map((part) => [part.id, part.xhtml]))
  return pages.flatMap((page) => {
    const first = firstText(page.items, parts)
    if (!first?.source) return []
    const { part, start } = first.source
    return [{ page: page.number, label: page.label, part, offset: afterWord(parts.get(part)!, start) }]
  })
}

function firstText(items: readonly PlacedItem[], parts: ReadonlyMap<string, string>): PlacedItem | null {
  let first: PlacedItem | null = null
  for (const item of items) {
    const own = item.tag !== 'artifact' && item.source !== undefined && parts.has(item.source.part)
    if (own && item.kind === 'glyphs' && (!first || item.order < first.order)) first = item
  }
  return first
}

/** The place itself, or the end of the word that it is inside of. */
function afterWord(xhtml: string, start: number): number {
  let at = start
  if (!/[\p{L}\p{M}\p{N}’\u00ad]/u.test(xhtml[at - 1] ?? ' ')) return at
  while (at < xhtml.length && /[\p{L}\p{M}\p{N}’\u00ad&]/u.test(xhtml[at]!)) at = sourceOffset(xhtml, at, 1)
  return at
}
