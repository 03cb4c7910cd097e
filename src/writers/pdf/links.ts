/**
 * Clickable areas → link annotations.
 */

import type { Pages, PlacedLink, Tag, TagId } from '../../typesetting/page.ts'
import { type Dict, type Kit, literal, type Ref } from './kit.ts'
import type { DoneSheet } from './put-sheet.ts'
import type { SheetPage } from './sheets.ts'

/** A link's clickable area on its sheet. */
export interface SheetLink {
  readonly tag: TagId
  readonly order: number
  readonly page: number
  readonly sheet: Ref
  readonly annotation: Ref
}

/** Bit 3 of an annotation's flags: printed, as PDF/A wants of every annotation. */
const PRINT = 4

/** Ids that links of the book lead to. */
export const anchorsOf = (tags: readonly Tag[]): string[] =>
  tags.flatMap(({ target }) => (target && 'anchor' in target ? [target.anchor] : []))

/**
 * Writes the links of the current sheet. One that leads to no place of the book is left out.
 *
 * @param firstKey - The first's number in the structure's parent tree; the others count on.
 */
export function putLinks(kit: Kit, { sheet, ref }: DoneSheet, pages: Pages, firstKey: number): SheetLink[] {
  const links: SheetLink[] = []
  for (const placed of sheet.pages) {
    for (const item of placed.page.items) {
      if (item.kind !== 'link' || item.tag === 'artifact') continue
      const tag = pages.tags[item.tag]!
      const target = targetOf(tag, pages)
      if (!target) continue
      const annotation = kit.ref({
        Type: 'Annot',
        Subtype: 'Link',
        Rect: area(item, placed, sheet.height),
        Border: [0, 0, 0],
        F: PRINT,
        Contents: literal(descriptionOf(tag)),
        StructParent: firstKey + links.length,
        ...target,
      })
      annotation.end()
      kit.page.annotations.push(annotation)
      links.push({ tag: item.tag, order: item.order, page: placed.page.number, sheet: ref, annotation })
    }
  }
  return links
}

function targetOf({ target }: Tag, { destinations }: Pages): Dict | null {
  if (!target) return null
  if ('uri' in target) return { A: { S: 'URI', URI: literal(asciiUri(target.uri)) } }
  return destinations.has(target.anchor) ? { Dest: literal(target.anchor) } : null
}

function area(link: PlacedLink, { x, y, scale }: SheetPage, sheetHeight: number): number[] {
  const left = x + link.x * scale
  const top = sheetHeight - y - link.y * scale
  return [left, top - link.height * scale, left + link.width * scale, top]
}

function descriptionOf({ description, target }: Tag): string {
  if (description) return description
  return target ? ('uri' in target ? target.uri : target.anchor) : ''
}

/** An address in PDF is ASCII. */
const asciiUri = (uri: string): string => uri.replace(/[^!-~]+/gu, encodeURIComponent)
