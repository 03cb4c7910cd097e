/** A table of the flow → a slug for each line of each row, its head to be repeated where a column begins inside it. */

import type { Theme } from '../themes/theme.ts'
import type { Points } from '../units.ts'
import { type Composing, composeText } from './compose-text.ts'
import type { FlowCell, FlowTable, FlowText, SetLine } from './flow.ts'
import { evenShape, type Ink, type RuleInk, type Slug } from './galley.ts'

/** White between columns, in em of the table's type. */
const GAP_EM = 1.1
/** Rows of more lines may be divided between pages. */
const TALLEST_ROW = 8
/** A rule under a row stands this far below its baseline, over the grid. */
const RULE_DROP = 0.33
/** Widest measure tried for a cell's natural width. */
const UNBOUNDED: Points = 10_000

interface Row {
  readonly cells: readonly {
    readonly cell: FlowCell
    readonly x: Points
    readonly lines: readonly SetLine[]
  }[]
  readonly lines: number
}

/** Composes a table for a column. */
export function composeTable(table: FlowTable, measure: Points, theme: Theme, composing: Composing): Slug[] {
  const width = measure - table.inset.start - table.inset.end
  const { edges, gap } = columnEdges(table, width, composing)
  const setRow = (cells: readonly FlowCell[]): Row => {
    const placed = cells.map((cell) => {
      const x = edges[cell.column]!
      const right = edges[Math.min(cell.column + cell.columns, table.columns)]! - gap
      return { cell, x: x + table.inset.start, lines: composing.setText(cell.text, evenShape(right - x)) }
    })
    return { cells: placed, lines: Math.max(1, ...placed.map(({ lines }) => lines.length)) }
  }
  const rule = (weight: Points): RuleInk => ({
    kind: 'rule',
    x: table.inset.start,
    y: RULE_DROP * composing.grid,
    width,
    height: weight,
    colour: theme.colours.rule,
  })
  const head = table.head.flatMap((cells, index) =>
    rowSlugs(setRow(cells), index === table.head.length - 1 ? rule(0.8) : null),
  )
  const body = table.body.flatMap((cells, index) =>
    rowSlugs(setRow(cells), rule(index === table.body.length - 1 ? 0.8 : 0.25)),
  )
  return [
    ...captionSlugs(table.caption, measure, composing),
    ...withTopRule(head.length > 0 ? head.map(keep) : [], rule(0.8), composing),
    ...body.map((slug, index) => (index === 0 ? slug : { ...slug, repeat: head })),
  ].map((slug, index) =>
    index === 0 && table.anchors.length > 0 ? { ...slug, anchors: table.anchors } : slug,
  )
}

const keep = (slug: Slug): Slug => ({ ...slug, breakAfter: Number.POSITIVE_INFINITY })

function captionSlugs(caption: FlowText | null, measure: Points, composing: Composing): Slug[] {
  if (!caption) return []
  const lines = composing.setText(caption, evenShape(measure))
  return composeText({ ...caption, keepWithNext: true }, lines, measure, composing)
}

function withTopRule(slugs: readonly Slug[], rule: RuleInk, { grid }: Composing): Slug[] {
  const [first, ...others] = slugs
  if (!first) return []
  return [{ ...first, inks: [{ ...rule, y: rule.y - grid }, ...first.inks] }, ...others]
}

/** One slug a line: columns may end between rows, and inside a row only where it is tall. */
function rowSlugs(row: Row, rule: RuleInk | null): Slug[] {
  return Array.from({ length: row.lines }, (_, index): Slug => {
    const inks = row.cells.flatMap(({ cell, x, lines }): Ink[] => {
      const line = lines[index]
      return line ? [{ kind: 'line', x, y: 0, line, text: cell.text }] : []
    })
    const last = index === row.lines - 1
    const divisible = row.lines > TALLEST_ROW && index > 0 && index < row.lines - 2
    return {
      lines: 1,
      inks: last && rule ? [...inks, rule] : inks,
      breakAfter: last ? 0 : divisible ? 500 : Number.POSITIVE_INFINITY,
    }
  })
}

/**
 * Shares a width among columns: each gets its longest word, and what is left goes by what its cells would like.
 *
 * @returns Left edges of the columns and the right edge of the last with its gap, and the gap.
 */
function columnEdges(
  table: FlowTable,
  width: Points,
  composing: Composing,
): { edges: Points[]; gap: Points } {
  const cells = [...table.head, ...table.body].flat()
  const gap = GAP_EM * (cells[0]?.text.style.size ?? 0)
  const least = new Array<Points>(table.columns).fill(0)
  const liked = new Array<Points>(table.columns).fill(0)
  for (const { text, column, columns } of cells) {
    if (columns > 1) continue
    const natural = widest(
      composing.setText({ ...text, style: { ...text.style, align: 'left' } }, evenShape(UNBOUNDED)),
    )
    liked[column] = Math.max(liked[column]!, natural)
    least[column] = Math.max(least[column]!, longestWord(text, natural))
  }
  const room = width - gap * (table.columns - 1)
  const widths = shareOut(least, liked, room)
  const edges = [0]
  for (const share of widths) edges.push(edges.at(-1)! + share + gap)
  return { edges, gap }
}

const widest = (lines: readonly SetLine[]): Points => Math.max(0, ...lines.map((line) => line.width))

/** Estimates the width of a text's longest word from its share of the characters. */
function longestWord(text: FlowText, natural: Points): Points {
  const all = text.runs.map((run) => run.text).join('')
  const longest = Math.max(1, ...all.split(/\s+/).map((word) => word.length))
  return (natural * Math.min(longest + 0.5, all.length)) / Math.max(1, all.length)
}

/** Gives every column what it likes where that fits; else its least and a share of the rest by what it lacks. */
function shareOut(least: readonly Points[], liked: readonly Points[], room: Points): Points[] {
  const sum = (widths: readonly Points[]) => widths.reduce((total, width) => total + width, 0)
  const spare = room - sum(liked)
  if (spare >= 0) return liked.map((width) => width + spare / liked.length)
  const scale = Math.min(1, room / Math.max(1, sum(least)))
  const base = least.map((width) => width * scale)
  const wants = liked.map((width, index) => Math.max(0, width - base[index]!))
  const rest = Math.max(0, room - sum(base))
  return base.map((width, index) => width + (rest * wants[index]!) / Math.max(1, sum(wants)))
}
