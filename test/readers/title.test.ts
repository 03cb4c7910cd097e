import { describe, expect, test } from 'vitest'
import { findDateline } from '../../src/readers/dateline.ts'
import { firstSentence, titleFromText } from '../../src/readers/title.ts'

describe('a title made from text', () => {
  test.each([
    [
      'an apposition is spared',
      'The mayor of Lenn opened the new bridge over the river on Friday, the first crossing there since a flood in 1954.',
      'The mayor of Lenn opened the new bridge over the river on Friday',
    ],
    [
      'a participle is spared',
      'Mr. Lee went to the U.S. Senate on Monday, marking the first visit of a leader in more than ten years to it.',
      'Mr. Lee went to the U.S. Senate on Monday',
    ],
    [
      'a clause that comes first is kept',
      'In 2019, the company moved its offices to Berlin, a city that it had left in 1990 after the fall of the Wall.',
      'In 2019, the company moved its offices to Berlin',
    ],
    [
      'a short sentence is whole',
      'The bridge, an ugly one, is open. It cost a lot.',
      'The bridge, an ugly one, is open',
    ],
  ])('%s', (_, sentence, title) => {
    expect(titleFromText(sentence)).toBe(title)
  })

  test.each([
    [
      'attribution',
      'The senator took the money in 2015, prosecutors say, an accusation that he has denied in the strongest words',
    ],
    [
      'attribution',
      'The ceasefire will hold for another week at least, according to two people who were in the room when it was made',
    ],
    [
      'hedge',
      'The head of the bank left the country on Monday, the alleged leader of a ring that sold loans to people who never lived',
    ],
    [
      'negation',
      'The government gave the town a new school and a bridge, though not the money that either of the two would need',
    ],
    [
      'insertion',
      'The five oldest members of the town council, the longest serving in the country, met on Monday to vote about it',
    ],
    [
      'insertion',
      'John Smith, a former teacher from Ohio, was sentenced on Monday to life in prison for the murder of two of them',
    ],
    [
      'list',
      'They held meetings with people from the mills and the mines, the press, and a group from the union of the teachers',
    ],
  ])('keeps the whole sentence where cutting would lose an %s', (_, sentence) => {
    expect(titleFromText(`${sentence}. More.`)).toBe(sentence)
  })

  test('keeps what was said before the comma together with who said it', () => {
    const sentence =
      'A man was shot dead outside a bank on Monday morning, police said, after a long argument about money.'
    expect(titleFromText(sentence)).toBe('A man was shot dead outside a bank on Monday morning, police said')
  })

  test('ends the first sentence at a stop that is no abbreviation', () => {
    expect(
      firstSentence('The U.S. and Dr. Lee met J. R. Tolkien at 5 p.m. in St. Ives. Then they left.'),
    ).toBe('The U.S. and Dr. Lee met J. R. Tolkien at 5 p.m. in St. Ives.')
    expect(firstSentence('“Is it?” He nodded.')).toBe('“Is it?”')
    expect(firstSentence('她很高兴。他也是。')).toBe('她很高兴。')
  })

  test('bounds a text without sentences', () => {
    expect(titleFromText('word '.repeat(5000)).length).toBeLessThanOrEqual(401)
  })
})

describe('a dateline', () => {
  test.each([
    ['KYIV, Ukraine — Chinese President', 'KYIV, Ukraine'],
    ['CAIRO —Gunmen', 'CAIRO'],
    ['LONDON—Two men', 'LONDON'],
    ['WASHINGTON (AP) - The', 'WASHINGTON'],
    ['NEW YORK CITY, N.Y. – A', 'NEW YORK CITY, N.Y.'],
    ['Paris (Reuters) – Le', 'Paris'],
    ['SÃO PAULO, Brazil — “A', 'SÃO PAULO, Brazil'],
  ])('stands at the opening of “%s”', (text, place) => {
    const found = findDateline(text)!
    expect(text.slice(...found.place)).toBe(place)
    expect(text.slice(found.bodyStart)).toMatch(/^[“\p{Lu}]/u)
  })

  test.each([
    'UN-led talks',
    'NASA - the agency - said',
    'I — the undersigned',
    'A — B',
    'Paris – Le',
    'THE END',
  ])('is not in “%s”', (text) => {
    expect(findDateline(text)).toBeNull()
  })
})
