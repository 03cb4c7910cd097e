/** `offprint check`: what programs can tell of an article, an EPUB or a PDF; the one command that gives verdicts. */

import type { Argv, CommandModule } from 'yargs'
import { type CheckReport, failedChecks } from '../check/report.ts'
import { EXIT, type ExitStatus, OffprintError } from '../diagnostics.ts'
import { checkLines } from './check-lines.ts'
import { GENERAL_FLAGS, INPUT, optionFlags, READING_FLAGS, type Typed } from './flags.ts'
import { diagnosticJson } from './inspection-json.ts'
import { formatForResult, printError, printJson, printResult } from './print-report.ts'
import { jobOf, limitsOf, statusOf } from './reading-command.ts'
import { runTask } from './run-task.ts'

/** Options that change the books that an article is checked by. */
const FLAGS = ['theme', 'trim', 'sides', 'names', 'pull-quotes', 'profile', 'encoding', 'keep-furniture']

/** The command. */
export const checkCommand: CommandModule = {
  command: 'check <input..>',
  describe: 'check articles, EPUBs and PDFs, and say what a person must judge',
  builder: (yargs: Argv) =>
    yargs
      .positional('input', { ...INPUT, array: true, describe: 'article, .epub or .pdf' })
      .options({ ...optionFlags(FLAGS), ...READING_FLAGS, ...GENERAL_FLAGS }),
  handler: (typed) => checkAll(typed as unknown as Typed & { input: string[] }),
}

async function checkAll(typed: Typed & { readonly input: readonly string[] }): Promise<void> {
  const objects: object[] = []
  for (const input of typed.input) {
    const { object, status } = await checkOne(input, typed)
    objects.push(object)
    process.exitCode ||= status
    if (status === EXIT.interrupted) break
  }
  if (typed.json) printJson(typed.input.length === 1 ? objects[0]! : { reports: objects })
}

/** Checks one input and reports; one that cannot be read does not keep others from being checked. */
async function checkOne(input: string, typed: Typed): Promise<{ object: object; status: ExitStatus }> {
  try {
    const report = await runTask('check', jobOf(input, typed), limitsOf(typed))
    if (!typed.json) printResult(`${checkLines(report, formatForResult).join('\n')}`)
    return { object: reportJson(report), status: statusOfReport(report, typed) }
  } catch (error) {
    if (!(error instanceof OffprintError)) throw error
    printError(error, typed.debug === true)
    return { object: { file: input, error: diagnosticJson(error.diagnostic) }, status: error.exit }
  }
}

function statusOfReport({ runs }: CheckReport, typed: Typed): ExitStatus {
  const findings = runs.flatMap((run) => run.findings)
  return findings.some(({ severity }) => severity === 'error') ? EXIT.failed : statusOf(findings, typed)
}

function reportJson(report: CheckReport): object {
  const { file, format, runs, forPeople } = report
  return {
    file,
    format,
    failed: failedChecks(report),
    checks: runs.map(({ name, book, findings, skipped }) => ({
      name,
      ...(book ? { book } : {}),
      ran: skipped === undefined,
      ...(skipped === undefined ? {} : { reason: skipped }),
      errors: findings.filter(({ severity }) => severity === 'error').length,
      warnings: findings.filter(({ severity }) => severity === 'warning').length,
    })),
    findings: runs.flatMap(({ name, book, findings }) =>
      findings.map((finding) => ({ check: name, ...(book ? { book } : {}), ...diagnosticJson(finding) })),
    ),
    forPeople,
  }
}
