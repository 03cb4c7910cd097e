/** A text → slugs of the galley: a line each where it runs on the grid, else one that keeps together. */

import type { Points } from '../units.ts'
import type { FlowText, LineShape, SetLine } from './flow.ts'
import type { Ink, LineInk, SetText, Slug } from './galley.ts'

/** What texts are composed with. */
export interface Composing {
  readonly setText: SetText
  readonly grid: Points
  /** Fewest lines of a paragraph at the head and at the foot of a page. */
  readonly widows: number
  readonly orphans: number
}

/** What it costs to end a page in a divided word. Weighed against an unlevel page in `paginate.ts`. */
export const HYPHEN_COST = 3500

/** White between a text and its label. */
const LABEL_GAP_EM = 0.5

/** A heading that runs over more of the grid than this is text for the page breaker, like any other. */
const LARGEST_GROUP = 12

/** Composes a text's lines; `extra` stands in the first slug too, such as a drop cap. */
export function composeText(
  text: FlowText,
  lines: readonly SetLine[],
  measure: Points,
  composing: Composing,
  extra: readonly Ink[] = [],
): Slug[] {
  const label = text.label ? [labelInk(text, text.label, measure, composing)] : []
  const before = [...extra, ...label]
  const onGrid = Math.abs(text.style.leading - composing.grid) < 0.01
  const rows = Math.ceil((lines.length * text.style.leading) / composing.grid - 0.01)
  if (!onGrid && rows <= LARGEST_GROUP) return [group(text, lines, rows, before, composing.grid)]
  return lines.map((line, index) => ({
    lines: 1,
    inks: [...(index === 0 ? before : []), { kind: 'line', x: 0, y: 0, line, text }],
    breakAfter: breakCost(text, lines, index, composing),
  }))
}

/** Sets a text with a leading of its own so that its last line stands on the grid. */
function group(
  text: FlowText,
  lines: readonly SetLine[],
  rows: number,
  before: readonly Ink[],
  grid: Points,
): Slug {
  const last = (rows - 1) * grid
  const placed = lines.map((line, index): LineInk => {
    const y = last - (lines.length - 1 - index) * text.style.leading
    return { kind: 'line', x: 0, y, line, text }
  })
  return {
    lines: rows,
    inks: [...before, ...placed],
    breakAfter: text.keepWithNext ? Number.POSITIVE_INFINITY : 0,
  }
}

function breakCost(text: FlowText, lines: readonly SetLine[], index: number, composing: Composing): number {
  const above = index + 1
  const below = lines.length - above
  if (below === 0) return text.keepWithNext ? Number.POSITIVE_INFINITY : 0
  if (above < composing.orphans || below < composing.widows) return Number.POSITIVE_INFINITY
  return lines[index]!.hyphenated ? HYPHEN_COST : 0
}

/** Sets a label in the white before the text, close to it. */
function labelInk(text: FlowText, label: FlowText, measure: Points, { setText }: Composing): LineInk {
  const [line] = setText(label, evenly(measure))
  const gap = LABEL_GAP_EM * label.style.size
  const width = line?.width ?? 0
  const x =
    text.dir === 'rtl' ? measure - text.inset.start + gap : Math.max(0, text.inset.start - gap - width)
  return { kind: 'line', x: x - (line?.pieces[0]?.x ?? 0), y: 0, line: line!, text: label }
}

const evenly = (measure: Points): LineShape => ({ at: () => ({ offset: 0, measure }) })

/** Composes white lines. */
export const white = (lines: number): Slug => ({
  lines,
  inks: [],
  breakAfter: Number.POSITIVE_INFINITY,
  white: true,
})
