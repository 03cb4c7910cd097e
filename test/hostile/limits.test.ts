/** Every limit of what an article may hold: just the limit is read, one more has its own code. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { createNodeHost } from '../../src/host/node-host.ts'
import { readSource as openInput } from '../../src/host/read-source.ts'
import { readSource, sourceOf } from '../support/read-text.ts'
import { docx, docxParts, paragraph } from '../support/write-docx.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'offprint-limits-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const codesOf = (ending: Promise<{ diagnostics?: readonly { code: string }[] }>): Promise<string> =>
  ending.then(
    ({ diagnostics = [] }) => diagnostics.map(({ code }) => code).join(' ') || 'read',
    (error) => `${error.exit} ${error.diagnostic.code}`,
  )

const EMPTY = docxParts(paragraph('Words.'))
const EMPTY_BYTES = Object.values(EMPTY).join('').length

/** A Word document that unpacks to so many bytes in so many parts. */
function docxOf(bytes: number, parts: number): Uint8Array {
  const more = Array.from({ length: parts - Object.keys(EMPTY).length }, (_, index) => {
    const size = index === 0 ? bytes - EMPTY_BYTES : 0
    return [`x/${index}.bin`, new Uint8Array(size)] as const
  })
  return docx(paragraph('Words.'), Object.fromEntries(more))
}

const cellsOf = (count: number): string =>
  `<p>Words.</p><table>${`<tr>${'<td>1</td>'.repeat(50)}</tr>`.repeat(Math.floor(count / 50))}` +
  `<tr>${'<td>1</td>'.repeat(count % 50)}</tr></table>`

const notesOf = (count: number): string => {
  const numbers = Array.from({ length: count }, (_, index) => index + 1)
  return `${numbers.map((n) => `Word[^${n}]`).join(' ')}\n\n${numbers.map((n) => `[^${n}]: Note.`).join('\n')}\n`
}

/**
 * What holds `n`, the most that fits, what is said of that, and of one more. Bytes of text are counted before they
 * are read: test/readers/decode-text.test.ts.
 */
const LIMITS: readonly [string, string, (n: number) => string | Uint8Array, number, string, string][] = [
  // The page itself has three: html, head or body, and p.
  ['nodes of a page', 'html', (n) => `<p>x${'<br>'.repeat(n - 3)}</p>`, 200_000, 'read', '5 E112'],
  [
    'levels of elements',
    'html',
    (n) => `${'<div>'.repeat(n - 3)}<p>In.</p>${'</div>'.repeat(n - 3)}`,
    256,
    'read',
    'R110',
  ],
  ['levels of Markdown', 'md', (n) => `${'> '.repeat(n)}deep\n\nWords.`, 199, 'read', 'R110'],
  ['notes', 'md', notesOf, 5000, 'read', '5 E118'],
  ['table cells', 'html', cellsOf, 50_000, 'read', '5 E119'],
  ['unpacked bytes', 'docx', (n) => docxOf(n, 6), 100_000_000, 'read', '5 E116'],
  ['parts of a container', 'docx', (n) => docxOf(5000, n), 10_000, 'read', '5 E116'],
]

describe('an article holds', () => {
  test.each(LIMITS)('%s (%s) up to its limit', { timeout: 120_000 }, async (...limit) => {
    const [, format, write, most, atLimit, past] = limit
    expect(await codesOf(readSource(sourceOf(write(most), format)))).toBe(atLimit)
    expect(await codesOf(readSource(sourceOf(write(most + 1), format)))).toBe(past)
  })
})

describe('a file', () => {
  test('is opened up to 64 MB', async () => {
    const file = path.join(folder, 'large.txt')
    writeFileSync(file, new Uint8Array(64 * 2 ** 20))
    expect(await codesOf(openInput(file, null).then(() => ({})))).toBe('read')
    writeFileSync(file, new Uint8Array(64 * 2 ** 20 + 1))
    expect(await codesOf(openInput(file, null).then(() => ({})))).toBe('5 E103')
  })
})

describe('a picture has', () => {
  const host = createNodeHost({ folder })
  const white = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 1 })
      .toBuffer()
  const transcode = async (width: number, height: number) =>
    codesOf(
      host
        .transcode(await white(width, height), { screen: 100, print: 100 })
        .then(() => ({ diagnostics: [] })),
    )

  test('up to 50 million pixels', { timeout: 120_000 }, async () => {
    expect(await transcode(10_000, 5000)).toBe('read')
    expect(await transcode(10_000, 5001)).toBe('5 I304')
  })

  test('sides up to 100 to 1', async () => {
    expect(await transcode(1000, 10)).toBe('read')
    expect(await transcode(1001, 10)).toBe('5 I304')
    expect(await transcode(10, 1000)).toBe('read')
    expect(await transcode(10, 1001)).toBe('5 I304')
  })

  test('up to 20 MB, also where it stands in the article itself', async () => {
    const source = sourceOf('', 'md')
    const inline = (bytes: number) => `data:;base64,${Buffer.alloc(bytes).toString('base64')}`
    const read = (src: string) => codesOf(host.pictureBytes(src, source).then(() => ({})))
    expect(await read(inline(20 * 2 ** 20))).toBe('read')
    expect(await read(inline(20 * 2 ** 20 + 1))).toBe('5 I304')
  })
})
