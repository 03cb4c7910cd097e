/** The inline tokens of one Markdown block in, inlines and the pictures among them out. */

import type { Token } from 'markdown-it'
import type { Figure } from '../document/blocks.ts'
import type { Inline } from '../document/inlines.ts'
import { linkTarget, pictureAddress } from './addresses.ts'
import { append } from './append.ts'
import { paragraph } from './block-sink.ts'
import { UNNUMBERED } from './draft.ts'
import type { HtmlContext } from './html-content.ts'
import { noteId } from './markdown-parser.ts'

/** Inlines, and figures that stood among them. */
export interface MappedInlines {
  readonly content: Inline[]
  readonly figures: Figure[]
}

const SHELLS: Readonly<Record<string, 'emphasis' | 'strong' | 'deleted' | undefined>> = {
  em_open: 'emphasis',
  strong_open: 'strong',
  s_open: 'deleted',
}

/** Maps inline tokens without HTML tags other than line breaks and comments. */
export function mapInlineTokens(tokens: readonly Token[], context: HtmlContext): MappedInlines {
  const figures: Figure[] = []
  const outer: Inline[] = []
  const open: { content: Inline[]; close: (content: Inline[]) => Inline[] }[] = []
  for (const token of tokens) {
    const content = open.at(-1)?.content ?? outer
    if (token.nesting === 1) open.push({ content: [], close: closing(token, context) })
    else if (token.nesting === -1) {
      const { content: inner, close } = open.pop()!
      append(open.at(-1)?.content ?? outer, close(inner))
    } else if (token.type === 'image') {
      const figure = readImage(token, context)
      if (figure) figures.push(figure)
    } else content.push(...mapLeaf(token))
  }
  return { content: outer, figures }
}

function mapLeaf(token: Token): Inline[] {
  switch (token.type) {
    case 'code_inline':
      return [{ type: 'code', text: token.content }]
    case 'softbreak':
      return [{ type: 'text', text: ' ' }]
    case 'hardbreak':
      return [{ type: 'line-break' }]
    case 'footnote_ref':
      return [{ type: 'note-mark', note: noteId(token) }]
    case 'html_inline':
      return /^<br/i.test(token.content) ? [{ type: 'line-break' }] : []
    default:
      return token.content === '' ? [] : [{ type: 'text', text: token.content }]
  }
}

function closing(token: Token, context: HtmlContext): (content: Inline[]) => Inline[] {
  const type = SHELLS[token.type]
  if (type) return (content) => (content.length > 0 ? [{ type, content }] : [])
  const written = attribute(token, 'href')
  const href = linkTarget(written, context.base)
  if (href !== null) return (content) => (content.length > 0 ? [{ type: 'link', href, content }] : [])
  if (!written.startsWith('#')) {
    const word = /^[a-z][a-z\d+.-]*:/i.test(written) ? 'link that is no web address' : 'link to a file'
    context.dropped.set(word, (context.dropped.get(word) ?? 0) + 1)
  }
  return (content) => content
}

/** `![alt](src "caption")`. */
function readImage(token: Token, context: HtmlContext): Figure | null {
  const src = pictureAddress(attribute(token, 'src'), context.pictureBase)
  if (src === null) return null
  const caption = attribute(token, 'title').trim()
  const figure: Figure = { type: 'figure', id: UNNUMBERED, src, alt: altOf(token.children ?? []) }
  return caption ? { ...figure, caption: paragraph([{ type: 'text', text: caption }]) } : figure
}

const altOf = (tokens: readonly Token[]): string =>
  tokens
    .map((token) =>
      /break$/.test(token.type) ? ' ' : token.children?.length ? altOf(token.children) : token.content,
    )
    .join('')

/** An attribute of a token, as text. */
export const attribute = (token: Token, name: string): string => String(token.attrGet(name) ?? '')
