/** `offprint names`: the names file of an article, to be edited. */

import type { Argv, CommandModule } from 'yargs'
import { GENERAL_FLAGS, INPUT, optionFlags, READING_FLAGS, type Typed } from './flags.ts'
import { diagnosticJson } from './inspection-json.ts'
import type { NamesResult } from './names-task.ts'
import { printDiagnostics, printJson, printResult } from './print-report.ts'
import { jobOf, limitsOf, statusOf } from './reading-command.ts'
import { runTask } from './run-task.ts'

/** The command. */
export const namesCommand: CommandModule = {
  command: 'names <input>',
  describe: 'write or refresh the names file beside an article',
  builder: (yargs: Argv) =>
    yargs
      .positional('input', INPUT)
      .option('update', { type: 'boolean', describe: 'add new finds at the end of the file' })
      .option('check', { type: 'boolean', describe: 'report what is odd in the file, and write nothing' })
      .options({
        ...optionFlags(['names', 'keep-furniture', 'encoding']),
        ...READING_FLAGS,
        ...GENERAL_FLAGS,
      }),
  handler: async (typed: Typed) => {
    const job = { ...jobOf(String(typed.input), typed), update: !!typed.update, check: !!typed.check }
    const result = await runTask('names', job, limitsOf(typed))
    const { file, state, added, diagnostics } = result
    if (typed.json) printJson({ file, state, added, diagnostics: diagnostics.map(diagnosticJson) })
    else printResult(summary(result))
    printDiagnostics(diagnostics)
    process.exitCode = statusOf(diagnostics, typed)
  },
}

function summary({ file, state, added }: NamesResult): string {
  const names = `${added.length} ${added.length === 1 ? 'name' : 'names'}`
  if (state === 'new') return `Wrote ${file} with ${names}`
  if (state === 'refreshed') return `Added ${names} to ${file}: ${added.join(', ')}`
  if (added.length === 0) return `${file} has every name that was found`
  return `${file} lacks ${names}: ${added.join(', ')}          --update adds them`
}
