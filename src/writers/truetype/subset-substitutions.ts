/**
 * The lookups of a font's GSUB → what they do with the glyphs of a subset: one-to-one substitutions and ligatures;
 * what looks at its surroundings is left out. OpenType specification 1.9, chapter “gsub”.
 */

import {
  LIGATURE,
  type Ligature,
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
  const from: number[] = []
  const to: number[] = []
  const sets: Uint8Array[] = []
  for (const [glyph, number] of numbers) {
    const substitute = numbers.get(singles.get(glyph) ?? -1)
    const set = ligatures.has(glyph) ? ligatureSet(ligatures.get(glyph)!, numbers) : null
    if (substitute !== undefined) to.push(substitute)
    else if (set) sets.push(set)
    else continue
    from.push(number)
  }
  if (from.length === 0) return null
  return to.length > 0
    ? { type: SINGLE, subtables: [layTable([2, coverage(from), to.length, ...to])] }
    : { type: LIGATURE, subtables: [layTable([1, coverage(from), sets.length, ...sets])] }
}

function ligatureSet(list: readonly Ligature[], numbers: ReadonlyMap<number, number>): Uint8Array | null {
  const set = list
    .filter(({ rest }) => rest.every((part) => numbers.has(part)))
    .map(({ rest, glyph }) =>
      layTable([numbers.get(glyph)!, rest.length + 1, ...rest.map((part) => numbers.get(part)!)]),
    )
  return set.length === 0 ? null : layTable([set.length, ...set])
}
