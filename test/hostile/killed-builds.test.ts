/**
 * Builds that are killed at moments of all sorts: `KILLS` of them, or 10. What is in the folder is an old book or a new
 * one, never a piece of one, and the next build sweeps what is left.
 */

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { Random } from '../../tools/fuzz/random.ts'
import { runOffprint } from '../support/run-offprint.ts'

const KILLS = Number(process.env.KILLS ?? 10)
const random = new Random(process.env.KILL_SEED ?? 'kills')

const folder = mkdtempSync(path.join(tmpdir(), 'offprint-kills-'))
const books = path.join(folder, 'books')
mkdirSync(books)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const ARTICLE = `# A bridge\n\n${'The town of Ambleford opened its new bridge on Monday, and nobody was sorry.\n\n'.repeat(400)}`
const NAMES = ['article.epub', 'article.pdf']
const ARGS = ['article.md', '--out-dir', 'books', '--quiet']

/** Bytes of the books, by name. */
const read = (): Map<string, Buffer> =>
  new Map(NAMES.map((name) => [name, readFileSync(path.join(books, name))]))

async function build(edition: number): Promise<Map<string, Buffer>> {
  writeFileSync(path.join(folder, 'article.md'), `${ARTICLE}Edition ${edition}.\n`)
  const { status, stderr } = await runOffprint(ARGS, { cwd: folder })
  expect([status, stderr]).toEqual([0, ''])
  return read()
}

type Child = Parameters<NonNullable<Parameters<typeof runOffprint>[1]>['onStart'] & object>[0]

/** Kills a build so many milliseconds after it starts, or after the first change in the folder of books. */
async function killBuild(moment: { readonly of: 'build' | 'write'; readonly after: number }): Promise<void> {
  let child: Child | undefined
  const kill = () => setTimeout(() => child!.kill('SIGKILL'), moment.after)
  const watcher = moment.of === 'write' ? watch(books).once('change', kill) : null
  const onStart = (started: Child) => {
    child = started
    if (moment.of === 'build') kill()
  }
  await runOffprint(ARGS, { cwd: folder, onStart })
  watcher?.close()
}

describe('a build that is killed', () => {
  test(`leaves old books or new ones, in ${KILLS} kills`, { timeout: 60_000 + KILLS * 20_000 }, async () => {
    const newer = await build(2)
    const started = performance.now()
    const older = await build(1)
    const whole = performance.now() - started
    const left = { old: 0, new: 0, rubbish: 0 }
    for (let kill = 0; kill < KILLS; kill++) {
      // The build that is killed would make the newer books of the older ones, and so on.
      for (const [name, bytes] of older) writeFileSync(path.join(books, name), bytes)
      writeFileSync(path.join(folder, 'article.md'), `${ARTICLE}Edition 2.\n`)
      const writing = kill % 2 === 0
      await killBuild(
        writing
          ? { of: 'write', after: random.below(12) }
          : { of: 'build', after: random.below(Math.ceil(whole)) },
      )
      for (const [name, bytes] of read()) {
        const isOld = bytes.equals(older.get(name)!)
        expect(isOld || bytes.equals(newer.get(name)!), `${name} of kill ${kill}`).toBe(true)
        left[isOld ? 'old' : 'new']++
      }
      left.rubbish += readdirSync(books).length - NAMES.length
    }
    console.log(
      `${KILLS} kills: ${left.old} old books, ${left.new} new ones, ${left.rubbish} temporary files seen`,
    )
    expect(left.old).toBeGreaterThan(0)
    await build(3)
    expect(readdirSync(books).sort()).toEqual(NAMES)
  })
})
