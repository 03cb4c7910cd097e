/**
 * Code points and their glyphs → a `cmap` table. OpenType specification 1.9, chapter “cmap”.
 */

import { layTable } from './lay-table.ts'

/** Code points that follow one another, and whose glyphs do. */
interface Run {
  readonly first: number
  last: number
  readonly glyph: number
}

/** Platforms and encodings: Unicode and Windows, of the Basic Multilingual Plane and of all. */
const BASIC = [
  [0, 3],
  [3, 1],
] as const
const FULL = [
  [0, 4],
  [3, 10],
] as const

/** Writes the table, with a full map where there are code points beyond the Basic Multilingual Plane. */
export function characterMap(glyphs: ReadonlyMap<number, number>): Uint8Array {
  const runs = runsOf([...glyphs].sort(([a], [b]) => a - b))
  const basic = inSegments(runs.filter(({ first }) => first <= 0xffff))
  const beyond = runs.some(({ last }) => last > 0xffff)
  const full = beyond ? inGroups(runs) : new Uint8Array(0)
  const records = [...BASIC, ...(beyond ? FULL : [])].sort(([a, b], [c, d]) => a - c || b - d)
  const start = 4 + 8 * records.length
  const fields = records.flatMap((record) => {
    const offset = start + ((FULL as readonly unknown[]).includes(record) ? basic.length : 0)
    return [...record, ...long(offset)]
  })
  const header = layTable([0, records.length, ...fields])
  const table = new Uint8Array(start + basic.length + full.length)
  table.set(header)
  table.set(basic, start)
  table.set(full, start + basic.length)
  return table
}

const long = (value: number): [number, number] => [value >>> 16, value & 0xffff]

function runsOf(sorted: readonly (readonly [number, number])[]): Run[] {
  const runs: Run[] = []
  for (const [code, glyph] of sorted) {
    const run = runs.at(-1)
    // A segment of format 4 ends with its plane.
    const follows = run && code === run.last + 1 && glyph === run.glyph + code - run.first && code !== 0x10000
    if (follows) run.last = code
    else runs.push({ first: code, last: code, glyph })
  }
  return runs
}

/** Format 4. Each segment maps its code points by adding to them. */
function inSegments(runs: readonly Run[]): Uint8Array {
  const segments = [...runs.filter(({ first }) => first < 0xffff), { first: 0xffff, last: 0xffff, glyph: 0 }]
  const count = segments.length
  const power = 2 ** Math.floor(Math.log2(count))
  return layTable([
    4,
    16 + 8 * count,
    0,
    2 * count,
    2 * power,
    Math.log2(power),
    2 * (count - power),
    ...segments.map(({ last }) => last),
    0,
    ...segments.map(({ first }) => first),
    ...segments.map(({ first, glyph }) => glyph - first),
    ...segments.map(() => 0),
  ])
}

/** Format 12: groups of 32-bit numbers. */
const inGroups = (runs: readonly Run[]): Uint8Array =>
  layTable([
    12,
    0,
    ...long(16 + 12 * runs.length),
    ...long(0),
    ...long(runs.length),
    ...runs.flatMap(({ first, last, glyph }) => [...long(first), ...long(last), ...long(glyph)]),
  ])
