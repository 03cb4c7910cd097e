/** A `table` element → rows of cells on a grid of columns. */

import type { XhtmlElement } from '../markup/xhtml.ts'
import type { FlowCell, FlowTable } from './flow.ts'
import type { TagId } from './page.ts'
import type { BlockReader, Surroundings } from './read-blocks.ts'
import { addTag, hasClass, PLAIN } from './read-runs.ts'

/** Reads a table. Cells that span rows stand in their first one and keep their columns free below. */
export function readTable(element: XhtmlElement, around: Surroundings, reader: BlockReader): FlowTable {
  const anchors = reader.takeAnchors(element)
  const tag = reader.tag('Table', around.parent, element)
  const inside = { ...around, parent: tag, inset: { start: 0, end: 0 } }
  const parts = element.children.filter((child) => child.type === 'element')
  const caption = parts.find((part) => part.name === 'caption')
  const rows = (name: string) =>
    parts.filter((part) => part.name === name).flatMap((part) => readRows(part, inside, reader))
  const captionText = caption
    ? reader.text(caption, 'caption', reader.tag('Caption', tag, caption), inside)
    : null
  const head = rows('thead')
  const body = rows('tbody')
  const columns = Math.max(1, ...[...head, ...body].flat().map((cell) => cell.column + cell.columns))
  return { type: 'table', caption: captionText, columns, head, body, anchors, inset: around.inset }
}

function readRows(part: XhtmlElement, around: Surroundings, reader: BlockReader): FlowCell[][] {
  const tag = reader.tag(part.name === 'thead' ? 'THead' : 'TBody', around.parent, part)
  /** How many more rows each column is taken from above. */
  const taken: number[] = []
  return part.children.flatMap((row) => {
    if (row.type !== 'element') return []
    const cells = readRow(row, reader.tag('TR', tag, row), taken, around, reader)
    for (let column = 0; column < taken.length; column++)
      taken[column] = Math.max(0, (taken[column] ?? 0) - 1)
    return [cells]
  })
}

function readRow(
  row: XhtmlElement,
  tag: TagId,
  taken: number[],
  around: Surroundings,
  reader: BlockReader,
): FlowCell[] {
  let column = 0
  return row.children.flatMap((cell) => {
    if (cell.type !== 'element') return []
    while ((taken[column] ?? 0) > 0) column++
    const columns = Number(cell.attributes.colspan ?? 1)
    const rows = Number(cell.attributes.rowspan ?? 1)
    for (let at = column; at < column + columns; at++) taken[at] = rows
    const placed = { text: readCell(cell, tag, columns, rows, around, reader), column, columns }
    column += columns
    return [placed]
  })
}

function readCell(
  cell: XhtmlElement,
  row: TagId,
  columns: number,
  rows: number,
  around: Surroundings,
  reader: BlockReader,
) {
  const header = cell.name === 'th'
  const id = cell.attributes.id
  const tag = addTag(reader.place.tags, header ? 'TH' : 'TD', row, {
    ...(header && { scope: cell.attributes.scope === 'row' ? ('Row' as const) : ('Column' as const) }),
    ...(columns > 1 && { colSpan: columns }),
    ...(rows > 1 && { rowSpan: rows }),
    ...(id && { source: id }),
  })
  const text = reader.text(cell, 'table', tag, around, { ...PLAIN, bold: header })
  const align = hasClass(cell, 'align-right') ? 'right' : hasClass(cell, 'align-center') ? 'center' : 'left'
  return { ...text, style: { ...text.style, align } as const }
}
