/** What the user names as input: a file, a folder, standard input, or an address. Its bytes and what is known of them out. */

import { statSync } from 'node:fs'
import path from 'node:path'
import { EXIT, OffprintError } from '../diagnostics.ts'
import type { Source } from '../readers/reader.ts'
import { findArticle } from './find-article.ts'
import { megabytes, readRegularFile } from './read-file.ts'
import { Refusal, type RefusalKind } from './refusal.ts'

/** A book of five million words has about 30 MB. */
const SOURCE_LIMIT = 64 * 2 ** 20
const SOURCE_MILLISECONDS = 30_000

export interface Input {
  readonly source: Source
  /** The article's own folder. */
  readonly folder: string
  /** The address as typed, where it is one. */
  readonly typed: URL | null
}

const MEDIA_TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'text/html': 'html',
    'application/xhtml+xml': 'html',
    'text/markdown': 'md',
    'text/plain': 'txt',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
    'application/epub+zip': 'epub',
  }),
)

/**
 * Reads an input.
 *
 * @param name - A path of a file or of a folder with one article in it, `-`, or an `http(s):` address, which is fetched because the user typed it.
 * @param from - What `--from` says it is, else told by extension or media type.
 * @throws {@link OffprintError} E101 missing, E102 unreadable, E103 too large, E104 not fetched, E106 a folder
 *   without one article, U003 no `--from`.
 */
export async function readSource(name: string, from: string | null): Promise<Input> {
  try {
    if (name === '-') return { source: await standardInput(from), folder: process.cwd(), typed: null }
    if (/^https?:\/\//i.test(name)) return await fetchSource(name, from)
    const file = isFolder(name) ? await findArticle(name) : name
    const bytes = readRegularFile(file, SOURCE_LIMIT)
    const folder = path.dirname(path.resolve(file))
    return { source: { name: file, bytes, format: from ?? formatOfName(file) }, folder, typed: null }
  } catch (error) {
    throw error instanceof Refusal ? inputTrouble(name, error) : error
  }
}

function isFolder(name: string): boolean {
  try {
    return statSync(name).isDirectory()
  } catch {
    // Reading it will say why not.
    return false
  }
}

async function standardInput(from: string | null): Promise<Source> {
  if (!from) {
    throw new OffprintError(EXIT.usage, {
      code: 'U003',
      message: 'standard input has no name to tell its format by',
      hint: 'say it: --from txt, md, html, docx or epub',
    })
  }
  const parts: Uint8Array[] = []
  let total = 0
  for await (const part of process.stdin) {
    total += part.length
    if (total > SOURCE_LIMIT) throw new Refusal('too-large', `has more than ${megabytes(SOURCE_LIMIT)}`)
    parts.push(part)
  }
  return { name: '-', bytes: Buffer.concat(parts), format: from }
}

async function fetchSource(name: string, from: string | null): Promise<Input> {
  if (!URL.canParse(name)) throw new Refusal('missing', 'no such address')
  const typed = new URL(name)
  const mayBePrivate = (url: URL) => url.origin === typed.origin
  const { fetchBytes } = await import('./fetch.ts')
  const { bytes, url, mediaType, charset } = await fetchBytes({
    url: typed,
    limit: SOURCE_LIMIT,
    milliseconds: SOURCE_MILLISECONDS,
    accept: 'text/html, application/xhtml+xml, text/markdown, text/plain, */*;q=0.5',
    mayVisit: () => true,
    mayBePrivate,
  })
  // Credentials typed into an address shall not be printed in a book.
  url.username = url.password = ''
  const format = from ?? MEDIA_TYPES.get(mediaType) ?? formatOfName(url.pathname)
  const source = { name, bytes, format, url: url.href, ...(charset ? { charset } : {}) }
  return { source, folder: process.cwd(), typed }
}

/** The extension, lower case, or nothing: which of them is a format, the readers know. */
const formatOfName = (name: string): string => path.extname(name).slice(1).toLowerCase()

const CODES: Readonly<Record<RefusalKind, string>> = {
  missing: 'E101',
  irregular: 'E102',
  denied: 'E102',
  outside: 'E104',
  'too-large': 'E103',
  'network-off': 'E104',
  'private-address': 'E104',
  failed: 'E104',
  slow: 'E104',
}

function inputTrouble(name: string, refusal: Refusal): OffprintError {
  const code = CODES[refusal.kind]
  const message =
    refusal.kind === 'missing' && !URL.canParse(name)
      ? `no such file: ${name}`
      : `cannot read ${name}: ${refusal.message}`
  return new OffprintError(EXIT.input, { code, message }, { cause: refusal })
}
