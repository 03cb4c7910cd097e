/** The bytes of an EPUB and changes to its texts in, the changed EPUB out. */

import { unzipSync, zipSync } from 'fflate'

/** A stretch of a file, and what takes its place; an empty `to` for a whole file drops it. */
export interface Amendment {
  readonly file: string
  readonly from: string | RegExp
  readonly to: string
}

/** Changes files. @throws Error where there is nothing to change, so that no test breaks nothing. */
export function amendEpub(epub: Uint8Array, amendments: readonly Amendment[]): Uint8Array {
  const files = unzipSync(epub)
  for (const { file, from, to } of amendments) {
    const name = Object.keys(files).find((each) => each.endsWith(file))
    if (!name) throw new Error(`no ${file}`)
    const before = new TextDecoder().decode(files[name])
    const after = before.replace(from, to)
    if (after === before) throw new Error(`${file} has no ${String(from)}`)
    files[name] = new TextEncoder().encode(after)
  }
  const { mimetype, ...others } = files
  return zipSync({ mimetype: [mimetype!, { level: 0 }], ...others })
}
