import { describe, expect, test } from 'vitest'
import { readFrontMatter } from '../../src/readers/front-matter.ts'

const read = async (yaml: string) => (await readFrontMatter(`---\n${yaml}\n---\nText.`, 'a.md')).value

describe('front matter', () => {
  test('takes pandoc’s keys', async () => {
    const { found, settings, body, lines } = await read(
      'title: T\nsubtitle: S\nauthor: [A B, {name: C D, role: translator}]\ndate: 17 March 2023\nlang: de_at\nkeywords: a, b\nsubject: [c]\nrights: R\nsource: https://a.example/b\ncover-image: c.jpg\nabstract: |\n  One.\n  Two.',
    )
    expect(found).toEqual({
      title: 'T',
      subtitle: 'S',
      authors: [
        { name: 'A B', role: 'aut' },
        { name: 'C D', role: 'trl' },
      ],
      date: '2023-03-17',
      lang: 'de-AT',
      keywords: ['a', 'b'],
      subjects: ['c'],
      rights: 'R',
      source: 'https://a.example/b',
      coverImage: 'c.jpg',
      abstract: 'One.\nTwo.',
    })
    expect(settings).toEqual([])
    expect(body).toBe('Text.')
    expect(lines).toBe(15)
  })

  test('hands own keys on with the places of key and value', async () => {
    const { settings } = await read(
      'theme: journal\npage:\n  trim: a55\n  sides: one\npull-quotes: [x, y]\nnaems: none',
    )
    expect(settings).toEqual([
      { path: 'theme', value: 'journal', line: 2, column: 8, keyLine: 2, keyColumn: 1 },
      { path: 'page.trim', value: 'a55', line: 4, column: 9, keyLine: 4, keyColumn: 3 },
      { path: 'page.sides', value: 'one', line: 5, column: 10, keyLine: 5, keyColumn: 3 },
      { path: 'pull-quotes', value: ['x', 'y'], line: 6, column: 14, keyLine: 6, keyColumn: 1 },
      { path: 'naems', value: 'none', line: 7, column: 8, keyLine: 7, keyColumn: 1 },
    ])
  })

  test.each([
    ['date: soon', 'date', 7],
    ['lang: "en\\"><script>"', 'lang', 7],
    ['source: /etc/passwd', 'source', 9],
    ['title: { a: b }', 'title', 8],
  ])('warns of %s and leaves it out', async (yaml, key, column) => {
    const { value, diagnostics } = await readFrontMatter(`---\n${yaml}\n---\nText.`, 'a.md')
    expect(value.found).toEqual({})
    expect(diagnostics).toMatchObject([
      { severity: 'warning', code: 'C112', at: { file: 'a.md', line: 2, column } },
    ])
    expect(diagnostics[0]!.message).toContain(`“${key}”`)
  })

  test('ends the build on broken YAML, with its place', async () => {
    const broken = readFrontMatter('---\ntitle: T\nauthor: [A\n---\nText.', 'a.md')
    await expect(broken).rejects.toMatchObject({
      exit: 2,
      diagnostic: { code: 'C111', at: { file: 'a.md' } },
    })
  })

  test.each([
    ['a rule above prose', '---\nHe said: no.\n---\n'],
    ['a rule that never closes', '---\ntitle: T\n\nText.'],
    ['no fence', 'title: T\n\nText.'],
    ['an empty fence', '---\n---\nText.'],
  ])('leaves %s alone', async (_, text) => {
    expect((await readFrontMatter(text, 'a.md')).value).toMatchObject({ body: text, lines: 0, found: {} })
  })

  test('keeps a number and a word that YAML might mistake', async () => {
    expect((await read('title: 1984\nauthor: No\ndate: 1813\nlang: no')).found).toMatchObject({
      title: '1984',
      authors: [{ name: 'No' }],
      date: '1813',
      lang: 'no',
    })
  })

  test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'takes %s for a key like any other',
    async (key) => {
      const { settings, found } = await read(`${key}: x\nauthor: { name: A, role: ${key} }`)
      expect(settings).toMatchObject([{ path: key, value: 'x' }])
      expect(found).toEqual({ authors: [{ name: 'A', role: key }] })
    },
  )

  test('does not unfold aliases into a bomb', async () => {
    const laughs = [
      'a: &a [x, x]',
      ...'bcdefghij'.split('').map((k, i) => `${k}: &${k} [${Array(9).fill(`*${'abcdefghij'[i]}`)}]`),
    ]
    const { settings } = await read(laughs.join('\n'))
    expect(JSON.stringify(settings).length).toBeLessThan(10_000)
  })
})
