/**
 * Sheets → the bytes of one PDF, part by part: fonts, sheets, structure, ways in, attachment.
 */

import type { Host } from '../../host/host.ts'
import type { Face } from '../../typesetting/face.ts'
import type { Pages } from '../../typesetting/page.ts'
import type { Manuscript } from '../writer.ts'
import { attachSource, describe } from './describe.ts'
import { openFile } from './document.ts'
import { type Drawing, drawSheet } from './draw-page.ts'
import { openFonts } from './fonts.ts'
import { imageShelf } from './images.ts'
import { openInks } from './inks.ts'
import type { Kit } from './kit.ts'
import { anchorsOf, putLinks, type SheetLink } from './links.ts'
import { outlineTargets, writeOutline, writePageLabels, writePlaces } from './outline.ts'
import { type Conformance, srgb } from './profiles.ts'
import { calibratedRgb, type DoneSheet, putSheet } from './put-sheet.ts'
import type { Imposition } from './sheets.ts'
import { writeStructure } from './structure.ts'

/** Draws the pages as an imposition lays them out. */
export async function drawBook(
  manuscript: Manuscript,
  pages: Pages,
  imposition: Imposition,
  conformance: Conformance,
  host: Host,
): Promise<Uint8Array> {
  const { kit, close } = openFile(describe(manuscript), conformance, imposition.viewing)
  const fonts = await openFonts(kit, facesOf(pages))
  const drawing: Drawing = {
    tags: pages.tags,
    tagged: conformance.tagged,
    inks: openInks(kit, conformance.pdfx !== null),
    font: (item) => fonts.get(item.face)!,
    image: imageShelf(kit, manuscript.pictures),
  }
  const rgb = conformance.pdfx === null ? null : calibratedRgb(kit, srgb(host))
  const links: SheetLink[] = []
  const digests: string[] = []
  const done = imposition.sheets.map((sheet, index) => {
    const drawn = drawSheet(sheet, drawing)
    const put = putSheet(kit, sheet, drawn, conformance.tagged ? index : null, rgb)
    digests.push(host.hash('sha256', drawn.content))
    if (conformance.links) links.push(...putLinks(kit, put, pages, imposition.sheets.length + links.length))
    return put
  })
  if (conformance.tagged) writeStructure(kit, pages.tags, done, links)
  writeWaysIn(kit, pages, imposition, done)
  if (conformance.attachSource) attachSource(kit, manuscript)
  return close(host.hash('sha256', digests.join('\n')))
}

function facesOf({ pages }: Pages): Set<Face> {
  const faces = new Set<Face>()
  for (const { items } of pages) for (const item of items) if (item.kind === 'glyphs') faces.add(item.face)
  return faces
}

function writeWaysIn(kit: Kit, pages: Pages, imposition: Imposition, done: readonly DoneSheet[]): void {
  const wanted = new Set([...anchorsOf(pages.tags), ...outlineTargets(pages.outline)])
  writePlaces(kit, wanted, pages.destinations, done)
  writeOutline(kit, pages.outline)
  writePageLabels(kit, imposition.labels)
}
