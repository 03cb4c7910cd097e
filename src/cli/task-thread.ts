/** The thread that a task runs in: its job comes as worker data, stages and the end of it go as messages. */

import { parentPort, workerData } from 'node:worker_threads'
import { type Diagnostic, type ExitStatus, OffprintError } from '../diagnostics.ts'
import { TASKS } from './tasks.ts'

export type ThreadMessage =
  | { readonly stage: string }
  | { readonly result: unknown }
  | {
      readonly failure: { readonly diagnostic: Diagnostic; readonly exit: ExitStatus; readonly stack: string }
    }
  | { readonly breakdown: { readonly message: string; readonly stack: string } }

const post = (message: ThreadMessage): void => parentPort!.postMessage(message)

async function run(): Promise<ThreadMessage> {
  const { task, job } = workerData as { task: keyof typeof TASKS; job: never }
  try {
    return { result: await TASKS[task](job, (stage) => post({ stage })) }
  } catch (error) {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error))
    return error instanceof OffprintError
      ? { failure: { diagnostic: error.diagnostic, exit: error.exit, stack } }
      : { breakdown: { message, stack } }
  }
}

void run().then(post)
