/** `offprint quotes`: pull-quote candidates of an article, best first, each with its reasons. */

import type { Argv, CommandModule } from 'yargs'
import type { QuoteCandidate } from '../editorial/edition.ts'
import { GENERAL_FLAGS, INPUT, optionFlags, READING_FLAGS, type Typed } from './flags.ts'
import { diagnosticJson } from './inspection-json.ts'
import { printDiagnostics, printJson, printResult } from './print-report.ts'
import { jobOf, limitsOf, statusOf } from './reading-command.ts'
import { runTask } from './run-task.ts'

/** The command. */
export const quotesCommand: CommandModule = {
  command: 'quotes <input>',
  describe: 'rank the sentences that could be pull quotes',
  builder: (yargs: Argv) =>
    yargs
      .positional('input', INPUT)
      .options({ ...optionFlags(['pull-quotes', 'names', 'encoding']), ...READING_FLAGS, ...GENERAL_FLAGS }),
  handler: async (typed: Typed) => {
    const { candidates, diagnostics } = await runTask(
      'quotes',
      jobOf(String(typed.input), typed),
      limitsOf(typed),
    )
    if (typed.json) printJson({ candidates, diagnostics: diagnostics.map(diagnosticJson) })
    else printResult(candidates.length > 0 ? candidates.map(entry).join('\n\n') : 'No candidates')
    printDiagnostics(diagnostics)
    process.exitCode = statusOf(diagnostics, typed)
  },
}

/** A star marks what is chosen; exact words can be copied into `pull-quotes:`. */
function entry({ text, speaker, chosen, reasons }: QuoteCandidate, index: number): string {
  const rank = `${chosen ? '*' : ' '}${String(index + 1).padStart(3)}  `
  const white = ' '.repeat(rank.length)
  return [
    `${rank}${text}`,
    ...(speaker ? [`${white}– ${speaker}`] : []),
    ...(reasons.length > 0 ? [`${white}${reasons.join(' · ')}`] : []),
  ].join('\n')
}
