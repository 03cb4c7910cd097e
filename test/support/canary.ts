/**
 * A secret beside an article's folder, and a server on this machine with the same secret: what a build took of them.
 *
 * Reads are told by the kernel's access times, so that those of child processes and native code count, too.
 */

import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inflateSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import sharp from 'sharp'

/** In every canary file and in every answer of the server. */
export const SECRET = 'canary-7d41c9'
/** Pixels of the canary's picture, which nothing else measures; its bytes do not outlive being encoded anew. */
const [WIDTH, HEIGHT] = [61, 67]

const OUTSIDE = ['secret.png', 'secret.svg', 'secret.txt', 'secret.yaml', 'secret.ttf', 'secret.dtd'] as const

/** Before any file that is there was changed: a read then sets the access time, also where disks note few. */
const LONG_AGO = 1_000_000_000

/** Canaries, and an article's folder in the midst of them. */
export class Canary {
  /** The article's own folder, with links that lead out of it. */
  readonly folder: string
  readonly #outside: string
  readonly #server: Server
  #connections = 0
  /** Every way to name them, as an article would. */
  readonly references: readonly string[]

  private constructor(outside: string, server: Server) {
    this.#outside = outside
    this.#server = server.on('connection', () => {
      this.#connections++
    })
    this.folder = path.join(outside, 'article')
    const { port } = server.address() as AddressInfo
    this.references = [...pathsTo(outside), ...addressesOf(port)]
  }

  /** Plants them under the system's folder for temporary files. */
  static async plant(): Promise<Canary> {
    const outside = mkdtempSync(path.join(tmpdir(), 'offprint-canary-'))
    const picture = await pictureOf(SECRET)
    const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><title>${SECRET}</title><rect width="${WIDTH}" height="${HEIGHT}"/></svg>`
    for (const name of OUTSIDE)
      writeFileSync(
        path.join(outside, name),
        name.endsWith('png') ? picture : name.endsWith('svg') ? drawing : SECRET,
      )
    const folder = path.join(outside, 'article')
    mkdirSync(folder)
    symlinkSync('../secret.png', path.join(folder, 'link.png'))
    symlinkSync('../secret.svg', path.join(folder, 'link.svg'))
    symlinkSync('..', path.join(folder, 'up'))
    const server = createServer((_, response) =>
      response.writeHead(200, { 'content-type': 'image/png' }).end(picture),
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const canary = new Canary(outside, server)
    canary.#forget()
    return canary
  }

  /** What was taken since the last look: files that were read, connections that were made. */
  taken(): string[] {
    const read = OUTSIDE.filter(
      (name) => statSync(path.join(this.#outside, name)).atimeMs !== LONG_AGO * 1000,
    )
    const connected = this.#connections > 0 ? [`${this.#connections} connections to the canary's server`] : []
    this.#forget()
    return [...read.map((name) => `${name} was read`), ...connected]
  }

  /** Shows that a read is seen: takes one on purpose. */
  readOne(): string[] {
    readFileSync(path.join(this.#outside, 'secret.txt'))
    return this.taken()
  }

  async remove(): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve))
    rmSync(this.#outside, { recursive: true, force: true })
  }

  #forget(): void {
    this.#connections = 0
    for (const name of OUTSIDE) utimesSync(path.join(this.#outside, name), LONG_AGO, LONG_AGO + 1)
  }
}

const pictureOf = (text: string): Promise<Uint8Array> =>
  sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#f0f' } })
    .withExif({ IFD0: { ImageDescription: text } })
    .png()
    .toBuffer()

const pathsTo = (outside: string): string[] => [
  ...OUTSIDE.flatMap((name) => {
    const whole = path.join(outside, name)
    return [
      `../${name}`,
      `./../article/../${name}`,
      `%2e%2e/${name}`,
      whole,
      `file://${whole}`,
      `FILE://localhost${whole}`,
    ]
  }),
  `file:${outside}/secret.png?x.png`,
  'link.png',
  'link.svg',
  'up/secret.png',
  '..\\secret.png',
]

const addressesOf = (port: number): string[] => [
  ...['127.0.0.1', 'localhost', '127.1', '2130706433', '0x7f000001', '[::ffff:127.0.0.1]', '0.0.0.0'].map(
    (host) => `http://${host}:${port}/secret.png`,
  ),
  `//127.0.0.1:${port}/secret.png`,
  `HTTP://user:word@127.0.0.1:${port}/secret.png#x`,
]

/** Whether a canary's bytes or its picture are in an EPUB, a PDF, or any other file. */
export function secretsIn(bytes: Uint8Array): string[] {
  const found = new Set<string>()
  for (const part of partsOf(Buffer.from(bytes))) {
    if (part.includes(SECRET)) found.add('the canary’s text is in the book')
    if (isCanaryPicture(part)) found.add('the canary’s picture is in the book')
  }
  return [...found]
}

/** A file, and what is packed inside it. */
function* partsOf(bytes: Buffer): Generator<Buffer> {
  yield bytes
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') {
    for (const content of Object.values(unzipSync(bytes))) yield Buffer.from(content)
    return
  }
  for (const { index } of bytes.toString('latin1').matchAll(/\bstream\r?\n/g))
    try {
      const start = bytes.indexOf('\n', index) + 1
      yield inflateSync(bytes.subarray(start, bytes.indexOf('endstream', start)))
    } catch {
      // A stream that is not packed is searched with the whole file.
    }
}

function isCanaryPicture(part: Buffer): boolean {
  const sides = Buffer.from([0, 0, 0, WIDTH, 0, 0, 0, HEIGHT])
  const png = part.subarray(0, 4).toString('latin1') === '\x89PNG' && part.subarray(16, 24).equals(sides)
  const jpeg = part[0] === 0xff && part[1] === 0xd8 && part.includes(Buffer.from([8, 0, HEIGHT, 0, WIDTH]))
  const pdf = part.includes(`/Width ${WIDTH}\n/Height ${HEIGHT}\n`)
  return png || jpeg || pdf
}
