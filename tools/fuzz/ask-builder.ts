/** A process that builds, held from outside: an input in, how it ended out, or that it hung or died. */

import { type ChildProcess, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { BuilderAnswer, BuilderQuestion } from './builder.ts'

/** How a build ended as its parent sees it. */
export type FuzzEnding = BuilderAnswer | 'hang' | { readonly died: string }

/** One process at a time; after a hang or a death there is another. */
export class Builder {
  #child: ChildProcess | null = null
  readonly #limit: number

  /** @param limit - Longest that a build may take, in milliseconds. */
  constructor(limit: number) {
    this.#limit = limit
  }

  ask(question: BuilderQuestion): Promise<FuzzEnding> {
    this.#child ??= start()
    const child = this.#child
    let stderr = ''
    return new Promise((resolve) => {
      const settle = (ending: FuzzEnding, over: boolean) => {
        clearTimeout(timer)
        child.removeAllListeners()
        child.stderr!.removeAllListeners('data')
        if (over) this.end()
        resolve(ending)
      }
      const timer = setTimeout(() => settle('hang', true), this.#limit)
      child.stderr!.on('data', (text) => {
        stderr += text
      })
      child.on('message', (answer: BuilderAnswer) => settle(answer, false))
      child.on('exit', (code, signal) => settle({ died: `${signal ?? code} ${stderr.slice(-2000)}` }, true))
      child.on('error', (error) => settle({ died: error.message }, true))
      child.send(question)
    })
  }

  end(): void {
    this.#child?.removeAllListeners().kill('SIGKILL')
    this.#child = null
  }
}

function start(): ChildProcess {
  const tsx = createRequire(import.meta.url).resolve('tsx/esm')
  const file = path.join(import.meta.dirname, 'builder.ts')
  const stdio = ['ignore', 'ignore', 'pipe', 'ipc'] as const
  return fork(file, [], { execArgv: ['--import', tsx], serialization: 'advanced', stdio: [...stdio] })
}
