/** Text → text that may stand in XML. Knows the four characters that mean something to XML and those it forbids. */

/** Characters that XML 1.0 §2.2 forbids, lone surrogates included. */
const ILLEGAL = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u
const EVERY_ILLEGAL = new RegExp(ILLEGAL, 'gu')
/** Without the `u` flag four times as fast; it also finds surrogates in pairs, which are legal and rare. */
const SUSPECT = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/

const SPECIAL = /[&<>"]/
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Escapes text for XML content and double-quoted attributes. */
export const escapeXml = (text: string): string =>
  SPECIAL.test(text) ? text.replace(/[&<>"]/g, (character) => ENTITIES[character]!) : text

/** Replaces what XML forbids by U+FFFD, one for one, so that offsets stay. */
export const legalXml = (text: string): string =>
  SUSPECT.test(text) ? text.replace(EVERY_ILLEGAL, '\uFFFD') : text

/** Finds the first character that XML forbids; −1 where there is none. */
export const firstIllegal = (text: string): number => (SUSPECT.test(text) ? text.search(ILLEGAL) : -1)
