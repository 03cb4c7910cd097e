/** Whether everything on a PDF's pages is either in its structure or an artifact. */

import type { Diagnostic } from '../../diagnostics.ts'
import { fault } from '../report.ts'
import type { PageContent } from './inspect-content.ts'
import type { Dict } from './objects.ts'
import { numberTree } from './page-tree.ts'
import { type PdfSubject, placeOn } from './subject.ts'

/** Checks the marked content of all pages against the structure. */
export function checkContent(subject: PdfSubject): Diagnostic[] {
  const claimed = claimedContent(subject)
  return subject.contents.flatMap((content) => [
    ...unmarkedFaults(subject, content),
    ...crossedFaults(subject, content),
    ...lostFaults(subject, content, claimed),
  ])
}

function unmarkedFaults(subject: PdfSubject, { page, unmarked }: PageContent): Diagnostic[] {
  const kinds = [...unmarked].map(([kind, count]) => `${count} × ${kind}`)
  if (kinds.length === 0) return []
  const message = `content is neither tagged nor an artifact: ${kinds.join(', ')}`
  return [fault('P207', message, 'tag what is read, and mark decoration', placeOn(subject, page.number))]
}

function crossedFaults(subject: PdfSubject, content: PageContent): Diagnostic[] {
  const at = placeOn(subject, content.page.number)
  const hint = 'end the one before the other begins'
  return [
    ...(content.artifactsInTagged > 0
      ? [fault('P209', 'an artifact stands in tagged content', hint, at)]
      : []),
    ...(content.taggedInArtifacts > 0
      ? [fault('P209', 'tagged content stands in an artifact', hint, at)]
      : []),
  ]
}

/** Content that the structure does not lead to, or that does not lead to the structure. */
function lostFaults(
  subject: PdfSubject,
  { page, marked }: PageContent,
  { byPage, parents }: Claims,
): Diagnostic[] {
  const { file } = subject
  const own = byPage.get(page.object) ?? new Set<number>()
  const key = file.number(page.dict.get('StructParents'))
  const lost: number[] = []
  for (const { id, form } of marked.values()) {
    const up = parents(form ?? key, id)
    if (!up || (form === null && !own.has(id))) lost.push(id)
  }
  if (lost.length === 0) return []
  const list = lost.slice(0, 5).join(', ') + (lost.length > 5 ? ' …' : '')
  const message = `tagged content is not in the structure: MCID ${list}`
  return [
    fault('P208', message, 'the tree must lead to it, and /ParentTree back', placeOn(subject, page.number)),
  ]
}

interface Claims {
  /** Ids of marked content that elements hold, by their page's object number. */
  readonly byPage: ReadonlyMap<number, ReadonlySet<number>>
  /** The element that `/ParentTree` names for marked content. */
  readonly parents: (key: number | null, id: number) => Dict | null
}

function claimedContent({ file, structure }: PdfSubject): Claims {
  const byPage = new Map<number, Set<number>>()
  for (const { kids } of structure!.elements)
    for (const kid of kids) {
      if (kid.kind !== 'content' || kid.page === null) continue
      const ids = byPage.get(kid.page) ?? new Set<number>()
      byPage.set(kid.page, ids.add(kid.id))
    }
  const tree = numberTree(file, structure!.dict.get('ParentTree') ?? null)
  const lists = new Map([...tree].map(([key, value]) => [key, file.array(value)]))
  return {
    byPage,
    parents: (key, id) => (key === null ? null : file.dict(lists.get(key)?.[id])),
  }
}
