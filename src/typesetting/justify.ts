/**
 * A line's leftover width → how far its glyphs and its spaces give way. Arithmetic only.
 *
 * Glyphs are scaled first, for a change of two per cent is not seen, and spaces take what is left. The share is
 * fixed: scaled in full at a small deviation of the spaces.
 */

import type { Points } from '../units.ts'

/** Most that glyphs are widened or narrowed, as a share of their width. */
export const EXPANSION = 0.02

/** Deviation of spaces at which glyphs are scaled in full. */
const FULL_AT = 0.06

/** A line without spaces is weighed as if it had one of this share of its width. */
const SPACELESS = 0.01

/** How a line is filled. */
export interface Justification {
  /** Horizontal scaling of glyphs and spaces. */
  readonly stretch: number
  /** Width of what gives way over its natural one, before `stretch`. */
  readonly spacing: number
}

/**
 * Finds by what share of their natural width a line's spaces deviate.
 *
 * @param leftover - Measure less natural width; negative where the line is too wide.
 * @param natural - Natural width of the line.
 * @param elastic - Natural width of what gives way in it: its spaces.
 * @returns 0 for natural spaces, 1 for doubled ones. Where there is no space to give way, the emptier the line the
 *   more, and negative infinity where it is too wide.
 */
export function spaceDeviation(
  leftover: Points,
  natural: Points,
  elastic: Points,
  expansion = EXPANSION,
): number {
  const glyphs = expansion * natural
  const shared = glyphs + FULL_AT * elastic
  if (leftover <= shared && leftover >= -shared) return shared > 0 ? (FULL_AT * leftover) / shared : 0
  const rest = leftover > 0 ? leftover - glyphs : leftover + glyphs
  if (elastic > 0) return rest / elastic
  // A line of hanging marks alone may have no width at all.
  return rest > 0 ? rest / (SPACELESS * Math.max(1, natural)) : Number.NEGATIVE_INFINITY
}

/**
 * Fills a measure exactly, if its elastic may give way.
 *
 * @param measure - Width to fill, hanging edges included.
 */
export function justify(
  measure: Points,
  natural: Points,
  elastic: Points,
  expansion = EXPANSION,
): Justification {
  const leftover = measure - natural
  const deviation = spaceDeviation(leftover, natural, elastic, expansion)
  const scaled = Math.max(-1, Math.min(1, deviation / FULL_AT)) * expansion
  // A tenth of a per cent is the finest step worth writing down.
  const stretch = elastic > 0 ? 1 + Math.round(scaled * 1000) / 1000 : 1 + scaled
  const spacing = elastic > 0 ? (measure / stretch - natural + elastic) / elastic : 1
  return { stretch, spacing }
}
