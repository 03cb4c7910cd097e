/**
 * Prints how the desk scores: labelled articles, the tagger's held-out names, PolNeAR's speakers, time and size.
 *
 * Usage: npm run build && npx tsx tools/bench/desk.ts [--detail]
 *
 * Labelled articles are those of `../shared/data/desk`, which it was developed on, and our own in `test/desk`. What
 * belongs to `../shared` is left out where that folder is absent.
 */

import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { measureQuotes, share } from './quotes.ts'

const root = path.resolve(import.meta.dirname, '../..')
const shared = path.join(root, '../shared')
const detail = process.argv.includes('--detail')

const node = (...args: readonly string[]): string =>
  execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' })

/** The rows of the first table: a name, and the scorer's fields in their order. */
const ROWS: readonly (readonly [string, readonly string[]])[] = [
  ['articles with nothing false, %', ['nothingFalse']],
  ['required entries found; right kind; entries that are names, %', ['found', 'kind', 'precision']],
  ['descriptions right, %', ['described']],
  [
    'quotations seen; with the right speaker; precision where named, %',
    ['quotesSeen', 'speaker', 'namedPrecision'],
  ],
  ['speakers of pull quotes right, %', ['pull']],
  [
    'people merged; not verbatim; qualifiers lost; forbidden',
    ['merged', 'notVerbatim', 'qualifierLost', 'forbidden'],
  ],
]

function printArticles(name: string, gold: string, texts: string): void {
  const scorer = path.join(shared, 'tools/score-desk.mjs')
  if (!existsSync(scorer) || !existsSync(gold)) {
    console.log(`${name}: left out, ../shared is absent`)
    return
  }
  const lines = node(scorer, 'bin/offprint.js', gold, texts, '--detail').trim().split('\n')
  const scores = JSON.parse(lines.at(-1)!) as Record<string, string | number>
  console.log(`\n${name}: ${scores.articles} articles`)
  if (detail) console.log(lines.slice(0, -1).join('\n'))
  for (const [row, fields] of ROWS)
    console.log(`  ${row.padEnd(70)}${fields.map((field) => scores[field]).join('; ')}`)
}

function printTagger(): void {
  const about = readFileSync(path.join(root, 'assets/names/ABOUT.md'), 'utf8')
  const scores = /## Scores\n([\s\S]*?)\n## /.exec(about)?.[1] ?? ''
  console.log(
    '\nnames, F1 of documents kept back, as assets/names/ABOUT.md records it; in brackets the prototype’s:',
  )
  for (const line of scores.split('\n')) if (line.startsWith('|')) console.log(`  ${line}`)
}

function printSpeakers(): void {
  const file = path.join(shared, 'data/quotes/polnear-dev.jsonl')
  if (!existsSync(file)) {
    console.log('PolNeAR: left out, ../shared is absent')
    return
  }
  const { quotations, named, pullQuotes, rules } = measureQuotes(file, detail ? console.log : undefined)
  console.log('\nPolNeAR, dev')
  console.log(`  right speaker                ${share(quotations)}`)
  console.log(`  precision where one is named ${share(named)}`)
  console.log(`  pull quotes’ speakers        ${share(pullQuotes)}`)
  for (const [rule, { right, all }] of [...rules].sort((a, b) => b[1].right - a[1].right))
    console.log(`    ${rule.padEnd(16)} ${right}/${all}`)
}

/** Installed where it is wanted, since nothing else needs it. */
const PEER = 'compromise@14.17.0'

function installPeer(): string {
  const folder = path.join(root, '.cache/bench')
  if (!existsSync(path.join(folder, 'node_modules/compromise')))
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--no-save', '--prefix', folder, PEER])
  return folder
}

/** Times both in turn: on a busy machine only the ratio says something. */
function printTime(): void {
  const summit = path.join(shared, 'data/articles/summit.txt')
  const article = existsSync(summit) ? summit : path.join(root, 'test/cases/news/article.txt')
  const folder = installPeer()
  const runs = Array.from({ length: 5 }, () => ({
    ours: JSON.parse(node('tools/bench/time-desk.mjs', article)) as Timing,
    theirs: JSON.parse(node('tools/bench/time-compromise.mjs', article, folder)) as Timing,
  }))
  console.log('\n1,000 words, CPU, best of 5')
  for (const [field, name] of [
    ['warm', 'warm'],
    ['first', 'first call with lexicons and weights'],
  ] as const) {
    const ours = Math.min(...runs.map((run) => run.ours[field]))
    const theirs = Math.min(...runs.map((run) => run.theirs[field]))
    const ratio = (ours / theirs).toFixed(2)
    console.log(`  ${name.padEnd(38)}${ours.toFixed(1)} ms, ${ratio} of ${PEER}’s ${theirs.toFixed(1)} ms`)
  }
}

interface Timing {
  readonly first: number
  readonly warm: number
}

function printSize(): void {
  const folder = path.join(root, 'assets/names')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile())
  const packed = files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0)
  console.log(`assets/names on disk, packed by gzip: ${(packed / 1e6).toFixed(2)} MB`)
}

printArticles('developed on', path.join(shared, 'data/desk/gold'), path.join(shared, 'data/desk/text'))
printArticles('our own', path.join(root, 'test/desk'), path.join(root, 'test/desk'))
printTagger()
printSpeakers()
printTime()
printSize()
