/** Inlines of one block → XHTML, with the marks of notes and the stretches that the editor points at. */

import type { Inline, Link } from '../document/inlines.ts'
import { plainText } from '../document/walk.ts'
import { escapeXml } from './escape.ts'

/** A stretch of a block's plain text to be wrapped. Spans nest or stand apart; they do not overlap. */
export interface Span {
  readonly start: number
  readonly end: number
  readonly open: string
  readonly close: string
}

/** Writes the mark of a note; the empty string where no such note is known. */
export type NoteMarker = (note: string) => string

interface Cursor {
  /** Offset in the block's plain text. */
  at: number
  readonly spans: readonly Span[]
  readonly markNote: NoteMarker
  /** Inside a link: marks of notes wait here until it is closed, for links do not nest. */
  waiting: string[] | null
}

const ELEMENT_OF = {
  emphasis: 'em',
  strong: 'strong',
  deleted: 'del',
  superscript: 'sup',
  subscript: 'sub',
} as const

/** Renders the content of a block. `spans` stand in order of their starts, outer before inner. */
export const inlineXhtml = (
  content: readonly Inline[],
  markNote: NoteMarker,
  spans: readonly Span[] = [],
): string => renderAll(content, { at: 0, spans, markNote, waiting: null })

function renderAll(content: readonly Inline[], cursor: Cursor): string {
  let xhtml = ''
  for (const inline of content) xhtml += render(inline, cursor)
  return xhtml
}

function render(inline: Inline, cursor: Cursor): string {
  switch (inline.type) {
    case 'text':
      return renderText(inline.text, cursor)
    case 'code':
      cursor.at += inline.text.length
      return `<code>${escapeXml(inline.text)}</code>`
    case 'line-break':
      cursor.at += 1
      return '<br/>'
    case 'note-mark': {
      const mark = cursor.markNote(inline.note)
      if (!cursor.waiting) return mark
      cursor.waiting.push(mark)
      return ''
    }
    case 'link':
      return renderLink(inline, cursor)
    case 'foreign':
      return `<span${langAttributes(inline.lang)}${inline.dir ? ` dir="${inline.dir}"` : ''}>${renderAll(inline.content, cursor)}</span>`
    default: {
      const name = ELEMENT_OF[inline.type]
      return `<${name}>${renderAll(inline.content, cursor)}</${name}>`
    }
  }
}

function renderLink(link: Link, cursor: Cursor): string {
  const href = safeHref(link.href)
  // A link within a link, a link without text and a link to nowhere are plain content.
  if (cursor.waiting || href === null || plainText(link.content).trim() === '') {
    return renderAll(link.content, cursor)
  }
  cursor.waiting = []
  const content = renderAll(link.content, cursor)
  const marks = cursor.waiting.join('')
  cursor.waiting = null
  return `<a class="link" href="${escapeXml(href)}">${content}</a>${marks}`
}

/** The address as URLs are written, for EPUBCheck is strict about them; `null` for what no link may lead to. */
function safeHref(href: string): string | null {
  if (!URL.canParse(href)) return null
  const url = new URL(href)
  if (!['http:', 'https:', 'mailto:'].includes(url.protocol)) return null
  return url.href.replace(/[|^`{}[\]\\]/g, (character) => encodeURIComponent(character))
}

function renderText(text: string, cursor: Cursor): string {
  const start = cursor.at
  const end = start + text.length
  cursor.at = end
  const here = cursor.spans.filter((span) => span.start < end && span.end > start)
  return here.length === 0 ? escapeXml(text) : wrap(text, start, here)
}

/** Wraps the spans that fall into a text which begins at `start`; a span that reaches beyond it is cut to it. */
function wrap(text: string, start: number, spans: readonly Span[]): string {
  let xhtml = ''
  let at = start
  for (const span of spans) {
    const from = Math.max(span.start, start)
    const to = Math.min(span.end, start + text.length)
    if (from < at || from >= to) continue
    const inner = spans.filter(
      (other) => other !== span && other.start >= span.start && other.end <= span.end,
    )
    xhtml += escapeXml(text.slice(at - start, from - start))
    xhtml += span.open + wrap(text.slice(from - start, to - start), from, inner) + span.close
    at = to
  }
  return xhtml + escapeXml(text.slice(at - start))
}

/** Attributes of a language, none where it is not one that BCP 47 could name. */
export const langAttributes = (lang: string | undefined): string =>
  lang !== undefined && isLanguageTag(lang) ? ` lang="${lang}" xml:lang="${lang}"` : ''

/** Tells whether a tag has the shape of BCP 47. */
export const isLanguageTag = (lang: string): boolean => /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/.test(lang)
