/** An input in, what reader and editor found out; nothing is written. */

import type { Diagnostic } from '../diagnostics.ts'
import { inspect } from '../pipeline.ts'
import { inspectionJson } from './inspection-json.ts'
import { inspectionLines } from './inspection-lines.ts'
import { openInput, type ReadingJob } from './open-input.ts'
import type { OnStage } from './tasks.ts'

export interface InspectResult {
  /** For programs and for people. */
  readonly json: object
  readonly lines: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Inspects one article. */
export async function inspectTask(job: ReadingJob, onStage: OnStage): Promise<InspectResult> {
  const { source, settings, host } = await openInput(job)
  const { value, diagnostics } = await inspect(source, settings, host, onStage)
  const { edition } = value
  return { json: inspectionJson(edition, diagnostics), lines: inspectionLines(edition), diagnostics }
}
