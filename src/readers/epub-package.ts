/** The parts of an EPUB in, what its package document says out: metadata, and its chapters in reading order. */

import { EXIT, OffprintError } from '../diagnostics.ts'
import type { Author } from '../document/article.ts'
import { webAddress } from './addresses.ts'
import { languageTag } from './detect-language.ts'
import { type DomElement, textOf } from './dom.ts'
import type { Found } from './draft.ts'
import { parseDate } from './parse-date.ts'
import { bareName, readElements } from './parse-xml.ts'
import type { Source } from './reader.ts'

/** The files in a container by their paths. */
export type Parts = ReadonlyMap<string, Uint8Array>

/** What a package document says. */
export interface EpubPackage {
  readonly found: Found
  /** Paths of its chapters; those that stand out of the reading order, such as notes, come last. */
  readonly chapters: readonly string[]
}

/**
 * Reads the package document of an EPUB.
 *
 * @throws {@link OffprintError} E120 where there is none or it names no chapters, E121 where they are protected.
 */
export async function readPackage(parts: Parts, source: Source): Promise<EpubPackage> {
  const path = await packagePath(parts, source)
  const xml = parts.get(path)
  if (!xml) throw unreadable(source)
  const elements = await readElements(text(xml), source.name)
  const chapters = chaptersOf(elements, path)
  if (chapters.length === 0) throw unreadable(source)
  await checkProtection(parts, chapters, source)
  return { found: foundOf(elements), chapters }
}

/** @throws never; makes the refusal of what is no EPUB. */
export const unreadable = (source: Source, cause?: unknown): OffprintError =>
  new OffprintError(
    EXIT.input,
    { code: 'E120', message: 'this is no EPUB that can be read', at: { file: source.name } },
    { cause },
  )

/**
 * Finds the path in the container that an address in one of its parts means.
 *
 * @returns `null` for an address on the web.
 */
export function partOf(href: string, from: string): { readonly path: string; readonly id: string } | null {
  const base = `${INSIDE}/${from.split('/').map(encodeURIComponent).join('/')}`
  if (!URL.canParse(href, base)) return null
  const { origin, pathname, hash } = new URL(href, base)
  return origin === INSIDE ? { path: decoded(pathname.slice(1)), id: decoded(hash.slice(1)) } : null
}

/** A host that cannot be (RFC 2606). */
const INSIDE = 'http://book.invalid'

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

async function packagePath(parts: Parts, source: Source): Promise<string> {
  const container = parts.get('META-INF/container.xml')
  const elements = container ? await readElements(text(container), source.name) : []
  const named = elements.find((it) => bareName(it) === 'rootfile')?.getAttribute('full-path')
  return named ?? [...parts.keys()].find((name) => name.endsWith('.opf')) ?? ''
}

function chaptersOf(elements: readonly DomElement[], path: string): string[] {
  const items = new Map<string, DomElement>()
  for (const item of elements) if (bareName(item) === 'item') items.set(item.getAttribute('id') ?? '', item)
  const spine = elements.filter((it) => bareName(it) === 'itemref')
  const aside = (it: DomElement) => it.getAttribute('linear') === 'no'
  const ordered = [...spine.filter((it) => !aside(it)), ...spine.filter(aside)]
  const found = ordered.flatMap((it) => {
    const item = items.get(it.getAttribute('idref') ?? '')
    const isText = /html/.test(item?.getAttribute('media-type') ?? '')
    const isContents = /(?:^|\s)nav(?:\s|$)/.test(item?.getAttribute('properties') ?? '')
    return item && isText && !isContents ? (partOf(item.getAttribute('href') ?? '', path)?.path ?? []) : []
  })
  return [...new Set(found)]
}

function foundOf(elements: readonly DomElement[]): Found {
  const all = (name: string) => elements.filter((it) => it.localName === `dc:${name}` && textOf(it) !== '')
  const first = (name: string) => textOf(all(name)[0] ?? null)
  const found: Found = { subjects: all('subject').map(textOf) }
  const authors = authorsOf(elements, all('creator'))
  if (authors.length > 0) found.authors = authors
  if (first('title')) found.title = first('title')
  if (first('publisher')) found.publisher = first('publisher')
  if (first('rights')) found.rights = first('rights')
  // Shops write it in HTML.
  if (first('description'))
    found.description = first('description')
      .replace(/<[^<>]*>/g, ' ')
      .trim()
  const [lang, date, address] = [
    languageTag(first('language')),
    parseDate(first('date')),
    webAddress(first('source')),
  ]
  if (lang) found.lang = lang
  if (date) found.date = date
  if (address) found.source = address
  return found
}

/** Creators with their roles, which EPUB 2 writes on them and EPUB 3 beside them. */
function authorsOf(elements: readonly DomElement[], creators: readonly DomElement[]): Author[] {
  const beside = new Map<string, string>()
  for (const it of elements)
    if (bareName(it) === 'meta' && it.getAttribute('property') === 'role')
      beside.set(it.getAttribute('refines')?.slice(1) ?? '', textOf(it))
  return creators.map((it) => {
    const role = it.getAttribute('opf:role') ?? beside.get(it.getAttribute('id') ?? '') ?? ''
    return { name: textOf(it), role: /^[a-z]{3}$/.test(role) ? role : 'aut' }
  })
}

// Fonts are scrambled so that they cannot be used elsewhere; they are not read here.
const FONT_SCRAMBLING = /\/embedding$|enc#RC$/

/** @throws {@link OffprintError} E121 where a chapter is encrypted. */
async function checkProtection(parts: Parts, chapters: readonly string[], source: Source): Promise<void> {
  const xml = parts.get('META-INF/encryption.xml')
  if (!xml) return
  let scrambled = false
  for (const it of await readElements(text(xml), source.name)) {
    if (bareName(it) === 'EncryptedData') scrambled = false
    if (bareName(it) === 'EncryptionMethod')
      scrambled = FONT_SCRAMBLING.test(it.getAttribute('Algorithm') ?? '')
    const path =
      bareName(it) === 'CipherReference' ? partOf(it.getAttribute('URI') ?? '', '')?.path : undefined
    if (path === undefined || scrambled || !chapters.includes(path)) continue
    throw new OffprintError(EXIT.input, {
      code: 'E121',
      message: 'this EPUB is protected: its chapters are encrypted',
      hint: 'only the programs of the shop that sold it can open it',
      at: { file: source.name },
    })
  }
}
