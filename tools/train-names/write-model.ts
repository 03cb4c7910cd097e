/** The columns of a model → the bytes that name-model.ts reads. */

import { COLUMNS, MAGIC, type ModelColumns } from '../../src/editorial/name-model.ts'

/** Lays the columns out one after the other, each at a multiple of four bytes. */
export function writeColumns(columns: ModelColumns): Uint8Array {
  const head = new Uint32Array(1 + COLUMNS.length)
  head[0] = MAGIC
  const parts: Uint8Array[] = []
  COLUMNS.forEach(([name], index) => {
    const column = columns[name]
    head[1 + index] = column.length
    const padded = new Uint8Array(Math.ceil(column.byteLength / 4) * 4)
    padded.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength))
    parts.push(padded)
  })
  return Buffer.concat([new Uint8Array(head.buffer), ...parts])
}
