/**
 * Writes `assets/icc/srgb.icc`: the colour space sRGB as an ICC profile of version 4, for the PDF's output intent.
 *
 * The figures are IEC 61966-2-1's, its white adapted to D50 by Bradford's method as ISO 15076-1 asks.
 * Usage: npx tsx tools/make-srgb.ts
 */

import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const DESCRIPTION = 'sRGB IEC61966-2.1'
const COPYRIGHT = 'No copyright, use freely'

/** Signed 15.16 fixed point, big-endian. */
function fixed(...values: number[]): Buffer {
  const out = Buffer.alloc(4 * values.length)
  values.forEach((value, i) => void out.writeInt32BE(Math.round(value * 65536), 4 * i))
  return out
}

const word = (...values: number[]): Buffer => {
  const out = Buffer.alloc(4 * values.length)
  values.forEach((value, i) => void out.writeUInt32BE(value, 4 * i))
  return out
}

const tagged = (type: string, ...parts: Buffer[]): Buffer =>
  Buffer.concat([Buffer.from(type), word(0), ...parts])

const localised = (text: string): Buffer =>
  tagged(
    'mluc',
    word(1, 12),
    Buffer.from('enUS'),
    word(2 * text.length, 28),
    Buffer.from(text, 'utf16le').swap16(),
  )

/** Type 3: linear below d, a power above. */
const curve = tagged('para', word(3 << 16), fixed(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045))

const D50 = [0.9642, 1, 0.8249] as const
const BRADFORD_D65_TO_D50 = [
  1.04788208, 0.02291679, -0.05020142, 0.02958679, 0.99048424, -0.01707458, -0.00924683, 0.01507568,
  0.7516632,
]

const TAGS: readonly (readonly [string, Buffer])[] = [
  ['desc', localised(DESCRIPTION)],
  ['cprt', localised(COPYRIGHT)],
  ['wtpt', tagged('XYZ ', fixed(...D50))],
  ['chad', tagged('sf32', fixed(...BRADFORD_D65_TO_D50))],
  ['rXYZ', tagged('XYZ ', fixed(0.43604, 0.22249, 0.01392))],
  ['gXYZ', tagged('XYZ ', fixed(0.38512, 0.7169, 0.09706))],
  ['bXYZ', tagged('XYZ ', fixed(0.14305, 0.06061, 0.71393))],
  ['rTRC', curve],
  ['gTRC', curve],
  ['bTRC', curve],
]

/** Tags that share bytes share a place. */
function profile(): Buffer {
  const directory = [word(TAGS.length)]
  const bodies: Buffer[] = []
  const places = new Map<Buffer, number>()
  let offset = 128 + 4 + 12 * TAGS.length
  for (const [tag, body] of TAGS) {
    if (!places.has(body)) {
      const padding = Buffer.alloc((4 - (body.length % 4)) % 4)
      places.set(body, offset)
      bodies.push(body, padding)
      offset += body.length + padding.length
    }
    directory.push(Buffer.from(tag), word(places.get(body)!, body.length))
  }
  return Buffer.concat([header(offset), ...directory, ...bodies])
}

function header(size: number): Buffer {
  const out = Buffer.alloc(128)
  out.writeUInt32BE(size, 0)
  out.writeUInt32BE(0x04200000, 8)
  out.write('mntrRGB XYZ ', 12)
  for (const [i, value] of [2026, 1, 1, 0, 0, 0].entries()) out.writeUInt16BE(value, 24 + 2 * i)
  out.write('acsp', 36)
  fixed(...D50).copy(out, 68)
  return out
}

const file = path.resolve(import.meta.dirname, '../assets/icc/srgb.icc')
mkdirSync(path.dirname(file), { recursive: true })
writeFileSync(file, profile())
