/**
 * Pull quotes → where they stand in the text of an EPUB: some paragraphs after the sentence they repeat.
 *
 * An e-reader has no sidebar. Beside its own sentence a repetition reads like a mistake, under a heading like
 * the beginning of the text.
 */

import type { MarkupPart, MarkupPullQuote } from '../../markup/markup.ts'
import type { XhtmlElement } from '../../markup/xhtml.ts'
import { type Edit, insertion } from './edits.ts'

/** So many paragraphs after its sentence, a quote stands, the first that is possible. */
const DISTANCES = [2, 3, 4]

/** Makes the insertions for a chapter. A quote that finds no place is left out: the text has its words. */
export function placePullQuotes(part: MarkupPart, quotes: readonly MarkupPullQuote[]): readonly Edit[] {
  const flow: XhtmlElement[] = []
  gatherFlow(part.root, flow)
  const taken: number[] = []
  const fits = (place: number): boolean =>
    flow[place]?.name === 'p' &&
    place + 1 < flow.length &&
    !taken.some((other) => Math.abs(other - place) < 2)
  return quotes.flatMap(({ block, xhtml }) => {
    const own = flow.findIndex((element) => holds(element, block))
    const places = own < 0 ? [] : DISTANCES.map((distance) => own + distance).filter(fits)
    // Another section is about something else, the more so where that ends.
    const inSection = places.find((place) => !flow.slice(own, place).some(isHeading))
    const place = inSection ?? places.find((each) => flow[each + 1]!.name === 'p')
    if (place === undefined) return []
    taken.push(place)
    return [insertion(flow[place]!.end, `\n${xhtml}`)]
  })
}

/** Lists headings and blocks as they follow one another, over the borders of sections. */
function gatherFlow(element: XhtmlElement, flow: XhtmlElement[]): void {
  for (const child of element.children) {
    if (child.type === 'text') continue
    if (child.name === 'section') gatherFlow(child, flow)
    else flow.push(child)
  }
}

const isHeading = ({ name }: XhtmlElement): boolean => /^h\d$/.test(name)

const holds = (element: XhtmlElement, id: string): boolean =>
  element.attributes.id === id ||
  element.children.some((child) => child.type === 'element' && holds(child, id))
