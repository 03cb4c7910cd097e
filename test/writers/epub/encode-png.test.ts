import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { encodePng } from '../../../src/writers/epub/encode-png.ts'
import { testHost } from '../../support/test-host.ts'

const { deflate } = testHost()

/** A picture of one pixel a colour. */
const picture = (width: number, height: number, colour: (x: number, y: number) => number[]) => {
  const pixels = new Uint8Array(4 * width * height)
  for (let i = 0; i < width * height; i++) pixels.set(colour(i % width, Math.floor(i / width)), 4 * i)
  return { width, height, pixels }
}

describe('encodePng', () => {
  test.each([
    [1, 1],
    [3, 2],
    [17, 15],
    [16, 16],
  ])('keeps every pixel of %d × %d in as many colours', async (width, height) => {
    const colour = (x: number, y: number) => [x * 13, y * 17, (x * y) % 256, 255]
    const drawn = picture(width, height, colour)
    const png = encodePng(drawn, deflate)!
    const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
    expect([info.width, info.height]).toEqual([width, height])
    expect([...data]).toEqual([...drawn.pixels])
  })

  test('leaves a picture of 257 colours to others', () => {
    expect(
      encodePng(
        picture(257, 1, (x) => [x % 256, x >> 8, 0, 255]),
        deflate,
      ),
    ).toBeNull()
  })

  test('leaves a transparent picture to others', () => {
    expect(
      encodePng(
        picture(2, 1, (x) => [0, 0, 0, 255 - x]),
        deflate,
      ),
    ).toBeNull()
  })
})
