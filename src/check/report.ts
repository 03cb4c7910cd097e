/** What checking finds: one report a file, its checks by name, each finding with code, place and hint. */

import type { Diagnostic, Severity, SourcePlace } from '../diagnostics.ts'

/** One check that a file went through, or did not. */
export interface CheckRun {
  /** “headings”, as a report names it. */
  readonly name: string
  /** Which of the books that an article becomes it looked at. */
  readonly book?: string
  readonly findings: readonly Diagnostic[]
  /** How many more it found that a check before it had told. */
  readonly repeated?: number
  /** Why it did not run. */
  readonly skipped?: string
}

/** Everything that was found about one file. */
export interface CheckReport {
  readonly file: string
  /** “EPUB”, “PDF”, or the label of the article's format. */
  readonly format: string
  readonly runs: readonly CheckRun[]
  /** What no program can judge; nothing of a file that could not be opened. */
  readonly forPeople: readonly string[]
}

/** A check of a subject, under its name. */
export interface Check<Subject> {
  readonly name: string
  run(subject: Subject): readonly Diagnostic[]
}

/** Makes a finding. */
export type Find = (code: string, message: string, hint: string, at: SourcePlace) => Diagnostic

const finding =
  (severity: Severity): Find =>
  (code, message, hint, at) => ({ severity, code, message, hint, at })

/** Something that a standard forbids. */
export const fault = finding('error')

/** Something that is allowed, and probably not meant. */
export const doubt = finding('warning')

/** Runs checks one after another. */
export const runChecks = <Subject>(checks: readonly Check<Subject>[], subject: Subject): CheckRun[] =>
  checks.map(({ name, run }) => ({ name, findings: run(subject) }))

/** Every finding of a report, with those of one check together. */
export const findingsOf = ({ runs }: CheckReport): readonly Diagnostic[] =>
  runs.flatMap((run) => run.findings)

/** How many checks met an error. */
export const failedChecks = ({ runs }: CheckReport): number =>
  runs.filter(({ findings }) => findings.some(({ severity }) => severity === 'error')).length

/** Shortens what is quoted in a message. */
export const shown = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}
