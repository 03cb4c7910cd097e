/** Files of known build in, copies damaged inside their parts out, so that the damage gets past the first check. */

import { crc32 } from 'node:zlib'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { mutateBytes, mutateElements, mutateText } from './mutate.ts'
import type { Random } from './random.ts'

/** Damages a PNG's chunks and mends their checksums. */
export function mutatePng(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  const chunks = pngChunks(bytes)
  if (chunks.length === 0 || random.percent(20)) return mutateBytes(bytes, other, random)
  for (let left = random.size(4); left > 0 && chunks.length > 0; left--) {
    const index = random.below(chunks.length)
    const chunk = chunks[index]!
    const action = random.below(5)
    if (action === 0) chunks.splice(index, 1)
    else if (action === 1) chunks.splice(random.below(chunks.length), 0, chunk)
    else if (action === 2) chunks.splice(index, 0, random.pick([...pngChunks(other), chunk]))
    else chunks[index] = { ...chunk, content: mutateBytes(chunk.content, chunk.content, random) }
  }
  const parts = chunks.flatMap(({ type, content }) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
    const wrongLength = random.percent(3)
    return [word(wrongLength ? random.below(2 ** 32) : content.length), body, word(crc32(body))]
  })
  return Buffer.concat([bytes.subarray(0, 8), ...parts])
}

interface PngChunk {
  readonly type: string
  readonly content: Uint8Array
}

function pngChunks(bytes: Uint8Array): PngChunk[] {
  const file = Buffer.from(bytes)
  const chunks: PngChunk[] = []
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at)
    if (at + 12 + length > file.length) break
    const type = file.toString('latin1', at + 4, at + 8)
    chunks.push({ type, content: file.subarray(at + 8, at + 8 + length) })
    at += 12 + length
  }
  return chunks
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value >>> 0)
  return bytes
}

/** Damages the head of a JPEG, where its tables are, or its scan. */
export function mutateJpeg(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  const scan = Buffer.from(bytes).indexOf(Buffer.from([0xff, 0xda]))
  if (scan < 0 || random.percent(20)) return mutateBytes(bytes, other, random)
  const [head, rest] = [bytes.subarray(2, scan), bytes.subarray(scan)]
  const damaged = random.percent(70)
  return Buffer.concat([
    bytes.subarray(0, 2),
    damaged ? mutateBytes(head, other, random) : head,
    damaged && random.percent(60) ? rest : mutateBytes(rest, other, random),
  ])
}

/** Damages a font inside one of its tables, in its directory, or anywhere. */
export function mutateFont(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  if (random.percent(10)) return mutateBytes(bytes, other, random)
  const font = Buffer.from(bytes)
  const tables = font.readUInt16BE(4)
  for (let left = random.size(5); left > 0; left--) {
    const record = 12 + 16 * random.below(tables)
    if (random.percent(15)) {
      // A table that lies elsewhere, is longer than the file, or is another.
      font.writeUInt32BE(
        random.pick([0, 12, font.length - 4, random.below(font.length), 0xfffffff0]),
        record + random.pick([8, 12]),
      )
      continue
    }
    const [from, length] = [font.readUInt32BE(record + 8), font.readUInt32BE(record + 12)]
    if (length === 0 || from + length > font.length) continue
    // Heads of tables hold their counts and offsets.
    const near = random.percent(60) ? Math.min(length, 64) : length
    const part = font.subarray(from, from + near)
    mutateBytes(part, part, random).copy(part, 0, 0, near)
  }
  return font
}

/** Damages the parts of a zip as text, loses or doubles them, or damages the zip itself. */
export function mutateZip(
  bytes: Uint8Array,
  other: Uint8Array,
  { pieces, plant }: { readonly pieces: readonly string[]; readonly plant: (text: string) => string },
  random: Random,
): Uint8Array {
  if (random.percent(10)) return mutateBytes(bytes, other, random)
  const parts = new Map(Object.entries(unzipSync(bytes)))
  const others = Object.entries(unzipSync(other))
  for (let left = random.size(4); left > 0; left--) {
    const names = [...parts.keys()]
    const main = names.filter((name) => /document\.xml$|\.xhtml$|footnotes\.xml$/.test(name))
    const name = random.pick(random.percent(60) && main.length > 0 ? main : names)
    const action = random.below(40)
    if (action === 0) parts.delete(name)
    else if (action === 1) parts.set(random.pick(names), parts.get(name)!)
    else if (action === 2) parts.set(...random.pick(others))
    else parts.set(name, Uint8Array.from(mutatePart(name, parts.get(name)!, pieces, random)))
    if (parts.size === 0) break
  }
  const planted = [...parts].map(
    ([name, content]) => [name, isText(name) ? planting(content, plant) : Uint8Array.from(content)] as const,
  )
  return zipSync(Object.fromEntries(planted), { level: 1 })
}

const isText = (name: string): boolean => /\.(?:xml|rels|xhtml|html|opf|ncx|css)$/.test(name)

function planting(content: Uint8Array, plant: (text: string) => string): Uint8Array<ArrayBuffer> {
  const text = strFromU8(content)
  const planted = plant(text)
  return planted === text ? Uint8Array.from(content) : strToU8(planted)
}

function mutatePart(
  name: string,
  content: Uint8Array,
  pieces: readonly string[],
  random: Random,
): Uint8Array {
  if (!isText(name) || random.percent(20)) return mutateBytes(content, content, random)
  const text = strFromU8(content)
  return strToU8(random.percent(70) ? mutateElements(text, random) : mutateText(text, text, pieces, random))
}
