/** Notes of the flow → lines that can stand at the foot of a page, all of them or some. */

import type { Theme } from '../themes/theme.ts'
import type { Points } from '../units.ts'
import type { NotePiece } from './divide-notes.ts'
import type { FlowNote, FlowText } from './flow.ts'
import { evenShape, type Ink, type LineInk, type SetText } from './galley.ts'

/** Lines of notes by anchor, each with the label that its first one carries. */
export type SetNotes = ReadonlyMap<string, readonly (readonly LineInk[])[]>

/** White and rule between text and notes, in lines of notes. */
export const NOTE_GAP = 0.9
/** Length of the rule over the notes, over the measure. */
const RULE_SHARE = 0.25

/** Sets all notes for a column. */
export function setNotes(notes: ReadonlyMap<string, FlowNote>, measure: Points, setText: SetText): SetNotes {
  return new Map(
    [...notes].map(([anchor, { texts }]) => [
      anchor,
      texts.flatMap((text) =>
        setText(text, evenShape(measure)).map((line, index) => [
          ...(index === 0 ? labelOf(text, measure, setText) : []),
          { kind: 'line' as const, x: 0, y: 0, line, text },
        ]),
      ),
    ]),
  )
}

function labelOf(text: FlowText, measure: Points, setText: SetText): LineInk[] {
  if (!text.label) return []
  const [line] = setText(text.label, evenShape(measure))
  if (!line) return []
  const x = text.dir === 'rtl' ? measure - line.width : 0
  return [{ kind: 'line', x, y: 0, line, text: text.label }]
}

/** Composes the notes of a column: their last line stands at y 0, everything else above it. */
export function composeNotes(
  pieces: readonly NotePiece[],
  notes: SetNotes,
  measure: Points,
  theme: Theme,
): Ink[] {
  const lines = pieces.flatMap(({ anchor, from, to }) => (notes.get(anchor) ?? []).slice(from, to))
  if (lines.length === 0) return []
  const { leading } = theme.styles.note
  const top = -(lines.length - 1) * leading
  const inks = lines.flatMap((line, index) => line.map((ink): Ink => ({ ...ink, y: top + index * leading })))
  const y = top - leading * (0.75 + NOTE_GAP / 2)
  return [
    { kind: 'rule', x: 0, y, width: measure * RULE_SHARE, height: 0.4, colour: theme.colours.rule },
    ...inks,
  ]
}
