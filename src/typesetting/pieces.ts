/**
 * The boxes of a line → its words, and words that look alike → pieces with glyphs and widths.
 */

import type { Points } from '../units.ts'
import type { ShapedWord } from './face.ts'
import type { FlowText, LinePiece } from './flow.ts'
import { FORCED, type Items } from './items.ts'
import type { Justification } from './justify.ts'
import type { Strand } from './strand.ts'
import { EAST_ASIAN_GIVE, hyphenOf, type Word, widthOf } from './word.ts'

/** A word or part of one in a line. */
export interface Atom {
  readonly shaped: ShapedWord
  readonly strand: Strand
  readonly run: number
  readonly level: number
  /** Characters of the run's text. */
  readonly start: number
  readonly end: number
  /** Natural space after it, NaN for none. */
  readonly space: number
  /** What each of its glyphs gives way by. */
  readonly give: Points
  readonly softHyphen: boolean
}

/** Natural width of the space after an atom. */
export const spaceAfter = (atom: Atom): Points => (Number.isNaN(atom.space) ? 0 : atom.space)

/** Natural width of an atom, without the space after it. */
export const widthOfAtom = ({ shaped, strand }: Atom): Points => widthOf(shaped, strand)

/** Collects the words of a line, joining the bits that stand in it. */
export function collectAtoms(items: Items, start: number, end: number, text: FlowText): Atom[] {
  const atoms: Atom[] = []
  for (let box = start; box <= end; box++) {
    const word = items.words[box]!
    const first = items.bit[box]!
    const last = Math.min(word.bits.length - 1, first + end - box)
    box += last - first
    const from = word.bits[first]!.start
    const to = word.bits[last]!.end
    const run = items.run[box]!
    const at = items.at[box]!
    const atom: Atom = {
      shaped: partOf(word, from, to),
      strand: word.strand,
      run,
      level: items.level[box]!,
      start: at + from,
      end: at + to,
      space: spaceOf(items, box, word, text.runs[run]!.breakAfter ?? false),
      give: word.bits[first]!.give > 0 ? EAST_ASIAN_GIVE * word.strand.size : 0,
      softHyphen: false,
    }
    atoms.push(atom)
    if (box === end && items.hyphen[box]! > 0) atoms.push(softHyphenAfter(atom))
  }
  return atoms
}

function partOf({ shaped, strand }: Word, from: number, to: number): ShapedWord {
  if (from === 0 && to === shaped.text.length) return shaped
  return strand.face.shape(shaped.text.slice(from, to), strand.features)
}

/** A forced line end inside a paragraph has a space, so that readers of the text keep its words apart. */
function spaceOf(items: Items, box: number, { strand }: Word, breakAfter: boolean): number {
  if (items.space[box]! > 0) return items.space[box]!
  return breakAfter && items.cost[box] === FORCED ? strand.space : Number.NaN
}

const softHyphenAfter = (atom: Atom): Atom => ({
  ...atom,
  shaped: hyphenOf(atom.strand),
  start: atom.end,
  space: Number.NaN,
  give: 0,
  softHyphen: true,
})

/**
 * Makes a piece of atoms of one run and one strand.
 *
 * @param closing - The space after its last word has no width on the page: it keeps words apart for readers of
 *   the text.
 */
export function makePiece(
  atoms: readonly Atom[],
  x: Points,
  { stretch, spacing }: Justification,
  text: FlowText,
  closing: boolean,
): LinePiece {
  const { strand, run, start, give, softHyphen } = atoms[0]!
  const last = atoms.at(-1)!
  const words = atoms.map(({ shaped }) => shaped)
  const spaces = atoms.map(({ space }) => space * spacing)
  const apart = give * (spacing - 1)
  const glyphs = words.reduce((sum, word) => sum + word.glyphs.length, 0)
  const trailing = closing ? apart + spaceAfter(last) * spacing : 0
  const advance = atoms.reduce(
    (sum, atom, i) => sum + widthOfAtom(atom) + (spaces[i] || 0),
    glyphs * apart - trailing,
  )
  const { face, size, colour, rise } = strand
  const tracking = strand.tracking + apart
  const width = advance * stretch
  return {
    x,
    rise,
    run: text.runs[run]!,
    start,
    end: last.end,
    softHyphen,
    width,
    glyphs: { face, size, colour, stretch, tracking, words, spaces, width },
  }
}
