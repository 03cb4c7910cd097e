/** The bytes of a PDF in, everything that its checks look at out. */

import type { SourcePlace } from '../../diagnostics.ts'
import { type FontUse, inspectContents, type PageContent } from './inspect-content.ts'
import type { Dict, PdfValue } from './objects.ts'
import { type PdfPage, readPages } from './page-tree.ts'
import { openPdf, type PdfFile } from './pdf-file.ts'
import { readXmp, type Xmp } from './read-xmp.ts'
import { readStructure, type StructureTree } from './structure-tree.ts'

export interface PdfSubject {
  readonly name: string
  readonly file: PdfFile
  readonly catalogue: Dict
  readonly pages: readonly PdfPage[]
  readonly contents: readonly PageContent[]
  readonly fonts: readonly FontUse[]
  readonly structure: StructureTree | null
  /** `null` where there is none, or it is no XML. */
  readonly xmp: Xmp | null
}

/** Opens a PDF for its checks. @throws PdfFault for what is none. */
export async function readSubject(name: string, bytes: Uint8Array): Promise<PdfSubject> {
  const file = await openPdf(bytes)
  const root: PdfValue = file.trailer.get('Root') ?? null
  const catalogue = file.dict(root) ?? new Map()
  const pages = readPages(file)
  const xmp = await readXmp(file.content(catalogue.get('Metadata')))
  return {
    name,
    file,
    catalogue,
    pages,
    ...inspectContents(file, pages),
    structure: readStructure(file),
    xmp,
  }
}

/** The place of a finding. */
export const placeOn = ({ name }: PdfSubject, page?: number | null): SourcePlace =>
  page ? { file: name, page } : { file: name }

/** The number of the page with an object number. */
export const pageNumber = ({ pages }: PdfSubject, object: number | null): number | null =>
  pages.find((page) => page.object === object)?.number ?? null
