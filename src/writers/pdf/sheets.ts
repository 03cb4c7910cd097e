/**
 * Sheets: what the PDF calls its pages. A sheet carries one page of the book, or two of a booklet, or crop marks
 * around one. Lengths are in points, from the sheet's top left corner.
 */

import type { Page } from '../../typesetting/page.ts'
import type { Points } from '../../units.ts'

/** A page of the book on a sheet. */
export interface SheetPage {
  readonly page: Page
  readonly x: Points
  readonly y: Points
  /** 1 = as set. */
  readonly scale: number
}

export interface Rectangle {
  readonly x: Points
  readonly y: Points
  readonly width: Points
  readonly height: Points
}

export interface Sheet {
  readonly width: Points
  readonly height: Points
  readonly pages: readonly SheetPage[]
  /** Where the page is cut, and how far ink goes beyond the cut; `null` for sheets that are not cut. */
  readonly trim: Rectangle | null
  readonly bleed: Rectangle | null
  /** Crop marks. */
  readonly marks: readonly Rectangle[]
}

/** How readers should show or print the sheets. */
export interface Viewing {
  readonly spreads: boolean
  readonly rightToLeft: boolean
  /** Both sides of the paper, turned on the short edge, without scaling. */
  readonly duplex: boolean
}

/** A book laid out on sheets, with the page labels of those. */
export interface Imposition {
  readonly sheets: readonly Sheet[]
  readonly labels: readonly string[]
  readonly viewing: Viewing
}
