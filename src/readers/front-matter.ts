/**
 * Text in, its front matter read and the text after it out. Metadata keys are pandoc's; every other key is
 * handed on as a setting with its place, for the options stage to judge.
 */

import type { Document, LineCounter, Pair, YAMLMap } from 'yaml'
import { type Diagnostic, EXIT, OffprintError, type Outcome } from '../diagnostics.ts'
import type { Author } from '../document/article.ts'
import { authorsOf } from './byline.ts'
import { languageTag } from './detect-language.ts'
import type { Found } from './draft.ts'
import { parseDate } from './parse-date.ts'
import type { FrontMatterSetting } from './reader.ts'

/** What stood before the text. */
export interface FrontMatter {
  readonly found: Found
  readonly settings: readonly FrontMatterSetting[]
  readonly body: string
  /** Lines before the body. */
  readonly lines: number
}

const FENCED = /^---[ \t]*\r?\n([\s\S]*?\r?\n)?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/

// A rule followed by prose is no front matter; a key is needed.
const KEYED = /^(?:[ \t]*(?:#.*)?\r?\n)*["']?[\w-]+["']?[ \t]*:(?:[ \t\r\n]|$)/

/**
 * Reads YAML between `---` and `---` at the head of a text.
 *
 * @param file - Name of the source, for diagnostics.
 * @throws {@link OffprintError} C111 for YAML that cannot be read.
 */
export async function readFrontMatter(text: string, file: string): Promise<Outcome<FrontMatter>> {
  const match = FENCED.exec(text)
  const source = match?.[1]
  if (!match || !source || !KEYED.test(source))
    return { value: { found: {}, settings: [], body: text, lines: 0 }, diagnostics: [] }

  const { LineCounter, isMap, parseDocument } = await import('yaml')
  const counter = new LineCounter()
  const document = parseDocument(source, { lineCounter: counter, prettyErrors: false, uniqueKeys: true })
  checkSyntax(document, counter, file)
  const place = (offset: number) => {
    const { line, col } = counter.linePos(offset)
    return { line: line + 1, column: col }
  }
  const reading = new KeyReader(file, place)
  if (isMap(document.contents)) reading.top(document.contents as YAMLMap)
  const lines = match[0].split('\n').length - 1
  const value = { found: reading.found, settings: reading.settings, body: text.slice(match[0].length), lines }
  return { value, diagnostics: reading.diagnostics }
}

function checkSyntax(document: Document, counter: LineCounter, file: string): void {
  const [error] = document.errors
  if (!error) return
  const { line, col } = counter.linePos(error.pos[0])
  throw new OffprintError(EXIT.usage, {
    code: 'C111',
    message: `the front matter is no YAML: ${error.message.split('\n')[0]!.replace(/[.:]$/, '')}`,
    at: { file, line: line + 1, column: col },
  })
}

interface Place {
  readonly line: number
  readonly column: number
}

type Ranged = { range?: readonly [number, number, number] | null; toJSON?: () => unknown; items?: unknown[] }

class KeyReader {
  readonly found: Found = {}
  readonly settings: FrontMatterSetting[] = []
  readonly diagnostics: Diagnostic[] = []

  constructor(
    private readonly file: string,
    private readonly place: (offset: number) => Place,
  ) {}

  top(map: YAMLMap): void {
    for (const pair of map.items) {
      const key = keyOf(pair)
      const take = Object.hasOwn(METADATA, key) ? METADATA[key] : undefined
      const value = plain(pair.value)
      if (!take) this.setting(key, pair)
      else if (value !== null && !take(value, this.found)) this.refuse(key, pair)
    }
  }

  private setting(path: string, pair: Pair): void {
    const value = pair.value as (Ranged & Partial<YAMLMap>) | null
    if (value && 'items' in value && value.items?.length && isPair(value.items[0])) {
      for (const inner of value.items as Pair[]) this.setting(`${path}.${keyOf(inner)}`, inner)
      return
    }
    const key = this.placeOf(pair.key)
    const at = value?.range ? this.placeOf(value) : key
    this.settings.push({ path, value: plain(value), ...at, keyLine: key.line, keyColumn: key.column })
  }

  private refuse(key: string, pair: Pair): void {
    this.diagnostics.push({
      severity: 'warning',
      code: 'C112',
      message: `“${key}” in the front matter cannot be ${shortened(JSON.stringify(plain(pair.value)))}; left out`,
      hint: HINTS[key] ?? 'write it as text',
      at: { file: this.file, ...this.placeOf(pair.value ?? pair.key) },
    })
  }

  private placeOf(node: unknown): Place {
    return this.place((node as Ranged | null)?.range?.[0] ?? 0)
  }
}

const shortened = (text: string): string => (text.length > 100 ? `${text.slice(0, 99)}…` : text)

const isPair = (item: unknown): boolean => typeof item === 'object' && item !== null && 'key' in item

const keyOf = (pair: Pair): string => String(plain(pair.key))

function plain(node: unknown): unknown {
  const value = (node as Ranged | null)?.toJSON ? (node as { toJSON(): unknown }).toJSON() : node
  return value === undefined ? null : value
}

const HINTS: Readonly<Record<string, string>> = {
  date: 'write it as 2023-03-17, 2023-03 or 2023',
  lang: 'write a language tag such as en, de-AT or zh-Hant',
  source: 'write the full address, with https://',
}

type Take = (value: unknown, found: Found) => boolean

const text = (value: unknown): string | null => {
  if (typeof value === 'string') return value.trim() || null
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return text(value[0])
  return value !== null && typeof value === 'object' && 'text' in value ? text(value.text) : null
}

type TextKey =
  | 'title'
  | 'subtitle'
  | 'kicker'
  | 'byline'
  | 'abstract'
  | 'description'
  | 'publisher'
  | 'rights'
  | 'identifier'
  | 'coverImage'

const asText =
  (key: TextKey): Take =>
  (value, found) => {
    const taken = text(value)
    if (taken !== null) found[key] = taken
    return taken !== null
  }

const asList =
  (key: 'keywords' | 'subjects'): Take =>
  (value, found) => {
    const list = typeof value === 'string' ? value.split(/\s*[,;]\s*/) : Array.isArray(value) ? value : []
    found[key] = list.flatMap((item) => text(item) ?? [])
    return found[key].length > 0
  }

// Source: MARC code list for relators, those that pandoc's manual names.
const ROLES: Readonly<Record<string, string>> = {
  author: 'aut',
  editor: 'edt',
  translator: 'trl',
  illustrator: 'ill',
  photographer: 'pht',
}

const roleOf = (word: string): string => (Object.hasOwn(ROLES, word) ? ROLES[word]! : word)

const asAuthors =
  (role: string): Take =>
  (value, found) => {
    const people = (Array.isArray(value) ? value : [value]).flatMap((item) => person(item, role))
    found.authors = [...(found.authors ?? []), ...people]
    return people.length > 0
  }

function person(item: unknown, role: string): Author[] {
  if (typeof item === 'string') return role === 'aut' ? authorsOf(item) : [{ name: item.trim(), role }]
  if (item === null || typeof item !== 'object') return []
  const fields = item as Record<string, unknown>
  const name = text(fields.name ?? fields.text)
  if (name === null) return []
  const own = text(fields.role)
  const fileAs = text(fields['file-as'])
  return [{ name, role: own ? roleOf(own) : role, ...(fileAs ? { fileAs } : {}) }]
}

const asDate: Take = (value, found) => {
  const date = parseDate(text(value) ?? '')
  if (date !== null) found.date = date
  return date !== null
}

const asLanguage: Take = (value, found) => {
  const tag = languageTag(text(value) ?? '')
  if (tag !== null) found.lang = tag
  return tag !== null
}

const asSource: Take = (value, found) => {
  const address = text(value)
  if (address === null || !/^https?:\/\/\S+$/i.test(address)) return false
  found.source = address
  return true
}

const asDirection: Take = (value, found) => {
  if (value !== 'ltr' && value !== 'rtl') return false
  found.dir = value
  return true
}

const METADATA: Readonly<Record<string, Take | undefined>> = {
  title: asText('title'),
  subtitle: asText('subtitle'),
  kicker: asText('kicker'),
  byline: asText('byline'),
  author: asAuthors('aut'),
  authors: asAuthors('aut'),
  creator: asAuthors('aut'),
  editor: asAuthors('edt'),
  translator: asAuthors('trl'),
  contributor: asAuthors('ctb'),
  date: asDate,
  lang: asLanguage,
  language: asLanguage,
  dir: asDirection,
  abstract: asText('abstract'),
  description: asText('description'),
  keywords: asList('keywords'),
  subject: asList('subjects'),
  publisher: asText('publisher'),
  rights: asText('rights'),
  license: asText('rights'),
  source: asSource,
  identifier: asText('identifier'),
  'cover-image': asText('coverImage'),
}
