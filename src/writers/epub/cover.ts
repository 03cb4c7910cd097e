/** What the user wants for a cover → an image: their own file, the article's own, or one drawn from the theme. */

import { type Diagnostic, EXIT, OffprintError, type Outcome } from '../../diagnostics.ts'
import type { Host } from '../../host/host.ts'
import type { Labels } from '../../markup/labels.ts'
import type { Templates } from '../../markup/templates.ts'
import type { Raster } from '../../pictures/picture.ts'
import type { Manuscript } from '../writer.ts'

/** The image and its kind. */
export type CoverImage = Pick<Raster, 'bytes' | 'mediaType'>

/** Longest side of a cover that is not drawn, in pixels. */
const LONGEST = 2100

/**
 * Makes the cover; `null` where none is wanted.
 *
 * An image that cannot be used is a warning, B101, and the cover is drawn instead; a character that no face has
 * is one, B102, where no typesetter tells of it.
 */
export async function makeCover(
  manuscript: Manuscript,
  templates: Templates,
  labels: Labels,
  host: Host,
): Promise<Outcome<CoverImage | null>> {
  const { edition, theme, options } = manuscript
  if (options.cover === 'none') return { value: null, diagnostics: [] }
  const diagnostics: Diagnostic[] = []
  try {
    const bytes = await givenCover(manuscript, host)
    if (bytes)
      return { value: (await host.transcode(bytes, { screen: LONGEST, print: 1 })).screen, diagnostics }
  } catch (error) {
    if (!(error instanceof OffprintError)) throw error
    diagnostics.push({
      severity: 'warning',
      code: 'B101',
      message: `cover image not used: ${error.message}`,
      hint: 'a cover was drawn instead; --cover none leaves it out',
    })
  }
  const { drawCover } = await import('./draw-cover.ts')
  const { fallback } = options.fonts
  const { bytes, missing } = await drawCover(edition, { theme, fallback, templates, labels, host })
  // Where there are printed pages, they have told it already.
  if (missing.length > 0 && !manuscript.pages) diagnostics.push(missingGlyphs(missing))
  return { value: { bytes, mediaType: 'image/png' }, diagnostics }
}

const missingGlyphs = (characters: readonly string[]): Diagnostic => ({
  severity: 'warning',
  code: 'B102',
  message: `no glyph on the cover for “${characters.join('')}”`,
  hint: 'set fonts.fallback to a family that has it',
})

/** The image that options or front matter name; `null` where they name none. */
async function givenCover({ edition, options, source }: Manuscript, host: Host): Promise<Uint8Array | null> {
  if (typeof options.cover === 'object') {
    const { file } = options.cover
    const bytes = host.userFile(file)
    if (!bytes) throw new OffprintError(EXIT.input, { code: 'B101', message: `no such file: ${file}` })
    return bytes
  }
  const { coverImage } = edition.article.metadata
  return coverImage === undefined ? null : host.pictureBytes(coverImage, { ...source, format: '' })
}
