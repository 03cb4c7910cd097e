/**
 * The ways into the book that readers show: outline, named places, page labels.
 */

import type { Destination, OutlineEntry } from '../../typesetting/page.ts'
import { type Kit, literal, nameTree, type Ref, type Value } from './kit.ts'
import type { DoneSheet } from './put-sheet.ts'

/**
 * Writes the outline. Its first level is open, what lies below is folded.
 *
 * @param entries - Headings whose targets are among the named places.
 */
export function writeOutline(kit: Kit, entries: readonly OutlineEntry[]): void {
  if (entries.length === 0) return
  const root = kit.ref({ Type: 'Outlines', Count: entries.length })
  writeEntries(kit, entries, root)
  root.end()
  kit._root.data.Outlines = root
}

function writeEntries(kit: Kit, entries: readonly OutlineEntry[], parent: Ref): void {
  const refs = entries.map(({ label, target }) =>
    kit.ref({ Title: literal(label), Parent: parent, Dest: literal(target) }),
  )
  parent.data.First = refs[0]!
  parent.data.Last = refs.at(-1)!
  entries.forEach(({ entries: below }, i) => {
    const ref = refs[i]!
    if (i > 0) ref.data.Prev = refs[i - 1]!
    if (i + 1 < refs.length) ref.data.Next = refs[i + 1]!
    if (below.length > 0) {
      ref.data.Count = -below.length
      writeEntries(kit, below, ref)
    }
    ref.end()
  })
}

/** Ids that entries lead to, at every depth. */
export const outlineTargets = (entries: readonly OutlineEntry[]): string[] =>
  entries.flatMap(({ target, entries: below }) => [target, ...outlineTargets(below)])

/**
 * Names the places that links and outline lead to.
 *
 * @param wanted - Their ids; one that stands nowhere is left out.
 */
export function writePlaces(
  kit: Kit,
  wanted: Iterable<string>,
  destinations: ReadonlyMap<string, Destination>,
  done: readonly DoneSheet[],
): void {
  const pages = new Map(
    done.flatMap(({ sheet, ref }) =>
      sheet.pages.map((placed) => [placed.page.number, { placed, sheet, ref }]),
    ),
  )
  const names = new Map<string, Value>()
  for (const id of wanted) {
    const place = destinations.get(id)
    const page = place && pages.get(place.page)
    if (!page) continue
    const { x, y, scale } = page.placed
    names.set(id, [page.ref, 'XYZ', x + place.x * scale, page.sheet.height - y - place.y * scale, null])
  }
  ;(kit._root.data.Names as Ref).data.Dests = nameTree(names)
}

/** Labels the sheets as their folios do: runs of numbers by their first, others one by one. */
export function writePageLabels(kit: Kit, labels: readonly string[]): void {
  const ranges: Value[] = []
  labels.forEach((label, i) => {
    const number = /^[1-9]\d*$/.test(label) ? Number(label) : null
    if (number !== null && i > 0 && labels[i - 1] === `${number - 1}`) return
    ranges.push(i, number === null ? { P: literal(label) } : { S: 'D', St: number })
  })
  kit._root.data.PageLabels = { Nums: ranges }
}
