/**
 * A build → how it ended, and what is wrong with the book it made: without programs, for tests that build thousands.
 */

import type { Diagnostic } from '../../src/diagnostics.ts'
import { OffprintError } from '../../src/diagnostics.ts'
import type { Host } from '../../src/host/host.ts'
import { parseXhtml } from '../../src/markup/parse-xhtml.ts'
import type { XhtmlElement } from '../../src/markup/xhtml.ts'
import type { NestedSettings } from '../../src/options/settings-of.ts'
import { settingsOf } from '../../src/options/settings-of.ts'
import { type Book, build } from '../../src/pipeline.ts'
import type { Source } from '../../src/readers/reader.ts'
import { compileTemplates } from './compile-templates.ts'
import { readEpub } from './read-epub.ts'
import { testHost } from './test-host.ts'

/** How a build ended. Anything but an `OffprintError` is a crash, and thrown on. */
export interface Ending {
  /** `null` where the build was refused. */
  readonly book: Book | null
  readonly diagnostics: readonly Diagnostic[]
  /** Code of the refusal. */
  readonly code: string | null
  /** Code and words of the refusal. */
  readonly refusal: string | null
  /** Exit status that the command would end with. */
  readonly exit: number
  readonly faults: readonly string[]
}

/** One for all, which reads its word lists and fonts once; and our templates compiled once. */
const host = testHost()
compileTemplates()

/** Builds a source and judges what came of it. */
export async function buildAndJudge(
  source: Source,
  asked: NestedSettings = {},
  outside: Host = host,
): Promise<Ending> {
  try {
    const settings = { asked: settingsOf(asked), configured: [] }
    const { value: book, diagnostics } = await build(source, settings, outside)
    const faults = [...faultsOf(book), ...diagnostics.flatMap(faultsOfLine)]
    return { book, diagnostics, code: null, refusal: null, exit: 0, faults }
  } catch (error) {
    if (!(error instanceof OffprintError)) throw error
    const { diagnostic, exit } = error
    const { code, message } = diagnostic
    const refusal = `${code} ${message}`
    return { book: null, diagnostics: [], code, refusal, exit, faults: faultsOfLine(diagnostic) }
  }
}

/** A message is a line that somebody can read. */
function faultsOfLine({ code, message, hint = '' }: Diagnostic): string[] {
  const line = `${message} ${hint}`
  const stack = /\bat (?:async )?[\w.<>]+ \(|TypeError|RangeError|undefined is not/.test(line)
  return stack || line.length > 2000 ? [`${code} is no line: ${line.slice(0, 200)}`] : []
}

const faultsOf = (book: Book): string[] =>
  book.artifacts.flatMap(({ format, bytes }) =>
    format === 'epub' ? epubFaults(readEpub(bytes)) : pdfFaults(bytes),
  )

const ACTIVE =
  /^(?:script|iframe|frame|object|embed|applet|form|input|button|base|audio|video|foreignObject)$/

/** Faults of an EPUB: XML that is none, ids used twice, links that lead nowhere, active content. */
export function epubFaults(files: ReadonlyMap<string, string>): string[] {
  const trees = new Map<string, readonly XhtmlElement[]>()
  const faults: string[] = []
  for (const [name, text] of files)
    if (/\.(?:xhtml|opf|ncx|xml)$/.test(name))
      try {
        trees.set(name, elementsOf(text))
      } catch (error) {
        faults.push(`${name}: ${(error as Error).message}`)
      }
  const ids = new Map([...trees].map(([name, tree]) => [name, tree.flatMap((it) => it.attributes.id ?? [])]))
  for (const [name, own] of ids)
    if (new Set(own).size < own.length) faults.push(`${name}: an id is used twice`)
  for (const [name, tree] of trees)
    for (const element of tree) faults.push(...elementFaults(name, element, ids, files))
  return faults
}

function elementFaults(
  file: string,
  { name, attributes }: XhtmlElement,
  ids: ReadonlyMap<string, readonly string[]>,
  files: ReadonlyMap<string, string>,
): string[] {
  const active = ACTIVE.test(name) || Object.keys(attributes).some((key) => /^on/i.test(key))
  const faults = active ? [`${file}: active content in <${name}>`] : []
  for (const target of [attributes.href, attributes.src]) {
    if (target === undefined || (name === 'a' && /^(?:https?|mailto):/.test(target))) continue
    const [path, id] = target.split('#')
    const found = path === '' ? file : new URL(path!, `x:///${file}`).pathname.slice(1)
    const lands = files.has(found) && (id === undefined || ids.get(found)?.includes(id))
    if (!lands) faults.push(`${file}: <${name}> leads to ${target}`)
  }
  return faults
}

/** Elements of an XML file of ours; prefixes count as part of names. */
function elementsOf(text: string): XhtmlElement[] {
  const under = (element: XhtmlElement): XhtmlElement[] => [
    element,
    ...element.children.flatMap((child) => (child.type === 'element' ? under(child) : [])),
  ]
  const bare = text
    .replace(/^<\?xml[^>]*\?>\s*/, '')
    .replace(/^<!DOCTYPE [^>]*>\s*/, '')
    .replace(/<!--[\s\S]*?-->/g, '')
  return under(parseXhtml(bare.replace(/(<\/?)(\w+):/g, '$1$2-')))
}

const DEED = /\/S ?\/(?:JavaScript|Launch|SubmitForm|ImportData|GoToR|Movie|Rendition)\b/

/** Faults of a PDF that show without a program: no end, a table of objects that is not where it should be, deeds. */
function pdfFaults(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes).toString('latin1')
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1] ?? -1)
  const faults = /^xref|^\d+ 0 obj/.test(text.slice(start, start + 20)) ? [] : ['the PDF has no end']
  if (!text.startsWith('%PDF-')) faults.push('the PDF has no head')
  if (DEED.test(text)) faults.push('the PDF is to do something')
  return faults
}
