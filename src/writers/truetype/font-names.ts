/**
 * A font's `name` table → the names that a subset keeps. OpenType specification 1.9, chapter “name”.
 */

import type { Sfnt } from '../../typesetting/read-sfnt.ts'
import { layTable } from './lay-table.ts'
import { join } from './write-sfnt.ts'

const WINDOWS = 3
/** Copyright, family, style, identifier, full name, version, PostScript name: numbers 0 to 6. */
const LAST_KEPT = 6

/** Writes the table. */
export function fontNames(font: Sfnt): Uint8Array {
  const bytes = font.bytes('name')
  if (bytes.length === 0) return bytes
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const storage = view.getUint16(4)
  const records: number[] = []
  const texts: Uint8Array[] = []
  let end = 0
  for (let i = 0, at = 6; i < view.getUint16(2); i++, at += 12) {
    const [platform, encoding, language, name, length, offset] = [0, 2, 4, 6, 8, 10].map((field) =>
      view.getUint16(at + field),
    ) as [number, number, number, number, number, number]
    if (platform !== WINDOWS || name > LAST_KEPT) continue
    records.push(platform, encoding, language, name, length, end)
    texts.push(bytes.subarray(storage + offset, storage + offset + length))
    end += length
  }
  return join([layTable([0, records.length / 6, 6 + 2 * records.length, ...records]), ...texts])
}
