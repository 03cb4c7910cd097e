/** A manuscript → an EPUB 3.3: documents, cover, fonts, navigation, style sheet, package document, packed. */

import type { Diagnostic, Outcome } from '../../diagnostics.ts'
import type { PullQuote } from '../../editorial/edition.ts'
import type { Host } from '../../host/host.ts'
import { loadLabels } from '../../markup/labels.ts'
import { openTemplates } from '../../markup/templates.ts'
import type { Artifact, Manuscript, Writer } from '../writer.ts'
import { makeCover } from './cover.ts'
import { makeDocuments } from './documents.ts'
import { embedFonts, NO_FONTS } from './fonts.ts'
import { navigationView } from './navigation.ts'
import { packageMetadata, packageView } from './package-view.ts'
import {
  coverResources,
  documentResources,
  fontResources,
  navigationResource,
  pictureResources,
  styleResource,
  XHTML,
} from './resources.ts'
import { styleView } from './style-view.ts'

/** Writes EPUB 3.3. */
export const epubWriter: Writer = { format: 'epub', write }

async function write(manuscript: Manuscript, host: Host): Promise<Outcome<readonly Artifact[]>> {
  const { markup, theme, options, epoch } = manuscript
  const labels = await loadLabels(markup.lang, host)
  const templates = await openTemplates(host, labels, markup.userTemplates ?? null)

  // The text, with the printed pages marked in it.
  const pictures = pictureResources(manuscript)
  const made = makeDocuments(markup, {
    starts: options.epub.pageList ? (manuscript.pages?.starts ?? []) : [],
    images: new Map(pictures.map(({ id, href }) => [id, href])),
    labels,
    templates,
  })

  // What it looks like.
  const { value: cover, diagnostics: onCover } = await makeCover(manuscript, templates, labels, host)
  const shown = made.documents.map(({ xhtml }) => xhtml).join('')
  const fonts =
    options.epub.fonts === 'embed' ? await embedFonts(theme, options.fonts.fallback, shown, host) : NO_FONTS

  // What it is, and how to get about in it.
  const book = packageMetadata(manuscript, host)
  const front = cover ? coverResources(cover, book, templates) : []
  const text = documentResources(made.documents, book, templates)
  const navigation = { ...book, ...navigationView(markup, made, cover !== null, labels) }
  const resources = [
    navigationResource(navigation, templates),
    styleResource(styleView(theme, fonts, book.rightToLeft), templates),
    ...front,
    ...text,
    ...pictures,
    ...fontResources(fonts),
  ]
  const offer = {
    hasCover: cover !== null,
    hasPages: made.pages.length > 0,
    hasFonts: fonts.fonts.length > 0,
  }
  const packageDocument = templates.render('epub/package.opf', {
    ...packageView(manuscript, offer, labels),
    book,
    items: resources.map(({ content: _, ...item }) => item),
    spine: [...front, ...text].filter(({ mediaType }) => mediaType === XHTML).map(({ id }) => id),
  })

  const { assemble } = await import('./assemble.ts')
  const ncx = templates.render('epub/toc.ncx', navigation)
  const bytes = await assemble({ packageDocument, ncx, files: resources, epoch })
  const diagnostics = [...onCover, ...leftOut(manuscript.edition.pullQuotes, shown)]
  return { value: [{ format: 'epub', suffix: '.epub', bytes }], diagnostics }
}

const leftOut = (quotes: readonly PullQuote[], shown: string): Diagnostic[] =>
  quotes
    .filter(({ id }) => !shown.includes(`id="${id}"`))
    .map(({ text }) => ({
      severity: 'note',
      code: 'B103',
      message: `pull quote left out of the EPUB, for want of text after its words: ${text}`,
    }))
