import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { hyphenators } from '../../src/typesetting/hyphenate.ts'
import { testHost } from '../support/test-host.ts'

const forLanguage = hyphenators(testHost())

function divided(lang: string, word: string): string {
  const cuts = forLanguage(lang)?.(word) ?? []
  return [...cuts, word.length].map((end, i) => word.slice(cuts[i - 1] ?? 0, end)).join('-')
}

describe('hyphenators', () => {
  test.each([
    ['en', 'hyphenation', 'hy-phen-ation'],
    ['en-US', 'Elizabeth', 'Eliz-a-beth'],
    ['en-GB', 'housekeeper', 'house-keep-er'],
    ['de', 'Rechtsschutzversicherung', 'Rechts-schutz-ver-si-che-rung'],
    ['de-AT', 'Silbentrennung', 'Sil-ben-tren-nung'],
    ['fr', 'typographie', 'ty-po-gra-phie'],
    ['es-MX', 'tipografía', 'ti-po-gra-fía'],
    ['ru', 'типография', 'ти-по-гра-фия'],
    ['pt-BR', 'tipografia', 'ti-po-gra-fia'],
    ['nn', 'typografi', 'ty-po-gra-fi'],
  ])('divide in %s: %s', (lang, word, expected) => {
    expect(divided(lang, word)).toBe(expected)
  })

  test('heed exceptions', () => {
    expect(divided('en', 'table')).toBe('ta-ble')
    expect(divided('en', 'project')).toBe('project')
  })

  test('know no language without patterns', () => {
    expect(forLanguage('xx')).toBeNull()
  })

  test('leave alone what changes its length with its case', () => {
    expect(forLanguage('tr')!('İSTANBULLULAR')).toEqual([])
  })

  test('agree with the package that the patterns come from', () => {
    const require = createRequire(import.meta.url)
    const createHyphenator = require('hyphen')
    const words = new Set(
      readFileSync(new URL('../../assets/sample/the-book-boat.md', import.meta.url), 'utf8').match(
        /\b[a-z]{5,}\b/g,
      ) ?? [],
    )
    for (const [lang, patterns] of [
      ['en-us', require('hyphen/patterns/en-us')],
      ['de', require('hyphen/patterns/de-1996')],
      ['hu', require('hyphen/patterns/hu')],
    ]) {
      const theirs = createHyphenator(patterns, { async: false, hyphenChar: '-', minWordLength: 5 })
      for (const word of words) expect(divided(lang, word), lang).toBe(theirs(word))
    }
  })
})
