/** A stream's bytes as they stand in, the bytes that they stand for out (ISO 32000-1, section 7.4). */

import { PdfFault } from './objects.ts'

/** Most bytes that one stream may unpack to: a picture of 80 million pixels. */
const LIMIT = 256 * 2 ** 20
/** Fed in such steps, so that the count is looked at before much is unpacked. */
const STEP = 64 * 2 ** 10

/** Unpacks zlib. */
export type Inflate = (bytes: Uint8Array) => Uint8Array

/** Loads what unpacks zlib. @returns A function that throws {@link PdfFault} for what is damaged or too large. */
export async function loadInflate(): Promise<Inflate> {
  const { Unzlib } = await import('fflate')
  return (bytes) => {
    const parts: Uint8Array[] = []
    let total = 0
    const unzlib = new Unzlib((part) => {
      total += part.length
      if (total > LIMIT) throw new PdfFault('a stream unpacks to more than 256 MB')
      parts.push(part)
    })
    try {
      for (let at = 0; at < bytes.length; at += STEP)
        unzlib.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length)
    } catch (error) {
      if (error instanceof PdfFault) throw error
      throw new PdfFault('a stream cannot be unpacked')
    }
    return joined(parts, total)
  }
}

function joined(parts: readonly Uint8Array[], total: number): Uint8Array {
  const whole = new Uint8Array(total)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** How the rows of a stream were predicted before packing. */
export interface Prediction {
  readonly predictor: number
  readonly columns: number
  readonly colours: number
  readonly bits: number
}

/** Undoes PNG's predictors (PNG, section 9); TIFF's is used for pictures alone, which nothing here looks into. */
export function unpredict(bytes: Uint8Array, { predictor, columns, colours, bits }: Prediction): Uint8Array {
  if (predictor < 10) return bytes
  const step = Math.max(1, (colours * bits) >> 3)
  const width = (columns * colours * bits + 7) >> 3
  const rows = Math.floor(bytes.length / (width + 1))
  const out = new Uint8Array(rows * width)
  for (let row = 0; row < rows; row++) {
    const kind = bytes[row * (width + 1)]!
    for (let i = 0; i < width; i++) {
      const at = row * width + i
      const left = i >= step ? out[at - step]! : 0
      const up = row > 0 ? out[at - width]! : 0
      const corner = row > 0 && i >= step ? out[at - width - step]! : 0
      out[at] = bytes[row * (width + 1) + 1 + i]! + predicted(kind, left, up, corner)
    }
  }
  return out
}

function predicted(kind: number, left: number, up: number, corner: number): number {
  switch (kind) {
    case 1:
      return left
    case 2:
      return up
    case 3:
      return (left + up) >> 1
    case 4:
      return paeth(left, up, corner)
    default:
      return 0
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (a <= b && a <= c) return left
  return b <= c ? up : corner
}

/** Undoes ASCIIHexDecode. */
export function unhex(bytes: Uint8Array): Uint8Array {
  const digits = new TextDecoder('latin1')
    .decode(bytes)
    .split('>')[0]!
    .replace(/[^\da-f]/gi, '')
  const pairs = (digits.length % 2 ? `${digits}0` : digits).match(/../g) ?? []
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16))
}

/** Undoes ASCII85Decode. */
export function unascii85(bytes: Uint8Array): Uint8Array {
  const out: number[] = []
  let group: number[] = []
  const flush = (count: number) => {
    while (group.length < 5) group.push(84)
    const value = group.reduce((sum, digit) => sum * 85 + digit, 0)
    for (let i = 0; i < count; i++) out.push(Math.floor(value / 256 ** (3 - i)) & 0xff)
    group = []
  }
  for (const byte of bytes) {
    if (byte === 0x7e) break
    if (byte === 0x7a && group.length === 0) out.push(0, 0, 0, 0)
    else if (byte >= 33 && byte <= 117) group.push(byte - 33)
    if (group.length === 5) flush(4)
  }
  if (group.length > 1) flush(group.length - 1)
  return Uint8Array.from(out)
}
