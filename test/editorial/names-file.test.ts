import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readNamesFile } from '../../src/editorial/names-file.ts'
import { checkNamesFile, updateNamesFile } from '../../src/editorial/update-names-file.ts'
import { editText } from '../support/edit-text.ts'

const ARTICLE = `# The pier

Mayor Helen Whitfield opened the pier in Whitby on Monday. “It will stand for a hundred years,” Whitfield said.

Peter Delgado, a builder from Leeds, was not so sure.
`

const entriesOf = async (files?: Record<string, string>) =>
  (await editText(ARTICLE, files)).value.edition.names

describe('updating a names file', () => {
  test('adds what is missing and touches no other byte, whatever stands there', async () => {
    const entries = await entriesOf()
    const scrap = fc.constantFrom(
      '  - name: Helen Whitfield\n    note: "the mayor"   # ours\n',
      '  - { name: Whitby, kind: place }\n',
      '  # a remark\n',
      '\n',
      "  - name: 'Nobody'\n    drop: true\n",
    )
    const head = fc.constantFrom('names:\n', 'reviewed: true\nnames:\n', '# mine\r\nnames:\n', '')
    const tail = fc.constantFrom('', '# the end\n', 'reviewed: false\n')
    await fc.assert(
      fc.asyncProperty(head, fc.array(scrap, { maxLength: 4 }), tail, async (first, items, last) => {
        fc.pre(
          !(first.includes('reviewed') && last.includes('reviewed')) && (first !== '' || items.length === 0),
        )
        const text = first + items.join('') + last
        const { value: file } = await readNamesFile(text, 'article.names.yaml')
        const after = await updateNamesFile(file, entries)
        let at = 0
        for (const letter of after) if (letter === text[at]) at++
        expect(at).toBe(text.length)
        const { value: again } = await readNamesFile(after, 'article.names.yaml')
        for (const { name } of entries)
          expect(again.items.some((item) => item.name === name || item.aka.includes(name))).toBe(true)
        expect(await updateNamesFile(again, entries)).toBe(after)
      }),
      { numRuns: 60, seed: 5 },
    )
  })

  test('writes a first file that reads back as what was found', async () => {
    const entries = await entriesOf()
    const text = await updateNamesFile('article.names.yaml', entries)
    const { value, diagnostics } = await readNamesFile(text, 'article.names.yaml')
    expect(diagnostics).toEqual([])
    expect(value.reviewed).toBe(false)
    expect(value.items.map(({ name, kind }) => ({ name, kind }))).toEqual(
      entries.map(({ name, kind }) => ({ name, kind })),
    )
  })
})

describe('the names file wins', () => {
  const FILE = `reviewed: true
names:
  - name: Helen Whitfield
    note: mayor since 2019
  - name: Peter Delgado
    drop: true
  - name: Whitby
    kind: organisation
`

  test('over description, kind and presence, and says that somebody has read it', async () => {
    const { value } = await editText(ARTICLE, { 'article.names.yaml': FILE })
    const found = Object.fromEntries(value.edition.names.map((entry) => [entry.name, entry]))
    expect(value.edition.reviewed).toBe(true)
    expect(found['Helen Whitfield']?.description).toBe('mayor since 2019')
    expect(found.Whitby?.kind).toBe('organisation')
    expect(Object.keys(found)).not.toContain('Peter Delgado')
  })

  test('until it is taken away', async () => {
    const { value } = await editText(ARTICLE)
    expect(value.edition.reviewed).toBe(false)
    expect(value.edition.names.map(({ name }) => name)).toContain('Peter Delgado')
  })
})

test('checking reports near-duplicates and lines without a mention, with their places', async () => {
  const text = `names:
  - name: Helen Whitfield
  - name: Helen Whitfeld
  - name: Nobody At All
`
  const { value: file } = await readNamesFile(text, 'article.names.yaml')
  const entries = await entriesOf({ 'article.names.yaml': text })
  const found = checkNamesFile(file, entries).map(({ message, at }) => `${at?.line}: ${message}`)
  expect(found.some((line) => line.startsWith('3: ') && line.includes('Helen Whitfeld'))).toBe(true)
  expect(found.some((line) => line.startsWith('4: ') && line.includes('Nobody At All'))).toBe(true)
})
