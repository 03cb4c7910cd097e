/** A page's number and what the book is called → running head and folio, set as decoration. */

import type { Markup } from '../markup/markup.ts'
import type { TextRole, TextStyle, Theme } from '../themes/theme.ts'
import type { Points } from '../units.ts'
import type { FlowText } from './flow.ts'
import { evenShape, type LineInk, type SetText } from './galley.ts'
import type { PageFrame } from './page-frames.ts'
import { type OpenPage, placeDecoration } from './place-inks.ts'
import { PLAIN } from './read-runs.ts'

/** Makes a text that stands for nothing in the markup. */
export function decorationText(words: string, role: TextRole, style: TextStyle, markup: Markup): FlowText {
  const source = { part: '', start: 0, end: 0 }
  return {
    type: 'text',
    role,
    style: { ...style, indent: 0, hyphenate: false },
    runs: [{ text: words, tag: 0, source, style: PLAIN, lang: markup.lang }],
    tag: 0,
    dir: markup.dir,
    inset: { start: 0, end: 0 },
    keepWithNext: false,
  }
}

/** Sets running heads and folios; equal ones are set once. */
export class Furniture {
  private readonly markup: Markup
  private readonly theme: Theme
  private readonly setText: SetText
  private readonly heads = new Map<string, LineInk | null>()

  constructor(markup: Markup, theme: Theme, setText: SetText) {
    this.markup = markup
    this.theme = theme
    this.setText = setText
  }

  /** Places running head and folio; the opening page has no head. */
  place(frame: PageFrame, page: OpenPage, label: string, opening: boolean): void {
    const { x, width } = frame.whole
    const outer = frame.side === 'recto' ? 'right' : 'left'
    const folio = this.set(label, 'folio', { ...this.theme.styles.folio, align: outer }, width)
    if (folio) placeDecoration([folio], x, frame.foot, page, 'pagination')
    if (opening) return
    const { runningHead, title } = this.markup
    const style = this.theme.styles['running-head']
    const publication = runningHead
      ? this.set(runningHead, 'running-head', { ...style, align: 'right' }, width / 2)
      : null
    const room = width - (publication ? publication.line.width + 3 * style.size : 0)
    const name = this.headline(title, style, room)
    if (!name && !publication) return
    if (name) placeDecoration([name], x, frame.head, page, 'pagination')
    if (publication) placeDecoration([publication], x + width / 2, frame.head, page, 'pagination')
    const y = frame.head + 0.55 * style.size
    const rule = { kind: 'rule', x: 0, y, width, height: 0.3, colour: this.theme.colours.muted } as const
    placeDecoration([rule], x, 0, page, 'pagination')
  }

  /** The title in one line, in capitals or without; a title that will not fit is not cut short but left out. */
  private headline(title: string, style: TextStyle, room: Points): LineInk | null {
    const plain: TextStyle = { ...style, caps: 'none', tracking: 0 }
    return this.set(title, 'running-head', style, room) ?? this.set(title, 'running-head', plain, room)
  }

  private set(words: string, role: TextRole, style: TextStyle, width: Points): LineInk | null {
    const key = `${words} ${style.align} ${style.caps} ${width}`
    const known = this.heads.get(key)
    if (known !== undefined) return known
    const text = decorationText(words, role, style, this.markup)
    const lines = this.setText(text, evenShape(width))
    const [line] = lines
    const ink: LineInk | null = line && lines.length === 1 ? { kind: 'line', x: 0, y: 0, line, text } : null
    this.heads.set(key, ink)
    return ink
  }
}
