import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { findArticle } from '../../src/host/find-article.ts'
import { createNodeHost } from '../../src/host/node-host.ts'
import { readSource } from '../../src/host/read-source.ts'
import { build } from '../../src/pipeline.ts'

const base = mkdtempSync(path.join(tmpdir(), 'offprint-folder-'))
afterAll(() => rmSync(base, { recursive: true, force: true }))

/** Makes a folder of empty files. */
function folderOf(name: string, files: readonly string[]): string {
  const folder = path.join(base, name)
  mkdirSync(folder)
  for (const file of files) writeFileSync(path.join(folder, file), '')
  return folder
}

describe('the article of a folder', () => {
  test.each([
    ['alone', ['walk.md', 'bridge.png', 'offprint.yaml'], 'walk.md'],
    ['by its name', ['README.md', 'index.html', 'notes.txt'], 'index.html'],
    ['article', ['a.md', 'Article.TXT'], 'Article.TXT'],
    ['like-the-folder', ['Like-The-Folder.docx', 'draft.docx'], 'Like-The-Folder.docx'],
    ['beside its book', ['walk.md', 'walk.epub', 'walk.names.yaml'], 'walk.md'],
    ['a book alone', ['walk.epub', 'cover.jpg'], 'walk.epub'],
    ['hidden', ['.draft.md', 'walk.md'], 'walk.md'],
  ])('is found: %s', async (name, files, article) => {
    const folder = folderOf(name, files)
    expect(await findArticle(folder)).toBe(path.join(folder, article))
  })

  test.each([
    ['no article', ['bridge.png'], /no article/, /\.txt, .*\.docx/],
    ['two articles', ['a.md', 'b.md'], /several articles/, /a\.md, b\.md$/],
    ['two named alike', ['index.md', 'article.md'], /several/, /article\.md, index\.md$/],
    ['many articles', ['a.md', 'b.md', 'c.md', 'd.md', 'e.md'], /several/, /d\.md …$/],
  ])('is not guessed: %s', async (name, files, message, hint) => {
    await expect(findArticle(folderOf(name, files))).rejects.toMatchObject({
      exit: 5,
      diagnostic: {
        code: 'E106',
        message: expect.stringMatching(message),
        hint: expect.stringMatching(hint),
      },
    })
  })

  test('is no link that leads out of it', async () => {
    const folder = folderOf('linked', [])
    symlinkSync('/etc/passwd', path.join(folder, 'index.txt'))
    await expect(findArticle(folder)).rejects.toMatchObject({ diagnostic: { code: 'E106' } })
  })

  test('has its images in the folder', async () => {
    const folder = folderOf('with-images', [])
    mkdirSync(path.join(folder, 'img'))
    const drawing =
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="9" height="9"/></svg>'
    writeFileSync(path.join(folder, 'img/bridge.svg'), drawing)
    writeFileSync(
      path.join(folder, 'walk.md'),
      '---\nlang: en\n---\n\n# A walk\n\nThe town opened.\n\n![The bridge](img/bridge.svg)\n',
    )
    const { source, folder: own } = await readSource(folder, null)
    const { value, diagnostics } = await build(
      source,
      { asked: [], configured: [] },
      createNodeHost({ folder: own }),
    )
    expect([source.name, source.format]).toEqual([path.join(folder, 'walk.md'), 'md'])
    expect(diagnostics).toEqual([])
    expect(value.edition.article.metadata.title).toBe('A walk')
  })
})
