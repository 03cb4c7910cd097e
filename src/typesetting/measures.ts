/**
 * The shape a paragraph is set into, and its indents → the measure and the left edge of each of its lines.
 */

import type { Points } from '../units.ts'
import type { FlowText, LineShape } from './flow.ts'

/** Measure and left edge by line; from line `uniformFrom` on all lines are alike. */
export interface Measures {
  readonly uniformFrom: number
  readonly narrowest: Points
  at(line: number): Points
  left(line: number): Points
}

interface Line {
  readonly left: Points
  readonly measure: Points
}

/**
 * Takes the paragraph's insets and its first-line indent off the lines of a shape.
 *
 * @param width - Natural width of the whole paragraph, which bounds the number of lines worth asking for.
 */
export function measureLines(text: FlowText, shape: LineShape, width: Points): Measures {
  const lines: Line[] = [lineOf(text, shape, 0)]
  const bound = Math.min(2000, Math.ceil((1.4 * width) / lines[0]!.measure) + 3)
  for (let i = 1; i < bound; i++) lines.push(lineOf(text, shape, i))
  const tail = lines.at(-1)!
  let uniformFrom = lines.length - 1
  while (uniformFrom > 0 && same(lines[uniformFrom - 1]!, tail)) uniformFrom--
  return {
    uniformFrom,
    narrowest: Math.min(...lines.map((line) => line.measure)),
    at: (line) => (lines[line] ?? tail).measure,
    left: (line) => (lines[line] ?? tail).left,
  }
}

const same = (a: Line, b: Line): boolean => a.left === b.left && a.measure === b.measure

function lineOf({ inset, style, dir }: FlowText, shape: LineShape, line: number): Line {
  const { offset, measure } = shape.at(line)
  const indent = line === 0 ? style.indent : 0
  return {
    left: offset + (dir === 'rtl' ? inset.end : inset.start + indent),
    measure: Math.max(1, measure - inset.start - inset.end - indent),
  }
}

/**
 * The lines from `first` on, for a stretch that begins after a forced line end; lines after its own first are
 * indented by `turnover`, as verse and code have it.
 */
export function measuresFrom(measures: Measures, first: number, turnover: Points): Measures {
  if (first === 0 && turnover === 0) return measures
  const indent = (line: number): Points => (line > 0 ? turnover : 0)
  return {
    narrowest: measures.narrowest - turnover,
    uniformFrom: Math.max(turnover > 0 ? 1 : 0, measures.uniformFrom - first),
    at: (line) => Math.max(1, measures.at(first + line) - indent(line)),
    left: (line) => measures.left(first + line) + indent(line),
  }
}
