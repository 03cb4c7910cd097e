/**
 * Fetches veraPDF, the validator of PDF/A and PDF/UA, from Maven Central into `.cache/verapdf`, and checks its hash.
 *
 * Usage: npx tsx tools/fetch-verapdf.ts
 */

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'

const ARTIFACT = 'org.verapdf.apps:greenfield-apps:1.28.2'
const SHA256 = '687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6'
const folder = path.resolve(import.meta.dirname, '../.cache/verapdf')
const jar = path.join(folder, 'greenfield-apps-1.28.2.jar')

const isRight = (): boolean =>
  existsSync(jar) && createHash('sha256').update(readFileSync(jar)).digest('hex') === SHA256

if (!isRight()) {
  mkdirSync(folder, { recursive: true })
  execFileSync(
    'mvn',
    ['-q', '-B', 'dependency:copy', `-Dartifact=${ARTIFACT}`, `-DoutputDirectory=${folder}`],
    { stdio: 'inherit' },
  )
  if (!isRight()) {
    rmSync(jar, { force: true })
    throw new Error(`${ARTIFACT} does not have the expected hash`)
  }
}
console.log(path.relative(process.cwd(), jar))
