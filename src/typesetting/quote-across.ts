/** A galley and a quote → the galley with the quote across the column between two paragraphs, white around it. */

import type { ComposedQuote } from './compose-quote.ts'
import { white } from './compose-text.ts'
import type { Galley, Ink, Slug } from './galley.ts'

/** Sets a quote after a slug that ends a paragraph; `null` where the text ends there. */
export function quoteAcross(
  { slugs, paragraphs }: Galley,
  after: number,
  quote: ComposedQuote,
): Galley | null {
  if (after + 1 >= slugs.length) return null
  const own: Slug = {
    lines: quote.lines,
    inks: asDecoration(quote.inks, 0),
    breakAfter: 0,
    quote: quote.quote.quote.id,
  }
  const added = [white(1), own, ...(slugs[after + 1]!.white ? [] : [white(1)])]
  return {
    slugs: [...slugs.slice(0, after + 1), ...added, ...slugs.slice(after + 1)],
    paragraphs: paragraphs.map((paragraph) =>
      paragraph.first > after ? { ...paragraph, first: paragraph.first + added.length } : paragraph,
    ),
  }
}

/** Moves inks and makes decoration of them. */
export const asDecoration = (inks: readonly Ink[], x: number): Ink[] =>
  inks.map((ink) => ({ ...ink, x: ink.x + x, ...(ink.kind === 'line' && { decoration: true }) }))
