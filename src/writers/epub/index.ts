/** A manuscript → an EPUB 3.3: documents, cover, fonts, navigation, style sheet, package document, packed. */

import type { Outcome } from '../../diagnostics.ts'
import type { Host } from '../../host/host.ts'
import { loadLabels } from '../../markup/labels.ts'
import { openTemplates } from '../../markup/templates.ts'
import type { Artifact, Manuscript, Writer } from '../writer.ts'
import { accessibilityOf } from './accessibility.ts'
import { makeCover } from './cover.ts'
import { makeDocuments } from './documents.ts'
import { embedFonts, NO_FONTS } from './fonts.ts'
import { navigationView } from './navigation.ts'
import { packageMetadata } from './package-view.ts'
import {
  documentResources,
  fontResources,
  imageResource,
  navigationResource,
  pictureResources,
  styleResource,
} from './resources.ts'
import { styleView } from './style-view.ts'

/** Writes EPUB 3.3. */
export const epubWriter: Writer = { format: 'epub', write }

async function write(manuscript: Manuscript, host: Host): Promise<Outcome<readonly Artifact[]>> {
  const { edition, markup, theme, options, epoch } = manuscript
  const labels = await loadLabels(markup.lang, host)
  const templates = await openTemplates(host, labels, markup.userTemplates)

  const pictures = pictureResources(manuscript)
  const made = makeDocuments(markup, {
    starts: options.epub.pageList ? (manuscript.pages?.starts ?? []) : [],
    images: new Map(pictures.map(({ id, href }) => [id, href.replace('images/', '')])),
    labels,
    templates,
  })
  const { value: cover, diagnostics } = await makeCover(manuscript, templates, labels, host)
  const shown = made.documents.map(({ xhtml }) => xhtml).join('')
  const fonts =
    options.epub.fonts === 'none' ? NO_FONTS : await embedFonts(theme, options.fonts.fallback, shown, host)

  const book = packageMetadata(manuscript, host)
  const setting = {
    lang: book.lang,
    rightToLeft: book.dir === 'rtl',
    title: book.title,
    identifier: book.identifier,
  }
  const navigation = { ...setting, ...navigationView(markup, made, cover !== null, labels) }
  const coverImages = cover ? [imageResource('cover-image', cover, 'cover-image')] : []
  const coverPages = coverImages.map(({ href }) => ({
    id: 'cover',
    title: book.title,
    xhtml: templates.render('epub/cover', { title: book.title, href: `../${href}` }),
  }))
  const pages = documentResources([...coverPages, ...made.documents], setting, templates)
  const resources = [
    navigationResource(navigation, templates),
    styleResource(styleView(theme, fonts), templates),
    ...coverImages,
    ...pages,
    ...pictures,
    ...fontResources(fonts),
  ]

  const hasPages = made.pages.length > 0
  const offer = { hasCover: cover !== null, hasPages, headings: /<h[2-6]/.test(shown) }
  const packageDocument = templates.render('epub/package.opf', {
    ...setting,
    book,
    accessibility: accessibilityOf(edition, manuscript.pictures, offer, labels),
    certifiedBy: options.epub.certifiedBy,
    pageSource: hasPages ? manuscript.printIdentifier : null,
    specifiedFonts: fonts.fonts.length > 0,
    coverImage: cover ? 'cover-image' : null,
    items: resources.map(({ content, ...item }) => item),
    documents: pages.map(({ id }) => id),
  })
  const { assemble } = await import('./assemble.ts')
  const ncx = templates.render('epub/toc.ncx', navigation)
  const bytes = await assemble({ packageDocument, ncx, files: resources, epoch })
  return { value: [{ format: 'epub', suffix: '.epub', bytes }], diagnostics }
}
