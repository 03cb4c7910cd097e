import { describe, expect, test } from 'vitest'
import { linkTarget } from '../../src/readers/addresses.ts'

describe('linkTarget', () => {
  test.each([
    ['https://a.example/b?c=d#e', 'https://a.example/b?c=d#e'],
    ['HTTP://A.example', 'http://a.example/'],
    ['https://bücher.example/ü', 'https://xn--bcher-kva.example/%C3%BC'],
    ['http://[::1]:8080/a[b]', 'http://[::1]:8080/a%5Bb%5D'],
    ['http://a/%%30%30', 'http://a/%25%30%30'],
    ['http://a/b|c^d`e{f}?g|h#i#j%', 'http://a/b%7Cc%5Ed%60e%7Bf%7D?g%7Ch#i%23j%25'],
    ['https://me:secret@a.example/', 'https://a.example/'],
    ['mailto:a@b.example?subject=c%d', 'mailto:a@b.example?subject=c%25d'],
  ])('writes %s as every program takes it', (written, target) => {
    expect(linkTarget(written, null)).toBe(target)
  })

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'ftp://a.example/',
    'https://../',
    'https://.a/',
    'http:///',
    '/relative',
    '#here',
    `https://a.example/${'x'.repeat(3000)}`,
  ])('has no place for %s', (written) => expect(linkTarget(written, null)).toBeNull())
})
