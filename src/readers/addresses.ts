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
  if (url.protocol !== 'mailto:' && url.hostname === '') return null
  // A password in an address is nobody's to print.
  url.username = ''
  url.password = ''
  return url.href.length <= MAX_LENGTH ? url.href : null
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
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null
}

function parse(address: string, base: string | null): URL | null {
  try {
    return base === null ? new URL(address) : new URL(address, base)
  } catch {
    return null
  }
}
