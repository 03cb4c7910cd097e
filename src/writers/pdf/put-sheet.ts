/**
 * A drawn sheet → a page of the PDF: its boxes, its resources and its content in one piece.
 */

import type { DrawnSheet, Mark } from './draw-page.ts'
import type { Kit, Ref, Value } from './kit.ts'
import type { Rectangle, Sheet } from './sheets.ts'

/** A sheet that stands in the file. */
export interface DoneSheet {
  readonly sheet: Sheet
  readonly ref: Ref
  readonly marks: readonly Mark[]
}

/** Embeds the profile by which a press understands RGB. */
export function calibratedRgb(kit: Kit, icc: Uint8Array): Value {
  const profile = kit.ref({ N: 3 })
  profile.end(icc)
  return ['ICCBased', profile]
}

/**
 * Adds a sheet to the file.
 *
 * @param key - Its number in the structure's parent tree; `null` without a structure.
 * @param rgb - The colour space that RGB stands for; `null` leaves it to the output intent.
 */
export function putSheet(
  kit: Kit,
  sheet: Sheet,
  drawn: DrawnSheet,
  key: number | null,
  rgb: Value | null,
): DoneSheet {
  kit.addPage({ size: [sheet.width, sheet.height], margin: 0 })
  const { page } = kit
  const { data } = page.dictionary
  if (sheet.trim) data.TrimBox = corners(sheet.trim, sheet.height)
  if (sheet.bleed) data.BleedBox = corners(sheet.bleed, sheet.height)
  // Tab goes through the links in the order of the structure.
  if (key !== null) Object.assign(data, { StructParents: key, Tabs: 'S' })
  if (rgb !== null) page.colorSpaces.DefaultRGB = rgb
  for (const { name, font } of drawn.fonts) page.fonts[name] = font.ref()
  for (const { label, obj } of drawn.images) page.xobjects[label] = obj
  page.content.write(Buffer.from(drawn.content, 'latin1'))
  return { sheet, ref: page.dictionary, marks: drawn.marks }
}

/** Left, bottom, right, top. */
const corners = ({ x, y, width, height }: Rectangle, sheetHeight: number): Value[] => [
  x,
  sheetHeight - y - height,
  x + width,
  sheetHeight - y,
]
