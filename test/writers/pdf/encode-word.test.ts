import { expect, test } from 'vitest'
import type { ShapedWord } from '../../../src/typesetting/face.ts'
import { encodeComplexWord, type GlyphShelf } from '../../../src/writers/pdf/encode-word.ts'

/** A letter under so many marks, each a glyph, all of them one cluster. */
function tower(marks: number): ShapedWord {
  const count = marks + 1
  return {
    text: `h${'\u0301'.repeat(marks)}`,
    glyphs: new Array<number>(count).fill(7),
    advances: Array.from({ length: count }, (_, index) => (index === 0 ? 600 : 0)),
    clusters: Array.from({ length: count }, (_, index) => (index === 0 ? count : 0)),
    offsets: new Array<number>(2 * count).fill(0),
    width: 600,
  }
}

test.each([0, 3, 90])(
  'a letter under %i marks is drawn once, and no glyph reads back as too much',
  (marks) => {
    const texts: string[] = []
    let drawn = 0
    const shelf: GlyphShelf = {
      include: (_, text) => texts.push(text),
      compose: (parts) => {
        drawn += parts.length
        return 1
      },
      advance: () => 600,
    }
    const word = tower(marks)
    encodeComplexWord(word, 10, shelf)
    expect(texts.join('')).toBe(word.text)
    expect(drawn).toBe(marks === 0 ? 0 : marks + 1)
    expect(Math.max(...texts.map(({ length }) => length))).toBeLessThanOrEqual(8)
  },
)
