/** Plain text in, an article out. */

import type { Outcome } from '../diagnostics.ts'
import type { Block } from '../document/blocks.ts'
import type { Inline } from '../document/inlines.ts'
import { assembleArticle } from './assemble-article.ts'
import { decodeText } from './decode-text.ts'
import { type DraftBlock, UNNUMBERED } from './draft.ts'
import { readFrontMatter } from './front-matter.ts'
import { groupLines, joinLines, type LineGroup } from './plain-lines.ts'
import type { Reader, Reading, ReadingOptions, Source } from './reader.ts'

/** Longest line that can be a heading; in UTF-16 units. */
const HEADING = 100

/** Reads `.txt` files: one paragraph a line, or wrapped lines between empty ones. */
export const plainTextReader: Reader = {
  format: 'txt',
  label: 'plain text',
  extensions: ['txt', 'text'],
  read: readPlainText,
}

async function readPlainText(source: Source, options: ReadingOptions): Promise<Outcome<Reading>> {
  const decoded = await decodeText(source, options.encoding)
  const front = await readFrontMatter(decoded.value.text, source.name)
  const { found: frontMatter, settings, body, lines } = front.value
  const draft = {
    blocks: readBlocks(groupLines(body, lines + 1)),
    notes: [],
    frontMatter,
    found: {},
    settings,
    encoding: decoded.value.encoding,
  }
  const reading = assembleArticle(draft, source, options)
  return {
    value: reading.value,
    diagnostics: [...decoded.diagnostics, ...front.diagnostics, ...reading.diagnostics],
  }
}

function readBlocks(groups: readonly LineGroup[]): DraftBlock[] {
  const blocks: DraftBlock[] = []
  for (let i = 0; i < groups.length; i++) {
    const items = itemsFrom(groups, i)
    if (items.length >= 2) {
      blocks.push(list(items))
      i += items.length - 1
    } else blocks.push(readGroup(groups[i]!, i === 0 ? groups[1] : undefined))
  }
  return blocks
}

function readGroup(group: LineGroup, next: LineGroup | undefined): DraftBlock {
  const [first, second] = group.lines
  const at = { line: first!.number, column: first!.text.search(/\S/) + 1 }
  const text = joinLines(group.lines)
  const marked = /^(#{1,6}) +(.+?)(?: +#+)?$/.exec(text)
  if (marked && group.lines.length === 1)
    return { type: 'heading', level: marked[1]!.length, content: words(marked[2]!), at }
  if (group.lines.length === 2 && /^(?:={3,}|-{3,})$/.test(second!.text.trim()))
    return {
      type: 'heading',
      level: second!.text.includes('=') ? 1 : 2,
      content: words(first!.text.trim()),
      at,
    }
  if (/^(?:[*⁂\-_~#•·—–](?: ?[*⁂\-_~#•·—–]){2,}|⁂|\*|#)$/.test(text))
    return { type: 'break', id: UNNUMBERED, at }
  if (next && isTitle(text, group, next)) return { type: 'heading', level: 1, content: words(text), at }
  if (group.apart && isChapter(text)) return { type: 'heading', level: 2, content: words(text), at }
  if (group.kind === 'verse')
    return { type: 'paragraph', id: UNNUMBERED, style: 'verse', content: verse(group), at }
  return { type: 'paragraph', id: UNNUMBERED, content: words(text), at }
}

/** A first line without a stop, much shorter than what it heads. */
function isTitle(text: string, group: LineGroup, next: LineGroup): boolean {
  const short = group.lines.length === 1 && text.length <= HEADING && /\p{L}.*\s\S/u.test(text)
  const stands = !/[.,;:"”’»)]$/.test(text) && !/^(?:\d|[-–—*"“„«'])/.test(text)
  return short && stands && (group.apart || joinLines(next.lines).length > 2 * text.length)
}

/** “CHAPTER I”, “Chapter 12: The End”, “THE END OF THE AFFAIR” between empty lines. */
function isChapter(text: string): boolean {
  if (text.length > HEADING || /[.,;:"”]$/.test(text)) return false
  const numbered =
    /^(?:chapter|part|book|kapitel|teil|chapitre|partie|capítulo|parte|capitolo)\s+(?:\d+|[IVXLC]+|one|two|three|four|five|six|seven|eight|nine|ten)\b/i
  return (
    numbered.test(text) ||
    (/\p{Lu}{2,}/u.test(text) && !/\p{Ll}/u.test(text) && /\p{Lu}[^\p{Lu}]*\s\p{Lu}/u.test(text))
  )
}

const ITEM = /^\s*(?:[*•‣]|(\d{1,3})[.)]) +(?=\S)/

interface Item {
  readonly group: LineGroup
  readonly number: number | null
  readonly text: string
}

/** Items that follow one another from a group on, all with bullets or with rising numbers. */
function itemsFrom(groups: readonly LineGroup[], from: number): Item[] {
  const items: Item[] = []
  for (let i = from; i < groups.length; i++) {
    const group = groups[i]!
    const text = joinLines(group.lines)
    const match = group.kind === 'paragraph' ? ITEM.exec(text) : null
    const number = match?.[1] === undefined ? null : Number(match[1])
    const last = items.at(-1)
    const follows = !last || (last.number === null ? number === null : number === last.number + 1)
    if (!match || !follows || (!last && number !== null && number > 1)) break
    items.push({ group, number, text: text.slice(match[0].length) })
  }
  return items
}

function list(items: readonly Item[]): Block {
  const paragraph = ({ group, text }: Item): Block => ({
    type: 'paragraph',
    id: UNNUMBERED,
    content: words(text),
    at: { line: group.lines[0]!.number, column: 1 },
  })
  const [{ number }] = items as [Item]
  return {
    type: 'list',
    id: UNNUMBERED,
    ordered: number !== null,
    start: number ?? 1,
    items: items.map((item) => [paragraph(item)]),
    at: { line: items[0]!.group.lines[0]!.number, column: 1 },
  }
}

const words = (text: string): Inline[] => [{ type: 'text', text }]

function verse(group: LineGroup): Inline[] {
  return group.lines.flatMap((line, i): Inline[] => [
    ...(i > 0 ? [{ type: 'line-break' } as const] : []),
    { type: 'text', text: line.text.trim() },
  ])
}
