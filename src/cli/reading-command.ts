/** What the commands that read an article have in common: their flags, their job and their limits. */

import type { Diagnostic } from '../diagnostics.ts'
import { EXIT, type ExitStatus, OffprintError } from '../diagnostics.ts'
import { settingsFromFlags, type Typed } from './flags.ts'
import type { ReadingJob } from './open-input.ts'
import type { TaskLimits } from './run-task.ts'

/** Longest that an article may take, in seconds, where nobody says otherwise. */
const TIME_LIMIT = 60

/** The job of reading one input as the flags say. */
export const jobOf = (input: string, typed: Typed): ReadingJob => ({
  input,
  from: (typed.from as string | undefined) ?? null,
  allowNetwork: typed['allow-net'] === true,
  asked: settingsFromFlags(typed),
})

/** Reads `--time-limit`. @throws {@link OffprintError} U006 where it is no number of seconds. */
export function limitsOf(typed: Typed): TaskLimits {
  const seconds = typed['time-limit'] ?? TIME_LIMIT
  // A timer takes no longer wait than 2^31 milliseconds.
  if (typeof seconds === 'number' && seconds >= 0 && seconds < 2 ** 31 / 1000) return { seconds }
  throw new OffprintError(EXIT.usage, {
    code: 'U006',
    message: `--time-limit: a number of seconds is needed, not ${String(seconds)}`,
  })
}

/** The exit status of a command that met no error: 6 for warnings under `--strict`. */
export const statusOf = (diagnostics: readonly Diagnostic[], typed: Typed): ExitStatus =>
  typed.strict === true && diagnostics.some(({ severity }) => severity === 'warning') ? EXIT.strict : EXIT.ok
