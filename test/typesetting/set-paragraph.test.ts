import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LineWish } from '../../src/typesetting/break-lines.ts'
import { rightEdge, run, setSquares, setting, textOf } from '../support/square-face.ts'

const set = (...args: Parameters<typeof setSquares>): string[] => setSquares(...args).map(textOf)
const left = { align: 'left' } as const

describe('setParagraph', () => {
  test('chooses line ends for the whole paragraph', () => {
    const text = 'The quick brown fox jumps over the lazy dog and runs away from it all.'
    expect(set(text, { measure: 20 })).toEqual([
      'The quick brown fox',
      'jumps over the lazy',
      'dog and runs away',
      'from it all.',
    ])
  })

  test('fills every line but the last to the measure, edges hanging', () => {
    const text = 'The quick brown fox, jumps over the lazy, dog and runs away from it all, and more.'
    const lines = setSquares(text, { measure: 20 })
    for (const line of lines.slice(0, -1)) {
      const hang = textOf(line).endsWith(',') ? 1 : 0
      expect(rightEdge(line)).toBeGreaterThanOrEqual(20 - 0.001)
      expect(rightEdge(line)).toBeLessThanOrEqual(20.08 + hang)
    }
    expect(lines.at(-1)!.looseness).toBeLessThanOrEqual(1)
    expect(lines.map((line) => line.last)).toEqual(lines.map((_, i) => i === lines.length - 1))
  })

  test('hangs an opening quotation mark to the left and a comma to the right', () => {
    const [first] = setSquares('“aaaa bbbb, cccc dddd', { measure: 9.1 })
    expect(textOf(first!)).toBe('“aaaa bbbb,')
    expect(first!.pieces[0]!.x).toBeCloseTo(-0.9)
    expect(rightEdge(first!)).toBeCloseTo(10.1)
  })

  test('scales glyphs by two per cent at most', () => {
    const text = 'one three five seven nine eleven thirteen fifteen seventeen nineteen twenty-one '.repeat(6)
    for (const { pieces } of setSquares(text.trim(), { measure: 30 })) {
      for (const { glyphs } of pieces) expect(Math.abs(glyphs.stretch - 1)).toBeLessThanOrEqual(0.0201)
    }
  })

  test('runs round what is cut into the column', () => {
    const text = 'aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii jjjj'
    expect(set(text, { measure: [10, 10, 20] })).toEqual([
      'aaaa bbbb',
      'cccc dddd',
      'eeee ffff gggg hhhh',
      'iiii jjjj',
    ])
  })

  test('takes insets and the first line’s indent off the measure', () => {
    const style = { ...left, indent: 2 }
    const lines = setSquares('aaaa bbbb cccc dddd', { measure: 14, style, inset: { start: 2, end: 1 } })
    expect(lines.map((line) => [line.pieces[0]!.x, textOf(line)])).toEqual([
      [4, 'aaaa bbbb'],
      [2, 'cccc dddd'],
    ])
  })

  test('sets nothing for a text of spaces', () => {
    expect(setSquares('  ', { measure: 10 })).toEqual([])
    expect(setSquares([], { measure: 10 })).toEqual([])
  })

  test('knows where lines stand in the paragraph’s text', () => {
    const runs = [run('one two ', {}, { breakAfter: true }), run('three four')]
    const lines = setSquares(runs, { measure: 6, style: left })
    expect(lines.map(({ start, end }) => [start, end])).toEqual([
      [0, 3],
      [4, 7],
      [9, 14],
      [15, 19],
    ])
  })
})

describe('hyphens', () => {
  const hyphenator = (letters: string) => (letters.length > 5 ? [3, letters.length - 3] : [])

  test('are pieces of their own, and lines say so', () => {
    const threeIn = (letters: string) => (letters.length > 5 ? [3] : [])
    const [first, second] = setSquares('aaa bbbbbbbb ccc dddd', { measure: 9, hyphenator: threeIn })
    expect(textOf(first!)).toBe('aaa bbb-')
    expect(first!.hyphenated).toBe(true)
    expect(first!.pieces.map((piece) => piece.softHyphen)).toEqual([false, true])
    expect(textOf(second!)).toBe('bbbbb ccc')
  })

  test('do not stand in three lines one after another', () => {
    const text = 'abcdefgh '.repeat(60).trim()
    const ends = setSquares(text, { measure: 13, hyphenator }).map((line) => line.hyphenated)
    const ladders = ends.map(Number).join('').match(/1+/g) ?? []
    expect(Math.max(0, ...ladders.map((ladder) => ladder.length))).toBeLessThanOrEqual(2)
  })

  test('are kept from a line on request', () => {
    const text = 'aa bbbbbbbb ccc dddddd ee ffffffff ggg hhhhhh ii jjjjjjjj kkk llllll mm nnnnnnnn'
    const plain = setSquares(text, { measure: 28, hyphenator })
    const first = plain.findIndex((line) => line.hyphenated)
    expect(first).toBeGreaterThanOrEqual(0)
    const wished = setSquares(text, { measure: 28, hyphenator, wish: { unhyphenated: [first] } })
    expect(wished[first]!.hyphenated).toBe(false)
  })

  test('leave no rest of a word alone in the last line, a mark beside it or not', () => {
    const words = `${'aaa '.repeat(15)}hhhhhhh.`
    const mark = run('1', { position: 'super' })
    const end = run('\u00a0■')
    for (const runs of [[run(words)], [run(words), mark], [run(words), end]]) {
      const ends = setSquares(runs, { measure: 31, hyphenator: () => [3] }).map(textOf)
      expect(ends.at(-1)).toMatch(/^hhhhhhh/)
    }
  })

  test('leave a long rest alone where the line above would gape', () => {
    const last = (count: number) =>
      setSquares(`${'aaa '.repeat(count)}hhhhhhhhhh.`, { measure: 31, hyphenator: () => [3] })
        .map(textOf)
        .at(-1)
    expect(last(15)).toBe('hhhhhhh.')
    expect(last(16)).toBe('hhhhhhhhhh.')
  })

  test('are not put into names', () => {
    const runs = [run('aaa ', {}), run('bbbbbbbb', { undivided: true }), run(' ccc dddddd')]
    expect(setSquares(runs, { measure: 8.6, hyphenator }).some((line) => textOf(line).endsWith('bbb-'))).toBe(
      false,
    )
  })
})

describe('looseness', () => {
  const text = 'aa bbb cccc dd eeeee fff gg hhhh iii jj kkkkk ll mmm nnnn oo ppp qqqqq rr sss tttt uu '
    .repeat(5)
    .trim()
  const count = (looseness: -1 | 0 | 1): number =>
    setSquares(text, { measure: 31, wish: { looseness } }).length

  test('makes a paragraph a line longer where that can be', () => {
    expect(count(1)).toBe(count(0) + 1)
  })

  test('leaves a paragraph alone where it cannot be shorter', () => {
    const lines = (looseness: -1 | 0): number =>
      setSquares('aaaa bbbb cccc dddd', { measure: 9, wish: { looseness } }).length
    expect(lines(-1)).toBe(lines(0))
  })

  test('is worth no gap', () => {
    const gaping = 'aaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbb ccc '.repeat(8).trim()
    const lines = (looseness: -1 | 0 | 1): number =>
      setSquares(gaping, { measure: 21, wish: { looseness } }).length
    expect([lines(1), lines(-1)]).toEqual([lines(0), lines(0)])
  })
})

describe('words that belong together', () => {
  test.each([
    ['a title and its name', 'once upon Mr. Lee', ['once upon', 'Mr. Lee']],
    ['initials and their surname', 'it was J. R. Doe', ['it was', 'J. R. Doe']],
    ['a number and its unit', 'and about 20 km', ['and about', '20 km']],
    ['a page and its number', 'looking on p. 5', ['looking on', 'p. 5']],
    ['a no-break space', 'some more a\u00a0b c', ['some more', 'a b c']],
  ])('%s stay on one line', (_, text, expected) => {
    expect(set(text, { measure: 12.5, style: left })).toEqual(expected)
  })

  test('part after a title where the line would gape, never after an initial', () => {
    const words = (name: string) => set(`aaaa bbbb cccc ${name} ddddd ${'eee '.repeat(9)}`, { measure: 18 })
    expect(words('Mr. Featherstone')[0]).toBe('aaaa bbbb cccc Mr.')
    expect(words('J.R. Featherstone')[0]).toBe('aaaa bbbb cccc')
    expect(words('Mr.\u00a0Featherstone')[0]).toBe('aaaa bbbb cccc')
  })

  test('stay together after a title where the line is even enough', () => {
    const [first] = set(`aaaaaa bbbbb cccc Mr. Lee ddddd ${'eee '.repeat(9)}`, { measure: 18 })
    expect(first).toBe('aaaaaa bbbbb cccc')
  })

  test('part after a dash, though what follows is set in another style', () => {
    const runs = [run('aaaa bbbb—'), run('cccc', { italic: true }), run(' dddd')]
    expect(set(runs, { measure: 10.2, style: left })).toEqual(['aaaa bbbb—', 'cccc dddd'])
  })

  test('part where nothing else helps', () => {
    expect(set('Mr. Featherstone', { measure: 13, style: left })).toEqual(['Mr.', 'Featherstone'])
  })
})

describe('a word wider than its line', () => {
  const word = 'x'.repeat(60)

  test('is divided between letters, with a note', () => {
    const { set: setText, paragraphs } = setting({ measure: 20 })
    expect(setText(word).map(textOf)).toEqual([`${'x'.repeat(20)}-`, `${'x'.repeat(20)}-`, 'x'.repeat(20)])
    expect(paragraphs.diagnostics).toEqual([
      {
        severity: 'note',
        code: 'T101',
        message: `wider than its line, and divided between letters: “${word}”`,
      },
    ])
  })

  test('is divided where its language allows, if that is enough', () => {
    const hyphenator = (letters: string) =>
      Array.from({ length: letters.length / 6 - 1 }, (_, i) => 6 * (i + 1))
    const { set: setText, paragraphs } = setting({ measure: 20, hyphenator })
    expect(setText(word).map(textOf)[0]).toBe(`${'x'.repeat(18)}-`)
    expect(paragraphs.diagnostics).toEqual([])
  })

  test('takes work in proportion to its length, even where a wish cannot be granted', () => {
    const readsOf = (letters: number, wish: LineWish): number => {
      const { paragraphs, set: setText } = setting({ measure: 20, wish })
      let reads = 0
      const items = new Proxy(paragraphs.items, {
        get: (target, key) => {
          reads++
          return Reflect.get(target, key)
        },
      })
      setText('x'.repeat(letters), { ...paragraphs, items })
      return reads
    }
    for (const wish of [{}, { looseness: 1 }, { unhyphenated: [3] }] as const) {
      expect(readsOf(600, wish) / readsOf(300, wish)).toBeLessThan(2.2)
    }
  })

  test('is an address: divided at its joints, without hyphens', () => {
    const lines = set('see https://example.org/a/long/path?with=query for it', { measure: 16, style: left })
    expect(lines.join('')).not.toContain('-')
    expect(lines.every((line) => line.length <= 16)).toBe(true)
  })
})

describe('ragged text', () => {
  test('balances the lines of a title', () => {
    const text = 'A title that is rather long for one line'
    expect(set(text, { measure: 30, style: left })).toEqual(['A title that is rather long', 'for one line'])
    expect(set(text, { measure: 30, style: left, role: 'title' })).toEqual([
      'A title that is rather',
      'long for one line',
    ])
  })

  test('is set in the middle or to the right', () => {
    const x = (align: 'center' | 'right') =>
      setSquares('aaaa', { measure: 10, style: { align } })[0]!.pieces[0]!.x
    expect([x('center'), x('right')]).toEqual([3, 6])
  })

  test('keeps natural spaces', () => {
    const lines = setSquares('aa bbb cccc dd eeeee fff', { measure: 9, style: left })
    expect(lines.every((line) => line.looseness === 1)).toBe(true)
  })
})

describe('verse and code', () => {
  test('indent what does not fit on a line of theirs', () => {
    const runs = [run('one two', {}, { breakAfter: true }), run('three four five six')]
    const lines = setSquares(runs, { measure: 14, role: 'verse', style: left })
    expect(lines.map((line) => [line.pieces[0]!.x, textOf(line)])).toEqual([
      [0, 'one two'],
      [0, 'three four'],
      [1.5, 'five six'],
    ])
  })

  test('keep every space of code', () => {
    const runs = [
      run('  if (a) {', {}, { breakAfter: true }),
      run('    b   c', {}, { breakAfter: true }),
      run('  }'),
    ]
    expect(set(runs, { measure: 20, role: 'code', style: left })).toEqual(['  if (a) {', '    b   c', '  }'])
  })
})

describe('characters without a glyph', () => {
  test('become boxes that tell what they stand for, with one warning', () => {
    const { set: setText, paragraphs } = setting({ measure: 20 })
    const [line] = setText('a\ue000\ue001b \ue000')
    const words = line!.pieces.flatMap(({ glyphs }) => glyphs.words)
    expect(words.map((word) => word.text).join('')).toBe('a\ue000\ue001b\ue000')
    expect(words.filter((word) => word.opaque).map((word) => [...word.glyphs])).toEqual([
      [0x25a1],
      [0x25a1],
      [0x25a1],
    ])
    expect(paragraphs.diagnostics).toEqual([
      {
        severity: 'warning',
        code: 'F401',
        message: 'no glyph for “\ue000\ue001” (U+E000 U+E001) in Square',
        hint: 'set fonts.fallback to a family that has them',
      },
    ])
  })
})

describe('any text', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcdefghij.,-—“”'), minLength: 1, maxLength: 14 })
  const paragraph = fc.array(word, { minLength: 1, maxLength: 60 })
  const align = fc.constantFrom('justify' as const, 'left' as const, 'center' as const)
  const hyphenator = (letters: string) =>
    Array.from({ length: Math.max(0, letters.length - 4) }, (_, i) => i + 2)

  test('loses no letter and gains none', () => {
    fc.assert(
      fc.property(paragraph, align, fc.integer({ min: 6, max: 40 }), (words, edge, measure) => {
        const lines = setSquares(words.join(' '), { measure, hyphenator, style: { align: edge } })
        const shown = lines.flatMap(({ pieces }) =>
          pieces
            .filter(({ softHyphen }) => !softHyphen)
            .flatMap(({ glyphs }) => glyphs.words.map(({ text }) => text)),
        )
        expect(shown.join('')).toBe(words.join(''))
      }),
    )
  })

  test('stays within the measure, hanging edges aside', () => {
    fc.assert(
      fc.property(paragraph, align, fc.integer({ min: 6, max: 40 }), (words, edge, measure) => {
        for (const line of setSquares(words.join(' '), { measure, hyphenator, style: { align: edge } })) {
          expect(line.pieces[0]!.x).toBeGreaterThanOrEqual(-1.0001)
          expect(rightEdge(line)).toBeLessThanOrEqual(measure + 1.0001)
        }
      }),
    )
  })
})

describe('hostile text', () => {
  test.each([
    '../../../../../../../../etc/hosts',
    '\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\u000e\u000f',
    '\ue000'.repeat(60),
    '\u00a0a\u00a0',
    '-'.repeat(80),
    '”””””””””””””””””””””””””””””””',
    'a\u2060b\u2060c\u2060d\u2060e\u2060f\u2060g\u2060h\u2060i',
  ])('is set within its measure: %j', (text) => {
    for (const align of ['justify', 'left', 'center'] as const) {
      const lines = setSquares(text, { measure: 7, style: { align } })
      const shown = lines
        .flatMap(({ pieces }) => pieces.filter((piece) => !piece.softHyphen))
        .flatMap(({ glyphs }) => glyphs.words)
      expect(shown.map((word) => word.text).join('')).toBe(text.replaceAll('\u00a0', ''))
      for (const line of lines) expect(rightEdge(line)).toBeLessThanOrEqual(8.01)
    }
  })
})
