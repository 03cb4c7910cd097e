/** What a book is made of → its identifier: the same content, the same identifier, everywhere. */

import type { Host } from '../host/host.ts'

/** Sets our identifiers apart from others made of the same words (RFC 9562 §6.5, name space). */
const NAME_SPACE = 'offprint'

/**
 * Makes a `urn:uuid:` of version 5 (RFC 9562 §5.5) out of content; the name space is a word, not a UUID.
 *
 * @param content - What tells this book from others, the kind of file included.
 */
export function contentIdentifier(host: Host, ...content: readonly string[]): string {
  const hex = host.hash('sha1', [NAME_SPACE, ...content].join('\0'))
  const variant = ((Number.parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16)
  const fields = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ]
  return `urn:uuid:${fields.join('-')}`
}
