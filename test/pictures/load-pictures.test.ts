import { type ChildProcess, fork } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Article } from '../../src/document/article.ts'
import type { Figure } from '../../src/document/blocks.ts'
import { createNodeHost } from '../../src/host/node-host.ts'
import { Transcoder } from '../../src/host/transcoder.ts'
import { loadPictures } from '../../src/pictures/index.ts'
import type { Raster, ReadyPicture } from '../../src/pictures/picture.ts'
import type { Source } from '../../src/readers/reader.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'offprint-pictures-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const source: Source = { name: 'article.md', bytes: new Uint8Array(), format: 'md' }

/** An article of figures, one a line. */
function articleOf(sources: readonly string[]): Article {
  const blocks = sources.map(
    (src, index): Figure => ({
      type: 'figure',
      id: `b${index + 1}`,
      src,
      alt: null,
      at: { line: index + 1, column: 1 },
    }),
  )
  return {
    metadata: {
      title: 'T',
      titleFrom: 'flag',
      authors: [],
      lang: 'en',
      dir: 'ltr',
      keywords: [],
      subjects: [],
    },
    sections: [{ id: 's1', heading: [], blocks, sections: [] }],
    notes: [],
    dateline: null,
    cut: [],
  }
}

/** One host for most tests, for each starts a decoder of its own. */
const host = createNodeHost({ folder })

const load = (sources: readonly string[]) => loadPictures(articleOf(sources), source, host)

/** The one picture of an article, ready. */
async function ready(name: string, bytes: Uint8Array): Promise<ReadyPicture> {
  writeFileSync(path.join(folder, name), bytes)
  const { value } = await load([name])
  const picture = value.get(name)
  if (picture?.status !== 'ready') throw new Error(picture?.reason)
  return picture
}

/** What a writer may rely on. */
async function check({ bytes, mediaType, width, height }: Raster, longest: number): Promise<void> {
  const metadata = await sharp(bytes).metadata()
  expect(metadata).toMatchObject({
    format: mediaType.replace('image/', ''),
    width,
    height,
    hasAlpha: false,
    depth: 'uchar',
    isProgressive: false,
  })
  expect(['srgb', 'b-w']).toContain(metadata.space)
  expect(Math.max(width, height)).toBeLessThanOrEqual(longest)
  expect(metadata.exif ?? metadata.icc ?? metadata.xmp).toBeUndefined()
}

/** Noise, which no format makes small. */
const noise = (width: number, height: number, channels: 3 | 4 = 3) =>
  sharp({ create: { width, height, channels, background: '#888', noise: { type: 'gaussian', sigma: 30 } } })

describe('loadPictures', () => {
  test('starts no decoder for an article without pictures', async () => {
    const deaf = { ...host, transcode: () => Promise.reject(new Error('decoder')) }
    expect(await loadPictures(articleOf([]), source, deaf)).toMatchObject({ diagnostics: [] })
  })

  test('numbers pictures in order of appearance and loads each once', async () => {
    writeFileSync(path.join(folder, 'a.png'), await noise(8, 8).png().toBuffer())
    writeFileSync(path.join(folder, 'b.png'), await noise(8, 8).png().toBuffer())
    const { value } = await load(['b.png', 'a.png', 'b.png'])
    expect([...value].map(([src, { id }]) => [src, id])).toEqual([
      ['b.png', 'picture-1'],
      ['a.png', 'picture-2'],
    ])
  })

  test('gives every format as a raster that writers may trust', async () => {
    const wide = noise(3000, 100, 4)
    const pictures = [
      await ready('p.png', await wide.clone().png().toBuffer()),
      await ready('p.jpg', await wide.clone().jpeg({ progressive: true }).toBuffer()),
      await ready('p.webp', await wide.clone().webp().toBuffer()),
      await ready('p.avif', await wide.clone().avif({ effort: 0 }).toBuffer()),
      await ready('p.gif', await noise(300, 10).gif().toBuffer()),
      await ready('cmyk.jpg', await noise(50, 50).toColourspace('cmyk').jpeg().toBuffer()),
      await ready('16bit.png', await noise(50, 50).toColourspace('rgb16').png().toBuffer()),
      await ready('grey.png', await noise(50, 50).toColourspace('b-w').png().toBuffer()),
    ]
    for (const { screen, print } of pictures) {
      await check(screen, 1600)
      await check(print, 2400)
    }
    expect(pictures[0]!.print.width).toBe(2400)
    expect(pictures[0]!.screen.width).toBe(1600)
    expect(pictures[1]!.print.mediaType).toBe('image/jpeg')
    expect((await sharp(pictures[7]!.print.bytes).metadata()).channels).toBe(1)
  })

  test('keeps line art lossless, and photographs saved as PNG small', async () => {
    const art = await sharp({ create: { width: 900, height: 500, channels: 3, background: '#fff' } })
      .composite([{ input: Buffer.from('<svg width="500" height="300"><path d="M0 0L500 300"/></svg>') }])
      .png()
      .toBuffer()
    expect((await ready('art.png', art)).print.mediaType).toBe('image/png')
    const photograph = await ready('photograph.png', await noise(900, 500).png().toBuffer())
    expect(photograph.print.mediaType).toBe('image/jpeg')
  })

  test('turns a picture upright and lays it on white', async () => {
    const sideways = await noise(60, 30).jpeg().withMetadata({ orientation: 6 }).toBuffer()
    expect((await ready('sideways.jpg', sideways)).print).toMatchObject({ width: 30, height: 60 })
    const clear = await sharp({ create: { width: 4, height: 4, channels: 4, background: '#f000' } })
      .png()
      .toBuffer()
    const { print } = await ready('clear.png', clear)
    expect([...(await sharp(print.bytes).raw().toBuffer()).subarray(0, 3)]).toEqual([255, 255, 255])
  })

  test('draws an SVG, in the fonts that Offprint ships, without what it points to', async () => {
    writeFileSync(path.join(folder, 'secret.png'), await noise(40, 40).png().toBuffer())
    const svg = (href: string) =>
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="40"><image xlink:href="${href}" width="40" height="40"/></svg>`,
      )
    for (const href of [`file://${folder}/secret.png`, `${folder}/secret.png`, 'secret.png']) {
      const { print } = await ready('drawing.svg', svg(href))
      const { data } = await sharp(print.bytes).raw().toBuffer({ resolveWithObject: true })
      expect(data.every((value) => value === 255)).toBe(true)
    }
  })

  test('says of each bad image where it stands and why it is left out, and loads the others', async () => {
    const png = await noise(20, 20).png().toBuffer()
    const files: Record<string, Uint8Array> = {
      'good.png': png,
      'empty.png': new Uint8Array(),
      'page.png': Buffer.from('<html><svg></svg></html>'),
      'half.png': png.subarray(0, 200),
      'half.jpg': (await noise(200, 200).jpeg().toBuffer()).subarray(0, 3000),
      'long.png': await sharp({ create: { width: 1010, height: 10, channels: 3, background: '#fff' } })
        .png()
        .toBuffer(),
      'wide.svg': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="90000" height="90000"/>'),
      'bomb.svg': Buffer.from(
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg><text>&a;</text></svg>',
      ),
    }
    for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(folder, name), bytes)
    const { value, diagnostics } = await load(['none.png', ...Object.keys(files)])
    expect(
      diagnostics.map(({ code, at, severity }) => `${severity} ${at?.line}:${at?.column} ${code}`),
    ).toEqual([
      'warning 1:1 I301',
      'warning 3:1 I303',
      'warning 4:1 I303',
      'warning 5:1 I305',
      'warning 6:1 I305',
      'warning 7:1 I304',
      'warning 8:1 I304',
      'warning 9:1 I305',
    ])
    expect(diagnostics[0]!.message).toBe('image not found: none.png (left out)')
    expect(value.get('good.png')?.status).toBe('ready')
    expect(value.get('half.png')?.status).toBe('missing')
  })

  test('takes pictures of just the limits', async () => {
    await ready('ratio.png', await noise(1000, 10).png().toBuffer())
    const bytes = await sharp({ create: { width: 10_000, height: 5_000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    await ready('pixels.png', bytes)
  }, 30_000)

  test('makes the same bytes each time', async () => {
    const bytes = await noise(300, 200).webp().toBuffer()
    const [first, second] = [await ready('same.webp', bytes), await ready('same.webp', bytes)]
    expect(first).toEqual(second)
  })
})

describe('a decoder', () => {
  const raster = '{ bytes: message.bytes, mediaType: "image/png", width: 1, height: 1 }'
  const bytes = (text: string) => new TextEncoder().encode(text)
  const request = { screen: 10, print: 10 }

  /** A process that crashes, hangs or answers as the picture says, and how often one was started. */
  function unreliable(limit: number, idle = 60_000) {
    const script = path.join(folder, 'decoder.mjs')
    writeFileSync(
      script,
      `process.on('message', (message) => {
         const says = Buffer.from(message.bytes).toString()
         if (says === 'crash') process.kill(process.pid, 'SIGSEGV')
         if (says === 'last') process.send({ rasters: { screen: ${raster}, print: ${raster} } }, () => process.exit())
         if (says === 'fine') process.send({ rasters: { screen: ${raster}, print: ${raster} } })
       })
       process.on('disconnect', () => process.exit())`,
    )
    let starts = 0
    let last: ChildProcess | undefined
    const transcoder = new Transcoder(
      () => {
        starts++
        last = fork(script, [], { serialization: 'advanced' })
        return last
      },
      limit,
      idle,
    )
    const end = (text: string) =>
      transcoder.transcode(bytes(text), request).then(
        () => 'fine',
        (error) => error.diagnostic.code,
      )
    const ended = () => new Promise((resolve) => last!.once('exit', resolve))
    return { end, starts: () => starts, ended }
  }

  test('keeps the formats shut that nobody reads, whatever a file looks like', async () => {
    const tiff = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
      .tiff()
      .toBuffer()
    const pixmap = bytes('P3 1 1 255 9 9 9\n')
    for (const picture of [tiff, pixmap])
      await expect(host.transcode(picture, request)).rejects.toMatchObject({ diagnostic: { code: 'I305' } })
  })

  test('with nothing to do ends, and the next picture has a new one', async () => {
    const { end, starts, ended } = unreliable(20_000, 50)
    expect(await end('fine')).toBe('fine')
    await ended()
    expect([await end('fine'), starts()]).toEqual(['fine', 2])
  })

  test('that crashes costs one picture, and the next has a new one', async () => {
    const { end, starts } = unreliable(20_000)
    const ends = await Promise.all(['fine', 'crash', 'fine', 'crash', 'fine', 'fine'].map(end))
    expect(ends).toEqual(['fine', 'I308', 'fine', 'I308', 'fine', 'fine'])
    expect(starts()).toBe(3)
  })

  test('that hangs is ended at its limit, and the next has a new one', async () => {
    const { end, starts } = unreliable(1500)
    expect([await end('fine'), await end('hang'), await end('fine')]).toEqual(['fine', 'I306', 'fine'])
    expect(starts()).toBe(2)
  })

  test('that ended between two pictures is missed by neither', async () => {
    const { end, starts } = unreliable(20_000)
    expect(await end('last')).toBe('fine')
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect([await end('fine'), starts()]).toEqual(['fine', 2])
  })
})

const suite = path.resolve(import.meta.dirname, '../../../shared/data/hostile/png')

describe.skipIf(!existsSync(suite))('the PNG test suites', () => {
  let names: string[]
  beforeAll(() => {
    names = readdirSync(suite).filter((name) => name.endsWith('.png'))
  })

  test('end ready or missing, each of them', async () => {
    const { value, diagnostics } = await loadPictures(
      articleOf(names),
      source,
      createNodeHost({ folder: suite }),
    )
    expect(value.size).toBe(names.length)
    const missing = names.filter((name) => value.get(name)?.status === 'missing')
    expect(diagnostics).toHaveLength(missing.length)
    // Files of PngSuite whose names begin with x are broken on purpose.
    const broken = names.filter((name) => /_x\w+\.png$/.test(name))
    expect(broken.filter((name) => !missing.includes(name))).toEqual([])
    expect(missing.length).toBeLessThan(names.length / 5)
  }, 120_000)
})
if (!existsSync(suite)) console.log('skipped: the PNG test suites are not here')
