/**
 * Tags and a list of content → the tree of what belongs to what, in reading order. Knows no PDF.
 */

import type { Tag, TagId } from '../../typesetting/page.ts'

/** A piece of content: where it stands in reading order, and on which page of the book. */
export interface Content {
  readonly tag: TagId
  readonly order: number
  readonly page: number
}

/** An element with its content and its elements, as they are read. */
export interface Element<T extends Content> {
  readonly tag: Tag
  readonly kids: readonly Kid<T>[]
}

export type Kid<T extends Content> = { readonly element: Element<T> } | { readonly content: T }

/** Elements that mean something while they are empty. */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set(['TD', 'TH'])

/** The rank of what has no content: that of what stands before it. */
const NOWHERE = -1

type Ranked<T extends Content> = Kid<T> & { readonly rank: number }

/**
 * Nests content in its elements. Elements that hold nothing are left out, save for the cells of a table.
 *
 * @param content - In the order of drawing, which decides between pieces of equal order on one page.
 * @returns The roots.
 */
export function nestContent<T extends Content>(tags: readonly Tag[], content: readonly T[]): Element<T>[] {
  const inOrder = content.toSorted((a, b) => a.order - b.order || a.page - b.page)
  const contentOf = grouped(
    inOrder.map((piece, rank): Ranked<T> & { content: T } => ({ rank, content: piece })),
    (piece) => piece.content.tag,
  )
  const childrenOf = grouped(tags, ({ parent }) => parent)
  const nest = (tag: Tag): (Ranked<T> & { element: Element<T> }) | null => {
    const kids: Ranked<T>[] = [...(contentOf.get(tag.id) ?? [])]
    let before = NOWHERE
    for (const child of childrenOf.get(tag.id) ?? []) {
      const kid = nest(child)
      if (!kid) continue
      if (kid.rank !== NOWHERE) before = kid.rank
      kids.push({ ...kid, rank: before })
    }
    if (kids.length === 0 && !MAY_BE_EMPTY.has(tag.type)) return null
    kids.sort((a, b) => a.rank - b.rank)
    return { rank: kids.find(({ rank }) => rank !== NOWHERE)?.rank ?? NOWHERE, element: { tag, kids } }
  }
  return (childrenOf.get(null) ?? []).flatMap((tag) => nest(tag)?.element ?? [])
}

function grouped<V, K>(values: readonly V[], keyOf: (value: V) => K): ReadonlyMap<K, V[]> {
  const groups = new Map<K, V[]>()
  for (const value of values) {
    const key = keyOf(value)
    const group = groups.get(key)
    if (group) group.push(value)
    else groups.set(key, [value])
  }
  return groups
}
