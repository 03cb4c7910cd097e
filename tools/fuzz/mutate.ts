/** Bytes or text in, damaged copies out: what broken programs, broken disks and people with plans make of files. */

import type { Random } from './random.ts'

/** Nothing that is made gets longer than this: what is too long is a question of its own. */
const MOST = 400_000

/** Numbers at whose edges programs go wrong. */
const EDGES = [
  0, 1, 2, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xfffffff4, 0xffffffff,
]

type Change = (bytes: Buffer, random: Random, other: Uint8Array) => Buffer

const CHANGES: readonly Change[] = [
  (bytes, random) => patched(bytes, random.below(bytes.length), (at) => bytes[at]! ^ (1 << random.below(8))),
  (bytes, random) => patched(bytes, random.below(bytes.length), () => random.below(256)),
  (bytes, random) => {
    const width = random.pick([2, 4])
    if (bytes.length < width) return bytes
    const copy = Buffer.from(bytes)
    const at = random.below(bytes.length - width + 1)
    if (random.percent(50)) copy.writeUIntBE(random.pick(EDGES) % 256 ** width, at, width)
    else copy.writeUIntLE(random.pick(EDGES) % 256 ** width, at, width)
    return copy
  },
  (bytes, random) => {
    const [from, to] = rangeIn(bytes.length, random)
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
  },
  (bytes, random) => {
    const [from, to] = rangeIn(bytes.length, random)
    const again = Array.from({ length: random.size(30) }, () => bytes.subarray(from, to))
    return Buffer.concat([bytes.subarray(0, to), ...again, bytes.subarray(to)])
  },
  (bytes, random) => bytes.subarray(0, random.below(bytes.length)),
  (bytes, random, other) =>
    Buffer.concat([
      bytes.subarray(0, random.below(bytes.length)),
      other.subarray(random.below(other.length)),
    ]),
  (bytes, random, other) => {
    const copy = Buffer.from(bytes)
    const [from, to] = rangeIn(other.length, random)
    copy.set(other.subarray(from, Math.min(to, from + bytes.length)).subarray(0, bytes.length), 0)
    return copy
  },
]

function patched(bytes: Buffer, at: number, value: (at: number) => number): Buffer {
  const copy = Buffer.from(bytes)
  if (copy.length > 0) copy[at] = value(at)
  return copy
}

const rangeIn = (length: number, random: Random): [number, number] => {
  const from = random.below(Math.max(length, 1))
  return [from, Math.min(length, from + random.size(length))]
}

/** Damages bytes one to six times. `other` is something to splice in. */
export function mutateBytes(bytes: Uint8Array, other: Uint8Array, random: Random): Buffer {
  let made: Buffer = Buffer.from(bytes)
  for (let left = random.size(6); left > 0 && made.length > 0; left--)
    made = random.pick(CHANGES)(made, random, other)
  return made.subarray(0, MOST)
}

/** Characters that are no letters: control, private, joining, turning and forbidden ones. */
const ODD = [
  ...'\0\u0001\u0008\u000b\u000c\u001b\u007f\u0085\u00a0\u00ad\u200b\u200d\u200e\u202e\u2028\u2066\u2069\ufeff\ufffc\ufffe\uffff',
  ...[
    '\ud800',
    '\udfff',
    '\u{1f469}\u200d\u{1f469}\u200d\u{1f467}',
    '\u{e0001}',
    '\u{10ffff}',
    'e\u0301\u0302\u0303',
    '\ufdfa',
  ],
  ...[
    '\u0645\u0631\u062d\u0628\u0627',
    '\u05e9\u05dc\u05d5\u05dd',
    '\u5317\u4eac',
    '\u0928\u092e\u0938\u094d\u0924\u0947',
    '\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35',
    '\r',
    '\t',
  ],
]

const NUMBERS = ['0', '-1', '1e9', '4294967296', '99999999999999999999', 'NaN', '0.0000001', '']

/** Damages text one to ten times, by pieces of its own grammar as well as by characters. */
export function mutateText(text: string, other: string, pieces: readonly string[], random: Random): string {
  let made = text
  for (let left = random.size(10); left > 0; left--) made = changeText(made, other, pieces, random)
  return made.slice(0, MOST)
}

function changeText(text: string, other: string, pieces: readonly string[], random: Random): string {
  const at = random.below(text.length + 1)
  const [from, to] = rangeIn(text.length, random)
  const insert = (what: string): string => text.slice(0, at) + what + text.slice(at)
  switch (random.below(9)) {
    case 0:
    case 1:
      return insert(random.pick(pieces))
    case 2:
      return insert(random.pick(pieces).repeat(random.size(random.percent(3) ? 3000 : 30)))
    case 3:
      return insert(random.pick(ODD).repeat(random.size(4)))
    case 4:
      return text.slice(0, from) + text.slice(to)
    case 5:
      return text.slice(0, to) + text.slice(from, to).repeat(random.size(20)) + text.slice(to)
    case 6:
      return text.slice(0, at) + other.slice(random.below(other.length + 1)).slice(0, MOST)
    case 7:
      return text.replace(/\d+/g, (number) => (random.percent(10) ? random.pick(NUMBERS) : number))
    default: {
      const [first, last] = rangeIn(text.length, random)
      return text.slice(0, from) + text.slice(first, last) + text.slice(to)
    }
  }
}

/** An element without others in it, or the start or the end of one. */
const ELEMENT = /<([\w:.-]+)(?:\s[^<>]*)?(?:\/>|>[^<>]*<\/\1>)/g
const ATTRIBUTE = /(?<=\s[\w:.-]+=")[^"<>]*(?=")/g

/** Damages XML one to ten times so that it stays well-formed: elements lost, doubled, moved and nested, values changed. */
export function mutateElements(text: string, random: Random): string {
  let made = text
  for (let left = random.size(10); left > 0; left--) {
    const elements = [...made.matchAll(ELEMENT)]
    if (elements.length === 0) return made
    const { 0: one, index } = random.pick(elements)
    const { 0: other } = random.pick(elements)
    const depth = random.size(random.percent(5) ? 2000 : 20)
    const nested = /\/>$/.test(other)
      ? other.repeat(depth)
      : other.replace(/>[^<>]*</, () => `>${one.repeat(depth)}<`)
    const instead = random.pick([
      () => '',
      () => one.repeat(random.size(30)),
      () => other,
      () => one + other,
      () => nested,
      () => one.replace(/>[^<>]*</, () => `>${random.pick(ODD.filter((it) => it > ' ' && it < '\ud800'))}<`),
      () => one.replace(ATTRIBUTE, (value) => random.pick([...NUMBERS, value, value + value, 'x'])),
    ])()
    made = made.slice(0, index) + instead + made.slice(index + one.length)
  }
  return made.length > MOST ? text : made
}
