import { describe, expect, test } from 'vitest'
import type { SetLine } from '../../src/typesetting/flow.ts'
import { loadScriptTools } from '../../src/typesetting/scripts.ts'
import { rightEdge, setSquares, textOf } from '../support/square-face.ts'

/** White between the words of a line, in em, glyphs unscaled. */
const gaps = ({ pieces }: SetLine): number[] =>
  pieces.flatMap(({ glyphs: { spaces, tracking } }) => spaces.slice(0, -1).map((space) => space + tracking))

const tracking = ({ pieces }: SetLine): number => Math.max(...pieces.map(({ glyphs }) => glyphs.tracking))

describe('letters', () => {
  // Three words with two spaces: 92 em, 93.84 em with glyphs scaled in full.
  const words = 'aaa'.repeat(10)
  const firstOf = (measure: number): SetLine => setSquares(Array(8).fill(words).join(' '), { measure })[0]!

  test('stay where they are while spaces are even enough', () => {
    const line = firstOf(94.7)
    expect(tracking(line)).toBe(0)
    expect(gaps(line)[0]).toBeGreaterThan(1.4)
  })

  test('are moved apart before spaces gape, no farther than that takes', () => {
    const line = firstOf(94.9)
    expect(tracking(line)).toBeGreaterThan(0)
    expect(tracking(line)).toBeLessThan(0.005)
    for (const gap of gaps(line)) expect(gap).toBeCloseTo(1.46)
    expect(rightEdge(line)).toBeCloseTo(94.9, 6)
  })

  test('are moved apart by five thousandths of an em at most', () => {
    const line = firstOf(97)
    expect(tracking(line)).toBeCloseTo(0.005)
    for (const gap of gaps(line)) expect(gap).toBeGreaterThan(1.46)
    expect(rightEdge(line)).toBeCloseTo(97, 6)
  })

  test('fill a line that ends in a hyphen', () => {
    const hyphenator = () => [15]
    const line = setSquares(Array(8).fill(words).join(' '), { measure: 80.7, hyphenator })[0]!
    expect(textOf(line)).toMatch(/-$/)
    expect(tracking(line)).toBeGreaterThan(0)
    expect(rightEdge(line)).toBeCloseTo(81.7, 6)
  })

  test('stay where they are in scripts that join them', async () => {
    const word = 'שלום'.repeat(8)
    const tools = await loadScriptTools([word])
    const [line] = setSquares(Array(8).fill(word).join(' '), { measure: 102, dir: 'rtl', tools })
    expect(line!.looseness).toBeGreaterThan(1.5)
    expect(tracking(line!)).toBe(0)
  })
})
