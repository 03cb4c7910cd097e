/** An input in; the whole command is run on it, and what was wrong with its ending out. */

import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { stringify } from 'yaml'
import { secretsIn } from '../../test/support/canary.ts'
import type { FuzzInput } from './inputs.ts'
import type { Tally } from './tally.ts'

const COMMAND = path.resolve(import.meta.dirname, '../../bin/offprint.js')
/** The command stops a build itself; what it still needs then is counted, too. */
const GRACE = 5000

/** Runs `offprint build`. Status, streams and the folder of books must all be as the contract has them. */
export async function runWhole(
  input: FuzzInput,
  folder: string,
  limit: number,
  tally: Tally,
): Promise<string[]> {
  tally.wholeRuns++
  const out = mkdtempSync(path.join(tmpdir(), 'offprint-fuzz-'))
  try {
    const article = path.join(folder, `whole.${input.format}`)
    writeFileSync(article, input.bytes)
    if (input.beside) writeFileSync(path.join(folder, input.beside.name), input.beside.bytes)
    writeFileSync(path.join(folder, 'offprint.yaml'), stringify(input.asked))
    const { status, stderr } = await run([article, '--out-dir', out, '--time-limit', String(limit)], limit)
    rmSync(path.join(folder, 'offprint.yaml'))
    return wholeFaults(status, stderr, out)
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

function wholeFaults(status: number | string, stderr: string, out: string): string[] {
  const books = readdirSync(out)
  const errors = stderr.split('\n').filter((line) => /(?:^|: )error [A-Z]\d+/.test(line))
  const faults = books.flatMap((name) => secretsIn(readFileSync(path.join(out, name))))
  if (/^\s+at .+:\d+:\d+\)?$/m.test(stderr)) faults.push(`the command shows a stack: ${stderr}`)
  if (status === 0 && (books.length !== 2 || errors.length > 0))
    faults.push(`the command ended with 0, ${books.join(' ')}, ${stderr}`)
  else if (status !== 0 && ![2, 3, 5].includes(Number(status)))
    faults.push(`the command ended with ${status}: ${stderr}`)
  else if (status !== 0 && (errors.length !== 1 || books.length > 0))
    faults.push(`the command ended with ${status}, ${books.join(' ')}, ${stderr}`)
  return faults
}

function run(args: readonly string[], limit: number): Promise<{ status: number | string; stderr: string }> {
  const child = spawn(process.execPath, [COMMAND, ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
  const timer = setTimeout(() => child.kill('SIGKILL'), limit * 1000 + GRACE)
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text
  })
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      resolve({ status: code ?? `${signal}`, stderr })
    })
  })
}
