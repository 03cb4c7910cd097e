/** A report of checks in, what a person reads of it out. */

import { type CheckReport, type CheckRun, failedChecks, findingsOf } from '../check/index.ts'
import type { Diagnostic, Severity } from '../diagnostics.ts'

/** Findings of one code that are shown; `--json` has them all. */
const SHOWN = 5

/** Lists the checks that ran, what they found, the verdict, and what it leaves to people. */
export function checkLines(
  report: CheckReport,
  format: (diagnostic: Diagnostic) => string,
): readonly string[] {
  const width = Math.max(...report.runs.map(({ name }) => name.length))
  return [
    `${report.file} · ${report.format}`,
    ...report.runs.map((run) => `  ${run.name.padEnd(width)}  ${outcome(run)}`),
    ...findingLines(report, format),
    verdict(report),
    `for a person: ${report.forPeople.join('; ')}`,
  ]
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

const outcome = ({ findings, skipped }: CheckRun): string =>
  skipped === undefined ? counted(findings) || 'nothing found' : `not run: ${skipped}`

function findingLines(report: CheckReport, format: (diagnostic: Diagnostic) => string): string[] {
  const findings = findingsOf(report)
  const codes = [...new Set(findings.map(({ code }) => code))]
  const lines = codes.flatMap((code) => {
    const own = findings.filter((finding) => finding.code === code)
    const more = own.length - SHOWN
    return [
      ...own.slice(0, SHOWN).map(format),
      ...(more > 0 ? [`… and ${more} more of ${code}: --json lists them`] : []),
    ]
  })
  return lines.length === 0 ? [] : ['', ...lines, '']
}

function verdict(report: CheckReport): string {
  const ran = report.runs.filter(({ skipped }) => skipped === undefined).length
  const found = counted(findingsOf(report))
  return `machine checks: ${failedChecks(report)} failed of ${ran}${found ? ` (${found})` : ''}`
}
