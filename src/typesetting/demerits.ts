/**
 * What makes a line, or two lines one under the other, bad: the scale on which break-lines.ts weighs.
 *
 * A line costs by how far its spaces leave their natural width, and the square of the penalty of its end, with
 * what is listed here. Knuth and Plass square the sum of the two, which suits spaces that stretch by a half at
 * most; here every share counts, so that spaces come out even. Tuned on a novel and a news article, in two cuts of
 * one face.
 */

/** What lines and their neighbours cost beyond uneven spaces and penalty. */
export const DEMERITS = {
  secondHyphen: 16_000,
  ladder: 1e7,
  // Half as wide again is where readers begin to see gaps; better two lines just under than one over.
  gaps: 4_000_000,
  penultimateHyphen: 10_000,
  runt: 4_000_000,
  // The rest of a divided word alone in the last line: “er.”
  rest: 5_500_000,
  longRest: 3_000_000,
  stackedWord: 30_000,
  river: 50_000,
  unwanted: 1e9,
} as const

/** A last line shorter than this, in em, is a runt. */
export const RUNT_EM = 2.5

/** A rest of fewer characters looks torn off; longer ones pass for words, if only before a line gapes. */
export const SHORT_REST = 7

/** Demerits of spaces as wide again as is natural: for the square of the deviation, and for its fourth power. */
const UNEVEN = 120_000
const FAR = 200_000
/** Narrow spaces cost so much more than wide ones: words run together before they fall apart. */
const TIGHT = 1.5

/** Spaces never get narrower by more than this share. */
export const TIGHTEST = 0.38

/** Deviation from which on spaces are gaps, and what they cost more, over {@link DEMERITS}, for wider ones. */
const GAPS = 0.46
const WIDER = 2

/** Number of classes of tightness. */
export const CLASSES = 4

/** Classes of tightness after Knuth and Plass: tight, decent, loose, very loose. */
export const tightnessOf = (deviation: number): number =>
  deviation < -0.15 ? 0 : deviation <= 0.2 ? 1 : deviation <= 0.45 ? 2 : 3

/** Demerits of a line whose spaces deviate by this share of their width. */
export function unevenness(deviation: number): number {
  const square = deviation * deviation
  const demerits = UNEVEN * square + FAR * square * square
  if (deviation < 0) return TIGHT * demerits
  return deviation > GAPS ? demerits + DEMERITS.gaps * (1 + WIDER * (deviation - GAPS)) : demerits
}
