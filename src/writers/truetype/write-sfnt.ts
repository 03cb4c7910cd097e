/**
 * Tables → a font file. OpenType specification 1.9, chapter “otff”.
 */

/** Fills up to four bytes. */
export function padded(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array((bytes.length + 3) & ~3)
  out.set(bytes)
  return out
}

/** Lays bytes end to end. */
export function join(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

/** Sum of a font file and the `checkSumAdjustment` in its head. */
const WHOLE_SUM = 0xb1b0afba

/** Writes a TrueType file. Its `head` must have no `checkSumAdjustment` yet; empty tables are left out. */
export function sfntFile(tables: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const entries = Object.entries(tables)
    .filter(([, { length }]) => length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const power = 2 ** Math.floor(Math.log2(entries.length))
  const header = new DataView(new ArrayBuffer(12 + 16 * entries.length))
  const fields = [1, 0, entries.length, 16 * power, Math.log2(power), 16 * (entries.length - power)]
  for (const [i, value] of fields.entries()) header.setUint16(2 * i, value)
  let offset = header.byteLength
  let sum = 0
  let head = 0
  const bodies = entries.map(([tag, bytes], i) => {
    const at = 12 + 16 * i
    const body = padded(bytes)
    const bodySum = checksum(body)
    for (let j = 0; j < 4; j++) header.setUint8(at + j, tag.charCodeAt(j))
    header.setUint32(at + 4, bodySum)
    header.setUint32(at + 8, offset)
    header.setUint32(at + 12, bytes.length)
    if (tag === 'head') head = offset
    offset += body.length
    sum += bodySum
    return body
  })
  const file = join([new Uint8Array(header.buffer), ...bodies])
  sum += checksum(file.subarray(0, header.byteLength))
  new DataView(file.buffer).setUint32(head + 8, WHOLE_SUM - sum)
  return file
}

function checksum(body: Uint8Array): number {
  const view = new DataView(body.buffer, body.byteOffset, body.length)
  let sum = 0
  for (let at = 0; at < body.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
  return sum
}
