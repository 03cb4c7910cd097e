/** A galley and a quote → the galley with the quote cut into the column, its paragraphs set again to run round it. */

import type { Points } from '../units.ts'
import type { ComposedQuote } from './compose-quote.ts'
import { type Composing, composeText, white } from './compose-text.ts'
import type { LineShape } from './flow.ts'
import type { Galley, GalleyParagraph, Slug } from './galley.ts'
import { asDecoration } from './quote-across.ts'
import type { QuotePlace } from './quotes-in-text.ts'

/** How a quote is cut into a column. */
export interface Cut {
  /** What it takes from the measure, its white included. */
  readonly depth: Points
  /** Left edge of the quote, from the column's. */
  readonly x: Points
  readonly edge: 'left' | 'right'
}

/** Cuts a quote into the paragraphs from a place on; `null` where something else than text comes too soon. */
export function cutQuote(
  galley: Galley,
  place: QuotePlace,
  quote: ComposedQuote,
  cut: Cut,
  composing: Composing,
): Galley | null {
  const { at } = place
  const slugs: Slug[] = galley.slugs.slice(0, at)
  const paragraphs: GalleyParagraph[] = []
  let rows = quote.lines + 1
  let index = at
  const begin = galley.paragraphs.find(({ first, count }) => first <= at && at < first + count)
  if (!begin) return null
  slugs.length = begin.first
  index = begin.first
  let within = at - begin.first
  while (rows > 0 && index < galley.slugs.length) {
    const paragraph = galley.paragraphs.find(({ first }) => first === index)
    const slug = galley.slugs[index]!
    if (paragraph) {
      const lines = composing.setText(paragraph.text, cutShape(paragraph.shape, within, within + rows, cut))
      const set = composeText(paragraph.text, lines, paragraph.shape.at(0).measure, composing)
      slugs.push(...set)
      rows -= set.length - within
      within = 0
      index += paragraph.count
    } else if (slug.white) {
      slugs.push(slug)
      rows -= slug.lines
      index++
    } else return null
  }
  if (rows > (quote.lines + 1) / 2) return null
  // The text ends before the quote does: what follows begins under both.
  if (rows > 0) slugs.push({ ...white(rows), white: false, breakAfter: 0 })
  const shift = slugs.length - index
  const kept = slugs.map((slug, index) => keepWhole(slug, index, place, quote, cut))
  for (const paragraph of galley.paragraphs) {
    if (paragraph.first < begin.first) paragraphs.push(paragraph)
    else if (paragraph.first >= index) paragraphs.push({ ...paragraph, first: paragraph.first + shift })
  }
  return { slugs: [...kept, ...galley.slugs.slice(index)], paragraphs }
}

/** From the words on its page to the quote's foot nothing is divided; the quote hangs on its first line. */
function keepWhole(
  slug: Slug,
  index: number,
  { at, hold }: QuotePlace,
  quote: ComposedQuote,
  cut: Cut,
): Slug {
  if (index < hold || index >= at + quote.lines) return slug
  const whole = { ...slug, breakAfter: Number.POSITIVE_INFINITY }
  if (index !== at) return whole
  return { ...whole, inks: [...asDecoration(quote.inks, cut.x), ...slug.inks], quote: quote.quote.quote.id }
}

/** A shape whose lines `from` to `to`, exclusive, make room for the quote. */
function cutShape(shape: LineShape, from: number, to: number, cut: Cut): LineShape {
  return {
    at(index) {
      const line = shape.at(index)
      if (index < from || index >= to) return line
      const offset = line.offset + (cut.edge === 'left' ? cut.depth : 0)
      return { offset, measure: line.measure - cut.depth }
    },
  }
}
