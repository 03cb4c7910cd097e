/** What is checked, by what it is: finished files by their bytes, articles by the books made of them. */

import type { Host } from '../host/host.ts'
import type { Source } from '../readers/reader.ts'
import type { CheckReport } from './report.ts'

export { checkBook } from './book/index.ts'
export { type CheckReport, findingsOf } from './report.ts'

/** Checks a finished file. @returns `null` for what is an article. */
export async function checkFile({ name, bytes, format }: Source, host: Host): Promise<CheckReport | null> {
  switch (kindOf(bytes, format)) {
    case 'epub':
      return (await import('./epub/index.ts')).checkEpub(name, bytes, host)
    case 'pdf':
      return (await import('./pdf/index.ts')).checkPdf(name, bytes)
    default:
      return null
  }
}

/** What a file is: by its name, else by its first bytes. */
function kindOf(bytes: Uint8Array, format: string): string {
  if (format === 'epub' || format === 'pdf') return format
  const head = String.fromCharCode(...bytes.subarray(0, 64))
  if (head.startsWith('%PDF-')) return 'pdf'
  return head.startsWith('PK') && head.includes('mimetypeapplication/epub+zip') ? 'epub' : format
}
