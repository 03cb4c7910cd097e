/**
 * Measures how evenly text is set: on the page that is compared with other engines, and on pages that people get.
 *
 * Usage: npx tsx tools/bench/type/measure.ts [NAME…], after npm run build. Needs ../shared and mupdf-tools. Names
 * that end in `-peers` set the page in the very file that the other engines were measured with, Adobe's cut for text;
 * it narrows the lines by a twentieth, and is fetched (42 MB) when first wanted.
 */

import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const here = import.meta.dirname
const root = path.resolve(here, '../../..')
const shared = path.resolve(root, '../shared')
const folder = path.join(root, '.cache/bench')

const PAGE = ['--theme', path.join(here, 'page.yaml')]
const BOOK = path.join(shared, 'data/book/pride-and-prejudice.md')
const SUMMIT = path.join(shared, 'data/articles/summit.txt')
const GERMAN = path.join(here, 'verwandlung.txt')

const PEERS_PACKAGE = 'source-serif@4.5.1'
const PEERS_FACE = path.join(folder, 'SourceSerif4-Regular.ttf')
const PEERS = ['--theme', path.join(folder, 'peers.yaml')]

/** Text and flags by name. */
const SETTINGS: Readonly<Record<string, readonly [text: string, ...flags: string[]]>> = {
  book: [BOOK, ...PAGE],
  summit: [SUMMIT, ...PAGE],
  german: [GERMAN, ...PAGE],
  'book-peers': [BOOK, ...PEERS],
  'summit-peers': [SUMMIT, ...PEERS],
  'book-journal': [BOOK, '--theme', 'journal', '--trim', 'a4'],
  'summit-journal': [SUMMIT, '--theme', 'journal', '--trim', 'a4'],
  'german-journal': [GERMAN, '--theme', 'journal', '--trim', 'a4'],
  'summit-broadside': [SUMMIT, '--theme', 'broadside'],
}

function fetchPeersFace(): void {
  const theme = `extends: ${path.join(here, 'page.yaml')}\nfonts: { body: ${PEERS_FACE} }\n`
  writeFileSync(path.join(folder, 'peers.yaml'), theme)
  if (existsSync(PEERS_FACE)) return
  const packed = execFileSync('npm', ['pack', '--silent', PEERS_PACKAGE], { cwd: folder, encoding: 'utf8' })
  const file = `package/TTF/${path.basename(PEERS_FACE)}`
  execFileSync('tar', ['xzf', packed.trim(), '--strip-components=2', file], { cwd: folder })
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
if (names.some((name) => name.endsWith('-peers'))) fetchPeersFace()
const files = names.map(make)
execFileSync('python3', [path.join(shared, 'tools/measure-type.py'), ...files], { stdio: 'inherit' })
