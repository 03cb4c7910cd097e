/**
 * A string of XHTML that our templates wrote → its tree, every node with its place in the string.
 *
 * No XML parser for the world: comments, processing instructions, CDATA, DOCTYPE and named entities beyond
 * the predefined five are faults, because no template of ours needs them.
 */

import { firstIllegal } from './escape.ts'
import type { XhtmlElement, XhtmlNode } from './xhtml.ts'

/** What is wrong with a template's output, and at which UTF-16 unit of it. */
export class XhtmlFault extends Error {
  override readonly name = 'XhtmlFault'
  readonly offset: number

  constructor(offset: number, message: string) {
    super(message)
    this.offset = offset
  }
}

interface OpenElement {
  readonly type: 'element'
  readonly name: string
  readonly attributes: Record<string, string>
  readonly children: XhtmlNode[]
  readonly start: number
  end: number
}

/** What stands between `<` and `>` of a start tag, and each of its attributes. */
const NAME = /^[A-Za-z][\w:.-]*/
const ATTRIBUTE = /\s+([A-Za-z][\w:.-]*)="([^"<>]*)"/y
const CLOSING = /<\/([A-Za-z][\w:.-]*)\s*>/y
const PREDEFINED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * Parses one root element with white space around it.
 *
 * @throws {@link XhtmlFault} where the string is not well-formed, or is more than our templates may write.
 */
export function parseXhtml(xhtml: string): XhtmlElement {
  const illegal = firstIllegal(xhtml)
  if (illegal >= 0) throw new XhtmlFault(illegal, 'a character that XML forbids')
  const document: OpenElement = { type: 'element', name: '', attributes: {}, children: [], start: 0, end: 0 }
  const open: OpenElement[] = [document]
  for (let at = 0; at < xhtml.length; ) {
    at = xhtml.charCodeAt(at) === 60 ? readTag(xhtml, at, open) : readText(xhtml, at, open.at(-1)!)
  }
  if (open.length > 1) throw new XhtmlFault(open.at(-1)!.start, `<${open.at(-1)!.name}> is never closed`)
  return onlyRoot(document)
}

function onlyRoot(document: OpenElement): XhtmlElement {
  const [root, second] = document.children.filter(
    (node) => node.type === 'element' || node.text.trim() !== '',
  )
  if (root?.type !== 'element') throw new XhtmlFault(root?.start ?? 0, 'an element is missing around it all')
  if (second)
    throw new XhtmlFault(second.start, `something stands after </${root.name}>, the outermost element`)
  return root
}

/** Reads a start, an empty or an end tag; returns where it ends. Attributes have no bare `>`: we escape it. */
function readTag(xhtml: string, at: number, open: OpenElement[]): number {
  if (xhtml.charCodeAt(at + 1) === 47) return closeElement(xhtml, at, open)
  const end = xhtml.indexOf('>', at) + 1
  const tag = xhtml.slice(at + 1, Math.max(end - 1, at + 1))
  const empty = tag.endsWith('/')
  const inside = (empty ? tag.slice(0, -1) : tag).trimEnd()
  const name = NAME.exec(inside)?.[0]
  const attributes = name === undefined ? null : readAttributes(inside, name.length, at)
  if (name === undefined || attributes === null) {
    throw new XhtmlFault(at, `no tag: ${xhtml.slice(at, at + 24).replace(/\s+/g, ' ')}`)
  }
  const element: OpenElement = { type: 'element', name, attributes, children: [], start: at, end }
  open.at(-1)!.children.push(element)
  if (!empty) open.push(element)
  return end
}

function closeElement(xhtml: string, at: number, open: OpenElement[]): number {
  CLOSING.lastIndex = at
  const name = CLOSING.exec(xhtml)?.[1]
  if (name === undefined) throw new XhtmlFault(at, 'no end tag')
  const element = open.at(-1)!
  if (open.length === 1) throw new XhtmlFault(at, `</${name}> closes nothing`)
  if (element.name !== name) throw new XhtmlFault(at, `</${name}> where </${element.name}> is due`)
  open.pop()
  element.end = CLOSING.lastIndex
  return element.end
}

/** Reads what follows a tag's name; `null` where something is no attribute. */
function readAttributes(tag: string, from: number, at: number): Record<string, string> | null {
  const attributes: Record<string, string> = {}
  for (let next = from; next < tag.length; next = ATTRIBUTE.lastIndex) {
    ATTRIBUTE.lastIndex = next
    const match = ATTRIBUTE.exec(tag)
    if (!match) return null
    const [, name, value] = match
    if (Object.hasOwn(attributes, name!)) throw new XhtmlFault(at, `attribute ${name} twice`)
    attributes[name!] = decode(value!, at)
  }
  return attributes
}

function readText(xhtml: string, at: number, parent: OpenElement): number {
  const next = xhtml.indexOf('<', at)
  const end = next < 0 ? xhtml.length : next
  parent.children.push({ type: 'text', text: decode(xhtml.slice(at, end), at), start: at, end })
  return end
}

function decode(raw: string, at: number): string {
  if (!raw.includes('&')) return raw
  return raw.replace(
    /&(#x[\da-fA-F]+|#\d+|\w+)?;?/g,
    (reference, body: string | undefined, index: number) => {
      const character = reference.endsWith(';') ? characterOf(body ?? '') : undefined
      if (character !== undefined) return character
      throw new XhtmlFault(at + index, `no reference that XML knows: ${reference}`)
    },
  )
}

function characterOf(body: string): string | undefined {
  if (!body.startsWith('#')) return Object.hasOwn(PREDEFINED, body) ? PREDEFINED[body] : undefined
  const code = body[1] === 'x' ? Number.parseInt(body.slice(2), 16) : Number(body.slice(1))
  if (!(code <= 0x10ffff)) return undefined
  const character = String.fromCodePoint(code)
  return firstIllegal(character) < 0 ? character : undefined
}
