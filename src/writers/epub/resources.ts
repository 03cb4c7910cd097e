/** Everything made for the book → its files, each with its line in the manifest. */

import type { Templates } from '../../markup/templates.ts'
import type { Manuscript } from '../writer.ts'
import type { CoverImage } from './cover.ts'
import type { EpubDocument } from './documents.ts'
import type { EpubFonts } from './fonts.ts'
import type { PackageMetadata } from './package-view.ts'
import type { StyleView } from './style-view.ts'

/** A file of the book. */
export interface Resource {
  /** In the manifest. */
  readonly id: string
  /** Under the folder of the package document. */
  readonly href: string
  readonly mediaType: string
  readonly properties: string | null
  readonly content: string | Uint8Array
}

/** Media type of documents. */
export const XHTML = 'application/xhtml+xml'

/** What every page of the book says of itself. */
type PageSetting = Pick<PackageMetadata, 'lang' | 'rightToLeft'>

/** Wraps documents into pages. */
export const documentResources = (
  documents: readonly EpubDocument[],
  { lang, rightToLeft }: PageSetting,
  templates: Templates,
): readonly Resource[] =>
  documents.map(({ id, title, xhtml }) => ({
    id,
    href: `text/${id}.xhtml`,
    mediaType: XHTML,
    properties: null,
    content: templates.render('epub/page.xhtml', { lang, rightToLeft, title, xhtml }),
  }))

/** The cover's image and its page. */
export function coverResources(
  cover: CoverImage,
  book: PackageMetadata,
  templates: Templates,
): readonly Resource[] {
  const image = imageResource('cover-image', cover, 'cover-image')
  const xhtml = templates.render('epub/cover', { title: book.title, href: `../${image.href}` })
  return [image, ...documentResources([{ id: 'cover', title: book.title, xhtml }], book, templates)]
}

/** The navigation document. */
export const navigationResource = (view: object, templates: Templates): Resource => ({
  id: 'nav',
  href: 'nav.xhtml',
  mediaType: XHTML,
  properties: 'nav',
  content: templates.render('epub/nav.xhtml', view),
})

/** The style sheet. */
export const styleResource = (view: StyleView, templates: Templates): Resource => ({
  id: 'style',
  href: 'css/style.css',
  mediaType: 'text/css',
  properties: null,
  content: templates.render('epub/style.css', view),
})

function imageResource(id: string, { bytes, mediaType }: CoverImage, properties: string | null): Resource {
  const extension = mediaType === 'image/png' ? 'png' : 'jpg'
  return { id, href: `images/${id}.${extension}`, mediaType, properties, content: bytes }
}

/** The article's pictures as screens show them. */
export const pictureResources = ({ pictures }: Manuscript): readonly Resource[] =>
  [...pictures.values()].flatMap((picture) =>
    picture.status === 'ready' ? [imageResource(picture.id, picture.screen, null)] : [],
  )

/** Fonts with their licences. */
export const fontResources = ({ fonts, licences }: EpubFonts): readonly Resource[] => [
  ...fonts.map(({ file, mediaType, bytes }) => fontResource(file, mediaType, bytes)),
  ...[...licences].map(([file, bytes]) => fontResource(file, 'text/plain', bytes)),
]

const fontResource = (file: string, mediaType: string, content: Uint8Array): Resource => ({
  id: `font-${file.replaceAll('.', '-')}`,
  href: `fonts/${file}`,
  mediaType,
  properties: null,
  content,
})
