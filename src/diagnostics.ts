/**
 * How the program reports trouble: a value travels with its diagnostics, and only the CLI prints them.
 *
 * `OffprintError` is for what ends a build. Everything survivable is a `Diagnostic` in an `Outcome`.
 */

/** Where in a source something stands. Lines and columns count from 1; columns count UTF-16 units. */
export interface SourcePlace {
  readonly file: string
  readonly line?: number
  readonly column?: number
  /** Length of the stretch in UTF-16 units, for the caret frame. */
  readonly length?: number
  /** Page of a finished PDF, counted from 1. */
  readonly page?: number
}

/** `note` informs, `warning` trips `--strict`, `error` is a finding of `check`. */
export type Severity = 'note' | 'warning' | 'error'

/** One trouble: a code that `explain` knows, a sentence, and where possible a place and a way out. */
export interface Diagnostic {
  readonly severity: Severity
  /** A letter and three digits, listed in `assets/diagnostics.yaml`. */
  readonly code: string
  readonly message: string
  readonly hint?: string
  readonly at?: SourcePlace
}

/** A stage's value with the trouble met on the way. */
export interface Outcome<T> {
  readonly value: T
  readonly diagnostics: readonly Diagnostic[]
}

/** Exit statuses as the contract fixes them. */
export const EXIT = {
  ok: 0,
  failed: 1,
  usage: 2,
  environment: 3,
  input: 5,
  strict: 6,
  interrupted: 130,
} as const

/** One of {@link EXIT}. */
export type ExitStatus = (typeof EXIT)[keyof typeof EXIT]

/** Ends a build. Carries what the CLI needs for its one line: code, sentence, place, hint and exit status. */
export class OffprintError extends Error {
  override readonly name = 'OffprintError'
  readonly diagnostic: Diagnostic
  readonly exit: ExitStatus

  constructor(exit: ExitStatus, diagnostic: Omit<Diagnostic, 'severity'>, options?: { cause?: unknown }) {
    super(diagnostic.message, options)
    this.diagnostic = { severity: 'error', ...diagnostic }
    this.exit = exit
  }
}

/** Wraps a value that met no trouble. */
export const fine = <T>(value: T): Outcome<T> => ({ value, diagnostics: [] })

/** Collects the diagnostics of several outcomes while their values are used. */
export function gather(): { keep: <T>(outcome: Outcome<T>) => T; diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const keep = <T>(outcome: Outcome<T>): T => {
    diagnostics.push(...outcome.diagnostics)
    return outcome.value
  }
  return { keep, diagnostics }
}
