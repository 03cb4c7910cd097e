/**
 * Programs that tests lean on: where one is missing the test is skipped with a name that says so, on a user's
 * machine; with `CI=true` it fails.
 */

import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')

/** Where `tools/fetch-verapdf.sh` puts the validator. */
const VERAPDF = path.join(root, '.cache/verapdf/greenfield-apps-1.28.2.jar')

/** Each tool and how to get it. */
const TOOLS = {
  qpdf: 'apt-get install qpdf',
  pdfinfo: 'apt-get install poppler-utils',
  pdftotext: 'apt-get install poppler-utils',
  pdftoppm: 'apt-get install poppler-utils',
  mutool: 'apt-get install mupdf-tools',
  java: 'apt-get install default-jre-headless',
  mvn: 'apt-get install maven',
  chromium: 'apt-get install chromium',
  python3: 'apt-get install python3',
  verapdf: 'tools/fetch-verapdf.sh',
} as const

/** A program that tests may need. */
export type Tool = keyof typeof TOOLS

const found = new Map<Tool, boolean>()

/** Says whether a tool is there. */
export function hasTool(tool: Tool): boolean {
  const known = found.get(tool)
  if (known !== undefined) return known
  const there =
    tool === 'verapdf' ? existsSync(VERAPDF) : spawnSync('which', [tool], { stdio: 'ignore' }).status === 0
  found.set(tool, there)
  return there
}

/**
 * Declares a test that needs programs.
 *
 * @param needed - One tool or several.
 * @param timeout - In milliseconds; validators in Java are slow to start.
 */
export function needsTool(
  needed: Tool | readonly Tool[],
  name: string,
  body: () => void | Promise<void>,
  timeout = 60_000,
): void {
  const missing = [needed].flat().filter((tool) => !hasTool(tool))
  const wants = missing.map((tool) => `${tool} (${TOOLS[tool]})`).join(', ')
  if (missing.length === 0) test(name, body, timeout)
  else if (process.env.CI === 'true')
    test(name, () => {
      throw new Error(`needs ${wants}`)
    })
  else test.skip(`${name}: needs ${wants}`, body)
}

/** Runs a program and gives its standard output; throws with its standard error where it fails. */
export function run(program: string, args: readonly string[], input?: string | Uint8Array): string {
  return execFileSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(input === undefined ? {} : { input }),
  })
}

/**
 * Validates PDFs with veraPDF in one process.
 *
 * @param flavour - `ua1`, `2a`, …; 0 stands for what each file claims.
 * @returns `PASS file 2a` or, with the rules broken, `FAIL file ua1` and lines under it.
 */
export function validatePdfs(files: readonly string[], flavour = '0'): string[] {
  const args = [
    '-cp',
    VERAPDF,
    'org.verapdf.apps.GreenfieldCliWrapper',
    '-f',
    flavour,
    '--format',
    'text',
    '-v',
  ]
  const { stdout } = spawnSync('java', [...args, ...files], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  })
  return stdout.trim().split('\n')
}
