/** An article or an edition → plain text that a person can read and compare, a line a fact. */

import type { Article, Section } from '../../src/document/article.ts'
import type { Block, TableCell } from '../../src/document/blocks.ts'
import type { Inline } from '../../src/document/inlines.ts'
import type { Passage } from '../../src/document/passages.ts'
import { textsById } from '../../src/document/walk.ts'
import type { Edition } from '../../src/editorial/edition.ts'

const indent = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`)

/** Writes inlines with marks of their own: `*emphasis*`, `[link](href)`, `^note`. */
function traceInlines(content: readonly Inline[]): string {
  return content
    .map((inline) => {
      switch (inline.type) {
        case 'text':
          return inline.text
        case 'code':
          return `\`${inline.text}\``
        case 'line-break':
          return '⏎'
        case 'note-mark':
          return `^${inline.note}`
        case 'link':
          return `[${traceInlines(inline.content)}](${inline.href})`
        case 'foreign':
          return `{${inline.lang ?? ''}${inline.dir ? ` ${inline.dir}` : ''}|${traceInlines(inline.content)}}`
        default:
          return `<${inline.type} ${traceInlines(inline.content)}>`
      }
    })
    .join('')
}

const traceCell = (cell: TableCell): string =>
  `${cell.id}${cell.header ? ' head' : ''}${cell.columns > 1 ? ` ${cell.columns} columns` : ''}${
    cell.rows > 1 ? ` ${cell.rows} rows` : ''
  }${cell.align ? ` ${cell.align}` : ''}: ${traceInlines(cell.content)}`

function traceBlock(block: Block): string[] {
  const head = `${block.id} ${block.type}${block.lang ? ` (${block.lang})` : ''}`
  switch (block.type) {
    case 'paragraph':
      return [`${head}${block.style ? ` ${block.style}` : ''}: ${traceInlines(block.content)}`]
    case 'block-quote':
      return [
        head,
        ...indent(block.blocks.flatMap(traceBlock)),
        ...(block.attribution ? indent([`by ${traceBlock(block.attribution).join(' ')}`]) : []),
      ]
    case 'list':
      return [
        `${head}${block.ordered ? ` from ${block.start}` : ''}`,
        ...indent(block.items.flatMap((item) => ['item', ...indent(item.flatMap(traceBlock))])),
      ]
    case 'figure':
      return [
        `${head}: ${block.src.slice(0, 60)} alt ${block.alt === null ? 'none' : JSON.stringify(block.alt)}`,
        ...(block.caption ? indent(traceBlock(block.caption)) : []),
      ]
    case 'table':
      return [
        head,
        ...(block.caption ? indent(traceBlock(block.caption)) : []),
        ...indent(block.head.flatMap((row) => ['head row', ...indent(row.map(traceCell))])),
        ...indent(block.body.flatMap((row) => ['row', ...indent(row.map(traceCell))])),
      ]
    case 'code-block':
      return [`${head}: ${JSON.stringify(block.text)}`]
    case 'break':
      return [head]
  }
}

const traceSection = (section: Section): string[] => [
  `section ${section.id}: ${traceInlines(section.heading) || '(no heading)'}`,
  ...indent(section.blocks.flatMap(traceBlock)),
  ...indent(section.sections.flatMap(traceSection)),
]

/** Writes an article as text. */
export function traceArticle(article: Article): string {
  const metadata = Object.entries(article.metadata).map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
  const dateline = article.dateline && passageText(article, article.dateline)
  const lines = [
    ...metadata,
    `dateline: ${dateline ?? 'none'}`,
    ...article.cut.map((line) => `cut: ${line}`),
    '',
    ...article.sections.flatMap(traceSection),
    ...article.notes.flatMap((note) => [`note ${note.id}`, ...indent(note.blocks.flatMap(traceBlock))]),
  ]
  return `${lines.join('\n')}\n`
}

const passageText = (article: Article, { block, start, end }: Passage): string =>
  textsById(article).get(block)?.slice(start, end) ?? '(no such block)'

const place = ({ block, start, end }: Passage): string => `${block}:${start}–${end}`

/** Writes what the editor found as text. */
export function traceEdition(edition: Edition): string {
  const { article } = edition
  const lines = [
    ...edition.names.flatMap((entry) => [
      `${entry.kind}: ${entry.name}${entry.aliases.length ? ` = ${entry.aliases.join(' = ')}` : ''}`,
      ...indent([
        `sorted by ${entry.sortKey}`,
        `described as ${entry.description ?? '–'}`,
        entry.mentions.map((mention) => `${place(mention)} ${passageText(article, mention)}`).join(', '),
      ]),
    ]),
    '',
    ...edition.quotations.map(
      (quotation) =>
        `quotation ${place(quotation.passage)} by ${quotation.speaker ?? '–'} (${quotation.rule}): ${quotation.text}`,
    ),
    ...edition.pullQuotes.map(
      (quote) =>
        `pull quote ${place(quote.passage)} by ${quote.speaker ?? '–'}, ${quote.role ?? '–'}: ${quote.text}`,
    ),
    ...edition.breaks.map((rest) => `break before ${rest.before}: ${rest.label}`),
  ]
  return `${lines.join('\n')}\n`
}
