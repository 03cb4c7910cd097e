/** Text in, text without characters that XML forbids out, with their number. Knows nothing of blocks. */

// Controls but tab, line feed and carriage return; non-characters; halves of surrogate pairs.
const FORBIDDEN =
  /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Whatever {@link FORBIDDEN} may match, for a quick look. */
const SUSPECT = /[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/

/** Marks that only steer a screen: soft hyphens and stray byte order marks. */
const INVISIBLE = /[\u00ad\ufeff]/g

/**
 * Replaces characters that XML 1.0 forbids by U+FFFD.
 *
 * @param onReplaced - Told how many were replaced, only when there were any.
 */
export function replaceForbidden(text: string, onReplaced: (count: number) => void): string {
  if (!SUSPECT.test(text)) return text
  let count = 0
  const clean = text.replace(FORBIDDEN, () => {
    count++
    return '\ufffd'
  })
  if (count > 0) onReplaced(count)
  return clean
}

/** Removes soft hyphens and byte order marks, which would break words for whoever searches them. */
export const dropInvisible = (text: string): string => text.replace(INVISIBLE, '')
