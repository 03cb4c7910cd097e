/** Strings that people read: UTF-16, UTF-8 or PDFDocEncoding (ISO 32000-1, section 7.9.2, and 32000-2) in, text out. */

import type { PdfString } from './objects.ts'

/** Where PDFDocEncoding is not Latin 1 (ISO 32000-1, table D.2). */
const OTHER: Readonly<Record<number, string>> = Object.fromEntries(
  [...'˘ˇˆ˙˝˛˚˜', ...'•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž'].map((character, index) => [
    index < 8 ? 0x18 + index : 0x78 + index,
    character,
  ]),
)

/** Decodes a text string. */
export function readText({ bytes }: PdfString): string {
  const [first, second, third] = bytes
  if (first === 0xfe && second === 0xff) return decodeUtf16(bytes.subarray(2))
  if (first === 0xef && second === 0xbb && third === 0xbf) return new TextDecoder().decode(bytes.subarray(3))
  return Array.from(bytes, (byte) => (byte === 0xa0 ? '€' : (OTHER[byte] ?? String.fromCharCode(byte)))).join(
    '',
  )
}

/** Decodes UTF-16, the more significant byte first. */
export function decodeUtf16(bytes: Uint8Array): string {
  return new TextDecoder('utf-16be').decode(bytes)
}
