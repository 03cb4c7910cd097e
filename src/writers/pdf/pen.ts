/**
 * Writes the operators of a content stream, each setting only when it changes. Coordinates come from the top left
 * of the page that is being drawn, in points.
 */

import type { Colour } from '../../themes/theme.ts'
import type { PlacedGlyphs } from '../../typesetting/page.ts'
import type { Points } from '../../units.ts'
import { hexText } from './encode-word.ts'
import type { PdfFont } from './fonts.ts'
import type { Inks } from './inks.ts'
import type { KitImage } from './kit.ts'
import type { Rectangle } from './sheets.ts'

/** A hundredth of a point is finer than any printer. */
const at = (value: number): number => Math.round(value * 100) / 100

export class Pen {
  content = ''
  readonly fonts = new Set<PdfFont>()
  readonly images = new Set<KitImage>()
  private readonly inks: Inks
  private height = 0
  private inText = false
  private x = 0
  private y = 0
  private font = ''
  private colour: Colour | null = null
  private stretch = 1
  private tracking = 0

  constructor(inks: Inks) {
    this.inks = inks
  }

  /** Turns to a page whose top left corner stands at x, y on the sheet. */
  begin(x: Points, y: Points, scale: number, height: Points): void {
    // pdfkit has turned the sheet upside down; this turns it back.
    this.content += `q ${scale} 0 0 ${-scale} ${at(x)} ${at(y + scale * height)} cm\n`
    this.height = height
    this.font = ''
    this.colour = null
    this.stretch = 1
    this.tracking = 0
  }

  end(): void {
    this.leaveText()
    this.content += 'Q\n'
  }

  openMark(type: string, id: number, actualText?: string): void {
    this.leaveText()
    this.content += `/${type} <</MCID ${id}${actual(actualText)}>> BDC\n`
  }

  openArtifact(type: string, actualText?: string): void {
    this.leaveText()
    this.content += `/Artifact <</Type /${type}${actual(actualText)}>> BDC\n`
  }

  closeMark(): void {
    this.leaveText()
    this.content += 'EMC\n'
  }

  /** Shows glyphs: `array` is a `TJ` array. */
  text(item: PlacedGlyphs, font: PdfFont, array: string): void {
    this.setColour(item.colour)
    if (!this.inText) this.enterText()
    this.setFont(item, font)
    const x = at(item.x)
    const y = at(this.height - item.y)
    this.content += `${at(x - this.x)} ${at(y - this.y)} Td ${array} TJ\n`
    this.x = x
    this.y = y
  }

  image(image: KitImage, { x, y, width, height }: Rectangle): void {
    this.leaveText()
    this.images.add(image)
    this.content += `q ${at(width)} 0 0 ${at(height)} ${at(x)} ${at(this.height - y - height)} cm /${image.label} Do Q\n`
  }

  fill(box: Rectangle, colour: Colour): void {
    this.leaveText()
    this.setColour(colour)
    this.content += `${this.path(box)} f\n`
  }

  outline(box: Rectangle, colour: Colour, width: Points): void {
    this.leaveText()
    this.content += `q ${this.inks.stroke(colour)}${at(width)} w ${this.path(box)} S Q\n`
  }

  /** Fills a crop mark in every ink there is. */
  mark(box: Rectangle): void {
    this.leaveText()
    this.content += `${this.inks.registration}${this.path(box)} f\n`
  }

  private path({ x, y, width, height }: Rectangle): string {
    return `${at(x)} ${at(this.height - y - height)} ${at(width)} ${at(height)} re`
  }

  private setColour(colour: Colour): void {
    if (colour === this.colour) return
    this.colour = colour
    this.content += this.inks.fill(colour)
  }

  private setFont(item: PlacedGlyphs, font: PdfFont): void {
    const setting = `/${font.name} ${at(item.size)} Tf\n`
    if (setting !== this.font) {
      this.font = setting
      this.fonts.add(font)
      this.content += setting
    }
    if (item.stretch !== this.stretch) {
      this.stretch = item.stretch
      this.content += `${Math.round(item.stretch * 1e5) / 1e3} Tz\n`
    }
    if (item.tracking !== this.tracking) {
      this.tracking = item.tracking
      this.content += `${Math.round(item.tracking * 1e4) / 1e4} Tc\n`
    }
  }

  private enterText(): void {
    this.content += 'BT\n'
    this.inText = true
    this.x = 0
    this.y = 0
  }

  private leaveText(): void {
    if (!this.inText) return
    this.content += 'ET\n'
    this.inText = false
  }
}

const actual = (text: string | undefined): string =>
  text === undefined ? '' : `/ActualText ${hexText(text)}`
