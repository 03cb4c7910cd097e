/**
 * Pictures are decoded in a process of their own, one for a build, which may hang, crash or eat memory without
 * taking the book with it. Bytes in, two rasters or an error out.
 */

import { type ChildProcess, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import { EXIT, OffprintError } from '../diagnostics.ts'
import { processEntry } from './entry-point.ts'
import type { Host, TranscodeRequest } from './host.ts'
import { packageRoot } from './package-root.ts'
import type { TranscodeAnswer, TranscodeMessage } from './transcoder-child.ts'

/** A 50-megapixel AVIF takes about four seconds on a slow machine. */
const MILLISECONDS = 10_000

type Rasters = Awaited<ReturnType<Host['transcode']>>

/** A build needs its decoder for a few seconds; a program that makes many books would gather many. */
const IDLE = 5000

/** Serves one picture at a time; starts its process with the first, after each failure, and after a rest. */
export class Transcoder {
  readonly #start: () => ChildProcess
  readonly #limit: number
  readonly #idle: number
  #rest: NodeJS.Timeout | undefined
  #child: ChildProcess | null = null
  #queue: Promise<unknown> = Promise.resolve()

  /**
   * @param start - Starts a process that answers each {@link TranscodeMessage} with a {@link TranscodeAnswer}.
   * @param limit - Longest that a picture may take, in milliseconds.
   * @param idle - How long the process stays when there is nothing to decode, in milliseconds.
   */
  constructor(start: () => ChildProcess = startDecoder, limit: number = MILLISECONDS, idle: number = IDLE) {
    this.#start = start
    this.#limit = limit
    this.#idle = idle
  }

  /** Decodes and encodes anew. @throws {@link OffprintError} I304, I305, I306, I308. */
  transcode(bytes: Uint8Array, request: TranscodeRequest): Promise<Rasters> {
    const turn = this.#queue.then(() => this.#ask({ bytes, request }))
    this.#queue = turn.catch(() => {})
    return turn
  }

  #ask(message: TranscodeMessage): Promise<Rasters> {
    const child = this.#child?.connected ? this.#child : this.#start()
    this.#child = child
    clearTimeout(this.#rest)
    hold(child)
    return new Promise<Rasters>((resolve, reject) => {
      const settle = (finish: () => void, kill: boolean) => {
        clearTimeout(timer)
        child.removeAllListeners()
        if (kill) this.#end(child)
        else {
          release(child)
          this.#rest = setTimeout(() => this.#end(child), this.#idle).unref()
        }
        finish()
      }
      const fail = (code: string, reason: string, kill: boolean) =>
        settle(() => reject(new OffprintError(EXIT.input, { code, message: reason })), kill)

      const timer = setTimeout(
        () => fail('I306', `takes over ${this.#limit / 1000} s to decode`, true),
        this.#limit,
      )
      child.on('message', (answer: TranscodeAnswer) => {
        if ('rasters' in answer) settle(() => resolve(answer.rasters), false)
        else fail(answer.code, answer.reason, false)
      })
      child.on('exit', (code, signal) => fail('I308', `crashed its decoder (${signal ?? code})`, true))
      child.on('error', (error) => fail('I308', `could not be given to its decoder (${error.message})`, true))
      child.send(message)
    })
  }

  #end(child: ChildProcess): void {
    child.on('error', () => {})
    child.kill('SIGKILL')
    this.#child = null
  }
}

function startDecoder(): ChildProcess {
  const { file, execArgv } = processEntry('host/transcoder-child')
  return fork(file, [], {
    cwd: fontFolder(),
    execArgv: [...execArgv],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { ...process.env, FONTCONFIG_FILE: path.join(packageRoot(), 'assets', 'fontconfig.xml') },
  })
}

/** The fonts that `assets/fontconfig.xml` speaks of. */
const fontFolder = (): string =>
  path.dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/source-sans-3/package.json'))

/** While it works the parent waits for it; idle, it keeps nobody from ending. */
function hold(child: ChildProcess): void {
  child.ref()
  child.channel?.ref()
}

function release(child: ChildProcess): void {
  child.unref()
  child.channel?.unref()
}
