/**
 * Fetches one address: bounded in bytes, time and redirects; each hop's addresses are checked after the name
 * is resolved, and the connection goes to the very address that was checked.
 */

import { lookup as lookupName } from 'node:dns'
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { isPublicAddress } from './public-address.ts'
import { megabytes } from './read-file.ts'
import { Refusal } from './refusal.ts'

const MOST_REDIRECTS = 5

export interface FetchRequest {
  readonly url: URL
  /** Most bytes of the body, as sent and as decoded. */
  readonly limit: number
  /** For names, connections, redirects and bodies together. */
  readonly milliseconds: number
  readonly accept: string
  /** Whether a redirect may lead there. */
  readonly mayVisit: (url: URL) => boolean
  /** Whether this address may lie on this machine or in a private network, because the user typed it. */
  readonly mayBePrivate: (url: URL) => boolean
}

export interface Fetched {
  readonly bytes: Uint8Array
  /** After redirects. */
  readonly url: URL
  /** As the server says: `text/html`, lower case; empty where it says nothing. */
  readonly mediaType: string
  readonly charset?: string
}

/** Fetches. @throws {@link Refusal} `private-address`, `outside`, `too-large`, `slow` or `failed`. */
export async function fetchBytes(request: FetchRequest): Promise<Fetched> {
  const deadline = AbortSignal.timeout(request.milliseconds)
  try {
    let url = request.url
    for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
      const response = await open(url, request, deadline)
      const status = response.statusCode ?? 0
      if (status === 200) {
        const bytes = await body(response, request.limit)
        return { bytes, url, ...mediaTypeOf(response) }
      }
      response.destroy()
      if (status < 300 || status > 399 || !response.headers.location) {
        throw new Refusal('failed', `the server answered ${status}`)
      }
      url = redirected(response.headers.location, url, request)
    }
    throw new Refusal('failed', `more than ${MOST_REDIRECTS} redirects`)
  } catch (error) {
    if (error instanceof Refusal) throw error
    const late = deadline.aborted
    if (late) throw new Refusal('slow', `not there after ${request.milliseconds / 1000} s`)
    throw new Refusal('failed', (error as Error).message, { cause: error })
  }
}

function redirected(location: string, from: URL, request: FetchRequest): URL {
  const url = URL.canParse(location, from.href) ? new URL(location, from) : null
  if (!url || !/^https?:$/.test(url.protocol)) throw new Refusal('outside', `redirects to ${location}`)
  if (!request.mayVisit(url)) throw new Refusal('outside', `redirects to another site, ${url.host}`)
  return url
}

/** Sends the request and waits for the head of the answer. */
function open(url: URL, request: FetchRequest, signal: AbortSignal): Promise<IncomingMessage> {
  const guard = guardedLookup(request.mayBePrivate(url))
  const host = url.hostname.replace(/^\[|\]$/g, '')
  // Node resolves no name for a literal address, so no lookup would check it.
  if (isIP(host) && !isPublicAddress(host) && !request.mayBePrivate(url)) throw privateAddress(host)

  const send = url.protocol === 'https:' ? requestHttps : requestHttp
  const headers = { accept: request.accept, 'accept-encoding': 'gzip, identity', 'user-agent': 'offprint' }
  return new Promise((resolve, reject) => {
    send(url, { agent: false, headers, lookup: guard, signal }, resolve).on('error', reject).end()
  })
}

/** Resolves a name and lets only public addresses through, unless private ones are allowed. */
const guardedLookup =
  (mayBePrivate: boolean): LookupFunction =>
  (name, options, callback) => {
    lookupName(name, { ...options, all: true }, (error, addresses) => {
      const found = addresses ?? []
      const hidden = mayBePrivate ? undefined : found.find(({ address }) => !isPublicAddress(address))
      const [first] = found
      if (error || !first) callback(error ?? new Error(`no address for ${name}`), '', 0)
      else if (hidden) callback(privateAddress(hidden.address), '', 0)
      else if (options.all) callback(null, found)
      else callback(null, first.address, first.family)
    })
  }

const privateAddress = (address: string): Refusal =>
  new Refusal('private-address', `${address} is on this machine or in a private network`)

const DECODERS: Readonly<Record<string, () => NodeJS.ReadWriteStream & Readable>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

/** Collects a body, decoded, giving up at the first byte past the limit. */
async function body(response: IncomingMessage, limit: number): Promise<Uint8Array> {
  const coding = response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity'
  const decoder = Object.hasOwn(DECODERS, coding) ? DECODERS[coding]!() : undefined
  if (!decoder && coding !== 'identity') throw new Refusal('failed', `the server sent it as ${coding}`)
  if (decoder) response.on('error', (error) => decoder.destroy(error))

  const parts: Uint8Array[] = []
  let total = 0
  try {
    for await (const part of decoder ? response.pipe(decoder) : response) {
      total += part.length
      if (total > limit) throw new Refusal('too-large', `has more than ${megabytes(limit)}`)
      parts.push(part)
    }
  } finally {
    response.destroy()
    decoder?.destroy()
  }
  return Buffer.concat(parts)
}

function mediaTypeOf(response: IncomingMessage): { mediaType: string; charset?: string } {
  const [mediaType = '', ...parameters] = (response.headers['content-type'] ?? '').split(';')
  const charset = /^\s*charset=["']?([\w:.-]+)/i
  const declared = parameters.map((parameter) => charset.exec(parameter)?.[1]).find(Boolean)
  return { mediaType: mediaType.trim().toLowerCase(), ...(declared ? { charset: declared } : {}) }
}
