/**
 * Items and the ends of their lines → lines whose pieces have glyphs and places.
 */

import type { Points } from '../units.ts'
import type { FlowText, LinePiece, SetLine } from './flow.ts'
import { FORCED, type Items } from './items.ts'
import { type Justification, justify } from './justify.ts'
import type { Measures } from './measures.ts'
import { orderAtoms } from './order-atoms.ts'
import { type Atom, collectAtoms, makePiece, spaceAfter, widthOfAtom } from './pieces.ts'
import { stackedSpaces } from './rivers.ts'

/** Where lines stand and how they are filled. */
export interface LineSetting {
  readonly text: FlowText
  readonly measures: Measures
  readonly expansion: number
  readonly align: 'justify' | 'left' | 'center' | 'right'
  /** Line right above the first, where there is one. */
  readonly above: SetLine | undefined
}

const NATURAL: Justification = { stretch: 1, spacing: 1 }

/** A line whose spaces would be wider than this over their natural width is left short. */
const LOOSEST = 4

/**
 * Places the lines of a stretch.
 *
 * @param from - First box of the first line.
 * @param ends - Last box of each line.
 */
export function placeLines(
  items: Items,
  from: number,
  ends: readonly number[],
  setting: LineSetting,
): SetLine[] {
  let start = from
  let above = setting.above
  return ends.map((end, index) => {
    const line = placeLine(items, start, end, index, { ...setting, above })
    start = end + 1
    above = line
    return line
  })
}

function placeLine(items: Items, start: number, end: number, index: number, setting: LineSetting): SetLine {
  const { text, measures, align } = setting
  const atoms = collectAtoms(items, start, end, text)
  const hangLeft = items.hangLeft[start]!
  const hangRight = items.hangRight[end]!
  const { natural, elastic } = sums(atoms)
  const measure = measures.at(index)
  const final = items.cost[end] === FORCED
  const full = measure + hangLeft + hangRight
  const wanted = align === 'justify' && (!final || natural > full)
  const filling = wanted ? justify(full, natural, elastic, setting.expansion) : NATURAL
  const justified = wanted && filling.spacing <= LOOSEST
  const filled = justified ? filling : NATURAL
  const room = align === 'justify' && !justified && setting.above ? full - natural : 0
  const white = justified ? 0 : measure - (natural - hangLeft - hangRight)
  const left = measures.left(index) - hangLeft + white * shareBefore(align, text.dir)
  const pieces =
    room > 0 ? evasive(setting.above!, atoms, left, room, text) : makePieces(atoms, left, filled, text)
  return {
    pieces,
    width: pieces.reduce((sum, piece) => sum + piece.width, 0),
    looseness: filled.spacing * filled.stretch,
    hyphenated: items.dashed[end] === 1 && !final,
    last: end === items.count - 1,
    start: offsetInText(text, items, start, 'start'),
    end: offsetInText(text, items, end, 'end'),
  }
}

/** How far the spaces of a last line may leave their natural width, unseen, to keep out of a river. */
const EVASIONS = [1, 0.95, 1.05, 0.9, 1.1]

/** Makes the pieces of a last line so that few of its spaces stand under others. */
function evasive(
  above: SetLine,
  atoms: readonly Atom[],
  left: Points,
  room: Points,
  text: FlowText,
): LinePiece[] {
  const { elastic } = sums(atoms)
  let best: LinePiece[] = []
  let fewest = Number.POSITIVE_INFINITY
  for (const spacing of EVASIONS) {
    if ((spacing - 1) * elastic > room) continue
    const pieces = makePieces(atoms, left, { stretch: 1, spacing }, text)
    const stacked = stackedSpaces(above, { pieces })
    if (stacked >= fewest) continue
    best = pieces
    fewest = stacked
    if (stacked === 0) break
  }
  return best
}

/** Share of a short line's white that stands to its left; “left” means the side where reading starts. */
function shareBefore(align: LineSetting['align'], dir: FlowText['dir']): number {
  if (align === 'center') return 0.5
  return (align === 'right') === (dir === 'ltr') ? 1 : 0
}

/** Natural width of a line, and the part of it that gives way. */
function sums(atoms: readonly Atom[]): { readonly natural: Points; readonly elastic: Points } {
  let natural = 0
  let elastic = 0
  atoms.forEach((atom, i) => {
    const last = i === atoms.length - 1
    const space = last ? 0 : spaceAfter(atom)
    natural += widthOfAtom(atom) + space
    elastic += space + atom.give * (atom.shaped.glyphs.length - (last ? 1 : 0))
  })
  return { natural, elastic }
}

function makePieces(
  atoms: readonly Atom[],
  left: Points,
  filled: Justification,
  text: FlowText,
): LinePiece[] {
  if (atoms.some(({ level }) => level > 0) || text.dir === 'rtl')
    return turnedPieces(atoms, left, filled, text)
  const pieces: LinePiece[] = []
  let x = left
  for (let i = 0; i < atoms.length; ) {
    const first = i
    while (++i < atoms.length && continues(atoms[first]!, atoms[i]!));
    const piece = makePiece(atoms.slice(first, i), x, filled, text, i === atoms.length)
    pieces.push(piece)
    x += piece.width
  }
  return pieces
}

const continues = (first: Atom, next: Atom): boolean =>
  next.run === first.run && next.strand === first.strand && next.give === first.give && !next.softHyphen

/** Where words run from right to left each is a piece, in reading order. */
function turnedPieces(
  atoms: readonly Atom[],
  left: Points,
  filled: Justification,
  text: FlowText,
): LinePiece[] {
  const { stretch, spacing } = filled
  const lefts = orderAtoms(
    atoms.map((atom) => ({
      level: atom.level,
      width: widthOfAtom(atom) * stretch,
      space: spaceAfter(atom) * spacing * stretch,
    })),
  )
  return atoms.map((atom, i) => makePiece([atom], left + lefts[i]!, filled, text, true))
}

/** Offset of a box's start or end in the text of all runs, a forced line end counting as one character. */
function offsetInText(text: FlowText, items: Items, box: number, edge: 'start' | 'end'): number {
  const run = items.run[box]!
  let offset = items.at[box]! + items.words[box]!.bits[items.bit[box]!]![edge]
  for (let i = 0; i < run; i++) offset += text.runs[i]!.text.length + (text.runs[i]!.breakAfter ? 1 : 0)
  return offset
}
