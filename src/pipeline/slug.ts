/** An input's name in, the stem of the files that come of it out. */

/** File systems take 255 bytes to a name; the rest is for suffixes such as `.names.yaml`. */
const LONGEST = 200

/**
 * Makes a stem: letters and digits of any script, joined by hyphens, in no more bytes than a file’s name can have.
 *
 * @returns `article` for standard input, the host for an address without a path.
 */
export function slugOf(input: string): string {
  const url = /^https?:/i.test(input) && URL.canParse(input) ? new URL(input) : null
  const name = url ? lastPart(decoded(url.pathname)) || url.hostname : lastPart(input)
  const stem = name.replace(/(?<=.)\.[^.]*$/s, '')
  const words = stem.normalize('NFC').match(/[\p{L}\p{M}\p{N}_.]+/gu) ?? []
  return bounded(words.join('-')).replace(/^\.+|\.+$/g, '') || 'article'
}

const lastPart = (path: string): string => path.split(/[/\\]/).filter(Boolean).at(-1) ?? ''

function bounded(stem: string): string {
  const encoder = new TextEncoder()
  let [kept, bytes] = ['', 0]
  for (const character of stem) {
    bytes += encoder.encode(character).length
    if (bytes > LONGEST) break
    kept += character
  }
  return kept
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
