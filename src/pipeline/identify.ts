/** Identifiers and the one date of a book, from its content alone: the same article is the same book. */

import type { Metadata } from '../document/article.ts'
import type { Host } from '../host/host.ts'
import type { Options } from '../options.ts'
import type { Source } from '../readers/reader.ts'

export interface Identity {
  /** `urn:uuid:…` of the work. */
  readonly identifier: string
  /** Of the printed pages, which also depend on how they look. */
  readonly printIdentifier: string
  /** Seconds since 1970. */
  readonly epoch: number
}

/** Offprint's own namespace for name-based identifiers. */
const NAMESPACE = '6f666670-7269-4e74-8000-626f6f6b7321'

/** 1980-01-01: the first day that a zip file can tell. */
const FIRST_DAY = 315_532_800

/** Names a book by its content, and dates it by `SOURCE_DATE_EPOCH` or the article's date. */
export function identify(source: Source, metadata: Metadata, options: Options, host: Host): Identity {
  const { output, ...looks } = options
  const content = `${host.hash('sha256', source.bytes)} ${JSON.stringify(metadata)}`
  return {
    identifier: nameBasedUuid(content, host),
    printIdentifier: nameBasedUuid(`${content} ${JSON.stringify(looks)}`, host),
    epoch: Math.max(host.sourceDateEpoch ?? secondsOf(metadata.date), FIRST_DAY),
  }
}

/** A version 5 UUID (RFC 9562, section 5.5). */
function nameBasedUuid(name: string, host: Host): string {
  const namespace = NAMESPACE.replaceAll('-', '')
    .match(/../g)!
    .map((pair) => Number.parseInt(pair, 16))
  const text = new TextEncoder().encode(name)
  const digest = host.hash('sha1', Uint8Array.from([...namespace, ...text]))
  const variant = ((Number.parseInt(digest[16]!, 16) & 0b0011) | 0b1000).toString(16)
  const hex = `${digest.slice(0, 12)}5${digest.slice(13, 16)}${variant}${digest.slice(17, 32)}`
  return `urn:uuid:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`
}

/** Seconds of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, at midnight UTC. */
function secondsOf(date: string | undefined): number {
  const [year, month = '1', day = '1'] = (date ?? '').split('-')
  return year ? Date.UTC(Number(year), Number(month) - 1, Number(day)) / 1000 : FIRST_DAY
}
