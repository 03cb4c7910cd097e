/** A `table` element in, a table or the plan to take it apart out: pages lay themselves out with tables, too. */

import type { TableCell } from '../document/blocks.ts'
import type { Inline } from '../document/inlines.ts'
import { childrenOf, type DomElement, elementsBelow, isElement, namesOf, textOf } from './dom.ts'
import { UNNUMBERED } from './draft.ts'

/** Cells of a table of facts are short; in UTF-16 units, on average. */
const LONG_CELL = 240

/** Most columns or rows a cell may claim. */
const MAX_SPAN = 60

/** The rows of a table element, its own and not those of tables within. */
export function rowsOf(table: DomElement): DomElement[] {
  const parts = [...childrenOf(table)].filter(isElement)
  return parts.flatMap((part) => {
    if (part.localName === 'tr') return [part]
    return /^(?:thead|tbody|tfoot)$/.test(part.localName) ? [...childrenOf(part)].filter(isRow) : []
  })
}

const isRow = (node: import('./dom.ts').DomNode): node is DomElement =>
  isElement(node) && node.localName === 'tr'

/** The cells of a row. */
export const cellsOf = (row: DomElement): DomElement[] =>
  [...childrenOf(row)].filter((node): node is DomElement => isElement(node) && /^t[dh]$/.test(node.localName))

/** Whether a table only arranges blocks on a page. */
export function isLayout(table: DomElement): boolean {
  if (/^(?:presentation|none)$/.test(table.getAttribute('role') ?? '')) return true
  const rows = rowsOf(table).map(cellsOf)
  const cells = rows.flat()
  if (cells.length <= 1 || rows.every((row) => row.length <= 1) || table.querySelector('table') !== null)
    return true
  const facts =
    table.querySelector('th, caption, thead') !== null || /\b(?:wikitable|infobox|data)/.test(namesOf(table))
  const long = cells.reduce((sum, cell) => sum + textOf(cell).length, 0) / cells.length > LONG_CELL
  const blocks = table.querySelector('h1, h2, h3, h4, pre, blockquote, form, figure') !== null
  return long || blocks || (!facts && rows.length === 1)
}

/** Turns a cell element into a cell of the model. */
export function readCell(cell: DomElement, content: readonly Inline[]): TableCell {
  const align = /^(left|center|right)$/.exec(alignOf(cell))?.[1] as TableCell['align']
  return {
    id: UNNUMBERED,
    header: cell.localName === 'th',
    columns: span(cell, 'colspan'),
    rows: span(cell, 'rowspan'),
    ...(align ? { align } : {}),
    content,
  }
}

function alignOf(cell: DomElement): string {
  const style = /text-align\s*:\s*(\w+)/i.exec(cell.getAttribute('style') ?? '')?.[1]
  return (style ?? cell.getAttribute('align') ?? '').toLowerCase()
}

function span(cell: DomElement, name: string): number {
  const value = Number.parseInt(cell.getAttribute(name) ?? '1', 10)
  return value >= 1 ? Math.min(value, MAX_SPAN) : 1
}

/** How many of the first rows repeat at the head of a page: those of `thead`, or a first row of header cells. */
export function headRows(_table: DomElement, rows: readonly DomElement[]): number {
  const inHead = rows.filter((row) => row.parentElement?.localName === 'thead').length
  if (inHead > 0) return Math.min(inHead, rows.length - 1)
  const first = rows[0] ? cellsOf(rows[0]) : []
  const spans = first.some((cell) => span(cell, 'rowspan') > 1)
  return first.length > 1 && rows.length > 1 && !spans && first.every((cell) => cell.localName === 'th')
    ? 1
    : 0
}

/** Whether a cell only counts the lines of the code beside it. */
export function isGutter(cell: DomElement): boolean {
  const beside = cell.parentElement?.querySelector('pre, code') ?? null
  return beside !== null && /^[\d\s]*$/.test(textOf(cell))
}

/** The caption element of a table. */
export function captionOf(table: DomElement): DomElement | null {
  for (const element of elementsBelow(table)) if (element.localName === 'caption') return element
  return null
}
