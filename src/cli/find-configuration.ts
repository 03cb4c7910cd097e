/** A folder in, the settings of the nearest `offprint.yaml` at or above it out. */

import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { EXIT, OffprintError } from '../diagnostics.ts'
import { parseConfiguration } from '../options/parse-configuration.ts'
import type { Setting } from '../options/setting.ts'

const NAME = 'offprint.yaml'
/** A configuration has a few dozen lines; what is larger is something else. */
const LIMIT = 2 ** 20

/** Reads the configuration that holds for a folder. @throws {@link OffprintError} C204, C207. */
export async function findConfiguration(folder: string): Promise<readonly Setting[]> {
  const file = nearest(path.resolve(folder))
  if (!file) return []
  const shown = path.relative(process.cwd(), file) || NAME
  return parseConfiguration(readConfiguration(file, shown), { file: shown, linesBefore: 0 })
}

function nearest(folder: string): string | null {
  const file = path.join(folder, NAME)
  if (existsSync(file)) return file
  const above = path.dirname(folder)
  return above === folder ? null : nearest(above)
}

function readConfiguration(file: string, shown: string): string {
  const status = statSync(file)
  const reason = !status.isFile() ? 'is no regular file' : status.size > LIMIT ? 'has more than 1 MB' : null
  if (reason) throw new OffprintError(EXIT.usage, { code: 'C207', message: `${shown} ${reason}` })
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new OffprintError(EXIT.usage, { code: 'C207', message: `${shown} cannot be read` }, { cause })
  }
}
