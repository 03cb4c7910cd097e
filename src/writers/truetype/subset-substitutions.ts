/**
 * The lookups of a font's GSUB → what they do with the glyphs of a subset: one-to-one substitutions and ligatures;
 * what looks at its surroundings is left out. OpenType specification 1.9, chapter “gsub”.
 */

import {
  LIGATURE,
  type Ligatures,
  ligaturesIn,
  SINGLE,
  singlesIn,
  subtablesOf,
} from '../../typesetting/layout-tables.ts'
import { coverage, layTable } from './lay-table.ts'
import type { Lookup } from './layout-features.ts'

/** What a lookup does. One of the two is empty. */
export interface Substitutions {
  readonly singles: ReadonlyMap<number, number>
  readonly ligatures: Ligatures
}

/** Reads a lookup. */
export const readSubstitutions = (view: DataView, lookup: number): Substitutions => ({
  singles: singlesIn(view, subtablesOf(view, lookup, 'GSUB', SINGLE)),
  ligatures: ligaturesIn(view, subtablesOf(view, lookup, 'GSUB', LIGATURE)),
})

/** Adds every glyph that substitutions can make of those that are there. */
export function addSubstitutes(glyphs: Set<number>, all: readonly Substitutions[]): void {
  for (let before = 0; before < glyphs.size; ) {
    before = glyphs.size
    for (const { singles, ligatures } of all) {
      for (const [from, to] of singles) if (glyphs.has(from)) glyphs.add(to)
      for (const [first, list] of ligatures) {
        if (!glyphs.has(first)) continue
        for (const { rest, glyph } of list) if (rest.every((part) => glyphs.has(part))) glyphs.add(glyph)
      }
    }
  }
}

/**
 * Writes a lookup for a subset; `null` where it does nothing there.
 *
 * @param numbers - Numbers in the subset by those in the font, both in ascending order.
 */
export function writeSubstitutions(
  { singles, ligatures }: Substitutions,
  numbers: ReadonlyMap<number, number>,
): Lookup | null {
  const pairs = [...numbers].flatMap(([glyph, number]) => {
    const to = numbers.get(singles.get(glyph) ?? -1)
    return to === undefined ? [] : [[number, to] as const]
  })
  if (pairs.length > 0) {
    const covered = coverage(pairs.map(([from]) => from))
    return { type: SINGLE, subtables: [layTable([2, covered, pairs.length, ...pairs.map(([, to]) => to)])] }
  }
  const sets = [...numbers].flatMap(([glyph, number]) => {
    const set = (ligatures.get(glyph) ?? []).flatMap(({ rest, glyph }) => {
      const parts = rest.flatMap((part) => numbers.get(part) ?? [])
      return parts.length < rest.length ? [] : [layTable([numbers.get(glyph)!, rest.length + 1, ...parts])]
    })
    return set.length === 0 ? [] : [{ number, set: layTable([set.length, ...set]) }]
  })
  if (sets.length === 0) return null
  const covered = coverage(sets.map(({ number }) => number))
  return { type: LIGATURE, subtables: [layTable([1, covered, sets.length, ...sets.map(({ set }) => set)])] }
}
