/** A report of checks in, what a person reads of it out. */

import { type CheckReport, type CheckRun, failedChecks, findingsOf } from '../check/report.ts'
import type { Diagnostic, Severity } from '../diagnostics.ts'

/** Findings of one code that are shown; `--json` has them all. */
const SHOWN = 5
/** Columns that lists are wrapped at. */
const COLUMNS = 100

/** Lists the checks that ran, what they found, the verdict, and what it leaves to people. */
export function checkLines(
  report: CheckReport,
  format: (diagnostic: Diagnostic) => string,
): readonly string[] {
  const { file, forPeople } = report
  return [
    `${file} · ${report.format}`,
    ...runLines(report.runs),
    ...findingLines(report, format),
    verdict(report),
    ...(forPeople.length > 0 ? row('for a person', forPeople, '; ') : []),
  ]
}

/** What every check found; those that found nothing stand together. */
function runLines(runs: readonly CheckRun[]): string[] {
  const quiet = runs.filter((run) => run.skipped === undefined && outcome(run) === '')
  const telling = runs.filter((run) => !quiet.includes(run))
  return [
    ...telling.flatMap((run) => row(run.book ? `${run.book}, ${run.name}` : run.name, [outcome(run)])),
    ...[...new Set(quiet.map(({ book }) => book))].flatMap((book) =>
      row(
        book ? `nothing found in the ${book}` : 'nothing found',
        quiet.filter((run) => run.book === book).map(({ name }) => name),
      ),
    ),
  ]
}

function outcome({ findings, repeated = 0, skipped }: CheckRun): string {
  if (skipped !== undefined) return `not run: ${skipped}`
  const told = repeated > 0 ? `${repeated} told above` : ''
  return [counted(findings), told].filter(Boolean).join(', ')
}

/** A label and a list behind it, wrapped. */
function row(label: string, items: readonly string[], comma = ', '): string[] {
  const margin = `  ${label}: `
  const lines: string[] = []
  let line = margin
  items.forEach((item, index) => {
    const piece = index < items.length - 1 ? item + comma : item
    if (line.length + piece.trimEnd().length > COLUMNS && line.trim() !== '') {
      lines.push(line.trimEnd())
      line = '    '
    }
    line += piece
  })
  return [...lines, line.trimEnd()]
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note']

/** “2 errors, 1 warning”. */
function counted(findings: readonly Diagnostic[]): string {
  const counts = SEVERITIES.map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length
    return count === 0 ? '' : `${count} ${severity}${count === 1 ? '' : 's'}`
  })
  return counts.filter(Boolean).join(', ')
}

function findingLines(report: CheckReport, format: (diagnostic: Diagnostic) => string): string[] {
  const findings = findingsOf(report)
  const codes = [...new Set(findings.map(({ code }) => code))]
  return codes.flatMap((code) => {
    const own = findings.filter((finding) => finding.code === code)
    const more = own.length - SHOWN
    const rest = more > 0 ? [`… and ${more} more of ${code}; --json lists them`] : []
    return [...own.slice(0, SHOWN).map(format), ...rest]
  })
}

function verdict(report: CheckReport): string {
  const ran = report.runs.filter(({ skipped }) => skipped === undefined).length
  const found = counted(findingsOf(report))
  return `machine checks: ${failedChecks(report)} failed of ${ran}${found ? ` (${found})` : ''}`
}
