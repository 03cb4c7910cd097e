/**
 * Compares whole cold processes, in turn: Offprint, and Typst setting the same text in the same face to PDF alone.
 * What counts is the ratio of their CPU times, which a busy machine bends less than the times.
 *
 * Usage: npx tsx tools/bench/speed.ts [--runs N] [article] [book]
 */

import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { typstSource } from './typst-source.ts'

const TYPST = '@myriaddreamin/typst-ts-node-compiler'
const TYPST_VERSION = '0.7.0'

const root = path.resolve(import.meta.dirname, '../..')
const folder = path.join(root, '.cache/bench')

const TEXTS: Readonly<Record<string, string>> = {
  article: path.join(root, '../shared/data/articles/summit.txt'),
  book: path.join(root, '../shared/data/book/pride-and-prejudice.md'),
}

/** Installs the peer, which is too large (51 MB) to be everybody's. */
function installTypst(): void {
  mkdirSync(folder, { recursive: true })
  if (existsSync(path.join(folder, 'node_modules', TYPST))) return
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n')
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '-E', `${TYPST}@${TYPST_VERSION}`], {
    cwd: folder,
  })
}

function fontFiles(): string[] {
  const { resolve } = createRequire(import.meta.url)
  return ['400Regular', '400Regular_Italic', '600SemiBold'].map((style) =>
    resolve(`@expo-google-fonts/source-serif-4/${style}/SourceSerif4_${style}.ttf`),
  )
}

type Command = readonly string[]

/** What is compared, by name. */
function commandsFor(name: string, text: string): Readonly<Record<string, Command>> {
  const source = path.join(folder, `${name}.typ`)
  writeFileSync(source, typstSource(readFileSync(text, 'utf8')))
  const out = (writer: string, extension: string): string =>
    path.join(folder, `${name}-${writer}.${extension}`)
  const offprint = ['node', path.join(root, 'bin/offprint.js'), text, '--quiet']
  const plain = ['--names', 'none', '--pull-quotes', 'none']
  return {
    'node alone': ['node', '-e', ''],
    'typst, PDF': [
      'node',
      path.join(import.meta.dirname, 'set-with-typst.mjs'),
      folder,
      source,
      out('typst', 'pdf'),
      ...fontFiles(),
    ],
    'offprint, PDF, no names': [...offprint, ...plain, '-o', out('plain', 'pdf')],
    'offprint, PDF': [...offprint, '-o', out('pdf', 'pdf')],
    'offprint, EPUB and PDF': [...offprint, '-o', out('both', 'epub'), '-o', out('both', 'pdf')],
  }
}

interface Run {
  /** Seconds, of the process and all that it started. */
  readonly cpu: number
  readonly wall: number
  /** Megabytes, of the largest process. */
  readonly peak: number
}

function run(command: Command): Run {
  const report = path.join(folder, 'time.txt')
  const args = ['-f', '%U %S %e %M', '-o', report, ...command]
  const { status, stderr } = spawnSync('/usr/bin/time', args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command.join(' ')}\n${stderr}`)
  const [user, system, wall, kilobytes] = readFileSync(report, 'utf8')
    .trim()
    .split('\n')
    .at(-1)!
    .split(' ')
    .map(Number)
  return { cpu: user! + system!, wall: wall!, peak: kilobytes! / 1024 }
}

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

function compare(name: string, text: string, count: number): void {
  const commands = Object.entries(commandsFor(name, text))
  const runs = commands.map((): Run[] => [])
  for (const [, command] of commands) run(command)
  for (let i = 0; i < count; i++) commands.forEach(([, command], j) => void runs[j]!.push(run(command)))
  const typst = runs[1]!
  console.log(`\n${name}, ${count} runs in turn, medians`)
  console.log(
    `${'CPU s'.padStart(33)}${'÷ typst'.padStart(10)}${'wall s'.padStart(9)}${'peak MB'.padStart(9)}`,
  )
  commands.forEach(([label], j) => {
    const of = (field: keyof Run): number => median(runs[j]!.map((one) => one[field]))
    const ratio = median(runs[j]!.map((one, i) => one.cpu / typst[i]!.cpu))
    const columns = [
      of('cpu').toFixed(2).padStart(7),
      ratio.toFixed(2).padStart(10),
      of('wall').toFixed(2).padStart(9),
    ]
    console.log(`${label.padEnd(26)}${columns.join('')}${of('peak').toFixed(0).padStart(9)}`)
  })
}

const { values, positionals } = parseArgs({
  options: { runs: { type: 'string', default: '5' } },
  allowPositionals: true,
})
installTypst()
for (const [name, text] of Object.entries(TEXTS)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue
  if (existsSync(text)) compare(name, text, Number(values.runs))
  else console.log(`${name}: left out, there is no ${path.relative(root, text)}`)
}
