/** An article in a folder in; the whole command is run on it, and what it took and how it ended out. */

import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { secretsIn } from '../../test/support/canary.ts'

const COMMAND = path.resolve(import.meta.dirname, '../../bin/offprint.js')
/** The command stops a build itself; what it still needs then is counted, too. */
const GRACE = 10_000

/** How the command ended. */
export interface WholeRun {
  /** A signal's name where it had to be killed. */
  readonly status: number | string
  readonly stderr: string
  readonly milliseconds: number
  /** Peak of resident memory in bytes, as Linux tells it; 0 elsewhere. */
  readonly peak: number
  /** Processor time in seconds, without the decoder of pictures; the machine may be busy with other things. */
  readonly cpu: number
}

/** Runs `offprint build` with a time limit in seconds, and writes to a folder that is empty. */
export function runWhole(article: string, out: string, limit: number): Promise<WholeRun> {
  const args = [COMMAND, article, '--out-dir', out, '--time-limit', String(limit)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  const started = performance.now()
  const timer = setTimeout(() => child.kill('SIGKILL'), limit * 1000 + GRACE)
  let [peak, cpu] = [0, 0]
  const watch = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid!))
    cpu = Math.max(cpu, cpuOf(child.pid!))
  }, 50)
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text
  })
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      clearInterval(watch)
      resolve({ status: code ?? `${signal}`, stderr, milliseconds: performance.now() - started, peak, cpu })
    })
  })
}

/** The peak of a process's resident memory so far, in bytes; 0 where Linux does not tell it. */
export function peakOf(pid: number | string): number {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}

/** Clock ticks of Linux in a second. */
const TICKS = 100

/** User and system time of a process so far, in seconds; fields 14 and 15 of its `stat` (proc(5)). */
function cpuOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return (Number(fields[11]) + Number(fields[12])) / TICKS
  } catch {
    return 0
  }
}

/** Status, streams and the folder of books must all be as the contract has them; what is not. */
export function wholeFaults({ status, stderr }: WholeRun, out: string): string[] {
  const books = readdirSync(out)
  const errors = stderr.split('\n').filter((line) => /(?:^|: )error [A-Z]\d+/.test(line))
  const faults = books.flatMap((name) => secretsIn(readFileSync(path.join(out, name))))
  if (/^\s+at .+:\d+:\d+\)?$/m.test(stderr)) faults.push(`the command shows a stack: ${stderr}`)
  const good =
    status === 0
      ? books.length === 2 && errors.length === 0
      : [2, 3, 5].includes(Number(status)) && errors.length === 1 && books.length === 0
  if (!good) faults.push(`the command ended with ${status}, ${books.join(' ') || 'no books'}, ${stderr}`)
  return faults
}
