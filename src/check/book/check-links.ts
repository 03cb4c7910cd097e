/** An article's source in, links that lead nowhere out, with their lines and columns. */

import type { Diagnostic, SourcePlace } from '../../diagnostics.ts'
import { isAddress } from '../addresses.ts'
import { fault, shown } from '../report.ts'
import type { BookSubject } from './subject.ts'

interface WrittenLink {
  readonly href: string
  readonly offset: number
}

/** Where addresses stand in each format that is text. */
const LINKS: Readonly<Record<string, RegExp>> = {
  md: /(?<!!)\[[^\]\n]*\]\(\s*<?([^\s)>]+)|(?<=<a\s[^>]*href\s*=\s*["'])([^"'\n]*)|^ {0,3}\[[^\]^\n][^\]\n]*\]:\s*<?(\S+?)>?(?:\s|$)/gm,
  html: /(?<=<a\s[^>]*href\s*=\s*["'])([^"'\n]*)/gi,
}
/** Ids that links may lead to. */
const IDS = /\b(?:id|name)\s*=\s*(?:["']([^"']+)["']|([^\s"'>]+))|\{#([\w-]+)[^}]*\}/gi

/** Checks the links that the source writes. */
export function checkLinks({ source, text }: BookSubject): Diagnostic[] {
  const pattern =
    LINKS[source.format === 'htm' ? 'html' : source.format === 'markdown' ? 'md' : source.format]
  if (!pattern) return []
  const prose = source.format.startsWith('h') ? text : withoutCode(text)
  const anchors = anchorsIn(text)
  return [...prose.matchAll(pattern)].flatMap((match) => {
    const href = match.slice(1).find((group) => group !== undefined) ?? ''
    const offset = match.index + match[0].lastIndexOf(href)
    return linkFault({ href, offset }, anchors, placeAt(source.name, text, offset, href.length))
  })
}

function linkFault({ href }: WrittenLink, anchors: ReadonlySet<string>, at: SourcePlace): Diagnostic[] {
  if (href.startsWith('#')) {
    const place = decoded(href.slice(1))
    const lands = place === '' || place === 'top' || anchors.has(place) || anchors.has(place.toLowerCase())
    return lands
      ? []
      : [fault('R201', `“${shown(href)}” leads to no place in the article`, 'mend it or drop it', at)]
  }
  // A path leads to a neighbour of the article, which is for its site to check.
  const looksOutward = /^[a-z][a-z\d+.-]*:|^www\./i.test(href)
  if (!looksOutward || isAddress(href) || /^(?:javascript|data|file):/i.test(href)) return []
  return [fault('R202', `“${shown(href)}” is no address`, 'write it in full, as https://…', at)]
}

/** Ids, and headings as sites turn them into ids. */
function anchorsIn(text: string): ReadonlySet<string> {
  const ids = [...text.matchAll(IDS)].map((match) => match[1] ?? match[2] ?? match[3]!)
  const headings = [...text.matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  )
  return new Set([...ids, ...headings])
}

/** Blanks code out, so that places stay where they are. */
const withoutCode = (text: string): string =>
  text.replace(/^(```|~~~)[\s\S]*?^\1|`[^`\n]+`/gm, (code) => code.replace(/[^\n]/g, ' '))

function placeAt(file: string, text: string, offset: number, length: number): SourcePlace {
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  return { file, line, column: offset - before.lastIndexOf('\n'), length }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
