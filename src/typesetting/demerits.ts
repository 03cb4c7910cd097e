/**
 * What makes a line, or two lines one under the other, bad: the scale on which break-lines.ts weighs.
 *
 * Demerits of a line are (1 + badness + penalty)², as Knuth and Plass have them, and what is listed here. Tuned on
 * a novel and a news article, in two cuts of one face, for even spaces.
 */

/** What lines and their neighbours cost beyond badness and penalty. */
export const DEMERITS = {
  secondHyphen: 6_000,
  ladder: 1e7,
  // Half as wide again is where readers begin to see gaps; better two lines just under than one over.
  gaps: 100_000,
  unevenNeighbours: 4_000,
  penultimateHyphen: 30_000,
  runt: 2_000_000,
  // The rest of a divided word alone in the last line: “er.”
  rest: 4_000_000,
  stackedWord: 2_500,
  river: 30_000,
  unwanted: 1e9,
} as const

/** A last line shorter than this, in em, is a runt. */
export const RUNT_EM = 2.5

/** Badness is 100 where spaces are wider or narrower by this share. */
const LOOSE = 0.4
const TIGHT = 0.3

/** Spaces never get narrower by more than this share. */
export const TIGHTEST = 0.38

/** Deviation from which on spaces are gaps. */
export const GAPS = 0.48

/** Worst badness that is told apart: lines of one short word. */
const WORST = 1e9

/** Number of classes of tightness. */
export const CLASSES = 4

/** Classes of tightness after Knuth and Plass: tight, decent, loose, very loose. */
export const tightnessOf = (deviation: number): number =>
  deviation < -0.15 ? 0 : deviation <= 0.2 ? 1 : deviation <= 0.45 ? 2 : 3

/** How bad spaces look that deviate by this share of their width. */
export function badnessOf(deviation: number): number {
  const ratio = deviation > 0 ? deviation / LOOSE : -deviation / TIGHT
  return Math.min(WORST, 100 * ratio * ratio * ratio)
}
