/**
 * Measures how evenly text is set: on the page that is compared with other engines, and on pages that people get.
 *
 * Usage: npx tsx tools/bench/type/measure.ts [NAME…], after npm run build. Needs ../shared and mupdf-tools.
 */

import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'

const here = import.meta.dirname
const root = path.resolve(here, '../../..')
const shared = path.resolve(root, '../shared')
const folder = path.join(root, '.cache/bench')

const PAGE = ['--theme', path.join(here, 'page.yaml')]
const BOOK = path.join(shared, 'data/book/pride-and-prejudice.md')
const SUMMIT = path.join(shared, 'data/articles/summit.txt')
const GERMAN = path.join(here, 'verwandlung.txt')

/** Text and flags by name. */
const SETTINGS: Readonly<Record<string, readonly [text: string, ...flags: string[]]>> = {
  book: [BOOK, ...PAGE],
  summit: [SUMMIT, ...PAGE],
  german: [GERMAN, ...PAGE],
  'book-journal': [BOOK, '--theme', 'journal', '--trim', 'a4'],
  'summit-journal': [SUMMIT, '--theme', 'journal', '--trim', 'a4'],
  'german-journal': [GERMAN, '--theme', 'journal', '--trim', 'a4'],
  'summit-broadside': [SUMMIT, '--theme', 'broadside'],
}

function make(name: string): string {
  const [text, ...flags] = SETTINGS[name]!
  const file = path.join(folder, `${name}.pdf`)
  const plain = ['--names', 'none', '--pull-quotes', 'none', '--quiet']
  execFileSync('node', [path.join(root, 'bin/offprint.js'), text, ...flags, ...plain, '-o', file], {
    stdio: 'inherit',
  })
  return file
}

mkdirSync(folder, { recursive: true })
const asked = process.argv.slice(2)
const names = asked.length > 0 ? asked : Object.keys(SETTINGS)
const files = names.map(make)
execFileSync('python3', [path.join(shared, 'tools/measure-type.py'), ...files], { stdio: 'inherit' })
