import { type ChildProcess, spawn } from 'node:child_process'
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { buildSync } from 'esbuild'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { writeFileWhole } from '../../src/host/write-file.ts'

const base = mkdtempSync(path.join(tmpdir(), 'offprint-write-'))
let folder: string
let count = 0
beforeEach(() => {
  folder = path.join(base, String(count++))
  mkdirSync(folder)
})
afterAll(() => rmSync(base, { recursive: true, force: true }))

const bytes = (text: string) => new TextEncoder().encode(text)
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'written',
    (error) => `${error.exit} ${error.diagnostic?.code}`,
  )

describe('writeFileWhole', () => {
  test('writes a file, making its folder, and leaves nothing else', async () => {
    await writeFileWhole(path.join(folder, 'a', 'b.txt'), bytes('hello'))
    expect(readFileSync(path.join(folder, 'a', 'b.txt'), 'utf8')).toBe('hello')
    expect(readdirSync(path.join(folder, 'a'))).toEqual(['b.txt'])
  })

  test('writes through a link to the file it means', async () => {
    writeFileSync(path.join(folder, 'real.txt'), 'old')
    symlinkSync('real.txt', path.join(folder, 'link.txt'))
    await writeFileWhole(path.join(folder, 'link.txt'), bytes('new'))
    expect(readFileSync(path.join(folder, 'real.txt'), 'utf8')).toBe('new')
    expect(lstatSync(path.join(folder, 'link.txt')).isSymbolicLink()).toBe(true)
  })

  test('replaces neither folders nor devices', async () => {
    expect(await codeOf(writeFileWhole(folder, bytes('x')))).toBe('3 E301')
    expect(await codeOf(writeFileWhole('/dev/null', bytes('x')))).toBe('3 E301')
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true)
  })

  test('ends with status 3 where a file stands in the way of a folder', async () => {
    writeFileSync(path.join(folder, 'file'), '')
    expect(await codeOf(writeFileWhole(path.join(folder, 'file', 'x'), bytes('x')))).toBe('3 E302')
  })

  test('sweeps what killed runs left, and nobody else’s files', async () => {
    const machine = hostname().replace(/[^\w-]/g, '') || 'here'
    const gone = spawn(process.execPath, ['-e', ''])
    await new Promise((resolve) => gone.on('exit', resolve))
    const names = {
      abandoned: `.offprint-${machine}.${gone.pid}.0123abcd.tmp`,
      running: `.offprint-${machine}.${process.pid}.0123abcd.tmp`,
      elsewhere: '.offprint-elsewhere.1.0123abcd.tmp',
      other: '.offprint-notes.tmp',
    }
    for (const name of Object.values(names)) writeFileSync(path.join(folder, name), '')
    await writeFileWhole(path.join(folder, 'x'), bytes('x'))
    expect(readdirSync(folder).sort()).toEqual([names.elsewhere, names.running, names.other, 'x'].sort())
  })

  test('leaves whole files when two write to one name', async () => {
    const contents = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(500_000))
    const target = path.join(folder, 'x')
    await Promise.all(contents.map((content) => writeFileWhole(target, bytes(content))))
    expect(contents).toContain(readFileSync(target, 'utf8'))
    expect(readdirSync(folder)).toEqual(['x'])
  })
})

/** A program that writes a file of 4 MB again and again, each of one letter. */
const WRITER = `
  import { writeFileWhole } from './src/host/write-file.ts'
  for (let n = 0; ; n++) {
    await writeFileWhole(process.argv[2]!, new Uint8Array(4_000_000).fill(65 + (n % 26)))
    process.stdout.write('.')
  }`

function startWriting(program: string, target: string): ChildProcess {
  return spawn(process.execPath, [program, target], { stdio: ['ignore', 'pipe', 'ignore'] })
}

describe('a process that is killed while it writes', () => {
  test('leaves a whole file, in fifteen kills at moments of all sorts', async () => {
    const program = path.join(folder, 'writer.mjs')
    const root = path.resolve(import.meta.dirname, '../..')
    buildSync({
      stdin: { contents: WRITER, resolveDir: root, loader: 'ts' },
      bundle: true,
      format: 'esm',
      platform: 'node',
      outfile: program,
    })
    const target = path.join(folder, 'books', 'x.pdf')
    for (let kill = 0; kill < 15; kill++) {
      const child = startWriting(program, target)
      await new Promise((resolve) => child.stdout!.once('data', resolve))
      await new Promise((resolve) => setTimeout(resolve, (kill * 13) % 40))
      child.kill('SIGKILL')
      await new Promise((resolve) => child.on('exit', resolve))
      const content = readFileSync(target)
      expect(content).toHaveLength(4_000_000)
      expect(content.every((byte) => byte === content[0])).toBe(true)
    }
    await writeFileWhole(target, bytes('x'))
    expect(readdirSync(path.dirname(target))).toEqual(['x.pdf'])
  })
})
