/** `offprint inspect`: what the reader and the editor found in an article; nothing is written. */

import type { Argv, CommandModule } from 'yargs'
import { GENERAL_FLAGS, INPUT, optionFlags, READING_FLAGS, type Typed } from './flags.ts'
import { printDiagnostics, printJson, printResult } from './print-report.ts'
import { jobOf, limitsOf, statusOf } from './reading-command.ts'
import { runTask } from './run-task.ts'

/** Options that change what is found. */
const FLAGS = ['names', 'pull-quotes', 'sections', 'keep-furniture', 'encoding']

/** The command. */
export const inspectCommand: CommandModule = {
  command: 'inspect <input>',
  describe: 'show what is found in an article, and write nothing',
  builder: (yargs: Argv) =>
    yargs.positional('input', INPUT).options({ ...optionFlags(FLAGS), ...READING_FLAGS, ...GENERAL_FLAGS }),
  handler: async (typed: Typed) => {
    const result = await runTask('inspect', jobOf(String(typed.input), typed), limitsOf(typed))
    if (typed.json) printJson(result.json)
    else printResult(result.lines.join('\n'))
    printDiagnostics(result.diagnostics)
    process.exitCode = statusOf(result.diagnostics, typed)
  },
}
