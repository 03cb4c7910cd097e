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

/** White lines: between the text and the rule, under the rule, under the preface. */
interface Air {
  readonly above: number
  readonly title: number
  readonly entries: number
}

const AIRY: Air = { above: 2, title: 1, entries: 1 }
/** Where that lets everything stand on one page. */
const TIGHT: Air = { above: 1, title: 0, entries: 1 }
const airOf = ({ above, title, entries }: Air, used: number): number =>
  (used > 0 ? above : 0) + title + entries

/** Places who's who and colophon. */
export function placeBackMatter(
  whosWho: ComposedWhosWho | null,
  colophon: readonly FlowBlock[],
  taken: Taken,
  pages: PageMaker,
  composing: Composing,
  placing: Placing,
): void {
  const slugs = composeColophon(colophon, pages.current.frame.whole.width, composing)
  const after = whosWho ? placeWhosWho(whosWho, linesOf(slugs), taken, pages, placing) : taken
  placeColophon(slugs, after, pages, placing)
}

const linesOf = (slugs: readonly Slug[]): number => slugs.reduce((sum, slug) => sum + slug.lines, 0)

/**
 * Places the who's who: where it stands on one page with the colophon, after the text or on a page of its own; else
 * after the text as far as it has room.
 */
function placeWhosWho(
  composed: ComposedWhosWho,
  colophon: number,
  taken: Taken,
  pages: PageMaker,
  placing: Placing,
): Taken {
  const { lines } = pages.current.frame
  const front = linesOf(composed.front)
  const columns = columnsOn(pages, placing)
  const freshPage: Taken = { used: 0, foot: 0 }
  const airFor = ({ used, foot }: Taken): Air | undefined =>
    [AIRY, TIGHT].find((air) => {
      const room = lines - used - foot - front - airOf(air, used) - (colophon > 0 ? colophon + 1 : 0)
      return balanceColumns(composed.entries, 0, columns, room) !== null
    })
  const free = lines - taken.used - taken.foot
  const begins = free >= Math.max(lines * FREE_SHARE, front + airOf(AIRY, taken.used) + LEAST_ENTRIES)
  const here = begins ? airFor(taken) : undefined
  const fresh = airFor(freshPage)
  if (here || (begins && !fresh)) {
    return placeEntries(composed, taken, here ?? AIRY, pages, placing)
  }
  if (taken.used > 0) pages.next()
  return placeEntries(composed, freshPage, fresh ?? AIRY, pages, placing)
}

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

/** Rules off what stands above; at the head of a page the running head has its own rule. */
function placeRule(line: number, weight: Points, pages: PageMaker, placing: Placing): void {
  if (line <= 0) return
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

function composeColophon(blocks: readonly FlowBlock[], width: Points, composing: Composing): Slug[] {
  const texts = blocks.filter((block) => block.type === 'text')
  return texts.flatMap((text, index) => [
    ...(index > 0 && text.style.before > 0 ? [white(text.style.before)] : []),
    ...composeText(text, composing.setText(text, evenShape(width)), width, composing),
  ])
}

/** Places the colophon at the foot of the last page, or at the head of a new one where there is no room. */
function placeColophon(slugs: readonly Slug[], taken: Taken, pages: PageMaker, placing: Placing): void {
  if (slugs.length === 0) return
  const lines = linesOf(slugs)
  const isFull = pages.current.frame.lines - taken.used - taken.foot < lines + 1
  if (isFull) pages.next()
  const from = isFull ? 0 : pages.current.frame.lines - taken.foot - lines
  placeRule(from - 0.4, 0.4, pages, placing)
  placeStack(slugs, from, pages, placing)
}
