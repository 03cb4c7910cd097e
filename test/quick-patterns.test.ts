import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { LATIN, LatinPattern, WordsPattern } from '../tools/quick-pattern.ts'
import { latinTwin, patternsIn, withTwins, wordsOf } from '../tools/quick-patterns.ts'

const root = path.resolve(import.meta.dirname, '..')

const patternOf = (literal: string): RegExp => {
  const close = literal.lastIndexOf('/')
  return new RegExp(literal.slice(1, close), literal.slice(close + 1))
}

const everyCharacter = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code))
const latin = everyCharacter.filter((character) => LATIN.test(character))

const sources = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(path.join(root, 'src', file), 'utf8'))
const literals = new Set(sources.flatMap(patternsIn).map(({ text }) => text))

describe('latinTwin', () => {
  test('stands for the same in Latin texts, inside brackets and outside, whatever the case', () => {
    for (const literal of [
      '/\\p{L}/u',
      '/^[^\\p{Lu}.]$/u',
      '/[\\p{L}\\p{N}]|\\]\\p{P}/u',
      '/\\p{Lu}/iu',
      '/\\p{Ll}/iu',
      '/\\p{Script=Han}/u',
      '/[\\p{M}x]/u',
    ]) {
      const [every, twin] = [patternOf(literal), patternOf(latinTwin(literal))]
      const differing = latin.filter((character) => every.test(character) !== twin.test(character))
      expect(differing, literal).toEqual([])
    }
  })

  test('finds what every pattern of the sources finds', () => {
    const texts = readFileSync(path.join(root, 'assets/sample/the-book-boat.md'), 'utf8')
      .split(/(?<=\s)/)
      .concat([
        'Œuvre',
        'Ærø-Straße',
        'ÉLAN',
        'J.-P.',
        'y ÿ ß µ ª º',
        '3½',
        '“¿Qué?”',
        'McDonald’s',
        'a—B',
        'U.S.',
      ])
    expect(literals.size).toBeGreaterThan(100)
    for (const literal of literals) {
      if (wordsOf(literal)) continue
      const [every, twin] = [patternOf(literal), patternOf(latinTwin(literal))]
      for (const text of [...texts, ...latin, texts.join('')].filter((each) => LATIN.test(each)))
        expect(text.replace(twin, '·'), `${literal} in ${text}`).toBe(text.replace(every, '·'))
    }
  })
})

describe('wordsOf', () => {
  test('lists every spelling of the words', () => {
    expect(wordsOf('/^(?:of|for the|d-day)$/')).toEqual(['of', 'for the', 'd-day'])
    expect(wordsOf('/^(?:co-?founders?|&)$/')).toEqual([
      'co-founders',
      'co-founder',
      'cofounders',
      'cofounder',
      '&',
    ])
  })

  test('takes nothing else for a list of words', () => {
    for (const literal of [
      '/^(?:of|for)/',
      '/^(?:of|for)$/i',
      '/^(?:of|fo+r)$/',
      '/^(?:of|f(?:o)r)$/',
      '/^(?:of|.)$/',
      '/^of|for$/',
      '/^(?:[ab])$/',
    ])
      expect(wordsOf(literal), literal).toBeNull()
  })

  test('has the words that every pattern of the sources finds, and no others', () => {
    const lists = [...literals].flatMap((literal) => (wordsOf(literal) ? [literal] : []))
    expect(lists.length).toBeGreaterThan(50)
    for (const literal of lists) {
      const words = wordsOf(literal)!
      const [pattern, twin] = [patternOf(literal), new WordsPattern(words.join('|'), () => /x/)]
      for (const word of [
        ...words,
        ...words.flatMap((each) => [each.slice(1), each.slice(0, -1), `${each}s`]),
      ])
        expect(twin.test(word), `${literal}: ${word}`).toBe(pattern.test(word))
    }
  })
})

describe('withTwins', () => {
  test('leaves sticky and plain patterns and line numbers alone', () => {
    const source = "const a = /x/u\nconst b = /\\p{L}/uy\nconst c = 'é'.replace(/\\p{L}/gu, '')\n"
    const [first, ...others] = withTwins(source).split('\n')
    expect(first).toMatch(/^import .*const \$0 = new \$Latin\('gu', .*const a = \/x\/u$/)
    expect(others).toEqual(['const b = /\\p{L}/uy', "const c = 'é'.replace($0, '')", ''])
  })
})

describe('LatinPattern', () => {
  const pattern = new LatinPattern(
    'gu',
    () => /\p{Lu}/gu,
    () => /[A-Z]/gu,
  ) as unknown as RegExp

  test('looks through Latin texts with the small pattern, through others with the large one', () => {
    expect('aBÉ'.replace(pattern, '·')).toBe('a·É')
    expect('aBЖ'.replace(pattern, '·')).toBe('a··')
    expect('aBЖ'.match(pattern)).toEqual(['B', 'Ж'])
    expect(Array.from('aBЖ'.matchAll(pattern), ({ index }) => index)).toEqual([1, 2])
    expect('aЖb'.split(pattern)).toEqual(['a', 'b'])
    expect('aЖ'.search(pattern)).toBe(1)
  })
})
