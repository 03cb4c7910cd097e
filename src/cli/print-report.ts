/** The only file that prints: results on standard output, reports and trouble on standard error. */

import { readFileSync, statSync } from 'node:fs'
import type { Diagnostic, OffprintError } from '../diagnostics.ts'
import { formatDiagnostic } from './format-diagnostic.ts'

/** Prints a result. */
export const printResult = (text: string): void => void process.stdout.write(`${text}\n`)

/** Prints one JSON object. */
export const printJson = (value: object): void => printResult(JSON.stringify(value, null, 2))

/** Prints progress and facts. */
export const printReport = (lines: readonly string[]): void =>
  lines.length > 0 ? void process.stderr.write(`${lines.join('\n')}\n`) : undefined

/** Prints trouble, a line each, with frames where places are known. */
export const printDiagnostics = (diagnostics: readonly Diagnostic[]): void =>
  printReport(diagnostics.map((diagnostic) => formatDiagnostic(diagnostic, { colour: hasColour(), lineOf })))

/** Prints what ended a command, and with `--debug` where in the program. */
export function printError(error: OffprintError, debug: boolean): void {
  printDiagnostics([error.diagnostic])
  if (debug && error.stack) printReport([error.stack])
}

/** Formats a finding that is itself the result, for standard output. */
export const formatForResult = (diagnostic: Diagnostic): string =>
  formatDiagnostic(diagnostic, { colour: hasColour(process.stdout), lineOf })

function hasColour(stream: NodeJS.WriteStream = process.stderr): boolean {
  const { NO_COLOR: none, CI: ci } = process.env
  return stream.isTTY === true && !none && !ci
}

/** Larger sources are not opened again for a frame. */
const FRAME_LIMIT = 4 * 2 ** 20

let opened: { readonly file: string; readonly lines: readonly string[] } | null = null

function lineOf(file: string, line: number): string | null {
  if (opened?.file !== file) opened = { file, lines: linesOf(file) }
  return opened.lines[line - 1] ?? null
}

function linesOf(file: string): readonly string[] {
  const status = statSync(file, { throwIfNoEntry: false })
  if (!status?.isFile() || status.size > FRAME_LIMIT) return []
  try {
    return readFileSync(file, 'utf8').split(/\r\n|\r|\n/)
  } catch {
    return []
  }
}
