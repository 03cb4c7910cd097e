/** HTML text in, a document tree out whose size and depth are bounded, so that what walks it may recurse. */

import { type Diagnostic, EXIT, OffprintError, type Outcome } from '../diagnostics.ts'
import { childrenOf, type DomDocument, type DomElement, type DomNode, isElement } from './dom.ts'

/** Deepest element that is kept as it is; real pages stay under 80. */
const MAX_DEPTH = 256

/** Most elements and comments in a document; the longest encyclopedia articles have 60,000. */
const MAX_NODES = 200_000

/** Parses HTML; made by {@link loadHtmlParser}, so that callers need not wait each time. */
export type HtmlParser = (html: string, file: string) => Outcome<DomDocument>

/**
 * Loads the parser. Elements below 256 levels give way to their text.
 *
 * @returns A function that throws an {@link OffprintError} E112 for more than 200,000 nodes.
 */
export async function loadHtmlParser(): Promise<HtmlParser> {
  const { parseHTML } = await import('linkedom')
  return (html, file) => {
    checkNodes(html, file)
    const parse = (text: string) => parseHTML(text).document as unknown as DomDocument
    const page = /<html[\s>]/i.test(html) ? parse(html) : null
    // The tag may stand in a comment, or break off.
    const document = page?.documentElement ? page : parse(`<!doctype html><html><body>${html}</body></html>`)
    const flattened = bound(document.documentElement, file)
    return { value: document, diagnostics: flattened === 0 ? [] : [tooDeep(flattened, file)] }
  }
}

/**
 * Counts what may become nodes before any is made: every element and comment takes a “<”.
 *
 * @throws {@link OffprintError} E112 for more than 200,000.
 */
export function checkNodes(text: string, file: string): void {
  if ((text.match(/<[a-z!?]/gi)?.length ?? 0) > MAX_NODES) throw tooManyNodes(file)
}

const TEXT = 3
const COMMENT = 8

function bound(root: DomElement, file: string): number {
  let [nodes, flattened] = [0, 0]
  const stack: [DomNode, number][] = [[root, 1]]
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const [node, depth] = top
    // An entity in a text makes a node of its own.
    if (node.nodeType !== TEXT && ++nodes > MAX_NODES) throw tooManyNodes(file)
    // Comments would part the sentences they stand in.
    if (node.nodeType === COMMENT) node.remove()
    if (!isElement(node)) continue
    if (depth >= MAX_DEPTH && node.firstElementChild !== null) {
      const text = node.textContent
      node.textContent = text
      flattened++
    }
    for (const child of childrenOf(node)) stack.push([child, depth + 1])
  }
  return flattened
}

const tooManyNodes = (file: string): OffprintError =>
  new OffprintError(EXIT.input, {
    code: 'E112',
    message: `the page has more than ${MAX_NODES} nodes`,
    at: { file },
  })

const tooDeep = (count: number, file: string): Diagnostic => ({
  severity: 'warning',
  code: 'R110',
  message: `${count} ${count === 1 ? 'element is' : 'elements are'} nested over ${MAX_DEPTH} deep; only the text is kept`,
  at: { file },
})
