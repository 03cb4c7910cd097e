/** An address in, whether it can lead anywhere out. */

/** Schemes that lead to people and things outside a book. */
const OTHERS = /^(?:mailto|tel|doi|urn|ftp|geo|sms):$/

/** What stands where a host should, after a slip of the pen: `http://https//example.org`. */
const SLIPS = /^(?:https?|www)$/

/** Judges by form alone: known schemes, and hosts. */
export function isAddress(href: string): boolean {
  if (!URL.canParse(href)) return false
  const { protocol, hostname } = new URL(href)
  if (protocol !== 'http:' && protocol !== 'https:') return OTHERS.test(protocol)
  return /^https?:\/\/[^/]/i.test(href) && !SLIPS.test(hostname)
}
