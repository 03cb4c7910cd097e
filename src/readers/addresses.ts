/** Addresses as a source writes them in, addresses that a book may carry out. */

const MAX_LENGTH = 2000

/**
 * Resolves the target of a link.
 *
 * @param base - Address that relative ones count from, where it is known.
 * @returns An `http:`, `https:` or `mailto:` address, or `null` where the link has no place in a book.
 */
export function linkTarget(href: string, base: string | null): string | null {
  const url = parse(href.trim(), base)
  if (url === null || !['http:', 'https:', 'mailto:'].includes(url.protocol)) return null
  if (url.protocol !== 'mailto:' && EMPTY_LABEL.test(url.hostname)) return null
  const target = encoded(url)
  return target.length <= MAX_LENGTH ? target : null
}

/** `https://../` has a host for browsers, but for no registry. */
const EMPTY_LABEL = /^$|^\.|\.\./

/** What a URI may hold only percent-encoded (RFC 3986, section 2), and percent signs that encode nothing. */
const UNSAFE = /[^\w!#$&'()*+,./:;=?@~%-]|%(?![\da-f]{2})|(?<=#.*)#/gi

/**
 * Writes an address as every program takes it: browsers let some characters stand that others refuse. A password in
 * it is nobody's to print.
 */
function encoded({ protocol, host, pathname, search, hash }: URL): string {
  const start = protocol === 'mailto:' ? protocol : `${protocol}//${host}`
  return start + (pathname + search + hash).replace(UNSAFE, encodeURIComponent)
}

/**
 * Resolves the address of a picture. Whether it may be read is for the host to judge.
 *
 * @param base - Address that relative ones count from; without it they stay as they are written.
 * @returns `null` where there is none.
 */
export function pictureAddress(src: string, base: string | null): string | null {
  const trimmed = src.trim()
  if (trimmed === '' || /^(?:about|blob):/i.test(trimmed)) return null
  if (trimmed.startsWith('//')) return `https:${trimmed}`
  if (base === null || /^[a-z][a-z\d+.-]*:/i.test(trimmed)) return trimmed
  return parse(trimmed, base)?.href ?? trimmed
}

/** Brings an address of the web into its usual spelling, or `null` where it is none. */
export function webAddress(address: string | null | undefined, base: string | null = null): string | null {
  const url = address ? parse(address.trim(), base) : null
  return url !== null && /^https?:$/.test(url.protocol) ? encoded(url) : null
}

function parse(address: string, base: string | null): URL | null {
  try {
    return base === null ? new URL(address) : new URL(address, base)
  } catch {
    return null
  }
}
