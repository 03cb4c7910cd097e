/** Pages being made one after another: each opened with its frame, filled, closed with its running head and folio. */

import type { Options } from '../options.ts'
import type { Theme } from '../themes/theme.ts'
import type { Furniture } from './furniture.ts'
import type { Page } from './page.ts'
import { type PageFrame, pageFrame } from './page-frames.ts'
import type { OpenPage } from './place-inks.ts'

/** The page that is being filled. */
export interface CurrentPage extends OpenPage {
  readonly frame: PageFrame
}

export class PageMaker {
  readonly pages: Page[] = []
  private readonly theme: Theme
  private readonly sides: Options['page']['sides']
  private readonly furniture: Furniture
  private open: CurrentPage | null = null

  constructor(theme: Theme, sides: Options['page']['sides'], furniture: Furniture) {
    this.theme = theme
    this.sides = sides
    this.furniture = furniture
  }

  /** The page being filled. */
  get current(): CurrentPage {
    return this.open ?? this.next()
  }

  /** Closes the page being filled and opens the next. */
  next(): CurrentPage {
    this.close()
    const number = this.pages.length + 1
    this.open = { number, items: [], frame: pageFrame(this.theme, number, this.sides) }
    return this.open
  }

  /** Closes the last page. */
  close(): void {
    if (!this.open) return
    const { number, items, frame } = this.open
    this.furniture.place(frame, this.open, label(number), number === 1)
    const { width, height } = this.theme.page
    this.pages.push({ number, label: label(number), side: frame.side, width, height, items })
    this.open = null
  }
}

/** What a page's folio says. */
export const label = (number: number): string => String(number)
