/**
 * A character → how much of it hangs into the margin, so that the edges of a column look straight.
 *
 * Shares of the glyph's own advance. Full stops, commas, hyphens and single quotation marks hang in full, as
 * Bringhurst has it; heavier marks by less; letters with slanted sides by the white under them. Letters after
 * Hàn Thế Thành, “Micro-typographic extensions to the TeX typesetting system” (2000), §4.
 */

const RIGHT: Readonly<Record<string, number>> = {
  '-': 1,
  '‐': 1,
  '–': 0.5,
  '—': 0.4,
  '.': 1,
  ',': 1,
  ';': 0.6,
  ':': 0.6,
  '!': 0.3,
  '?': 0.25,
  '…': 0.15,
  '’': 1,
  '”': 0.8,
  '»': 0.3,
  '›': 0.3,
  '*': 0.2,
  ')': 0.1,
  A: 0.05,
  F: 0.05,
  K: 0.05,
  L: 0.05,
  T: 0.07,
  V: 0.05,
  W: 0.05,
  X: 0.05,
  Y: 0.08,
  k: 0.05,
  r: 0.05,
  t: 0.05,
  v: 0.05,
  w: 0.05,
  x: 0.05,
  y: 0.07,
  '、': 0.5,
  '。': 0.5,
  '，': 0.5,
  '．': 0.5,
}

const LEFT: Readonly<Record<string, number>> = {
  '“': 0.9,
  '‘': 1,
  '„': 0.4,
  '‚': 0.5,
  '«': 0.3,
  '‹': 0.3,
  '"': 0.5,
  "'": 0.7,
  '(': 0.1,
  '–': 0.35,
  '—': 0.25,
  A: 0.05,
  T: 0.07,
  V: 0.05,
  W: 0.05,
  X: 0.05,
  Y: 0.07,
  v: 0.05,
  w: 0.05,
  y: 0.05,
  '「': 0.5,
  '『': 0.5,
  '（': 0.5,
  '《': 0.5,
}

/** Gives the share of its advance by which a character hangs out at a line's end. */
export const hangAtEnd = (character: string): number => RIGHT[character] ?? 0

/** Gives the share of its advance by which a character hangs out at a line's start. */
export const hangAtStart = (character: string): number => LEFT[character] ?? 0
