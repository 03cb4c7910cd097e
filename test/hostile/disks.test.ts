/** Disks that are full or read-only, folders without permission, two builds to one name: old books stay, and one line says why. */

import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import path from 'node:path'
import { buildSync } from 'esbuild'
import { afterAll, describe, expect, test } from 'vitest'
import { runOffprint } from '../support/run-offprint.ts'

const isRoot = userInfo().uid === 0
const base = mkdtempSync(path.join(tmpdir(), 'offprint-disks-'))
chmodSync(base, 0o755)
afterAll(() => rmSync(base, { recursive: true, force: true }))

writeFileSync(path.join(base, 'one.md'), '# One\n\nThe town of Ambleford opened its new bridge on Monday.\n')
writeFileSync(path.join(base, 'two.md'), '# Two\n\nNobody had expected it before the winter.\n')

const buildTo = (folder: string) =>
  runOffprint(['one.md', '--out-dir', folder, '--format', 'epub', '--quiet'], { cwd: base })

/** A disk of a few kilobytes with an old book on it, or `null` where none can be mounted. */
function mountDisk(name: string): string | null {
  const disk = path.join(base, name)
  mkdirSync(disk)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', disk], { stdio: 'ignore' })
  } catch {
    return null
  }
  writeFileSync(path.join(disk, 'one.epub'), 'old')
  return disk
}

describe('a build', () => {
  test.for([
    ['full', 'no space left on the disk'],
    ['read-only', 'the disk is read-only'],
  ] as const)(
    'to a disk that is %s ends with status 3, one line and the old book',
    async ([name, reason], { skip }) => {
      const disk = mountDisk(name)
      if (!disk) return skip('a small disk cannot be mounted here')
      try {
        if (name === 'read-only') execFileSync('mount', ['-o', 'remount,ro', disk])
        const { status, stdout, stderr } = await buildTo(name)
        expect(stderr).toBe(`error E302: cannot write ${name}/one.epub: ${reason}\n`)
        expect([status, stdout]).toEqual([3, ''])
        expect(readFileSync(path.join(disk, 'one.epub'), 'utf8')).toBe('old')
        expect(readdirSync(disk)).toEqual(['one.epub'])
      } finally {
        execFileSync('umount', [disk])
      }
    },
  )

  test('at the same time as another, to one name, leaves one of the two books whole', async () => {
    const to = (article: string, file: string) =>
      runOffprint([article, '-o', file, '--quiet'], { cwd: base }).then(({ status }) => status)
    expect([await to('one.md', 'alone/1.pdf'), await to('two.md', 'alone/2.pdf')]).toEqual([0, 0])
    const wanted = ['1', '2'].map((name) => readFileSync(path.join(base, `alone/${name}.pdf`), 'latin1'))
    expect(await Promise.all([to('one.md', 'both/x.pdf'), to('two.md', 'both/x.pdf')])).toEqual([0, 0])
    expect(wanted).toContain(readFileSync(path.join(base, 'both/x.pdf'), 'latin1'))
    expect(readdirSync(path.join(base, 'both'))).toEqual(['x.pdf'])
  })
})

/** Writes a file and prints the status and the line that a build would end with. */
const WRITER = `
  import { writeFileWhole } from './src/host/write-file.ts'
  await writeFileWhole(process.argv[2]!, new Uint8Array(9)).then(
    () => console.log('written'),
    (error) => console.log(error.exit + ' ' + error.message),
  )`

describe('a user who may not write to a folder', () => {
  test('is told so with status 3, and the old book stays', async () => {
    const program = path.join(base, 'writer.mjs')
    const root = path.resolve(import.meta.dirname, '../..')
    const stdin = { contents: WRITER, resolveDir: root, loader: 'ts' } as const
    buildSync({ stdin, bundle: true, format: 'esm', platform: 'node', outfile: program })
    const folder = path.join(base, 'locked')
    mkdirSync(folder)
    const target = path.join(folder, 'one.epub')
    writeFileSync(target, 'old')
    chmodSync(folder, 0o555)
    // Root may write anywhere: somebody else is asked.
    const nobody = isRoot ? { uid: 65534, gid: 65534 } : {}
    const child = spawn(process.execPath, [program, target], { ...nobody, cwd: base })
    let said = ''
    for await (const text of child.stdout) said += text
    expect(said).toBe(`3 cannot write ${target}: no permission\n`)
    expect(readFileSync(target, 'utf8')).toBe('old')
    expect(readdirSync(folder)).toEqual(['one.epub'])
    chmodSync(folder, 0o755)
  })
})
