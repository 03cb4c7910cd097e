/** Endings of builds in, a table of them out. */

import type { FuzzEnding } from './ask-builder.ts'

/** What became of one kind of input. */
export class Tally {
  readonly kind: string
  inputs = 0
  failures = 0
  hangs = 0
  crashes = 0
  secrets = 0
  wholeRuns = 0
  slowest = 0
  peak = 0
  decoder = 0
  readonly statuses = new Map<number, number>()
  /** How often each refusal came, with words that differ from input to input left out. */
  readonly refusals = new Map<string, number>()

  constructor(kind: string) {
    this.kind = kind
  }

  count(ending: FuzzEnding, milliseconds: number, faults: readonly string[]): void {
    this.inputs++
    this.slowest = Math.max(this.slowest, milliseconds)
    if (faults.length > 0) this.failures++
    if (faults.some((fault) => /canary|secret|connections/.test(fault))) this.secrets++
    if (ending === 'hang') this.hangs++
    else if ('died' in ending || ending.status === null) this.crashes++
    else this.statuses.set(ending.status, (this.statuses.get(ending.status) ?? 0) + 1)
    if (typeof ending === 'object' && 'peak' in ending) {
      this.peak = Math.max(this.peak, ending.peak)
      this.decoder = Math.max(this.decoder, ending.decoder)
      if (ending.refusal !== undefined) {
        const refusal = ending.refusal.replaceAll(/\d{2,}|“[^”]*”|\S*\/\S*/g, '…').slice(0, 120)
        this.refusals.set(refusal, (this.refusals.get(refusal) ?? 0) + 1)
      }
    }
  }
}

export const tallyOf = (kind: string): Tally => new Tally(kind)

const COLUMNS = [
  'kind',
  'inputs',
  'built',
  'refused',
  'whole',
  'hangs',
  'crashes',
  'canary',
  'failures',
  'slowest s',
  'peak MB',
  'decoder MB',
]

/** One row of the table. “Built” is status 0, “refused” how often each other status came. */
export function rowOf(tally: Tally): string {
  const { kind, inputs, statuses, wholeRuns, hangs, crashes, secrets, failures, slowest, peak, decoder } =
    tally
  const refused = [...statuses]
    .filter(([status]) => status !== 0)
    .map(([status, count]) => `${count}×${status}`)
  const counts = [
    inputs,
    statuses.get(0) ?? 0,
    refused.join(' ') || 0,
    wholeRuns,
    hangs,
    crashes,
    secrets,
    failures,
  ]
  const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20)
  return `| ${[kind, ...counts, (slowest / 1000).toFixed(1), megabytes(peak), megabytes(decoder)].join(' | ')} |`
}

/** Prints a row for each kind. */
export function printTable(tallies: readonly Tally[]): void {
  for (const row of [COLUMNS, COLUMNS.map(() => '---')]) console.log(`| ${row.join(' | ')} |`)
  for (const tally of tallies) console.log(rowOf(tally))
}

/** Prints what inputs were refused with, most frequent first. */
export function printRefusals(tallies: readonly Tally[]): void {
  for (const { kind, refusals } of tallies)
    for (const [refusal, count] of [...refusals].sort((a, b) => b[1] - a[1]))
      console.log(`${kind} ${count}× ${refusal}`)
}
