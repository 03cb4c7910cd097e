/**
 * Decodes a picture that nobody vouches for and encodes it anew for screen and for print. Runs in the
 * transcoder's own process, for the decoders are native code.
 */

import type sharp from 'sharp'
import type { Sharp } from 'sharp'
import type { Raster } from '../pictures/picture.ts'
import type { TranscodeRequest } from './host.ts'

/** Most pixels: a page of print in full bleed needs 9 million; cameras make 50. */
const MOST_PIXELS = 50_000_000
/** Longest side to shortest; beyond it a picture is a line. */
const MOST_RATIO = 100

/** Decoders of the formats that `pictures/` lets through; all others stay shut. */
const DECODERS = ['Jpeg', 'Png', 'Webp', 'Heif', 'Nsgif', 'Svg'].map((name) => `VipsForeignLoad${name}Buffer`)

/** An icon of 24 units shall not fill a page. */
const MOST_SVG_SCALE = 4

/** Formats that lose nothing and so may hold line art or text. */
const LOSSLESS = ['png', 'gif', 'svg']
/** Line art as PNG is about as small as its JPEG and sharper; a photograph as PNG is several times larger. */
const WORTH_LOSSLESS = 2

/** A picture is unusable; the message says why, after “is” or “has”. */
export class UnusablePicture extends Error {
  readonly code: 'I304' | 'I305'
  constructor(code: 'I304' | 'I305', message: string) {
    super(message)
    this.code = code
  }
}

/** Opens the library with everything shut that is not wanted. */
export async function openSharp(): Promise<typeof sharp> {
  const { default: library } = await import('sharp')
  library.cache(false)
  library.block({ operation: ['VipsForeignLoad'] })
  library.unblock({ operation: DECODERS })
  return library
}

/**
 * Encodes anew: upright, on white, 8 bits a channel, grey or sRGB, no alpha, no metadata, the first frame.
 *
 * @throws {@link UnusablePicture} where it is too large, or no picture that can be decoded.
 */
export async function reEncode(
  library: typeof sharp,
  bytes: Uint8Array,
  { screen, print }: TranscodeRequest,
): Promise<{ screen: Raster; print: Raster }> {
  const open = (density = 72) => library(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', density })
  const metadata = await open()
    .metadata()
    .catch((error: Error) => {
      throw unusable(error)
    })
  checkSize(metadata.width, metadata.height)

  const grey = metadata.space === 'b-w' || metadata.space === 'grey16'
  const { data, info } = await open(metadata.format === 'svg' ? svgDensity(metadata, print) : 72)
    .autoOrient()
    .flatten({ background: '#fff' })
    .toColourspace(grey ? 'b-w' : 'srgb')
    .resize({ width: print, height: print, fit: 'inside', withoutEnlargement: true })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch((error: Error) => {
      throw unusable(error)
    })

  const raw = { width: info.width, height: info.height, channels: info.channels }
  const decoded = () => library(data, { raw }).toColourspace(grey ? 'b-w' : 'srgb')
  const lossless = LOSSLESS.includes(metadata.format ?? '')
  const small = { width: screen, height: screen, fit: 'inside', withoutEnlargement: true } as const
  return {
    print: await encode(decoded(), lossless, 90),
    screen: await encode(decoded().resize(small), lossless, 82),
  }
}

/** Dots per inch that draw an SVG large enough for print: it knows no pixels, and most are written small. */
const svgDensity = ({ width, height }: { width: number; height: number }, print: number): number =>
  72 * Math.min(MOST_SVG_SCALE, Math.max(1, print / Math.max(width, height)))

function checkSize(width: number, height: number): void {
  if (width * height > MOST_PIXELS) {
    throw new UnusablePicture(
      'I304',
      `has ${width} × ${height} pixels, more than ${MOST_PIXELS / 1e6} million`,
    )
  }
  if (Math.max(width, height) > MOST_RATIO * Math.min(width, height)) {
    throw new UnusablePicture(
      'I304',
      `is ${width} × ${height} pixels, over ${MOST_RATIO} times as long as wide`,
    )
  }
}

async function encode(image: Sharp, lossless: boolean, quality: number): Promise<Raster> {
  const jpeg = await image.clone().jpeg({ quality }).toBuffer({ resolveWithObject: true })
  const { width, height } = jpeg.info
  if (lossless) {
    const png = await image.clone().png({ compressionLevel: 9, palette: false }).toBuffer()
    if (png.length <= jpeg.data.length * WORTH_LOSSLESS) {
      return { bytes: png, mediaType: 'image/png', width, height }
    }
  }
  return { bytes: jpeg.data, mediaType: 'image/jpeg', width, height }
}

function unusable(error: Error): UnusablePicture {
  // The library says “Input image exceeds pixel limit” and, for the rest, what its decoders say.
  return error.message.includes('pixel limit')
    ? new UnusablePicture('I304', `has more than ${MOST_PIXELS / 1e6} million pixels`)
    : new UnusablePicture('I305', `cannot be decoded (${error.message.split('\n')[0]})`)
}
