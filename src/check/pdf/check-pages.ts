/** A PDF's pages as sheets: their boxes, and how finely their pictures are printed. */

import type { Diagnostic } from '../../diagnostics.ts'
import { doubt, fault } from '../report.ts'
import { SHARP } from '../sharpness.ts'
import { type Box, type BoxName, boxOf, type PdfPage } from './page-tree.ts'
import { type PdfSubject, placeOn } from './subject.ts'

/** Rounding of boxes, in points. */
const TOLERANCE = 0.01
/** Sides of a page that every reader takes, in points (ISO 32000-1, annex C). */
const SMALLEST = 3
const LARGEST = 14_400

/** A picture smaller than this, in points, is no picture: a dot, a rule. */
const SPECK = 9

/** Boxes within boxes. */
export const checkBoxes = (subject: PdfSubject): Diagnostic[] =>
  subject.pages.flatMap((page) =>
    boxTroubles(subject, page).map((what) =>
      fault('P225', what, 'trim ⊆ bleed ⊆ media, all within 3 to 14 400 pt', placeOn(subject, page.number)),
    ),
  )

function boxTroubles({ file }: PdfSubject, page: PdfPage): string[] {
  const media = boxOf(file, page, 'MediaBox')
  if (!media) return ['the page has no MediaBox']
  const sides = [media[2] - media[0], media[3] - media[1]]
  const troubles: string[] = []
  if (sides.some((side) => side < SMALLEST || side > LARGEST))
    troubles.push(`the page is ${sides.map((side) => Math.round(side)).join(' × ')} pt`)
  for (const name of ['CropBox', 'BleedBox', 'TrimBox', 'ArtBox'] as const) {
    const box = boxOf(file, page, name)
    if (page.dict.has(name) && !box) troubles.push(`the ${name} is no box`)
    if (box && !contains(media, box)) troubles.push(`the ${name} reaches beyond the MediaBox`)
  }
  const bleed = boxOf(file, page, 'BleedBox')
  for (const name of ['TrimBox', 'ArtBox'] satisfies BoxName[]) {
    const box = boxOf(file, page, name)
    if (bleed && box && contains(media, box) && !contains(bleed, box))
      troubles.push(`the ${name} reaches beyond the BleedBox`)
  }
  const rotate = file.number(page.dict.get('Rotate')) ?? 0
  if (rotate % 90 !== 0) troubles.push(`the page is turned by ${rotate}°`)
  return troubles
}

const contains = (outer: Box, inner: Box): boolean =>
  inner[0] >= outer[0] - TOLERANCE &&
  inner[1] >= outer[1] - TOLERANCE &&
  inner[2] <= outer[2] + TOLERANCE &&
  inner[3] <= outer[3] + TOLERANCE

/** Pictures at their printed size. */
export function checkImages(subject: PdfSubject): Diagnostic[] {
  const { file } = subject
  return subject.contents.flatMap(({ page, images }) =>
    images.flatMap(({ image, width, height }) => {
      const pixels = file.number(image.get('Width')) ?? 0
      const dots = Math.round((pixels / width) * 72)
      if (file.resolve(image.get('ImageMask')) === true || Math.min(width, height) < SPECK || dots >= SHARP)
        return []
      const size = `${Math.round((width / 72) * 25.4)} mm`
      const message = `a picture of ${pixels} pixels is printed ${size} wide, at ${dots} dpi`
      return [doubt('I401', message, `${SHARP} dpi and more look sharp`, placeOn(subject, page.number))]
    }),
  )
}
