/** A galley → the same, each slug knowing the notes whose marks stand in it. */

import type { Galley, Slug } from './galley.ts'
import type { Tag } from './page.ts'

/**
 * Finds where notes are called for, each once: at its first mark.
 *
 * @param notes - Anchors of all notes. One without a mark is called for by the last slug: nothing that was written is
 *   lost.
 */
export function markNotes(galley: Galley, notes: readonly string[], tags: readonly Tag[]): Galley {
  if (notes.length === 0) return galley
  const waiting = new Set(notes)
  const slugs = galley.slugs.map((slug) => {
    const marks = marksIn(slug, waiting, tags)
    for (const anchor of marks) waiting.delete(anchor)
    return marks.length > 0 ? { ...slug, notes: marks } : slug
  })
  const last = slugs.at(-1)
  if (last && waiting.size > 0)
    slugs[slugs.length - 1] = { ...last, notes: [...(last.notes ?? []), ...waiting] }
  return { ...galley, slugs }
}

function marksIn({ inks }: Slug, waiting: ReadonlySet<string>, tags: readonly Tag[]): string[] {
  const found = inks.flatMap((ink) => {
    if (ink.kind !== 'line' || ink.decoration) return []
    return ink.line.pieces.flatMap(({ run: { link } }) => {
      const target = link === undefined ? undefined : tags[link]!.target
      return target && 'anchor' in target && waiting.has(target.anchor) ? [target.anchor] : []
    })
  })
  return [...new Set(found)]
}
