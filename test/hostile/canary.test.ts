/** Articles that ask for files and addresses which are none of their business: nothing is read, fetched or printed. */

import { strToU8 } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Host } from '../../src/host/host.ts'
import { createNodeHost } from '../../src/host/node-host.ts'
import type { Source } from '../../src/readers/reader.ts'
import { Canary, secretsIn } from '../support/canary.ts'
import { canaryArticles, FILE_KEYS } from '../support/canary-articles.ts'
import { hasHostileInputs, naughtyStrings, sourcesIn } from '../support/hostile-inputs.ts'
import { buildAndJudge } from '../support/judge-book.ts'

let canary: Canary
let host: Host
beforeAll(async () => {
  canary = await Canary.plant()
  host = createNodeHost({ folder: canary.folder })
})
afterAll(() => canary.remove())

/** Builds, and tells everything that was taken, and what is wrong with the books besides. */
async function takenBy(source: Source, from = host): Promise<{ code: string | null; taken: string[] }> {
  const { book, code, faults } = await buildAndJudge(source, { epub: { fonts: 'none' } }, from)
  const leaked = (book?.artifacts ?? []).flatMap(({ bytes }) => secretsIn(bytes))
  return { code, taken: [...canary.taken(), ...leaked, ...faults] }
}

describe('a canary', () => {
  test('sees that its file is read, that its server is reached and that its picture is in a book', async () => {
    expect(canary.readOne()).toEqual(['secret.txt was read'])
    const address = canary.references.find((ref) => ref.startsWith('http://127.0.0.1'))!
    const secret = new Uint8Array(await (await fetch(address)).arrayBuffer())
    expect(canary.taken()).toEqual(["1 connections to the canary's server"])
    expect(secretsIn(secret)).toContain('the canary’s picture is in the book')
    const inline = `![](data:image/png;base64,${Buffer.from(secret).toString('base64')})\n\ncanary-7d41c9\n`
    const { book } = await buildAndJudge({ name: 'a.md', bytes: strToU8(inline), format: 'md' }, {}, host)
    const both = ['the canary’s text is in the book', 'the canary’s picture is in the book']
    // The PDF has the text as its title; what its pages show is in the EPUB in letters that can be searched.
    for (const { bytes } of book!.artifacts) expect(secretsIn(bytes).sort()).toEqual([...both].sort())
  })
})

describe('an article that names files outside and addresses of this machine', () => {
  test('gets none of them, in any format', { timeout: 120_000 }, async () => {
    const articles = canaryArticles(canary.references)
    for (const [index, { format, bytes }] of articles.entries()) {
      const name = `${canary.folder}/article-${index}.${format}`
      expect(await takenBy({ name, bytes, format }), `${index} ${format}`).toEqual({ code: null, taken: [] })
    }
    expect(articles.length).toBeGreaterThan(50)
  })

  test('gets none of them by its front matter', async () => {
    for (const key of FILE_KEYS)
      for (const ref of ['../secret.png', 'link.png', 'up/secret.png', ...canary.references.slice(0, 6)]) {
        const text = `---\ntitle: A\n${key}: ${JSON.stringify(ref)}\n---\n\nThe town opened its bridge.\n`
        const { taken } = await takenBy({ name: 'a.md', bytes: strToU8(text), format: 'md' })
        expect([key, ref, taken]).toEqual([key, ref, []])
      }
  })

  test('gets none of them where its own site is on the web', async () => {
    const web = createNodeHost({ folder: canary.folder, typed: new URL('https://example.invalid/a.html') })
    for (const { format, bytes } of canaryArticles(canary.references).filter((it) => it.format === 'html'))
      expect(
        (await takenBy({ name: 'a', bytes, format, url: 'https://example.invalid/a.html' }, web)).taken,
      ).toEqual([])
  })

  test('gets none of them though it may use the network', async () => {
    const net = createNodeHost({ folder: canary.folder, allowNetwork: true })
    const local = canary.references.filter((ref) => /^(?:https?:)?\/\//i.test(ref))
    const text = local.map((ref) => `![](${ref})`).join('\n\n')
    const { taken } = await takenBy({ name: 'a.md', bytes: strToU8(`Words.\n\n${text}`), format: 'md' }, net)
    expect([local.length, taken]).toEqual([9, []])
  })
})

describe.skipIf(!hasHostileInputs)('inputs that nobody here wrote', () => {
  test('take nothing either', { timeout: 300_000 }, async () => {
    const naughty = naughtyStrings.map((text) => `![](<${text}>)\n\n[${text}](<${text}>)\n\n${text}\n`)
    const groups = Array.from({ length: 20 }, (_, n) =>
      naughty.filter((_, index) => index % 20 === n).join('\n'),
    )
    const sources = [
      ...sourcesIn('hostile/docx', 'docx'),
      ...groups.map((text) => ({ name: 'a.md', bytes: strToU8(text), format: 'md' })),
    ]
    for (const source of sources) expect((await takenBy(source)).taken, source.name).toEqual([])
  })
})
