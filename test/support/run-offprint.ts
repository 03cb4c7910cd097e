/** Runs the command from its sources in a process of its own: arguments in; status, streams and time out. */

import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'

const TSX = createRequire(import.meta.url).resolve('tsx/esm')
const root = path.resolve(import.meta.dirname, '../..')
const START = path.join(root, 'test/support/start-offprint.ts')

export interface Run {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunSettings {
  readonly cwd?: string
  readonly input?: string
  readonly env?: Readonly<Record<string, string>>
  /** Called with the process once it runs, to send it signals. */
  readonly onStart?: (child: ReturnType<typeof spawn>) => void
}

/** Runs `offprint` and waits for its end. */
export function runOffprint(args: readonly string[], settings: RunSettings = {}): Promise<Run> {
  const child = spawn(process.execPath, ['--import', TSX, START, ...args], {
    cwd: settings.cwd ?? root,
    env: { ...process.env, NO_COLOR: '1', ...settings.env },
  })
  settings.onStart?.(child)
  child.stdin.end(settings.input ?? '')
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, stdout, stderr }))
  })
}
