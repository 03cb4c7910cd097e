/** Block elements of a part → blocks of the flow, with their structure elements. */

import type { XhtmlElement } from '../markup/xhtml.ts'
import type { TextRole, TextStyle, Theme } from '../themes/theme.ts'
import type { Points } from '../units.ts'
import type { FlowBlock, FlowRun, FlowText } from './flow.ts'
import type { TagId, TagType } from './page.ts'
import { readCode } from './read-code.ts'
import { readFigure } from './read-figure.ts'
import { addTag, hasClass, langOf, PLAIN, type ReadingPlace, readRuns } from './read-runs.ts'
import { readTable } from './read-table.ts'

/** Where blocks are read: what they are inside of. */
export interface Surroundings {
  readonly parent: TagId
  /** Role of a plain paragraph here. */
  readonly role: TextRole
  readonly dir: 'ltr' | 'rtl'
  readonly inset: { readonly start: Points; readonly end: Points }
  /** The book has several chapters. */
  readonly chapters?: boolean
}

/** Indent of a list's or a quotation's text, in em of its type. */
const STEP = 1.4
/** Width of a figure. */
const FIGURE_EM = 0.55

/** Reads blocks one after another, remembering what the next one follows. */
export class BlockReader {
  readonly blocks: FlowBlock[] = []
  readonly place: ReadingPlace
  readonly theme: Theme
  /** The next paragraph opens something and is not indented. */
  private opens = true
  /** Ids of the sections that begin with the next block. */
  private anchors: string[] = []
  private label: FlowText | null = null

  constructor(place: ReadingPlace, theme: Theme) {
    this.place = place
    this.theme = theme
  }

  readChildren(element: XhtmlElement, around: Surroundings): void {
    for (const child of element.children) if (child.type === 'element') this.readBlock(child, around)
  }

  readBlock(element: XhtmlElement, around: Surroundings): void {
    const dir = (element.attributes.dir as 'ltr' | 'rtl' | undefined) ?? around.dir
    const here = dir === around.dir ? around : { ...around, dir }
    switch (element.name) {
      case 'section':
      case 'article':
      case 'header':
        this.readSection(element, here)
        break
      case 'h1':
      case 'h2':
      case 'h3':
      case 'h4':
      case 'h5':
      case 'h6':
        this.readHeading(element, here)
        break
      case 'blockquote':
        this.readQuote(element, here)
        break
      case 'ul':
      case 'ol':
        this.readList(element, here)
        break
      case 'figure':
      case 'table':
      case 'pre':
        this.blocks.push(READERS[element.name](element, here, this))
        this.opens = false
        break
      case 'hr':
        this.blocks.push({ type: 'break' })
        this.opens = true
        break
      default:
        this.readParagraph(element, here)
    }
  }

  /** Ids waiting for a block to stand at, and the block's own. */
  takeAnchors(element?: XhtmlElement): string[] {
    const own = element?.attributes.id
    const anchors = own ? [...this.anchors, own] : this.anchors
    this.anchors = []
    return anchors
  }

  /** Makes a text of an element's inline content. */
  text(element: XhtmlElement, role: TextRole, tag: TagId, around: Surroundings, style = PLAIN): FlowText {
    const anchors = this.takeAnchors()
    const id = element.attributes.id
    return {
      type: 'text',
      role,
      style: this.theme.styles[role],
      runs: readRuns(element, tag, this.place, style),
      tag,
      dir: (element.attributes.dir as 'ltr' | 'rtl' | undefined) ?? around.dir,
      inset: around.inset,
      keepWithNext: false,
      ...(id && { id }),
      ...(anchors.length > 0 && { anchors }),
    }
  }

  tag(type: TagType, parent: TagId, element: XhtmlElement): TagId {
    const lang = langOf(element)
    const id = element.attributes.id
    return addTag(this.place.tags, type, parent, { ...(lang && { lang }), ...(id && { source: id }) })
  }

  private readSection(element: XhtmlElement, around: Surroundings): void {
    const tag = this.tag(element.name === 'article' ? 'Art' : 'Sect', around.parent, element)
    const id = element.attributes.id
    if (id) this.anchors.push(id)
    this.readChildren(element, { ...around, parent: tag })
  }

  private readHeading(element: XhtmlElement, around: Surroundings): void {
    const level = Number(element.name[1])
    const opensChapter = around.chapters === true && level === 2 && this.blocks.length === 0
    const role: TextRole = opensChapter
      ? 'chapter'
      : level <= 2
        ? 'heading-1'
        : level === 3
          ? 'heading-2'
          : 'heading-3'
    const tag = this.tag(`H${level}` as TagType, around.parent, element)
    this.blocks.push({ ...this.text(element, role, tag, around), keepWithNext: true })
    this.opens = true
  }

  private readParagraph(element: XhtmlElement, around: Surroundings): void {
    const verse = hasClass(element, 'verse')
    const attribution = hasClass(element, 'attribution')
    const role = verse ? 'verse' : attribution ? 'attribution' : around.role
    const text = this.text(element, role, this.tag('P', around.parent, element), around)
    // What an empty paragraph may anchor is kept for the next block.
    if (text.runs.length === 0) {
      this.anchors.push(...(text.anchors ?? []), ...(text.id ? [text.id] : []))
      return
    }
    const white = verse ? {} : { before: 0, after: text.role === 'body' ? text.style.after : 0 }
    const style = { ...text.style, ...white, ...(this.opens && { indent: 0 }) }
    const label = this.label
    this.blocks.push({ ...text, style, ...(label && { label }) })
    this.label = null
    this.opens = false
  }

  private readQuote(element: XhtmlElement, around: Surroundings): void {
    const style = this.theme.styles['block-quote']
    const step = STEP * style.size
    const first = this.blocks.length
    this.opens = true
    this.readChildren(element, {
      ...around,
      parent: this.tag('BlockQuote', around.parent, element),
      role: 'block-quote',
      inset: { start: around.inset.start + step, end: around.inset.end + step },
    })
    this.setOff(first, style)
    this.opens = false
  }

  private readList(element: XhtmlElement, around: Surroundings): void {
    const style = this.theme.styles.list
    const ordered = element.name === 'ol'
    const tag = addTag(this.place.tags, 'L', around.parent, { numbering: ordered ? 'Decimal' : 'Disc' })
    const first = this.blocks.length
    let number = Number(element.attributes.start ?? 1)
    const most = String(number + element.children.length).length
    const step = STEP + (ordered ? FIGURE_EM * (most - 1) : 0)
    for (const item of element.children) {
      if (item.type !== 'element') continue
      this.readItem(item, ordered ? `${number++}.` : '•', {
        ...around,
        parent: tag,
        role: around.role === 'note' ? 'note' : 'list',
        inset: { start: around.inset.start + step * style.size, end: around.inset.end },
      })
    }
    if (around.role !== 'list') this.setOff(first, style)
    this.opens = false
  }

  private readItem(element: XhtmlElement, mark: string, around: Surroundings): void {
    const item = this.tag('LI', around.parent, element)
    const lbl = addTag(this.place.tags, 'Lbl', item)
    const body = addTag(this.place.tags, 'LBody', item)
    this.label = this.labelText(mark, lbl, element.start, around)
    this.opens = true
    const id = element.attributes.id
    if (id) this.anchors.push(id)
    const inner = { ...around, parent: body }
    if (element.children.some((child) => child.type === 'element' && isBlock(child))) {
      for (const child of element.children) {
        if (child.type !== 'element') continue
        this.opens = true
        this.readBlock(child, inner)
      }
    } else this.readParagraph({ ...element, attributes: {} }, inner)
  }

  /** Makes the label that stands in the white before a text: a bullet, a number. */
  labelText(mark: string, tag: TagId, start: number, around: Surroundings): FlowText {
    const { lang, part } = this.place
    const run: FlowRun = { text: mark, tag, source: { part, start, end: start }, style: PLAIN, lang }
    const style = { ...this.theme.styles[around.role], align: 'left' as const, indent: 0 }
    const inset = { start: 0, end: 0 }
    return {
      type: 'text',
      role: around.role,
      style,
      runs: [run],
      tag,
      dir: around.dir,
      inset,
      keepWithNext: false,
    }
  }

  /** Gives what was read since `first` white above and below. */
  private setOff(first: number, { before, after }: TextStyle): void {
    const give = (at: number, white: Partial<TextStyle>) => {
      const block = this.blocks[at]
      if (block?.type === 'text') this.blocks[at] = { ...block, style: { ...block.style, ...white } }
    }
    if (this.blocks.length === first) return
    give(first, { before })
    give(this.blocks.length - 1, { after })
  }
}

const isBlock = (element: XhtmlElement): boolean =>
  /^(p|ul|ol|blockquote|figure|table|pre|h[1-6]|hr|section)$/.test(element.name)

const READERS = { figure: readFigure, table: readTable, pre: readCode }
