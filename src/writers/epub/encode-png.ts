/**
 * Pixels in, a PNG with a palette out.
 *
 * A cover has some fifty colours. Written as numbers of a palette it is half as large as what its renderer writes, and
 * done in a third of the time.
 */

import type { Host } from '../../host/host.ts'

/** A picture: red, green, blue and alpha, a byte each, row by row from the top. */
export interface Bitmap {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const MOST_COLOURS = 256

/**
 * Encodes a picture (PNG, third edition, sections 5 and 11).
 *
 * @returns `null` where it has more than 256 colours, or is transparent somewhere.
 */
export function encodePng({ width, height, pixels }: Bitmap, deflate: Host['deflate']): Uint8Array | null {
  const indexed = indexColours(pixels, width, height)
  if (!indexed) return null
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  // Eight bits a pixel, numbers of a palette.
  header.set([8, 3], 8)
  return join([
    Uint8Array.from(SIGNATURE),
    ...chunk('IHDR', header),
    ...chunk('PLTE', indexed.palette),
    ...chunk('IDAT', deflate(indexed.rows)),
    ...chunk('IEND', new Uint8Array()),
  ])
}

interface Indexed {
  /** Red, green and blue of each colour. */
  readonly palette: Uint8Array
  /** Each row begins with the number of its filter, which is none. */
  readonly rows: Uint8Array
}

function indexColours(pixels: Uint8Array, width: number, height: number): Indexed | null {
  const colours = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height)
  const numbers = new Map<number, number>()
  const palette: number[] = []
  const rows = new Uint8Array((width + 1) * height)
  let last = -1
  let number = 0
  for (let y = 0, from = 0, to = 0; y < height; y++) {
    to++
    for (const end = from + width; from < end; from++) {
      const colour = colours[from]!
      // Neighbours are mostly alike.
      if (colour !== last) {
        number = numbers.get(colour) ?? numbers.size
        if (number === numbers.size) {
          if (number === MOST_COLOURS || pixels[4 * from + 3] !== 255) return null
          numbers.set(colour, number)
          palette.push(...pixels.subarray(4 * from, 4 * from + 3))
        }
        last = colour
      }
      rows[to++] = number
    }
  }
  return { palette: Uint8Array.from(palette), rows }
}

/** A chunk: length, type, what it holds, and a checksum of the last two. */
function chunk(type: string, held: Uint8Array): Uint8Array[] {
  const named = join([Uint8Array.from(type, (letter) => letter.charCodeAt(0)), held])
  return [bigEndian(held.length), named, bigEndian(checksum(named))]
}

function bigEndian(value: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}

/** Remainders of every byte's division, for {@link checksum}. */
const REMAINDERS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte
  for (let bit = 0; bit < 8; bit++) remainder = (remainder >>> 1) ^ (remainder & 1 ? 0xedb88320 : 0)
  return remainder
})

/** CRC-32 as PNG has it, annex D. */
function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (let i = 0; i < bytes.length; i++) crc = REMAINDERS[(crc ^ bytes[i]!) & 255]! ^ (crc >>> 8)
  return ~crc >>> 0
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}
