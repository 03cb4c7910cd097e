/**
 * The manuscript's pages → a PDF, and where a booklet is wanted, a second one to fold.
 *
 * Draws; every decision about the page was made in typesetting.
 */

import type { Diagnostic, Outcome } from '../../diagnostics.ts'
import type { Host } from '../../host/host.ts'
import type { Face } from '../../typesetting/face.ts'
import type { Pages } from '../../typesetting/page.ts'
import type { Artifact, Manuscript, Writer } from '../writer.ts'
import { bookletSheets } from './booklet.ts'
import { onePageSheets } from './boxes.ts'
import { type Conformance, chooseConformance, NO_CLAIM } from './profiles.ts'
import type { Imposition } from './sheets.ts'

export const pdfWriter: Writer = {
  format: 'pdf',
  async write(manuscript, host) {
    const { pages, options } = manuscript
    if (pages === null) return { value: [], diagnostics: [] }
    const { value: conformance, diagnostics } = chooseConformance(manuscript, host)
    const sheets = onePageSheets(pages, options.page, manuscript.markup.dir)
    const bytes = await draw(manuscript, pages, sheets, conformance, host)
    const book: Artifact = { format: 'pdf', suffix: '.pdf', bytes, pages: pages.pages.length }
    if (!options.pdf.booklet) return { value: [book], diagnostics }
    const booklet = await writeBooklet(manuscript, pages, host)
    return { value: [book, ...booklet.value], diagnostics: [...diagnostics, ...booklet.diagnostics] }
  },
}

/** Opens pdfkit when there is something to draw. */
async function draw(
  manuscript: Manuscript,
  pages: Pages,
  imposition: Imposition,
  conformance: Conformance,
  host: Host,
): Promise<Uint8Array> {
  const { drawBook } = await import('./draw-book.ts')
  return drawBook(manuscript, pages, imposition, conformance, host)
}

async function writeBooklet(
  manuscript: Manuscript,
  pages: Pages,
  host: Host,
): Promise<Outcome<readonly Artifact[]>> {
  const { paper, testSheet } = manuscript.options.pdf
  const impose = (book: Pages): Imposition => bookletSheets(book, paper, manuscript.markup.dir)
  const imposition = impose(pages)
  const bytes = await draw(manuscript, pages, imposition, NO_CLAIM, host)
  const sides = imposition.sheets.length
  const artifacts: Artifact[] = [{ format: 'pdf', suffix: '.booklet.pdf', bytes, pages: sides }]
  const face = testSheet ? firstFace(pages) : null
  if (face) {
    const { testSheetPages } = await import('./test-sheet.ts')
    const numbers = testSheetPages(pages, face)
    const sheet = await draw(manuscript, numbers, impose(numbers), { ...NO_CLAIM, tagged: false }, host)
    artifacts.push({ format: 'pdf', suffix: '.test-sheet.pdf', bytes: sheet, pages: 2 })
  }
  return { value: artifacts, diagnostics: [foldingNote(sides / 2, pages.pages.length)] }
}

function firstFace({ pages }: Pages): Face | null {
  const glyphs = pages.flatMap(({ items }) => items).find((item) => item.kind === 'glyphs')
  return glyphs?.kind === 'glyphs' ? glyphs.face : null
}

function foldingNote(sheets: number, pageCount: number): Diagnostic {
  const blanks = 4 * sheets - pageCount
  const count = sheets === 1 ? '1 sheet' : `${sheets} sheets`
  const empty =
    blanks === 0 ? '' : blanks === 1 ? ', the last page blank' : `, the last ${blanks} pages blank`
  return {
    severity: 'note',
    code: 'P104',
    message: `booklet: ${count} of paper${empty}; print on both sides, “flip on short edge”, at 100 %, fold and staple`,
  }
}
