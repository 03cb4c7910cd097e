/**
 * Builds articles that are far too large, each with the whole command, and prints time, peak memory and ending.
 *
 * Usage: npx tsx tools/fuzz/giants.ts [--limit SECONDS] [NAME…], after npm run build.
 */

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import sharp from 'sharp'
import { epubFaults } from '../../test/support/judge-book.ts'
import { readEpub } from '../../test/support/read-epub.ts'
import { qpdfLines } from '../../test/support/validate-bytes.ts'
import { Random } from './random.ts'
import { runWhole, wholeFaults } from './run-whole.ts'

const random = new Random('giants')
const WORDS =
  'the town of Ambleford opened its new bridge on Monday and nobody who had waited for it was sorry'.split(
    ' ',
  )

/** Sentences of five to twenty words. */
function prose(count: number): string {
  const sentences: string[] = []
  for (let left = count; left > 0; ) {
    const length = Math.min(left, 5 + random.below(16))
    const words = Array.from({ length }, () => random.pick(WORDS)).join(' ')
    sentences.push(`${words[0]!.toUpperCase()}${words.slice(1)}.`)
    left -= length
  }
  return sentences.join(' ')
}

const paragraphs = (words: number): string =>
  Array.from({ length: words / 100 }, () => prose(100)).join('\n\n')

/** Writes ten thousand different pictures and the article of them. */
async function pictures(folder: string): Promise<string> {
  const names = Array.from({ length: 10_000 }, (_, index) => `${index}.png`)
  for (const [index, name] of names.entries()) {
    const raw = Buffer.alloc(32 * 32 * 3, 200)
    raw.writeUInt32BE(index, 0)
    const image = sharp(raw, { raw: { width: 32, height: 32, channels: 3 } })
    writeFileSync(path.join(folder, name), await image.png().toBuffer())
  }
  return `# Pictures\n\n${names.map((name) => `The bridge, seen again.\n\n![The bridge](${name})`).join('\n\n')}\n`
}

/** Each article by name; the extension is its format. */
const GIANTS: Readonly<Record<string, (folder: string) => string | Promise<string>>> = {
  'five-million-words.txt': () => paragraphs(5_000_000),
  'ten-thousand-images.md': pictures,
  'paragraph-of-a-megabyte.txt': () => prose(200_000).slice(0, 2 ** 20),
  'elements-5000-deep.html': () => `${'<div>'.repeat(5000)}<p>${prose(50)}</p>${'</div>'.repeat(5000)}`,
  'quotations-5000-deep.md': () => `${prose(50)}\n\n${'> '.repeat(5000)}${prose(50)}\n`,
  'word-of-200000-letters.txt': () => `${prose(50)}\n\n${'bridge'.repeat(33_334).slice(0, 200_000)}\n`,
}

const { values, positionals } = parseArgs({
  options: { limit: { type: 'string', default: '60' } },
  allowPositionals: true,
})
const base = mkdtempSync(path.join(tmpdir(), 'offprint-giants-'))
let failed = 0
console.log(
  '| article | MB | ends with | s | CPU s | peak MB | books | \n| --- | --- | --- | --- | --- | --- | --- |',
)
try {
  for (const [name, write] of Object.entries(GIANTS)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue
    const folder = path.join(base, name)
    const out = path.join(folder, 'out')
    mkdirSync(out, { recursive: true })
    const text = await write(folder)
    writeFileSync(path.join(folder, name), text)
    const run = await runWhole(path.join(folder, name), out, Number(values.limit))
    const faults = [...wholeFaults(run, out), ...bookFaults(out)]
    const line =
      /error ([A-Z]\d+: [^\n]*?)(?: {10}|\n|$)/.exec(run.stderr)?.[1]?.replaceAll(folder, '…') ?? ''
    const sizes = readdirSync(out).map(
      (book) => `${path.extname(book)} ${megabytes(readFileSync(path.join(out, book)).length)}`,
    )
    const seconds = (run.milliseconds / 1000).toFixed(1)
    console.log(
      `| ${[name, megabytes(text.length), `${run.status} ${line}`, seconds, run.cpu.toFixed(1), megabytes(run.peak), sizes.join(', ')].join(' | ')} |`,
    )
    for (const fault of faults) console.log(`  FAILED: ${fault.slice(0, 500)}`)
    failed += faults.length
    rmSync(folder, { recursive: true })
  }
} finally {
  rmSync(base, { recursive: true, force: true })
}
process.exitCode = failed === 0 ? 0 : 1

function megabytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(1)
}

function bookFaults(out: string): string[] {
  return readdirSync(out).flatMap((name) => {
    const bytes = readFileSync(path.join(out, name))
    return name.endsWith('.epub') ? epubFaults(readEpub(bytes)) : qpdfLines(bytes)
  })
}
