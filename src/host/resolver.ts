/**
 * Finds an article's pictures and the files that a user names: the one place that decides what may be read
 * and what may be fetched.
 */

import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { EXIT, OffprintError } from '../diagnostics.ts'
import { nameSource } from '../pictures/name-source.ts'
import type { Source } from '../readers/reader.ts'
import { readRegularFile, realPathUnder, tooLarge } from './read-file.ts'
import { Refusal, type RefusalKind } from './refusal.ts'

export interface Surroundings {
  /** The article's own folder. */
  readonly folder: string
  readonly workingFolder: string
  /** `--allow-net`: pictures may come from any public address. */
  readonly allowNetwork: boolean
  /** The address that the user typed as input: its origin may lie on this machine or in a private network. */
  readonly typed: URL | null
}

/** Most bytes of a picture, and of a file that options name. */
const PICTURE_LIMIT = 20 * 2 ** 20
const USER_FILE_LIMIT = 64 * 2 ** 20
const PICTURE_MILLISECONDS = 10_000

/**
 * Finds and reads a picture.
 *
 * @throws {@link OffprintError} I301 not found, I302 not allowed, I304 too large, I306 too slow, I307 not
 *   fetched.
 */
export async function readPicture(src: string, article: Source, around: Surroundings): Promise<Uint8Array> {
  try {
    return await pictureAt(src.trim(), article, around)
  } catch (error) {
    throw error instanceof Refusal ? pictureTrouble(src, error) : error
  }
}

async function pictureAt(src: string, article: Source, around: Surroundings): Promise<Uint8Array> {
  if (/^data:/i.test(src)) return decodeDataUrl(src)
  const url = webAddress(src, article, around)
  if (url) return fetchPicture(url, around)
  if (/^file:/i.test(src)) return readUnder(around.folder, [pathOfUrl(src)])
  if (/^[a-z][a-z\d+.-]+:/i.test(src)) throw new Refusal('outside', 'is no kind of address for a picture')
  const plain = src.replace(/[?#].*$/s, '')
  return readUnder(around.folder, [...new Set([src, plain, decodePercent(plain)])])
}

/** The address on the web that a picture's `src` means, or `null` for one in a folder. */
function webAddress(src: string, article: Source, around: Surroundings): URL | null {
  const base = around.typed ? (article.url ?? around.typed.href) : undefined
  const absolute = src.startsWith('//') ? `https:${src}` : src
  if (!base && !/^https?:/i.test(absolute)) return null
  const url = URL.canParse(src, base) ? new URL(src, base) : URL.canParse(absolute) ? new URL(absolute) : null
  if (!url) throw new Refusal('missing', 'no such address')
  if (!/^https?:$/.test(url.protocol)) throw new Refusal('outside', 'is no address on the web')
  return url
}

async function fetchPicture(url: URL, around: Surroundings): Promise<Uint8Array> {
  const mayVisit = (to: URL) =>
    around.allowNetwork || (around.typed !== null && isSameSite(to.hostname, around.typed.hostname))
  if (!mayVisit(url)) throw new Refusal('network-off', `is on the network, at ${url.host}`)
  const { fetchBytes } = await import('./fetch.ts')
  const { bytes } = await fetchBytes({
    url,
    limit: PICTURE_LIMIT,
    milliseconds: PICTURE_MILLISECONDS,
    accept: 'image/*',
    mayVisit,
    mayBePrivate: (to) => to.origin === around.typed?.origin,
  })
  return bytes
}

/** Whether a host is the article's own or below it; `www.` counts for nothing. */
function isSameSite(host: string, article: string): boolean {
  const site = article.replace(/^www\./, '')
  return host === article || host === site || host.endsWith(`.${site}`)
}

function readUnder(folder: string, candidates: readonly string[]): Uint8Array {
  let refusal: unknown
  for (const candidate of candidates) {
    try {
      return readRegularFile(realPathUnder(folder, candidate), PICTURE_LIMIT)
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind !== 'missing') throw error
      refusal ??= error
    }
  }
  throw refusal
}

/** Decodes `data:[<media type>][;base64],<data>` (RFC 2397); the media type is not believed anyway. */
function decodeDataUrl(src: string): Uint8Array {
  const comma = src.indexOf(',')
  if (comma < 0) throw new Refusal('missing', 'is no whole data: address')
  const content = decodePercent(src.slice(comma + 1))
  const bytes = Buffer.from(content, /;\s*base64\s*$/i.test(src.slice(0, comma)) ? 'base64' : 'utf8')
  if (bytes.length > PICTURE_LIMIT) throw tooLarge(PICTURE_LIMIT)
  return bytes
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function pathOfUrl(src: string): string {
  try {
    return fileURLToPath(src)
  } catch {
    throw new Refusal('outside', 'lies outside the article’s own folder')
  }
}

const PICTURE_CODES: Readonly<Record<RefusalKind, string>> = {
  missing: 'I301',
  irregular: 'I302',
  denied: 'I302',
  outside: 'I302',
  'network-off': 'I302',
  'private-address': 'I302',
  'too-large': 'I304',
  slow: 'I306',
  failed: 'I307',
}

function pictureTrouble(src: string, refusal: Refusal): OffprintError {
  const named = nameSource(src)
  const message =
    refusal.kind === 'missing'
      ? `image not found: ${named} (left out)`
      : `image left out: ${named}${/^(is|has|lies)\b/.test(refusal.message) ? ' ' : ': '}${refusal.message}`
  return new OffprintError(EXIT.input, {
    code: PICTURE_CODES[refusal.kind],
    message,
    ...(refusal.kind === 'network-off' ? { hint: '--allow-net fetches it' } : {}),
  })
}

/**
 * Reads a file that options name: from the article's folder, then from the working folder. A relative path
 * without `..` may not leave its folder by a link.
 *
 * @returns `null` where there is no such file. @throws {@link OffprintError} C206 where it may not be read.
 */
export function readUserFile(file: string, around: Surroundings): Uint8Array | null {
  const anywhere = path.isAbsolute(file) || file.split(/[/\\]/).includes('..')
  for (const folder of [around.folder, around.workingFolder]) {
    try {
      const target = anywhere ? path.resolve(folder, file) : realPathUnder(folder, file)
      return readRegularFile(target, USER_FILE_LIMIT)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.kind === 'missing' || error.kind === 'irregular') continue
      throw new OffprintError(EXIT.usage, { code: 'C206', message: `cannot use ${file}: ${error.message}` })
    }
  }
  return null
}
