import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OffprintError } from '../../src/diagnostics.ts'
import { createNodeHost } from '../../src/host/node-host.ts'
import type { Source } from '../../src/readers/reader.ts'

const SECRET = 'canary-5f3a'
const outside = mkdtempSync(path.join(tmpdir(), 'offprint-outside-'))
const folder = path.join(outside, 'article')
const source: Source = { name: 'a.md', bytes: new Uint8Array(), format: 'md' }
const host = createNodeHost({ folder })

beforeAll(() => {
  mkdirSync(path.join(folder, 'img'), { recursive: true })
  writeFileSync(path.join(outside, 'secret.png'), SECRET)
  writeFileSync(path.join(folder, 'img', 'a b.png'), 'picture')
  writeFileSync(path.join(folder, 'img', 'c%20d.png'), 'percent')
  symlinkSync('../secret.png', path.join(folder, 'link.png'))
  symlinkSync('..', path.join(folder, 'up'))
  symlinkSync('img', path.join(folder, 'inside'))
  symlinkSync('loop', path.join(folder, 'loop'))
  execFileSync('mkfifo', [path.join(folder, 'pipe.png')])
  writeFileSync(path.join(folder, 'huge.png'), new Uint8Array(20 * 2 ** 20 + 1))
  writeFileSync(path.join(folder, 'large.png'), new Uint8Array(20 * 2 ** 20))
})
afterAll(() => rmSync(outside, { recursive: true, force: true }))

const read = async (src: string) => {
  try {
    return new TextDecoder().decode(await host.pictureBytes(src, source))
  } catch (error) {
    if (error instanceof OffprintError) return error.diagnostic.code
    throw error
  }
}

describe('the resolver of pictures', () => {
  test.each([
    ['a path', 'img/a b.png', 'picture'],
    ['a path with escapes', 'img/a%20b.png', 'picture'],
    ['a name that looks escaped', 'img/c%20d.png', 'percent'],
    ['a query and a fragment', 'img/a%20b.png?w=300#x', 'picture'],
    ['dots that stay inside', 'img/../img/./a b.png', 'picture'],
    ['a link that stays inside', 'inside/a b.png', 'picture'],
    ['an absolute path inside', path.join(folder, 'img/a b.png'), 'picture'],
    ['a file: address inside', `file://${folder}/img/a%20b.png`, 'picture'],
    ['base64', `data:image/png;base64,${Buffer.from('inline').toString('base64')}`, 'inline'],
    ['escaped data', 'data:image/svg+xml;utf8,%3Csvg%3E', '<svg>'],
  ])('reads %s', async (_, src, content) => expect(await read(src)).toBe(content))

  test.each([
    ['a path out', '../secret.png', 'I302'],
    ['an escaped path out', '%2e%2e/secret.png', 'I302'],
    ['a twice escaped path out', '%252e%252e/secret.png', 'I301'],
    ['backslashes', '..\\secret.png', 'I301'],
    ['an absolute path', path.join(outside, 'secret.png'), 'I302'],
    ['a file: address', `file://${outside}/secret.png`, 'I302'],
    ['a file: address in capitals', `FILE://${outside}/secret.png`, 'I302'],
    ['a file: address with a host', `file://localhost${outside}/secret.png`, 'I302'],
    ['a file: address with another host', 'file://evil.example/x.png', 'I302'],
    ['a file: address with one slash', `file:${outside}/secret.png?x.png`, 'I302'],
    ['a link out', 'link.png', 'I302'],
    ['a folder that is a link out', 'up/secret.png', 'I302'],
    ['a link in a circle', 'loop', 'I301'],
    ['a pipe', 'pipe.png', 'I302'],
    ['a folder', 'img', 'I302'],
    ['a device', '/dev/zero', 'I302'],
    ['the root of the system', '/etc/passwd', 'I302'],
    ['a NUL', 'img/a b.png\0.png', 'I301'],
    ['nothing', '', 'I302'],
    ['a script', 'javascript:alert(1)', 'I302'],
    ['a blob', 'blob:https://a.example/1', 'I302'],
    ['the network', 'https://example.com/x.png', 'I302'],
    ['the network without scheme', '//example.com/x.png', 'I302'],
    ['the cloud’s own address', 'http://169.254.169.254/latest/meta-data', 'I302'],
    ['a data: address without content', 'data:image/png', 'I301'],
    ['one byte over the limit', 'huge.png', 'I304'],
  ])('refuses %s', async (_, src, code) => expect(await read(src)).toBe(code))

  test('takes a picture of just the limit', async () => {
    expect(await host.pictureBytes('large.png', source)).toHaveLength(20 * 2 ** 20)
  })

  test('names a long address in few words', async () => {
    const trouble = await host.pictureBytes(`x${'y'.repeat(5000)}`, source).catch((error: Error) => error)
    expect((trouble as Error).message.length).toBeLessThan(200)
  })

  test('says what would fetch a picture from the network', async () => {
    const trouble = await host.pictureBytes('https://example.com/x.png', source).catch((error) => error)
    expect(trouble.diagnostic).toMatchObject({ code: 'I302', hint: '--allow-net fetches it' })
  })
})

describe('files that options name', () => {
  test('are found in the article’s folder first, then in the working folder', () => {
    expect(new TextDecoder().decode(host.userFile('img/a b.png')!)).toBe('picture')
    expect(host.userFile('package.json')).not.toBeNull()
    expect(host.userFile('no-such-file.yaml')).toBeNull()
    expect(host.userFile('img')).toBeNull()
  })

  test('may lie anywhere by a path that says so, but not by a link', () => {
    expect(host.userFile('../secret.png')).not.toBeNull()
    expect(() => host.userFile('link.png')).toThrow(OffprintError)
  })
})

describe('the host', () => {
  test('reads what Offprint ships', () => {
    expect(host.asset('assets/diagnostics.yaml').length).toBeGreaterThan(100)
    expect(host.assetNames('assets/themes')).toContain('journal.yaml')
  })

  test('reads packages of fonts, and nothing by a name that is none', () => {
    const files = host.packageFiles('@expo-google-fonts/source-serif-4')!
    expect(files.filter((file) => file.endsWith('.ttf')).length).toBeGreaterThan(10)
    expect(host.packageFile('@expo-google-fonts/source-serif-4', files[0]!)).not.toBeNull()
    expect(host.packageFiles('@expo-google-fonts/no-such-family')).toBeNull()
    expect(host.packageFiles('../../etc')).toBeNull()
  })

  test('hashes', () => {
    expect(host.hash('sha1', 'abc')).toBe('a9993e364706816aba3e25717850c26c9cd0d89d')
  })
})
