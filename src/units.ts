/**
 * Lengths. Everything inside Offprint is in points; this file holds the only conversions into them.
 */

/** A length in PostScript points, 1/72 inch. */
export type Points = number

const POINTS_PER_MM = 72 / 25.4

/** Converts millimetres to points. */
export const mm = (value: number): Points => value * POINTS_PER_MM

/** Converts points to millimetres, for reports and page traces. */
export const toMm = (value: Points): number => value / POINTS_PER_MM

const UNITS: Readonly<Record<string, number>> = { mm: POINTS_PER_MM, cm: 10 * POINTS_PER_MM, in: 72, pt: 1 }

/**
 * Reads a length such as `3mm`, `1.5 cm`, `6in` or `12pt`.
 *
 * @returns The length in points, or `null` where the text is no length.
 */
export function parseLength(text: string): Points | null {
  const match = /^\s*(\d+(?:\.\d+)?)\s*(mm|cm|in|pt)\s*$/.exec(text)
  return match ? Number(match[1]) * UNITS[match[2]!]! : null
}
