import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { build, createNodeHost, inspect, type Settings, type Source, settingsOf } from '../src/index.ts'
import { identify } from '../src/pipeline/identify.ts'
import { readArticle } from '../src/pipeline/read-article.ts'

const base = mkdtempSync(path.join(tmpdir(), 'offprint-pipeline-'))
afterAll(() => rmSync(base, { recursive: true, force: true }))

const sourceOf = (text: string, name = 'walk.md'): Source => ({
  name,
  bytes: new TextEncoder().encode(text),
  format: 'md',
})
const nothing: Settings = { asked: [], configured: [] }
const ARTICLE = `---
title: A short walk
date: 2023-03-17
---

The town of Ambleford opened its new bridge on Monday. “It took us eleven years,” said Mara Lind, the mayor of Ambleford.

Nobody had expected it to be finished before the winter, and nobody was sorry to be wrong.
`

describe('build', () => {
  test('makes the same bytes of the same article in any folder, and tells its stages', async () => {
    const [here, there] = [path.join(base, 'here'), path.join(base, 'there')]
    mkdirSync(here)
    mkdirSync(there)
    const stages: string[] = []
    const first = await build(sourceOf(ARTICLE), nothing, createNodeHost({ folder: here }), (stage) =>
      stages.push(stage),
    )
    const second = await build(
      sourceOf(ARTICLE),
      { asked: settingsOf({ output: { dir: 'elsewhere' } }), configured: [] },
      createNodeHost({ folder: there }),
    )
    expect(first.value.artifacts.map(({ suffix }) => suffix).sort()).toEqual(['.epub', '.pdf'])
    expect(first.value.artifacts).toEqual(second.value.artifacts)
    expect(stages).toEqual([
      'read',
      'edit',
      'load the theme',
      'load images',
      'mark up',
      'typeset',
      'write the EPUB',
      'write the PDF',
    ])
  })

  test('takes templates of the user’s own before ours', async () => {
    mkdirSync(path.join(base, 'own'))
    const text = '<section class="colophon"><p>Printed in Ambleford.</p></section>'
    writeFileSync(path.join(base, 'own', 'colophon.hbs'), text)
    const settings = {
      asked: settingsOf({ templates: 'own', output: { formats: ['epub'] } }),
      configured: [],
    }
    const { value } = await build(sourceOf(ARTICLE), settings, createNodeHost({ folder: base }))
    expect(value.markup.parts.find(({ kind }) => kind === 'colophon')?.xhtml).toContain(
      'Printed in Ambleford.',
    )
  })

  test.each([
    ['nav.xhtml', '<html><body><nav></body></html>', 'nav.xhtml'],
    ['package.opf', '<?xml version="1.0"?><package a="1" a="2"></package>', 'content.opf'],
    ['toc.ncx', '<ncx>Tom & Ann</ncx>', 'toc.ncx'],
    ['page.xhtml', '<html><body>{{{xhtml}}}</body></html><p/>', 'text/article.xhtml'],
    ['notes', '<section id="notes">&nbsp;</section>', 'text/notes.xhtml'],
  ])('refuses what the user’s template epub/%s writes where it is no XML', async (name, text, file) => {
    const folder = path.join(base, `broken-${name}`)
    mkdirSync(path.join(folder, 'own/epub'), { recursive: true })
    writeFileSync(path.join(folder, `own/epub/${name}.hbs`), text)
    const asked = settingsOf({ templates: 'own', cover: 'none', output: { formats: ['epub'] } })
    const source = sourceOf(`${ARTICLE}\nIt held.[^1]\n\n[^1]: So far.\n`)
    const ending = build(source, { asked, configured: [] }, createNodeHost({ folder }))
    await expect(ending).rejects.toMatchObject({
      exit: 1,
      diagnostic: { code: 'M104', message: expect.stringMatching(`^${file} of the EPUB is no XML: `) },
    })
  })

  test('sets no pages where no PDF is wanted', async () => {
    const settings = { asked: settingsOf({ output: { formats: ['epub'] } }), configured: [] }
    const { value } = await build(sourceOf(ARTICLE), settings, createNodeHost({ folder: base }))
    expect([value.pages, value.artifacts.length]).toEqual([null, 1])
  })
})

describe('a hostile article', () => {
  test('ends well with aliases in front matter that multiply', async () => {
    const levels = [`a: &a [${'x,'.repeat(9)}]`, `b: &b [${'*a,'.repeat(99)}]`, `c: [${'*b,'.repeat(99)}]`]
    const text = `---\n${levels.join('\n')}\n---\n\nThe town opened.\n`
    const end = await inspect(sourceOf(text), nothing, createNodeHost({ folder: base })).then(
      () => 'inspected',
      (error) => error.name,
    )
    expect(['inspected', 'OffprintError']).toContain(end)
  })
})

describe('readArticle', () => {
  const FURNITURE = 'Please read our comment policy before commenting.'
  const withFurniture = (front: string) =>
    `---\ntitle: T\n${front}\n---\n\nThe town opened its bridge.\n\n${FURNITURE}\n`

  test('reads again where front matter says how to read', async () => {
    const cut = await readArticle(sourceOf(withFurniture('')), nothing)
    expect(cut.value.article.cut).toEqual([FURNITURE])
    const kept = await readArticle(sourceOf(withFurniture('reading: { keep-furniture: true }')), nothing)
    expect(kept.value.article.cut).toEqual([])
  })

  test('fills in what configuration says of all articles, unless this one says otherwise', async () => {
    const configured = settingsOf({ author: 'Bo Rask', publisher: 'The Courier', date: '2020', title: 'No' })
    const { metadata } = (await readArticle(sourceOf(ARTICLE), { asked: [], configured })).value.article
    expect(metadata).toMatchObject({
      title: 'A short walk',
      date: '2023-03-17',
      publisher: 'The Courier',
      authors: [{ name: 'Bo Rask', role: 'aut' }],
    })
  })

  test('lets flags win over everything the article says', async () => {
    const asked = settingsOf({ title: 'Mine', author: ['A. Lee', 'B. Roe'], date: '2021-01', lang: 'en-GB' })
    const { metadata } = (await readArticle(sourceOf(ARTICLE), { asked, configured: [] })).value.article
    expect(metadata).toMatchObject({ title: 'Mine', titleFrom: 'flag', date: '2021-01', lang: 'en-GB' })
    expect(metadata.authors.map(({ name }) => name)).toEqual(['A. Lee', 'B. Roe'])
  })
})

describe('the names file beside an article', () => {
  test('is found, and wins over what was found in the text', async () => {
    writeFileSync(
      path.join(base, 'walk.names.yaml'),
      'reviewed: true\nnames:\n  - name: Mara Lind\n    kind: person\n    note: Mayor\n',
    )
    const { value } = await inspect(sourceOf(ARTICLE), nothing, createNodeHost({ folder: base }))
    expect(value.edition.reviewed).toBe(true)
    expect(value.edition.names.find(({ name }) => name === 'Mara Lind')?.description).toBe('Mayor')
  })
})

describe('identify', () => {
  const host = { ...createNodeHost(), sourceDateEpoch: null }
  const metadataOf = async (text: string) => (await readArticle(sourceOf(text), nothing)).value

  test('names a book by its content, and its pages also by their looks', async () => {
    const { article, options } = await metadataOf(ARTICLE)
    const one = identify(sourceOf(ARTICLE), article.metadata, options, host)
    expect(one.identifier).toMatch(
      /^urn:uuid:[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    )
    const renamed = identify(sourceOf(ARTICLE, 'other.md'), article.metadata, options, host)
    expect(renamed).toEqual(one)
    const restyled = identify(sourceOf(ARTICLE), article.metadata, { ...options, theme: 'broadside' }, host)
    expect([
      restyled.identifier === one.identifier,
      restyled.printIdentifier === one.printIdentifier,
    ]).toEqual([true, false])
  })

  test.each([
    ['2023-03-17', null, Date.UTC(2023, 2, 17)],
    ['2023', null, Date.UTC(2023, 0, 1)],
    ['1912-04-15', null, Date.UTC(1980, 0, 1)],
    [undefined, null, Date.UTC(1980, 0, 1)],
    ['2023-03-17', 1_700_000_000, 1_700_000_000_000],
  ])('dates an article of %s under SOURCE_DATE_EPOCH %s', async (date, sourceDateEpoch, milliseconds) => {
    const { article, options } = await metadataOf(ARTICLE)
    const { date: _, ...metadata } = article.metadata
    const dated = date === undefined ? metadata : { ...metadata, date }
    expect(identify(sourceOf(ARTICLE), dated, options, { ...host, sourceDateEpoch }).epoch * 1000).toBe(
      milliseconds,
    )
  })
})
