import { describe, expect, test } from 'vitest'
import { emptyColumn } from '../../src/typesetting/column-ends.ts'
import { composeText } from '../../src/typesetting/compose-text.ts'
import { Fitter } from '../../src/typesetting/fit-columns.ts'
import type { SetLine } from '../../src/typesetting/flow.ts'
import { evenShape } from '../../src/typesetting/galley.ts'
import { flowText, setSquares } from '../support/square-face.ts'

const MEASURE = 20
const lines = setSquares('aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii jjjj', { measure: MEASURE })
const line = (more: Partial<SetLine>): SetLine => ({ ...lines[0]!, ...more })
const word = setSquares('rest.', { measure: MEASURE })[0]!

/** Whether a paragraph of three lines can be made longer where its longer setting ends in these lines. */
function takes(...ends: readonly SetLine[]): boolean {
  const text = flowText('', { measure: MEASURE })
  const setting = { setText: () => [], grid: 1, widows: 2, orphans: 2 }
  const slugs = composeText(text, lines.slice(0, 3), MEASURE, setting)
  const paragraph = { text, shape: evenShape(MEASURE), first: 0, count: 3, lastLine: 1 }
  const longer = [...Array.from({ length: 4 - ends.length }, () => line({})), ...ends]
  const theme = { page: { columns: 1 }, styles: { body: { align: 'justify' } } }
  const composing = { ...setting, theme, measure: MEASURE, opened: false } as never
  const fitter = new Fitter({ slugs, paragraphs: [paragraph] }, () => longer, composing, new Map())
  return fitter.fit([{ ...emptyColumn(0), to: 3, slack: 1 }])
}

describe('a paragraph set longer to fill a column', () => {
  test('is taken where it looks as well as before', () => {
    expect(takes(line({ last: true, width: 12 }))).toBe(true)
  })

  test('is not taken where its last line would be shorter than two and a half em', () => {
    expect(takes(line({ last: true, width: 2.4 }))).toBe(false)
  })

  test('is not taken where its last line would be the rest of a divided word', () => {
    expect(takes(line({ hyphenated: true }), { ...word, last: true })).toBe(false)
    expect(takes(line({}), { ...word, last: true })).toBe(true)
  })

  test('is not taken where a line would have gaps', () => {
    expect(takes(line({ looseness: 1.6 }), line({ last: true }))).toBe(false)
  })
})

describe('a divided word at a column’s foot', () => {
  test.each([
    ['sets its paragraph again', 120, 1],
    ['but not one of many pages, which would be set again for each', 121, 0],
  ])('%s', (_, count, expected) => {
    const text = flowText('', { measure: MEASURE })
    const setting = { setText: () => [], grid: 1, widows: 2, orphans: 2 }
    const slugs = composeText(text, Array(count).fill(line({ hyphenated: true })), MEASURE, setting)
    const paragraph = { text, shape: evenShape(MEASURE), first: 0, count, lastLine: 1 }
    const theme = { page: { columns: 1 }, styles: { body: { align: 'justify' } } }
    const composing = { ...setting, theme, measure: MEASURE, opened: false } as never
    let times = 0
    const setWith = () => {
      times++
      return [line({})]
    }
    const fitter = new Fitter({ slugs, paragraphs: [paragraph] }, setWith, composing, new Map())
    expect(fitter.fit([{ ...emptyColumn(0), to: 40, full: true }])).toBe(false)
    expect(times).toBe(expected)
  })
})
