/** The labels of tokens: outside, or begin, inside, last, unit of one of four kinds; and which may follow which. */

import type { NameKind } from './edition.ts'

/** In the order of their labels. */
export const KINDS: readonly NameKind[] = ['person', 'organisation', 'place', 'other']

export const OUTSIDE = 0
export const BEGIN = 1
export const INSIDE = 2
export const LAST = 3
export const UNIT = 4

/** Outside, and four labels a kind. */
export const LABELS = 1 + 4 * KINDS.length

/** The label of a kind (its index in {@link KINDS}) and a position. */
export const labelOf = (kind: number, position: number): number => position + 4 * kind

/** Index in {@link KINDS} of a label other than {@link OUTSIDE}. */
export const kindOfLabel = (label: number): number => (label - 1) >> 2

/** {@link BEGIN} to {@link UNIT}, or {@link OUTSIDE}. */
export const positionOf = (label: number): number => (label === OUTSIDE ? OUTSIDE : ((label - 1) & 3) + 1)

const goesOn = (label: number): boolean => positionOf(label) === BEGIN || positionOf(label) === INSIDE

function mayFollow(before: number, after: number): boolean {
  const position = positionOf(after)
  const within = position === INSIDE || position === LAST
  return goesOn(before) ? within && kindOfLabel(before) === kindOfLabel(after) : !within
}

const ALL = Array.from({ length: LABELS }, (_, label) => label)

/** The labels that may stand before each label. */
export const BEFORE: readonly (readonly number[])[] = ALL.map((b) => ALL.filter((a) => mayFollow(a, b)))

/** The labels that may stand after each label. */
export const AFTER: readonly (readonly number[])[] = ALL.map((a) => ALL.filter((b) => mayFollow(a, b)))

/** A name of tokens `start` to `end`, exclusive; `kind` indexes {@link KINDS}. */
export interface LabelledSpan {
  readonly start: number
  readonly end: number
  readonly kind: number
}

/** Reads the names off the labels of a sentence. */
export function spansOf(labels: ArrayLike<number>): LabelledSpan[] {
  const spans: LabelledSpan[] = []
  let start = 0
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!
    const position = positionOf(label)
    if (position === BEGIN || position === UNIT) start = i
    if (position === LAST || position === UNIT) spans.push({ start, end: i + 1, kind: kindOfLabel(label) })
  }
  return spans
}
