/**
 * A font of the user's is tried in a thread of its own before a book is set in it: a small book is made with it, and
 * one that breaks, hangs or eats memory takes nothing else with it.
 */

import { Worker } from 'node:worker_threads'
import { type Diagnostic, EXIT, OffprintError } from '../diagnostics.ts'
import { threadEntry } from './entry-point.ts'

/** What the thread is given: the task `font` of `cli/tasks.ts`. */
export interface FontTrial {
  /** As the user wrote it. */
  readonly family: string
  readonly bytes: Uint8Array
  /** Words of the article, for a font may break over one letter. */
  readonly text: string
}

/** How a trial ends: with `null` for a good font, with a reason, or with what the font cannot be opened for. */
interface TrialMessage {
  readonly result?: string | null
  readonly failure?: { readonly diagnostic: Diagnostic }
}

/** A sound font takes a second or two on a slow machine. */
const MILLISECONDS = 20_000

/** Fonts of all of Unicode take 300 MB. */
const MEGABYTES = 1024

/**
 * Tries a font.
 *
 * @param milliseconds - Longest that it may take.
 * @throws {@link OffprintError} F103 for one that cannot be used.
 */
export async function tryFont(trial: FontTrial, milliseconds: number = MILLISECONDS): Promise<void> {
  const { script, eval: isCode } = threadEntry(false)
  const worker = new Worker(script, {
    eval: isCode,
    workerData: { task: 'font', job: trial },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
    stdout: true,
    stderr: true,
  })
  let timer: NodeJS.Timeout | undefined
  try {
    await new Promise<void>((resolve, reject) => {
      const refuse = (reason: string) => reject(unusableFont(trial.family, reason))
      timer = setTimeout(() => refuse(`not through its trial after ${milliseconds / 1000} s`), milliseconds)
      worker.on('message', ({ result, failure }: TrialMessage) => {
        if (failure) reject(new OffprintError(EXIT.input, failure.diagnostic))
        else if (result === null) resolve()
        else refuse(result ?? 'its trial broke off')
      })
      worker.on('error', (error) => refuse(error.message))
      worker.on('exit', () => refuse('its trial broke off'))
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

/** F103 for a font that cannot be used, with the reason. */
const unusableFont = (family: string, reason: string): OffprintError =>
  new OffprintError(EXIT.input, {
    code: 'F103',
    message: `unusable font: ${family} (${reason.split('\n')[0]})`,
  })
