/** An input in, a report on it out: a finished file as it is, an article by the books that are made of it. */

import type { CheckReport } from '../check/index.ts'
import { checkBook, checkFile } from '../check/index.ts'
import { readNames } from '../pipeline/names-file.ts'
import { build } from '../pipeline.ts'
import { openInput, type ReadingJob } from './open-input.ts'
import type { OnStage } from './tasks.ts'

/** Checks one file. */
export async function checkTask(job: ReadingJob, onStage: OnStage): Promise<CheckReport> {
  // What the configuration says of formats is about what is written, and nothing is.
  const formats = { path: 'output.formats', value: ['epub', 'pdf'] }
  const { source, settings, host } = await openInput({ ...job, asked: [...job.asked, formats] })
  onStage('check')
  const report = await checkFile(source, host)
  if (report) return report
  const { value: book, diagnostics } = await build(source, settings, host, onStage)
  onStage('check')
  const { value: namesFile } = await readNames(source, book.options, host)
  return checkBook(book, { source, told: diagnostics, namesFile, host })
}
