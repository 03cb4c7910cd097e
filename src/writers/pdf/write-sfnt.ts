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

/** Writes a TrueType file of tables that come in the order of their tags. */
export function sfntFile(tables: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const entries = Object.entries(tables)
  const power = 2 ** Math.floor(Math.log2(entries.length))
  const header = new DataView(new ArrayBuffer(12 + 16 * entries.length))
  const fields = [1, 0, entries.length, 16 * power, Math.log2(power), 16 * (entries.length - power)]
  for (const [i, value] of fields.entries()) header.setUint16(2 * i, value)
  let offset = header.byteLength
  const bodies = entries.map(([tag, bytes], i) => {
    const at = 12 + 16 * i
    const body = padded(bytes)
    for (let j = 0; j < 4; j++) header.setUint8(at + j, tag.charCodeAt(j))
    header.setUint32(at + 4, checksum(body))
    header.setUint32(at + 8, offset)
    header.setUint32(at + 12, bytes.length)
    offset += body.length
    return body
  })
  return join([new Uint8Array(header.buffer), ...bodies])
}

function checksum(body: Uint8Array): number {
  const view = new DataView(body.buffer, body.byteOffset, body.length)
  let sum = 0
  for (let at = 0; at < body.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
  return sum
}
