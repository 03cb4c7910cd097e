/** `offprint build`: articles in, an EPUB and a PDF of each out. */

import type { Argv, CommandModule } from 'yargs'
import { EXIT, type ExitStatus, OffprintError } from '../diagnostics.ts'
import { slugOf } from '../pipeline/slug.ts'
import { bookletLine, buildReport, wroteLine } from './build-report.ts'
import type { BuildResult } from './build-task.ts'
import { GENERAL_FLAGS, INPUT, optionFlags, READING_FLAGS, type Typed } from './flags.ts'
import { diagnosticJson } from './inspection-json.ts'
import { printDiagnostics, printError, printJson, printReport, printResult } from './print-report.ts'
import { jobOf, limitsOf, statusOf } from './reading-command.ts'
import { runTask } from './run-task.ts'

/** The command, which is also the one that runs where none is named. */
export const buildCommand: CommandModule = {
  command: ['build <input..>', '$0'],
  describe: 'make an EPUB and a PDF of each article',
  builder: (yargs: Argv) =>
    yargs
      .positional('input', { ...INPUT, array: true })
      .option('output', {
        alias: 'o',
        type: 'string',
        requiresArg: true,
        describe: 'file to write, .epub or .pdf; repeat it for both',
      })
      .options({ ...optionFlags(), ...READING_FLAGS, ...GENERAL_FLAGS }),
  handler: (typed) => buildAll(typed as unknown as Typed & { input: string[] }),
}

async function buildAll(typed: Typed & { readonly input: readonly string[] }): Promise<void> {
  const files = typed.output === undefined ? [] : [typed.output].flat().map(String)
  refuseClashes(typed.input, files, typed)
  const objects: object[] = []
  for (const input of typed.input) {
    const { object, status } = await buildOne(input, files, typed)
    objects.push(object)
    process.exitCode ||= status
    if (status === EXIT.interrupted) break
  }
  if (typed.json) printJson(typed.input.length === 1 ? objects[0]! : { builds: objects })
}

/** Builds one input and reports on it; the failure of one does not keep others from being built. */
async function buildOne(
  input: string,
  files: readonly string[],
  typed: Typed,
): Promise<{ object: object; status: ExitStatus }> {
  const started = performance.now()
  try {
    const result = await runTask('build', { ...jobOf(input, typed), files }, limitsOf(typed))
    const milliseconds = Math.round(performance.now() - started)
    report(result, milliseconds, typed)
    return { object: buildJson(result, milliseconds), status: statusOf(result.diagnostics, typed) }
  } catch (error) {
    if (!(error instanceof OffprintError)) throw error
    printError(error, typed.debug === true)
    return { object: failureJson(input, error), status: error.exit }
  }
}

/** Several inputs shall not write over each other. */
function refuseClashes(inputs: readonly string[], files: readonly string[], typed: Typed): void {
  if (files.length > 0 && typed.format !== undefined) {
    throw usage('U007', '-o and --format exclude each other', 'the extension of -o tells the format')
  }
  if (files.length > 0 && inputs.length > 1) {
    throw usage('U008', '-o names the books of one input, and there are several', '--out-dir takes several')
  }
  const slugs = new Map<string, string>()
  for (const input of inputs) {
    const slug = slugOf(input)
    const other = slugs.get(slug)
    if (other) throw usage('U009', `${other} and ${input} would both become ${slug}`, 'build them one by one')
    slugs.set(slug, input)
  }
}

const usage = (code: string, message: string, hint: string): OffprintError =>
  new OffprintError(EXIT.usage, { code, message, hint })

function report(result: BuildResult, milliseconds: number, typed: Typed): void {
  if (!typed.quiet) printReport(buildReport(result))
  printDiagnostics(
    typed.quiet ? result.diagnostics.filter(({ severity }) => severity !== 'note') : result.diagnostics,
  )
  if (typed.quiet || typed.json) return
  printResult(
    [wroteLine(result.outputs, milliseconds), bookletLine(result.outputs)].filter(Boolean).join('\n'),
  )
}

function buildJson(result: BuildResult, milliseconds: number): object {
  const { input, outputs, title, words, names, pullQuotes, cut, diagnostics } = result
  return {
    input,
    outputs,
    title,
    words,
    names: { people: names.person, organisations: names.organisation, places: names.place },
    pullQuotes: pullQuotes.length,
    cut,
    diagnostics: diagnostics.map(diagnosticJson),
    ms: milliseconds,
  }
}

const failureJson = (input: string, error: OffprintError): object => ({
  input,
  outputs: [],
  diagnostics: [diagnosticJson(error.diagnostic)],
})
