/** Fields of 16 bits and parts → a table of OpenType layout. */

/**
 * Lays out a table: its fields, then its parts, for each of which its offset stands among the fields.
 *
 * @throws RangeError where a part would stand farther away than an offset reaches.
 */
export function layTable(fields: readonly (number | Uint8Array)[]): Uint8Array {
  let end = 2 * fields.length
  const table = new Uint8Array(fields.reduce<number>((sum, field) => sum + lengthOf(field), end))
  const view = new DataView(table.buffer)
  for (let i = 0; i < fields.length; i++) {
    const field = fields[i]!
    if (typeof field === 'number') {
      view.setUint16(2 * i, field)
      continue
    }
    if (end > 0xffff) throw new RangeError('the table is too long for its offsets')
    view.setUint16(2 * i, end)
    table.set(field, end)
    end += field.length
  }
  return table
}

const lengthOf = (field: number | Uint8Array): number => (typeof field === 'number' ? 0 : field.length)

/** A tag as two fields. */
export const tagFields = (tag: string): [number, number] => [
  tag.charCodeAt(0) * 0x100 + tag.charCodeAt(1),
  tag.charCodeAt(2) * 0x100 + tag.charCodeAt(3),
]

/** Lists glyphs, in the order of their numbers. */
export const coverage = (glyphs: readonly number[]): Uint8Array => layTable([1, glyphs.length, ...glyphs])
