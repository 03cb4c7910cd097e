/** The inline content of one element → runs of text, each with its structure element and its place. */

import type { Passage } from '../document/passages.ts'
import type { XhtmlElement, XhtmlText } from '../markup/xhtml.ts'
import type { TextStyle } from '../themes/theme.ts'
import type { FlowRun, RunStyle } from './flow.ts'
import type { LinkTarget, Tag, TagId, TagType } from './page.ts'
import { sourceOffset } from './source-offset.ts'

/** What a part's elements are read against. */
export interface ReadingPlace {
  readonly tags: Tag[]
  readonly part: string
  readonly xhtml: string
  readonly lang: string
  /** How the opening dateline is set. */
  readonly dateline: TextStyle
  /** Names that keep together, by block. */
  readonly undivided: ReadonlyMap<string, readonly Passage[]>
}

export const PLAIN: RunStyle = {
  italic: false,
  bold: false,
  code: false,
  deleted: false,
  position: 'base',
  smallCaps: false,
  undivided: false,
}

/** Adds a structure element. */
export function addTag(tags: Tag[], type: TagType, parent: TagId | null, more: Partial<Tag> = {}): TagId {
  tags.push({ ...more, id: tags.length, type, parent })
  return tags.length - 1
}

/** Tells whether an element carries a class. */
export const hasClass = (element: XhtmlElement, name: string): boolean =>
  ` ${element.attributes.class ?? ''} `.includes(` ${name} `)

/** The language an element declares. */
export const langOf = (element: XhtmlElement): string | undefined =>
  element.attributes.lang ?? element.attributes['xml:lang']

interface Inline {
  readonly tag: TagId
  readonly style: RunStyle
  readonly lang: string
  readonly link?: TagId
  readonly as?: TextStyle
}

/** Links that lead back where a page does not need them: the EPUB's own. */
const SCREEN_ONLY = ['note-back', 'first-mention']

/**
 * Reads what stands inside an element. White space of the template around and between lines is one space inside
 * and nothing at the ends.
 */
export function readRuns(element: XhtmlElement, tag: TagId, place: ReadingPlace, style = PLAIN): FlowRun[] {
  const runs = new RunReader(place, place.undivided.get(element.attributes.id ?? '') ?? [])
  runs.readChildren(element, { tag, style, lang: langOf(element) ?? place.lang })
  return runs.trimmed()
}

class RunReader {
  private readonly runs: FlowRun[] = []
  private readonly place: ReadingPlace
  private readonly undivided: readonly Passage[]
  /** Characters so far of the block's plain text, in which passages count. */
  private plain = 0

  constructor(place: ReadingPlace, undivided: readonly Passage[]) {
    this.place = place
    this.undivided = undivided
  }

  readChildren(element: XhtmlElement, inline: Inline): void {
    for (const child of element.children) {
      if (child.type === 'text') this.readText(child, inline)
      else if (child.name === 'br') this.breakLine(child, inline)
      else if (!SCREEN_ONLY.some((name) => hasClass(child, name))) this.readElement(child, inline)
    }
  }

  private readElement(element: XhtmlElement, inline: Inline): void {
    const lang = langOf(element)
    const type = tagType(element, lang)
    const id = element.attributes.id
    const target = targetOf(element)
    const tag = type
      ? addTag(this.place.tags, type, inline.tag, {
          ...(lang && { lang }),
          ...(id && { source: id }),
          ...(target && { target, description: textOf(element) }),
        })
      : inline.tag
    const start = this.plain
    this.readChildren(element, {
      tag,
      style: styleOf(element, inline.style),
      lang: lang ?? inline.lang,
      ...(target ? { link: tag } : inline.link !== undefined && { link: inline.link }),
      ...(hasClass(element, 'dateline') ? { as: this.place.dateline } : inline.as && { as: inline.as }),
    })
    if (hasClass(element, 'note-mark')) this.plain = start
  }

  private breakLine(element: XhtmlElement, inline: Inline): void {
    const last = this.runs.pop() ?? this.run('', element.start, inline)
    this.runs.push({ ...last, breakAfter: true })
    this.plain++
  }

  /** Cuts the text where the template's own white space stands and where a name begins or ends. */
  private readText(node: XhtmlText, inline: Inline): void {
    let at = 0
    for (const gap of node.text.matchAll(/[\t\r\n ]*[\r\n][\t\r\n ]*/g)) {
      this.readWords(node, at, gap.index, inline)
      at = gap.index + gap[0].length
      this.push(' ', node, gap.index, inline)
    }
    this.readWords(node, at, node.text.length, inline)
  }

  private readWords(node: XhtmlText, from: number, to: number, inline: Inline): void {
    let at = from
    while (at < to) {
      const name = this.undivided.find((passage) => passage.end > this.plain)
      const inside = name !== undefined && name.start <= this.plain
      const end = name ? (inside ? name.end : name.start) : Number.POSITIVE_INFINITY
      const cut = Math.min(to, at + end - this.plain)
      const style = inside ? { ...inline.style, undivided: true } : inline.style
      this.push(node.text.slice(at, cut), node, at, { ...inline, style })
      at = cut
    }
  }

  private push(text: string, node: XhtmlText, at: number, inline: Inline): void {
    if (text === '') return
    const plainly = node.end - node.start === node.text.length
    const start = plainly ? node.start + at : sourceOffset(this.place.xhtml, node.start, at)
    this.runs.push(this.run(text, start, inline, plainly ? undefined : node))
    this.plain += text.length
  }

  private run(text: string, start: number, inline: Inline, encoded?: XhtmlText): FlowRun {
    const end = encoded ? sourceOffset(this.place.xhtml, start, text.length) : start + text.length
    return { text, source: { part: this.place.part, start, end }, ...inline }
  }

  /** The runs without the template's white space at both ends. */
  trimmed(): FlowRun[] {
    const { runs } = this
    while (runs[0]?.text.trim() === '' && !runs[0].breakAfter) runs.shift()
    while (runs.at(-1)?.text.trim() === '' && !runs.at(-1)!.breakAfter) runs.pop()
    const [first] = runs
    const led = first ? first.text.length - first.text.trimStart().length : 0
    if (first && led > 0) {
      const source = { ...first.source, start: first.source.start + led }
      runs[0] = { ...first, text: first.text.slice(led), source }
    }
    return runs
  }
}

function tagType(element: XhtmlElement, lang: string | undefined): TagType | null {
  switch (element.name) {
    case 'em':
      return 'Em'
    case 'strong':
      return 'Strong'
    case 'code':
      return 'Code'
    case 'a':
      return hasClass(element, 'note-mark') ? 'Reference' : 'Link'
    default:
      return lang || element.attributes.id ? 'Span' : null
  }
}

function targetOf(element: XhtmlElement): LinkTarget | null {
  const href = element.name === 'a' ? element.attributes.href : undefined
  if (href === undefined) return null
  return href.startsWith('#') ? { anchor: href.slice(1) } : { uri: href }
}

function styleOf(element: XhtmlElement, style: RunStyle): RunStyle {
  switch (element.name) {
    case 'em':
      return { ...style, italic: !style.italic }
    case 'strong':
      return { ...style, bold: true }
    case 'del':
      return { ...style, deleted: true }
    case 'code':
      return { ...style, code: true }
    case 'sup':
      return { ...style, position: 'super' }
    case 'sub':
      return { ...style, position: 'sub' }
    default:
      return hasClass(element, 'author') || hasClass(element, 'entry-name') ? { ...style, bold: true } : style
  }
}

/** All the text under an element. */
export const textOf = (element: XhtmlElement): string =>
  element.children.map((child) => (child.type === 'text' ? child.text : textOf(child))).join('')
