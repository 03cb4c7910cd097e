/**
 * Items and the ends of their lines → lines whose pieces have glyphs and places.
 */

import type { Points } from '../units.ts'
import type { ShapedWord } from './face.ts'
import type { FlowText, LinePiece, SetLine } from './flow.ts'
import { FORCED, type Items } from './items.ts'
import { type Justification, justify } from './justify.ts'
import type { Measures } from './measures.ts'
import type { Strand } from './strand.ts'
import { hyphenOf, widthOf } from './word.ts'

/** Where lines stand and how they are filled. */
export interface LineSetting {
  readonly text: FlowText
  readonly measures: Measures
  readonly expansion: number
  readonly align: 'justify' | 'left' | 'center' | 'right'
}

/** A word or part of one in a line. */
interface Atom {
  readonly shaped: ShapedWord
  readonly strand: Strand
  readonly run: number
  /** Characters of the run's text. */
  readonly start: number
  readonly end: number
  /** Natural space after it, NaN for none. */
  readonly space: number
  readonly softHyphen: boolean
}

const NATURAL: Justification = { stretch: 1, spacing: 1 }

/**
 * Places the lines of a stretch.
 *
 * @param ends - Last box of each line.
 * @param from - First box of the first line.
 */
export function placeLines(
  items: Items,
  from: number,
  ends: readonly number[],
  setting: LineSetting,
): SetLine[] {
  let start = from
  return ends.map((end, i) => {
    const line = placeLine(items, start, end, i, setting)
    start = end + 1
    return line
  })
}

function placeLine(items: Items, start: number, end: number, index: number, setting: LineSetting): SetLine {
  const { text, measures, align } = setting
  const atoms = collectAtoms(items, start, end, text)
  const hangLeft = items.hangLeft[start]!
  const hangRight = items.hangRight[end]!
  const spaces = atoms.reduce((sum, atom, i) => sum + (i + 1 < atoms.length ? spaceOf(atom) : 0), 0)
  const natural = atoms.reduce((sum, { shaped, strand }) => sum + widthOf(shaped, strand), spaces)
  const measure = measures.at(index)
  const final = items.cost[end] === FORCED
  const full = measure + hangLeft + hangRight
  const justified = align === 'justify' && (!final || natural > full)
  const filled = justified ? justify(full, natural, spaces, setting.expansion) : NATURAL
  const white = justified ? 0 : measure - (natural - hangLeft - hangRight)
  const shift = align === 'right' ? white : align === 'center' ? white / 2 : 0
  const pieces = makePieces(atoms, measures.left(index) - hangLeft + shift, filled, text)
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

const spaceOf = (atom: Atom): number => (Number.isNaN(atom.space) ? 0 : atom.space)

/** Joins the bits of a word that stand in one line. */
function collectAtoms(items: Items, start: number, end: number, text: FlowText): Atom[] {
  const atoms: Atom[] = []
  for (let box = start; box <= end; box++) {
    const word = items.words[box]!
    const first = items.bit[box]!
    let last = first
    while (box < end && last + 1 < word.bits.length) {
      last++
      box++
    }
    const from = word.bits[first]!.start
    const to = word.bits[last]!.end
    const whole = from === 0 && to === word.shaped.text.length
    const { strand } = word
    const shaped = whole ? word.shaped : strand.face.shape(word.shaped.text.slice(from, to), strand.features)
    const run = items.run[box]!
    const at = items.at[box]!
    const space =
      items.space[box]! ||
      (items.cost[box] === FORCED && text.runs[run]!.breakAfter ? strand.space : Number.NaN)
    atoms.push({ shaped, strand, run, start: at + from, end: at + to, space, softHyphen: false })
    if (box === end && items.hyphen[box]! > 0) atoms.push(hyphenAtom(strand, run, at + to))
  }
  return atoms
}

const hyphenAtom = (strand: Strand, run: number, at: number): Atom => ({
  shaped: hyphenOf(strand),
  strand,
  run,
  start: at,
  end: at,
  space: Number.NaN,
  softHyphen: true,
})

/** Groups atoms that look alike and belong to one run into pieces, from left to right. */
function makePieces(
  atoms: readonly Atom[],
  left: Points,
  filled: Justification,
  text: FlowText,
): LinePiece[] {
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
  next.run === first.run && next.strand === first.strand && !next.softHyphen

function makePiece(
  atoms: readonly Atom[],
  x: Points,
  { stretch, spacing }: Justification,
  text: FlowText,
  closesLine: boolean,
): LinePiece {
  const { strand, run, start, softHyphen } = atoms[0]!
  const last = atoms.at(-1)!
  const spaces = atoms.map((atom) => atom.space * spacing)
  // The space that closes a line keeps words apart for readers of the text; it has no width on the page.
  const closing = closesLine && !Number.isNaN(last.space) ? spaces.at(-1)! : 0
  const advance = atoms.reduce((sum, { shaped }, i) => sum + widthOf(shaped, strand) + (spaces[i] || 0), 0)
  const width = (advance - closing) * stretch
  return {
    x,
    rise: strand.rise,
    run: text.runs[run]!,
    start,
    end: last.end,
    softHyphen,
    width,
    glyphs: {
      face: strand.face,
      size: strand.size,
      colour: strand.colour,
      stretch,
      tracking: strand.tracking,
      words: atoms.map(({ shaped }) => shaped),
      spaces,
      width,
    },
  }
}

/** Offset of a box's start or end in the text of all runs, a forced line end counting as one character. */
function offsetInText(text: FlowText, items: Items, box: number, edge: 'start' | 'end'): number {
  const run = items.run[box]!
  let offset = items.at[box]! + items.words[box]!.bits[items.bit[box]!]![edge]
  for (let i = 0; i < run; i++) offset += text.runs[i]!.text.length + (text.runs[i]!.breakAfter ? 1 : 0)
  return offset
}
