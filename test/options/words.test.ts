import { describe, expect, test } from 'vitest'
import { nearestWord } from '../../src/options/nearest-word.ts'
import { parseTrim, TRIM_NAMES } from '../../src/options/trims.ts'
import { toMm } from '../../src/units.ts'

describe('nearestWord', () => {
  test.each([
    ['fromat', 'format'],
    ['tehme', 'theme'],
    ['Theme', 'theme'],
    ['out-dri', 'out-dir'],
    ['xyzzy', null],
    ['', null],
  ])('finds for “%s” %s', (typed, meant) => {
    expect(nearestWord(typed, ['format', 'theme', 'out-dir', 'trim'])).toBe(meant)
  })
})

describe('parseTrim', () => {
  test.each([
    ['a6', 105, 148],
    ['A5', 148, 210],
    ['b6', 125, 176],
    ['digest', 139.7, 215.9],
    ['trade', 152.4, 228.6],
    ['royal', 156, 234],
    ['a4', 210, 297],
    ['half-letter', 139.7, 215.9],
    ['letter', 215.9, 279.4],
    ['130mm x 200mm', 130, 200],
    ['130 × 200 mm', 130, 200],
    ['13cm x 8in', 130, 203.2],
  ])('reads %s', (text, width, height) => {
    const trim = parseTrim(text)!
    expect(toMm(trim.width)).toBeCloseTo(width)
    expect(toMm(trim.height)).toBeCloseTo(height)
  })

  test.each(['a55', '130 x 200', '10mm x 200mm', '1001mm x 200mm', 'x', '', 'constructor', '1e3mm x 200mm'])(
    'refuses “%s”',
    (text) => expect(parseTrim(text)).toBeNull(),
  )

  test('takes the shortest side there may be and nothing under it', () => {
    expect(parseTrim('70mm x 100mm')).not.toBeNull()
    expect(parseTrim('69mm x 100mm')).toBeNull()
  })

  test('knows every name that messages list', () => {
    expect(TRIM_NAMES.map(parseTrim)).not.toContain(null)
  })
})
