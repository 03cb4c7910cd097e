/** An EPUB's bytes in, the rules of EPUB that it breaks out, as EPUBCheck names them. */

import type { Diagnostic } from '../../diagnostics.ts'
import type { Host } from '../../host/host.ts'
import { type CheckRun, doubt, fault } from '../report.ts'

/** A message of either EPUBCheck. */
interface Message {
  readonly id: string
  readonly severity: string
  readonly message: string
  readonly hint: string | undefined
  readonly path: string
  readonly line: number | undefined
}

/** Runs the rules that are built in, and the jar where it and Java are there. */
export async function checkRules(name: string, bytes: Uint8Array, host: Host): Promise<CheckRun[]> {
  const { EpubCheck } = await import('@likecoin/epubcheck-ts')
  const { messages } = await EpubCheck.validate(bytes)
  const builtIn = messages.map(
    ({ id, severity, message, suggestion, location }): Message => ({
      id,
      severity,
      message,
      hint: suggestion,
      path: location?.path ?? '',
      line: location?.line,
    }),
  )
  return [
    { name: 'rules (epubcheck-ts)', findings: builtIn.flatMap((message) => findingOf(name, message)) },
    await runJar(name, bytes, host, builtIn),
  ]
}

const SEVERITIES: Readonly<Record<string, 'error' | 'warning'>> = {
  fatal: 'error',
  error: 'error',
  warning: 'warning',
}

function findingOf(name: string, { id, severity, message, hint, path, line }: Message): Diagnostic[] {
  const known = SEVERITIES[severity.toLowerCase()]
  if (!known) return []
  const inside = path && path !== name ? `${name}/${path}` : name
  const at = { file: inside, ...(line && line > 0 ? { line } : {}) }
  const way = hint || `look ${id} up among the messages of EPUBCheck`
  return [
    known === 'error'
      ? fault('B201', `${id}: ${message}`, way, at)
      : doubt('B202', `${id}: ${message}`, way, at),
  ]
}

/** What the jar's JSON looks like, as far as it is read. */
interface JarReport {
  readonly messages: readonly {
    readonly ID: string
    readonly severity: string
    readonly message: string
    readonly suggestion?: string
    readonly locations: readonly { readonly path: string; readonly line: number }[]
  }[]
}

async function runJar(
  name: string,
  bytes: Uint8Array,
  host: Host,
  told: readonly Message[],
): Promise<CheckRun> {
  const label = 'rules (EPUBCheck in Java)'
  const { json, missing } = await host.runEpubcheck(bytes)
  if (json === null) return { name: label, findings: [], skipped: missing }
  const { messages } = JSON.parse(json) as JarReport
  const found = messages.flatMap(({ ID: id, severity, message, suggestion: hint, locations }) =>
    (locations.length > 0 ? locations : [{ path: '', line: 0 }])
      .map(({ path, line }) => ({ path: path.endsWith('.epub') ? '' : path, line }))
      .map(({ path, line }): Message => ({ id, severity, message, hint, path, line })),
  )
  const findings = (each: readonly Message[]) => each.flatMap((message) => findingOf(name, message))
  const fresh = findings(found.filter((message) => !isTold(message, told)))
  return { name: label, findings: fresh, repeated: findings(found).length - fresh.length }
}

/** The same rule at the same place is told once; where one of the two names no file, too. */
const isTold = ({ id, path }: Message, told: readonly Message[]): boolean =>
  told.some((other) => other.id === id && (other.path === path || other.path === '' || path === ''))
