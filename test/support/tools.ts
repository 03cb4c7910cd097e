/**
 * Programs that tests lean on: where one is missing the test is skipped with a name that says so, on a user's
 * machine; with `CI=true` it fails.
 */

import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { test } from 'vitest'
import { ACE, VERAPDF } from '../../tools/validators/ask.ts'

/** Each tool and how to get it. */
const TOOLS = {
  qpdf: 'apt-get install qpdf',
  pdfinfo: 'apt-get install poppler-utils',
  pdftotext: 'apt-get install poppler-utils',
  pdftoppm: 'apt-get install poppler-utils',
  mutool: 'apt-get install mupdf-tools',
  java: 'apt-get install default-jre-headless',
  javac: 'apt-get install default-jdk-headless',
  mvn: 'apt-get install maven',
  chromium: 'apt-get install chromium',
  python3: 'apt-get install python3',
  verapdf: 'tools/fetch-verapdf.sh',
  ace: 'tools/fetch-ace.sh',
} as const

/** Tools that are no programs on the path, and their files. */
const FILES: { readonly [tool: string]: string } = { verapdf: VERAPDF, ace: ACE }

/** A program that tests may need. */
export type Tool = keyof typeof TOOLS

const found = new Map<Tool, boolean>()

/** Says whether a tool is there. */
export function hasTool(tool: Tool): boolean {
  const known = found.get(tool)
  if (known !== undefined) return known
  const file = FILES[tool]
  const there = file ? existsSync(file) : spawnSync('which', [tool], { stdio: 'ignore' }).status === 0
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
