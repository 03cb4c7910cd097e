/** The least that makes bytes look like the ICC profile of a press, for PDF/X-4. */

/** Makes the bytes: a header that says CMYK, of a printer. */
export function pressProfile(): Uint8Array {
  const bytes = Buffer.alloc(132)
  bytes.write('prtrCMYK', 12)
  bytes.write('acsp', 36)
  return bytes
}
