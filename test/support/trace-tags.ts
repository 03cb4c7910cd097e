/** The structure tree of pages → plain text: an element a line, its content in reading order. */

import type { Pages, PlacedGlyphs, Tag, TagId } from '../../src/typesetting/page.ts'

/** Writes the text of glyphs as words and spaces. */
const textOf = ({ words, spaces }: PlacedGlyphs): string =>
  words.map((word, index) => word.text + (Number.isNaN(spaces[index] ?? Number.NaN) ? '' : ' ')).join('')

/** Writes the tag tree of pages. */
export function traceTags(pages: Pages): string {
  const children = new Map<TagId | null, { order: number; tag?: Tag; text?: string }[]>()
  const put = (parent: TagId | null, child: { order: number; tag?: Tag; text?: string }) =>
    children.set(parent, [...(children.get(parent) ?? []), child])
  const firstOrder = new Map<TagId, number>()
  const rise = (tag: TagId | null, order: number): void => {
    if (tag === null) return
    firstOrder.set(tag, Math.min(order, firstOrder.get(tag) ?? Number.POSITIVE_INFINITY))
    rise(pages.tags[tag]!.parent, order)
  }
  for (const page of pages.pages)
    for (const item of page.items)
      if (item.tag !== 'artifact' && item.kind !== 'link') {
        put(item.tag, { order: item.order, text: item.kind === 'glyphs' ? textOf(item) : `(${item.kind})` })
        rise(item.tag, item.order)
      }
  for (const tag of pages.tags) put(tag.parent, { order: firstOrder.get(tag.id) ?? -1, tag })
  const write = (parent: TagId | null, depth: number): string[] => {
    const lines: string[] = []
    let text = ''
    const flush = () => {
      if (text) lines.push(`${'  '.repeat(depth)}“${text}”`)
      text = ''
    }
    for (const child of [...(children.get(parent) ?? [])].sort((a, b) => a.order - b.order)) {
      if (child.text !== undefined) text += child.text
      else {
        flush()
        lines.push(`${'  '.repeat(depth)}${describe(child.tag!)}`, ...write(child.tag!.id, depth + 1))
      }
    }
    flush()
    return lines
  }
  return `${write(null, 0).join('\n')}\n`
}

function describe(tag: Tag): string {
  const facts = [
    tag.lang && `lang ${tag.lang}`,
    tag.alt !== undefined && `alt ${JSON.stringify(tag.alt)}`,
    tag.actualText !== undefined && `actual ${JSON.stringify(tag.actualText)}`,
    tag.scope && `scope ${tag.scope}`,
    tag.target && ('uri' in tag.target ? `→ ${tag.target.uri}` : `→ #${tag.target.anchor}`),
  ].filter(Boolean)
  return `${tag.type}${facts.length ? ` (${facts.join(', ')})` : ''}`
}
