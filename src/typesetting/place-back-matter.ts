/** Who's who and colophon → their places after the text: on its last page where there is room, else on new ones. */

import type { Points } from '../units.ts'
import { type Composing, composeText, white } from './compose-text.ts'
import { balanceColumns, fillColumns, forceColumn } from './fill-columns.ts'
import type { FlowBlock } from './flow.ts'
import { evenShape, type RuleInk, type Slug } from './galley.ts'
import type { PageMaker } from './make-pages.ts'
import { type Placing, placeInks, placeSlug } from './place-inks.ts'
import { type ComposedWhosWho, entryColumns } from './whos-who.ts'

/** Lines of a page's grid that are taken from above and from below. */
export interface Taken {
  used: number
  foot: number
}

/** Share of a page that must be free for the who's who to begin on it. */
const FREE_SHARE = 1 / 3
/** Fewer lines of entries are not worth beginning for. */
const LEAST_ENTRIES = 4
/** Places the who's who. */
export function placeWhosWho(
  composed: ComposedWhosWho,
  taken: Taken,
  pages: PageMaker,
  placing: Placing,
): Taken {
  const { lines } = pages.current.frame
  const free = lines - taken.used - taken.foot
  const front = composed.front.reduce((sum, slug) => sum + slug.lines, 0)
  if (free >= Math.max(lines * FREE_SHARE, front + airOf(AIRY) + LEAST_ENTRIES)) {
    const columns = columnsOn(pages, placing)
    const fits = (air: Air) =>
      balanceColumns(composed.entries, 0, columns, free - front - airOf(air)) !== null
    return placeEntries(composed, taken, taken.used > 0 && !fits(AIRY) ? TIGHT : AIRY, pages, placing)
  }
  pages.next()
  return placeEntries(composed, { used: 0, foot: 0 }, AIRY, pages, placing)
}

/** White lines: between the text and the rule, under the rule, under the preface. */
interface Air {
  readonly above: number
  readonly title: number
  readonly entries: number
}

const AIRY: Air = { above: 2, title: 1, entries: 1 }
/** Where that lets everything stand on one page. */
const TIGHT: Air = { above: 1, title: 1, entries: 0 }
const airOf = ({ above, title, entries }: Air): number => above + title + entries

const columnsOn = (pages: PageMaker, { theme }: Placing): number =>
  entryColumns(theme, pages.current.frame.whole.width).length

function placeEntries(
  { front, entries }: ComposedWhosWho,
  { used, foot }: Taken,
  air: Air,
  pages: PageMaker,
  placing: Placing,
): Taken {
  let line = used + (used > 0 ? air.above : 0)
  placeRule(line, 1.4, pages, placing)
  line += air.title
  line += placeStack(front, line, pages, placing) + air.entries
  let below = foot
  for (let at = 0; at < entries.length; ) {
    const room = pages.current.frame.lines - line - below
    const columns = columnsOn(pages, placing)
    const filled = balanceColumns(entries, at, columns, room) ?? fillColumns(entries, at, columns, room)
    if (filled.length === 0 && line === 0) filled.push(forceColumn(entries, at, room))
    line += placeColumns(filled, entries, line, pages, placing)
    at = filled.at(-1)?.to ?? at
    while (entries[at]?.white) at++
    if (at === entries.length) break
    pages.next()
    line = 0
    below = 0
  }
  return { used: line, foot: below }
}

function placeColumns(
  filled: ReturnType<typeof fillColumns>,
  entries: readonly Slug[],
  from: number,
  pages: PageMaker,
  placing: Placing,
): number {
  const { frame } = pages.current
  const columns = entryColumns(placing.theme, frame.whole.width)
  filled.forEach((column, index) => {
    let line = from
    for (const slug of entries.slice(column.from, column.to)) {
      const x = frame.whole.x + columns[index]!.x
      placeSlug(slug, x, frame.first + line * frame.grid, pages.current, placing)
      line += slug.lines
    }
  })
  return Math.max(0, ...filled.map(({ lines }) => lines))
}

function placeStack(slugs: readonly Slug[], from: number, pages: PageMaker, placing: Placing): number {
  const { frame } = pages.current
  let line = from
  for (const slug of slugs) {
    placeSlug(slug, frame.whole.x, frame.first + line * frame.grid, pages.current, placing)
    line += slug.lines
  }
  return line - from
}

function placeRule(line: number, weight: Points, pages: PageMaker, placing: Placing): void {
  const { frame } = pages.current
  const y = frame.first + line * frame.grid - 0.72 * placing.theme.styles.body.size
  const { width } = frame.whole
  const rule: RuleInk = {
    kind: 'rule',
    x: 0,
    y: 0,
    width,
    height: weight,
    colour: placing.theme.colours.rule,
  }
  placeInks([rule], frame.whole.x, y, pages.current, placing)
}

/** Places the colophon at the foot of the last page, or at the head of a new one where there is no room. */
export function placeColophon(
  blocks: readonly FlowBlock[],
  taken: Taken,
  pages: PageMaker,
  composing: Composing,
  placing: Placing,
): void {
  const texts = blocks.filter((block) => block.type === 'text')
  if (texts.length === 0) return
  const width = pages.current.frame.whole.width
  const slugs = texts.flatMap((text, index) => [
    ...(index > 0 && text.style.before > 0 ? [white(text.style.before)] : []),
    ...composeText(text, composing.setText(text, evenShape(width)), width, composing),
  ])
  const lines = slugs.reduce((sum, slug) => sum + slug.lines, 0)
  const free = pages.current.frame.lines - taken.used - taken.foot
  if (free < lines + 1) pages.next()
  const foot = free < lines + 1 ? 0 : taken.foot
  const from = free < lines + 1 ? 0 : pages.current.frame.lines - foot - lines
  placeRule(from - 0.4, 0.4, pages, placing)
  placeStack(slugs, from, pages, placing)
}
