/** Waits for a promise to fail and gives the error. */

import { OffprintError } from '../../src/diagnostics.ts'

/** @throws Error where the promise does not fail, or fails with another error. */
export async function catchError(promise: Promise<unknown>): Promise<OffprintError> {
  const outcome = await promise.catch((error: unknown) => error)
  if (outcome instanceof OffprintError) return outcome
  throw outcome instanceof Error ? outcome : new Error('nothing failed')
}
