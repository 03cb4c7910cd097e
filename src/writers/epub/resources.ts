/** Everything made for the book → its files, each with its line in the manifest. */

import type { Templates } from '../../markup/templates.ts'
import type { Raster } from '../../pictures/picture.ts'
import type { Manuscript } from '../writer.ts'
import type { EpubDocument } from './documents.ts'
import type { EpubFonts } from './fonts.ts'
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

const XHTML = 'application/xhtml+xml'

/** What every page of the book says of itself. */
export interface PageSetting {
  readonly lang: string
  readonly rightToLeft: boolean
}

/** Wraps documents into pages. */
export const documentResources = (
  documents: readonly EpubDocument[],
  setting: PageSetting,
  templates: Templates,
): readonly Resource[] =>
  documents.map(({ id, title, xhtml }) => ({
    id,
    href: `text/${id}.xhtml`,
    mediaType: XHTML,
    properties: null,
    content: templates.render('epub/page.xhtml', { ...setting, title, xhtml }),
  }))

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

/** An image and what it is in the book. */
export function imageResource(
  id: string,
  image: Pick<Raster, 'bytes' | 'mediaType'>,
  properties: string | null,
): Resource {
  const { bytes, mediaType } = image
  return {
    id,
    href: `images/${id}.${mediaType === 'image/png' ? 'png' : 'jpg'}`,
    mediaType,
    properties,
    content: bytes,
  }
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
