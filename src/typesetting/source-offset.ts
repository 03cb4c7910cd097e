/** Places in decoded text → places in the serialised markup, where `&amp;` is five characters for one. */

/**
 * Finds where a character of a text stands in the markup.
 *
 * @param start - Where the text's raw characters start.
 * @param count - Decoded UTF-16 units from there.
 */
export function sourceOffset(xhtml: string, start: number, count: number): number {
  let at = start
  for (let done = 0; done < count && at < xhtml.length; done++) {
    if (xhtml[at] !== '&') at++
    else {
      const end = xhtml.indexOf(';', at)
      const code = /^&#(?:x([0-9a-f]+)|(\d+));$/i.exec(xhtml.slice(at, end + 1))
      // A numeric reference beyond the first plane stands for two units.
      if (code && Number.parseInt(code[1] ?? code[2]!, code[1] ? 16 : 10) > 0xffff) done++
      at = end + 1
    }
  }
  return at
}
