/** The bytes of an EPUB → its files, as text where they are text. */

import { unzipSync } from 'fflate'

/** Files by their paths, in the order of the zip. */
export function readEpub(bytes: Uint8Array): ReadonlyMap<string, string> {
  const decoder = new TextDecoder()
  return new Map(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, decoder.decode(content)]))
}
