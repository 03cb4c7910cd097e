/** An input in, the sentences that were thought of as pull quotes out. */

import type { Diagnostic } from '../diagnostics.ts'
import type { QuoteCandidate } from '../editorial/edition.ts'
import { inspect } from '../pipeline.ts'
import { openInput, type ReadingJob } from './open-input.ts'
import type { OnStage } from './tasks.ts'

export interface QuotesResult {
  /** Best first. */
  readonly candidates: readonly QuoteCandidate[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Ranks the pull-quote candidates of one article. */
export async function quotesTask(job: ReadingJob, onStage: OnStage): Promise<QuotesResult> {
  const { source, settings, host } = await openInput(job)
  const { value, diagnostics } = await inspect(source, settings, host, onStage)
  return { candidates: value.candidates(), diagnostics }
}
