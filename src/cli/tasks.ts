/**
 * The commands that work on an article, as they run in a thread of their own: a job in, a plain result out.
 *
 * Each is loaded when it is asked for.
 */

import type { CheckReport } from '../check/index.ts'
import type { FontTrial } from '../host/font-trial.ts'
import type { BuildJob, BuildResult } from './build-task.ts'
import type { InspectResult } from './inspect-task.ts'
import type { NamesJob, NamesResult } from './names-task.ts'
import type { ReadingJob } from './open-input.ts'
import type { QuotesResult } from './quotes-task.ts'

/** Tells which stage a task has reached. */
export type OnStage = (stage: string) => void

/** Jobs and results by task. */
export interface Tasks {
  build: { job: BuildJob; result: BuildResult }
  check: { job: ReadingJob; result: CheckReport }
  font: { job: FontTrial; result: string | null }
  inspect: { job: ReadingJob; result: InspectResult }
  names: { job: NamesJob; result: NamesResult }
  quotes: { job: ReadingJob; result: QuotesResult }
}

type Run = { [T in keyof Tasks]: (job: Tasks[T]['job'], onStage: OnStage) => Promise<Tasks[T]['result']> }

/** Every task. */
export const TASKS: Run = {
  build: async (job, onStage) => (await import('./build-task.ts')).buildTask(job, onStage),
  check: async (job, onStage) => (await import('./check-task.ts')).checkTask(job, onStage),
  font: async (job) => (await import('./font-task.ts')).fontTask(job),
  inspect: async (job, onStage) => (await import('./inspect-task.ts')).inspectTask(job, onStage),
  names: async (job, onStage) => (await import('./names-task.ts')).namesTask(job, onStage),
  quotes: async (job, onStage) => (await import('./quotes-task.ts')).quotesTask(job, onStage),
}
