import { describe, expect, test } from 'vitest'
import { hyphenators } from '../../src/typesetting/hyphenate.ts'
import { bondOf, staysTogether } from '../../src/typesetting/keep-together.ts'
import { lineOpportunities } from '../../src/typesetting/line-opportunities.ts'
import { loadScriptTools, PLAIN_SCRIPTS } from '../../src/typesetting/scripts.ts'
import { testHost } from '../support/test-host.ts'

const forLanguage = hyphenators(testHost())

/** A word with `-` where a hyphen may be put in and `|` where a line may end without one. */
function divided(word: string, lang = 'en', tools = PLAIN_SCRIPTS): string {
  const cuts = lineOpportunities(word, lang, forLanguage(lang), tools)
  const marks = new Map(cuts.map(({ at, hyphen }) => [at, hyphen ? '-' : '|']))
  return Array.from({ length: word.length }, (_, i) => (marks.get(i) ?? '') + word[i]).join('')
}

describe('lineOpportunities', () => {
  test.each([
    ['a line ends after a dash', 'uneasy—a', 'un-easy—|a'],
    ['and before an opening quotation mark after one', 'I—“she', 'I—|“she'],
    ['but not before a closing one', 'I—”', 'I—”'],
    ['nor between a dash and nothing', '—but', '—but'],
    ['after a word’s own hyphen', 'self-same', 'self-|same'],
    ['but not inside figures', 'F-16', 'F-16'],
    ['nor after a hyphen that begins a word', '-ism', '-ism'],
    ['after a slash between words', 'either/or/both', 'ei-ther/or/both'],
    ['after dots that join words', 'well…perhaps', 'well…|per-haps'],
    ['at a soft hyphen, and there alone', 'record\u00adings', 'record\u00ad-ings'],
    ['at a zero-width space', 'foo\u200bbar', 'foo\u200b|bar'],
    ['not in initialisms', 'UNESCO’s', 'UNESCO’s'],
    ['not in names with capitals inside', 'McDonald', 'McDonald'],
    ['not in words with figures', 'B2Bmarketing', 'B2Bmarketing'],
    ['not in short words', 'into', 'into'],
    ['in an address at its joints', 'https://example.org/a?b=c', 'https://|example|.org/|a|?b|=c'],
    ['in a mail address at its joints', 'someone@example.org', 'someone|@example|.org'],
  ])('%s', (_, word, expected) => {
    expect(divided(word)).toBe(expected)
  })

  test('divides between Chinese characters, not before their punctuation', async () => {
    const text = '但权力，和平'
    const tools = await loadScriptTools([text])
    expect(divided(text, 'zh', tools)).toBe('但|权|力，|和|平')
  })

  test('divides British words as Americans do in need, at no letter beside the British places', () => {
    const costs = (word: string) =>
      lineOpportunities(word, 'en-GB', forLanguage('en-GB'), PLAIN_SCRIPTS).map(({ at, cost }) => [at, cost])
    expect(costs('happened')).toEqual([[3, 110]])
    expect(divided('revolution', 'en')).toBe('rev-o-lu-tion')
    expect(costs('revolution')).toEqual([
      [2, 50],
      [4, 110],
      [6, 50],
    ])
  })

  test('finds Thai words by their dictionary', () => {
    expect(divided('การเปลี่ยนผ่าน', 'th')).toBe('การ|เปลี่ยน|ผ่าน')
  })
})

describe('staysTogether', () => {
  test.each([
    ['Mr.', 'Lee'],
    ['“Dr.', 'Who'],
    ['J.', 'R.'],
    ['R.', 'Tolkien'],
    ['p.', '5'],
    ['No.', '10'],
    ['20', 'km'],
    ['3.5', '%,'],
    ['§', '12'],
  ])('%s %s', (left, right) => {
    expect(staysTogether(bondOf(left), bondOf(right))).toBe(true)
  })

  test.each([
    ['the', 'Lee'],
    ['Mr.', 'and'],
    ['in', '2023'],
    ['20', 'people'],
    ['U.S.', 'Secretary'],
    ['I.', 'Then'],
    ['well.', 'Then'],
  ])('but %s / %s may part', (left, right) => {
    expect(staysTogether(bondOf(left), bondOf(right))).toBe(false)
  })
})
