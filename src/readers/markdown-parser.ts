/** Sets markdown-it up: which extensions, which limits, how note marks look to the HTML mapper. */

import type { MarkdownIt, Token } from 'markdown-it'
import { NOTE_MARK } from './html-notes.ts'

/** Deepest nesting of blocks and of emphasis that is read. */
export const MAX_NESTING = 200

// A host, a path, and no punctuation at the end of the sentence.
const HOST = /^[\w-]+(?:\.[\w-]+)+(?:[/?#][^\s<>"]*[^\s<>"?!.,:;*_~'()])?/

const LONGEST_ADDRESS = 400

/**
 * Makes a parser. Links are judged and resolved where they are mapped, so it takes them as they are written.
 *
 * @param text - What will be parsed; without an address in it, nothing looks for bare links.
 */
export async function loadMarkdown(text: string): Promise<MarkdownIt> {
  const { default: MarkdownIt } = await import('markdown-it')
  const { default: footnotes } = await import('markdown-it-footnote')
  const markdown = new MarkdownIt({
    html: true,
    linkify: /:\/\/|www\.|@/i.test(text),
    maxNesting: MAX_NESTING,
  })
  markdown.use(footnotes)
  // “readme.md” is a word; “www.example.org” is an address, as on GitHub.
  markdown.linkify.set({ fuzzyLink: false, fuzzyIP: false })
  markdown.linkify.add('www.', {
    validate: (text, at) => HOST.exec(text.slice(at, at + LONGEST_ADDRESS))?.[0].length ?? 0,
    normalize: (match) => {
      match.url = `https://${match.url}`
    },
  })
  markdown.validateLink = () => true
  markdown.normalizeLink = (address) => address
  markdown.renderer.rules.footnote_ref = (tokens, index) => `<a ${NOTE_MARK}="${noteId(tokens[index]!)}"></a>`
  return markdown
}

/** Id of the note that a `footnote_ref` or `footnote_open` token names. */
export const noteId = (token: Token): string => `n${Number((token.meta as { id: number }).id) + 1}`

/** Whether any token is HTML that needs more than a glance. */
export const usesHtml = (tokens: readonly Token[]): boolean =>
  tokens.some((token) => token.type === 'html_block' || (token.children?.some(isRich) ?? false))

/** An HTML tag in a line, other than a line break or a comment. */
export const isRich = (token: Token): boolean =>
  token.type === 'html_inline' && !/^<(?:br\b|!--)/i.test(token.content)
