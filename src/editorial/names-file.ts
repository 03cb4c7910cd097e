/** The names file in: what it says is read, and applied to whoever the article names. Knows no article's text. */

import type { Scalar, YAMLError, YAMLMap, YAMLSeq } from 'yaml'
import { type Diagnostic, EXIT, OffprintError, type Outcome, type SourcePlace } from '../diagnostics.ts'
import type { NameKind } from './edition.ts'
import { foldName } from './lexicon.ts'

/** One item under `names:`. */
export interface NamesFileItem {
  readonly name: string
  readonly kind?: NameKind
  readonly aka: readonly string[]
  readonly note?: string
  readonly drop: boolean
  readonly line: number
  readonly column: number
}

/** A names file as it stands. */
export interface NamesFile {
  readonly path: string
  readonly text: string
  readonly reviewed: boolean
  readonly items: readonly NamesFileItem[]
  /** Where further items go, in UTF-16 units, and the column their dash stands in, from 0. */
  readonly end: number
  readonly indent: number
  /** Whether the file has `names:` at all. */
  readonly listed: boolean
}

const KINDS: readonly NameKind[] = ['person', 'organisation', 'place', 'other']

/**
 * Reads a names file. Keys and values it does not know are reported and left out.
 *
 * @throws {@link OffprintError} N201 for YAML that cannot be read, N202 where `names` is no list of items on lines
 *   of their own.
 */
export async function readNamesFile(text: string, path: string): Promise<Outcome<NamesFile>> {
  const { LineCounter, isMap, isScalar, isSeq, parseDocument } = await import('yaml')
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false })
  const at = (offset: number) => ({
    file: path,
    line: counter.linePos(offset).line,
    column: counter.linePos(offset).col,
  })
  refuseBroken(document.errors[0], at)

  const diagnostics: Diagnostic[] = []
  const warn = (offset: number, message: string, hint?: string) =>
    diagnostics.push({
      severity: 'warning',
      code: 'N203',
      message,
      at: at(offset),
      ...(hint ? { hint } : {}),
    })
  const top = isMap(document.contents) ? (document.contents as YAMLMap<Scalar<string>, unknown>) : null
  const list = top?.get('names')
  if (list && (!isSeq(list) || (list.flow && list.items.length > 0))) throw noList(at(0))
  for (const pair of top?.items ?? [])
    if (!['reviewed', 'names'].includes(pair.key.value))
      warn(pair.key.range?.[0] ?? 0, `unknown key “${pair.key.value}”`, 'reviewed or names')

  const items = ((list as YAMLSeq | undefined)?.items ?? []).flatMap((node): NamesFileItem[] => {
    const offset = (node as YAMLMap).range?.[0] ?? 0
    if (!isMap(node)) {
      warn(offset, 'an item needs “name:”')
      return []
    }
    return itemOf(node as YAMLMap<Scalar<string>, Scalar | YAMLSeq>, at(offset), warn)
  })
  const last = (list as YAMLSeq | undefined)?.items.at(-1) as YAMLMap | undefined
  // Where no item is, the next one follows the line that says “names:”.
  const key = top?.items.find((pair) => pair.key.value === 'names')?.key
  const end = last?.range?.[1] ?? key?.range?.[1] ?? text.length
  const first = (list as YAMLSeq | undefined)?.items[0] as YAMLMap | undefined
  const indent = first ? Math.max(0, at(first.range![0]).column - 3) : 2
  const reviewed = isScalar(top?.get('reviewed', true)) && top?.get('reviewed') === true
  return {
    value: { path, text, reviewed, items, end, indent, listed: top?.has('names') ?? false },
    diagnostics,
  }
}

function refuseBroken(error: YAMLError | undefined, at: (offset: number) => SourcePlace): void {
  if (!error) return
  throw new OffprintError(EXIT.usage, {
    code: 'N201',
    message: `cannot read: ${error.message}`,
    at: at(error.pos[0]),
  })
}

const noList = (at: SourcePlace): OffprintError =>
  new OffprintError(EXIT.usage, { code: 'N202', message: '“names” must be a list, one item a line', at })

type Warn = (offset: number, message: string, hint?: string) => void

function itemOf(
  node: YAMLMap<Scalar<string>, Scalar | YAMLSeq>,
  { line, column }: { line: number; column: number },
  warn: Warn,
): NamesFileItem[] {
  const values = node.toJSON() as Record<string, unknown>
  for (const { key } of node.items)
    if (!['name', 'kind', 'aka', 'note', 'drop'].includes(key.value))
      warn(key.range?.[0] ?? 0, `unknown key “${key.value}”`, 'one of name, kind, aka, note, drop')
  const { name, kind, aka, note, drop } = values
  const offset = node.range?.[0] ?? 0
  if (typeof name !== 'string' || !name.trim()) {
    warn(offset, 'an item needs “name:” with words')
    return []
  }
  const known = KINDS.find((each) => each === kind)
  if (kind !== undefined && !known)
    warn(offset, `unknown kind “${String(kind)}”`, `one of ${KINDS.join(', ')}`)
  const forms = Array.isArray(aka) ? aka : aka === undefined || aka === null ? [] : [aka]
  return [
    {
      name: name.trim(),
      aka: forms.map((form) => String(form).trim()).filter(Boolean),
      drop: drop === true,
      line,
      column,
      ...(known ? { kind: known } : {}),
      ...(typeof note === 'string' ? { note: note.trim() } : {}),
    },
  ]
}

/** Whoever an item may be about: a name with its other forms. */
export interface Named {
  readonly name: string
  readonly kind: NameKind
  readonly aliases: readonly string[]
}

/** The item that is about a bearer: by its name, else by one of its other forms. */
export function itemAbout(named: Named, items: readonly NamesFileItem[]): NamesFileItem | undefined {
  const name = foldName(named.name)
  const forms = new Set(named.aliases.map(foldName))
  return (
    items.find((item) => foldName(item.name) === name) ??
    items.find((item) => item.aka.some((form) => foldName(form) === name)) ??
    items.find((item) => forms.has(foldName(item.name)))
  )
}
