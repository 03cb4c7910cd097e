/**
 * Runs a task in a thread that can be ended from outside: at its time limit, out of memory, or on an interrupt.
 */

import { Worker } from 'node:worker_threads'
import { EXIT, OffprintError } from '../diagnostics.ts'
import { threadEntry } from '../host/entry-point.ts'
import type { ThreadMessage } from './task-thread.ts'
import type { Tasks } from './tasks.ts'

/**
 * Room for young objects, in megabytes: a quarter of V8's default. A book of 120,000 words takes at most a twentieth
 * more CPU time for it, and its PDF peaks at 155 MB, where twice as much room peaks at 166 and the default at 185.
 */
const YOUNG_GENERATION = 12

export interface TaskLimits {
  /** 0 for none. */
  readonly seconds: number
  readonly onStage?: (stage: string) => void
}

/**
 * Runs a task.
 *
 * @throws {@link OffprintError} what the task threw; E107 past the limit, E108 out of memory, E109 on an
 *   interrupt, E901 where the program is at fault.
 */
export async function runTask<T extends keyof Tasks>(
  task: T,
  job: Tasks[T]['job'],
  { seconds, onStage }: TaskLimits,
): Promise<Tasks[T]['result']> {
  const { script, eval: isCode } = threadEntry(true)
  const worker = new Worker(script, {
    eval: isCode,
    workerData: { task, job },
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION },
    stdin: 'input' in job && job.input === '-',
    // What libraries print is for nobody.
    stdout: true,
    stderr: true,
  })
  if (worker.stdin) process.stdin.pipe(worker.stdin).on('error', () => {})
  let stage = 'open the input'
  let interrupt = () => {}
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise((resolve, reject) => {
      if (seconds > 0) timer = setTimeout(() => reject(overTime(seconds, stage)), seconds * 1000)
      interrupt = () => reject(interrupted())
      process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
      worker.on('message', (message: ThreadMessage) => {
        if ('stage' in message) {
          stage = message.stage
          onStage?.(stage)
        } else if ('result' in message) resolve(message.result as Tasks[T]['result'])
        else reject(failureOf(message))
      })
      worker.on('error', (error) => reject(threadTrouble(error, stage)))
      worker.on('exit', () => reject(breakdown('its thread ended', '')))
    })
  } finally {
    clearTimeout(timer)
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
    await worker.terminate()
    if (worker.stdin) process.stdin.destroy()
  }
}

function failureOf(message: Exclude<ThreadMessage, { stage: string } | { result: unknown }>): OffprintError {
  if ('breakdown' in message) return breakdown(message.breakdown.message, message.breakdown.stack)
  const { exit, diagnostic, stack } = message.failure
  return Object.assign(new OffprintError(exit, diagnostic), { stack })
}

const overTime = (seconds: number, stage: string): OffprintError =>
  new OffprintError(EXIT.input, {
    code: 'E107',
    message: `stopped after ${seconds} s, at the stage “${stage}”`,
    hint: '--time-limit SECONDS gives it longer',
  })

const interrupted = (): OffprintError =>
  new OffprintError(EXIT.interrupted, { code: 'E109', message: 'interrupted' })

function threadTrouble(error: Error, stage: string): OffprintError {
  return (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new OffprintError(EXIT.input, { code: 'E108', message: `out of memory, at the stage “${stage}”` })
    : breakdown(error.message, error.stack ?? '')
}

/** What should not happen: the user is told so, not shown a stack. */
export const breakdown = (message: string, stack: string): OffprintError =>
  Object.assign(
    new OffprintError(EXIT.failed, {
      code: 'E901',
      message: `a fault in Offprint: ${message.split('\n')[0]}`,
      hint: '--debug shows where; please report it',
    }),
    { stack },
  )
