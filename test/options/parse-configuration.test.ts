import { describe, expect, test } from 'vitest'
import { OffprintError } from '../../src/diagnostics.ts'
import { parseConfiguration } from '../../src/options/parse-configuration.ts'

const parse = (text: string, linesBefore = 0) =>
  parseConfiguration(text, { file: 'offprint.yaml', linesBefore })

describe('parseConfiguration', () => {
  test('gives each value its dotted path and its place', async () => {
    const [trim, formats] = await parse('page:\n  trim: a55\noutput: { formats: [epub, pdf] }\n')
    expect(trim).toEqual({
      path: 'page.trim',
      value: 'a55',
      at: { file: 'offprint.yaml', line: 2, column: 9, length: 3 },
      keyAt: { file: 'offprint.yaml', line: 2, column: 3, length: 4 },
    })
    expect(formats).toMatchObject({
      path: 'output.formats',
      value: ['epub', 'pdf'],
      at: { line: 3, column: 20 },
    })
  })

  test('counts the lines that stand before it', async () => {
    expect(await parse('a: 1', 3)).toMatchObject([{ at: { line: 4, column: 4 } }])
  })

  test('reads an empty file as nothing said, and a bare key as null', async () => {
    expect(await parse('# nothing\n')).toEqual([])
    expect(await parse('theme:\n')).toMatchObject([
      { path: 'theme', value: null, at: { line: 1, column: 1 } },
    ])
  })

  test.each([
    ['an open list', 'a: [', 1],
    ['a key twice', 'a: 1\na: 2', 2],
    ['a list at the top', '- 1', 1],
    ['a text at the top', 'hello', 1],
    ['a colon too many', 'x: 1\ntitle: Hello: world', 2],
  ])('ends with a place for %s', async (_, text, line) => {
    const trouble = await parse(text).catch((error: OffprintError) => error)
    expect(trouble).toBeInstanceOf(OffprintError)
    expect(trouble).toMatchObject({
      exit: 2,
      diagnostic: { code: 'C204', at: { file: 'offprint.yaml', line } },
    })
  })

  test('is not blown up by aliases', async () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x,x]']
    for (let level = 1; level < 12; level++) {
      const [name, inner] = [String.fromCharCode(97 + level), String.fromCharCode(96 + level)]
      bomb.push(`${name}: &${name} [${Array(10).fill(`*${inner}`).join(',')}]`)
    }
    await expect(parse(bomb.join('\n'))).rejects.toMatchObject({ diagnostic: { code: 'C204' } })
  })
})
