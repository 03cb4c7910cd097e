/** An input in, its names file written or refreshed, and what there is to say of it out. */

import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Diagnostic } from '../diagnostics.ts'
import { writeFileWhole } from '../host/write-file.ts'
import { refreshNames } from '../pipeline/names-file.ts'
import { openInput, type ReadingJob } from './open-input.ts'
import type { OnStage } from './tasks.ts'

export interface NamesJob extends ReadingJob {
  /** Add to a file that is there already. */
  readonly update: boolean
  /** Write nothing. */
  readonly check: boolean
}

export interface NamesResult {
  readonly file: string
  readonly state: 'new' | 'refreshed' | 'as it was'
  /** Names that were found and are not in the file, or were not before. */
  readonly added: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Writes the names file of one article, or tells what it lacks. */
export async function namesTask(job: NamesJob, onStage: OnStage): Promise<NamesResult> {
  const { source, settings, host, folder } = await openInput(job)
  const { value, diagnostics } = await refreshNames(source, settings, host, onStage)
  const file = placeOf(value.path, folder)
  const { before, after, added } = value

  const write = !job.check && before !== after && (before === null || job.update)
  if (write) await writeFileWhole(file, new TextEncoder().encode(after))
  const state = !write ? 'as it was' : before === null ? 'new' : 'refreshed'
  return { file: path.relative('', file), state, added, diagnostics }
}

/** Where the host found the file, or where it shall be: beside the input. */
function placeOf(file: string, folder: string): string {
  const beside = path.resolve(folder, file)
  const here = path.resolve(file)
  return !existsSync(beside) && existsSync(here) ? here : beside
}
