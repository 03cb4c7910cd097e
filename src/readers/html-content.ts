/** Elements within a block in, inlines out; the pictures among them go to the block's sink. */

import type { Inline } from '../document/inlines.ts'
import { plainText } from '../document/walk.ts'
import { linkTarget } from './addresses.ts'
import { append } from './append.ts'
import { type BlockSink, paragraph } from './block-sink.ts'
import { directionOf, languageTag } from './detect-language.ts'
import { childrenOf, type DomElement, elementsBelow, isElement, isText, TAKEN, textOf } from './dom.ts'
import type { Captions } from './html-captions.ts'
import { CODE, DROPPED, HIDDEN, INLINE, SHELLS } from './html-elements.ts'
import { CAPTIONED, characterOf, readImage } from './html-figures.ts'
import { BACK_LINK, NOTE_MARK } from './html-notes.ts'
import { hasText, tidyInlines } from './tidy-inlines.ts'

/** Where relative addresses count from, what was taken from the tree before, and what was left out so far. */
export interface HtmlContext {
  /** For links. */
  readonly base: string | null
  /** For pictures; `null` keeps their paths as they stand. */
  readonly pictureBase: string | null
  readonly captions: Captions
  /** Addresses of pictures that the input carries, by the `src` that stands for them. */
  readonly pictures?: ReadonlyMap<string, string>
  /** What was left out, by its word, for the report. */
  readonly dropped: Map<string, number>
}

const SPACE: Inline = { type: 'text', text: ' ' }

/** Maps elements to inlines. */
export class ContentMapper {
  /** Inline elements that hold blocks, and are taken for blocks themselves. */
  private readonly holdsBlock = new Set<DomElement>()

  constructor(
    root: DomElement,
    private readonly context: HtmlContext,
  ) {
    for (const element of elementsBelow(root)) {
      if (INLINE.has(element.localName) || DROPPED.has(element.localName)) continue
      for (let it = element.parentElement; it !== null && !this.holdsBlock.has(it); it = it.parentElement)
        this.holdsBlock.add(it)
    }
  }

  isInline(element: DomElement): boolean {
    return INLINE.has(element.localName) && !this.holdsBlock.has(element)
  }

  /** Whether a list only leads to places on its own page, as a table of contents does. */
  isContents(list: DomElement): boolean {
    const links = [...list.querySelectorAll('a[href]')]
    const within = links.length >= 3 && links.every((link) => link.getAttribute('href')!.startsWith('#'))
    const linked = links.reduce((sum, link) => sum + textOf(link).length, 0)
    if (!within || linked < textOf(list).replaceAll(' ', '').length * 0.8) return false
    this.count('table of contents')
    return true
  }

  /** Whether an element is no part of the text; if somebody might miss it, it is counted. */
  isDropped(element: DomElement): boolean {
    const word = DROPPED.get(element.localName)
    if (word === undefined) return isHidden(element)
    // Icons are drawings, too, but nobody misses them.
    const icon = element.localName === 'svg' && element.querySelector('text') === null
    if (word !== null && !icon) this.count(word)
    return true
  }

  /** All the text of an element as inlines; blocks in it are set apart. */
  content(element: DomElement, sink: BlockSink, between: Inline = SPACE): Inline[] {
    const content: Inline[] = []
    let filled = false
    for (const node of childrenOf(element)) {
      if (isText(node)) content.push({ type: 'text', text: node.textContent ?? '' })
      filled ||= isText(node) && /\S/.test(node.textContent ?? '')
      if (!isElement(node) || this.isDropped(node)) continue
      const inline = this.isInline(node)
      // Captions set their parts apart by style alone: “…on Monday.” “Photo: A. Lee”.
      const stuck =
        element.localName === 'figcaption' &&
        node.localName === 'span' &&
        /\S$/.test(plainText(content.slice(-1)))
      const inner = inline ? this.inline(node, sink) : this.shell(node, this.content(node, sink, between))
      if ((!inline || stuck) && filled) content.push(between)
      append(content, inner)
      filled ||= hasText(inner)
      if (!inline) content.push(SPACE)
    }
    return content
  }

  /** An inline element, which holds no blocks. */
  inline(element: DomElement, sink: BlockSink): Inline[] {
    const note = element.getAttribute(NOTE_MARK)
    if (note !== null) return [{ type: 'note-mark', note }]
    if (element.hasAttribute(BACK_LINK) || this.isDropped(element)) return []
    if (element.localName === 'a' && /^[¶#§🔗]$/u.test(textOf(element))) return []
    if (element.localName === 'br') return [{ type: 'line-break' }]
    if (element.localName === 'img') return this.picture(element, sink)
    if (CODE.has(element.localName))
      return [{ type: 'code', text: (element.textContent ?? '').replace(/\s+/g, ' ') }]
    const inlines: Inline[] = []
    for (const node of childrenOf(element))
      if (isText(node)) inlines.push({ type: 'text', text: node.textContent ?? '' })
      else if (isElement(node)) append(inlines, this.inline(node, sink))
    return this.shell(element, inlines)
  }

  /** Puts the meaning of an element around its content, and the language that it is in. */
  shell(element: DomElement, inner: Inline[]): Inline[] {
    const name = element.localName
    const content = foreign(element, inner)
    const type = SHELLS.get(name)
    if (type && !(name === 'cite' && element.firstElementChild !== null)) return [{ type, content }]
    if (name === 'q') return [{ type: 'text', text: '"' }, ...content, { type: 'text', text: '"' }]
    if (name === 'rt') return [{ type: 'text', text: ' (' }, ...content, { type: 'text', text: ')' }]
    return name === 'a' ? this.link(element, content) : content
  }

  /** Text where the picture is a character; else the figure goes to the sink. */
  private picture(element: DomElement, sink: BlockSink): Inline[] {
    const character = characterOf(element)
    if (character !== null) return [{ type: 'text', text: character }]
    const read = readImage(element, this.context.pictureBase)
    const figure = read && { ...read, src: this.context.pictures?.get(read.src) ?? read.src }
    const caption = this.caption(element, sink)
    if (figure !== null) sink.figure(caption.length > 0 ? { ...figure, caption: paragraph(caption) } : figure)
    return []
  }

  private caption(element: DomElement, sink: BlockSink): Inline[] {
    const keys = element.getAttribute(CAPTIONED)?.split(' ') ?? []
    const parts = keys.flatMap((key) => {
      const caption = this.context.captions.get(key)
      return caption ? [SPACE, ...this.shell(caption, this.content(caption, sink))] : []
    })
    return tidyInlines(parts)
  }

  private link(element: DomElement, content: Inline[]): Inline[] {
    const written = element.getAttribute('href')
    if (written === null || written.startsWith('#') || !hasText(content)) return content
    const href = linkTarget(written, this.context.base)
    if (href !== null) return [{ type: 'link', href, content }]
    this.count(
      /^[a-z][a-z\d+.-]*:/i.test(written.trim()) ? 'link that is no web address' : 'link within the site',
    )
    return content
  }

  private count(word: string): void {
    this.context.dropped.set(word, (this.context.dropped.get(word) ?? 0) + 1)
  }
}

function isHidden(element: DomElement): boolean {
  if (element.hasAttribute('hidden') || element.hasAttribute(TAKEN)) return true
  const style = element.getAttribute('style')
  if (style && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)) return true
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`
  return names !== ' ' && HIDDEN.test(names)
}

const HAN = /\p{Script=Han}/u

function foreign(element: DomElement, content: Inline[]): Inline[] {
  const lang = languageTag(element.getAttribute('lang') ?? element.getAttribute('xml:lang') ?? '')
  const own = element.getAttribute('dir')?.toLowerCase()
  const dir = own === 'rtl' || own === 'ltr' ? own : undefined
  const text = plainText(content)
  // Word processors put languages around digits and around each other’s scripts.
  const wrong = !/\p{L}/u.test(text) || (HAN.test(text) && !/^(?:zh|ja|ko)/.test(lang ?? 'zh'))
  if ((lang === null && dir === undefined) || wrong) return content
  const written = dir ?? (lang ? directionOf(lang) : undefined)
  return [{ type: 'foreign', ...(lang && { lang }), ...(written && { dir: written }), content }]
}
