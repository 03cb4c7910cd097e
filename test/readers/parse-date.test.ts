import { describe, expect, test } from 'vitest'
import { authorsOf, bylineOf, credibleByline, dateOfLine } from '../../src/readers/byline.ts'
import { parseDate } from '../../src/readers/parse-date.ts'

describe('a date', () => {
  test.each([
    ['2023-03-17', '2023-03-17'],
    ['2023-03-17T23:30:00-08:00', '2023-03-17'],
    ['2023-03', '2023-03'],
    ['1813', '1813'],
    ['20230317', '2023-03-17'],
    ['2023/3/7', '2023-03-07'],
    ['March 17, 2023', '2023-03-17'],
    ['Mar. 17, 2023', '2023-03-17'],
    ['17th March 2023', '2023-03-17'],
    ['17. März 2023', '2023-03-17'],
    ['vendredi 17 mars 2023', '2023-03-17'],
    ['17 de marzo de 2023', '2023-03-17'],
    ['Friday, July 21, 2017', '2017-07-21'],
    ['2023年3月17日', '2023-03-17'],
    ['03/04/2023', null],
    ['2023-13-01', null],
    ['soon', null],
    ['', null],
  ])('%s', (written, date) => {
    expect(parseDate(written)).toBe(date)
  })

  test.each([
    ['Published March 17, 2023 at 3:46 PM ET', '2023-03-17'],
    ['Friday, July 21, 2017', '2017-07-21'],
    ['1984', null],
    ['On March 17, 2023, they met.', null],
    ['Updated March 17, 2023', null],
  ])('alone in a line: %s', (line, date) => {
    expect(dateOfLine(line)).toBe(date)
  })
})

describe('a byline', () => {
  test.each([
    ['By Ruth Adler', 'Ruth Adler'],
    ['By Ruth Adler and J. R. van Dyke Jr.', 'Ruth Adler and J. R. van Dyke Jr.'],
    ['Von Anna Vogt', 'Anna Vogt'],
    ['Words by RUTH ADLER', 'RUTH ADLER'],
    ['By the river stands a shed.', null],
    ['By Monday, everybody had left.', null],
    ['Bystanders Watched', null],
  ])('%s', (line, names) => {
    expect(bylineOf(line)).toBe(names)
  })

  test.each([
    ['Ruth Adler and Jo Lee', ['Ruth Adler', 'Jo Lee']],
    ['Ruth Adler, Jo Lee & Al Ma', ['Ruth Adler', 'Jo Lee', 'Al Ma']],
    ['Brenda Goodman, MA', ['Brenda Goodman, MA']],
    ['Jong, Michiel de; Kooman, F.', ['Jong, Michiel de', 'Kooman, F.']],
  ])('names its authors: %s', (byline, names) => {
    expect(authorsOf(byline).map(({ name }) => name)).toEqual(names)
  })

  test.each([
    ['By  GILLIAN MOHNEY\n   March 11, 2015', 'GILLIAN MOHNEY'],
    ['Follow Author', null],
    ['Last Updated: January 7, 2025', null],
    ['', null],
  ])('is believed or not: %j', (text, byline) => {
    expect(credibleByline(text)).toBe(byline)
  })
})
