import { describe, expect, test } from 'vitest'
import { justify, spaceDeviation } from '../../src/typesetting/justify.ts'

describe('spaceDeviation', () => {
  test.each([
    ['keeps natural spaces when the line fits exactly', 0, 0],
    ['lets glyphs take most of a little white', 1, 0.06 / 3.2],
    ['leaves to spaces what glyphs cannot take', 12, 0.5],
    ['narrows spaces where the line is too wide', -8, -0.3],
  ])('%s', (_, leftover, deviation) => {
    // 100 pt of glyphs and spaces, 20 pt of them spaces, glyphs scaled by up to 2 pt.
    expect(spaceDeviation(leftover, 100, 20)).toBeCloseTo(deviation)
  })

  test('calls a line without spaces worse the emptier it is', () => {
    expect(spaceDeviation(20, 100, 0)).toBeGreaterThan(spaceDeviation(10, 100, 0))
    expect(spaceDeviation(10, 100, 0)).toBeGreaterThan(5)
  })

  test('calls a line of hanging marks alone empty, not too wide', () => {
    expect(spaceDeviation(40, -1, 0)).toBeGreaterThan(5)
  })

  test('calls a line without spaces hopeless where it is too wide', () => {
    expect(spaceDeviation(-10, 100, 0)).toBe(Number.NEGATIVE_INFINITY)
  })
})

describe('justify', () => {
  test.each([120, 110, 101, 100, 99, 95])('fills %d pt exactly', (measure) => {
    const { stretch, spacing } = justify(measure, 100, 20)
    expect(stretch * (80 + 20 * spacing)).toBeCloseTo(measure)
    expect(Math.abs(stretch - 1)).toBeLessThanOrEqual(0.02 + 1e-9)
  })

  test('scales no glyph where that is not wanted', () => {
    expect(justify(110, 100, 20, 0)).toEqual({ stretch: 1, spacing: 1.5 })
  })
})
