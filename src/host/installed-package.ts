/** Files of installed font packages, found beside Offprint or beside the user's work. */

import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { readRegularFile } from './read-file.ts'

const LIMIT = 64 * 2 ** 20
const PACKAGE_NAME = /^(@[a-z\d._-]+\/)?[a-z\d][a-z\d._-]*$/

/**
 * Finds an installed package the way Node does, by walking up.
 *
 * @returns Its folder, or `null` where no starting folder leads to it.
 */
function packageFolder(name: string, starts: readonly string[]): string | null {
  if (!PACKAGE_NAME.test(name)) return null
  for (let folder of starts) {
    for (;;) {
      const candidate = path.join(folder, 'node_modules', name)
      if (existsSync(path.join(candidate, 'package.json'))) return candidate
      const above = path.dirname(folder)
      if (above === folder) break
      folder = above
    }
  }
  return null
}

/** Reads a file of an installed package, or gives `null` where package or file is missing. */
export function readPackageFile(name: string, file: string, starts: readonly string[]): Uint8Array | null {
  const folder = packageFolder(name, starts)
  const target = folder && path.join(folder, file)
  return target && existsSync(target) ? readRegularFile(target, LIMIT) : null
}

/** Lists the files of an installed package with `/` between folders, sorted; `null` where it is missing. */
export function listPackageFiles(name: string, starts: readonly string[]): readonly string[] | null {
  const folder = packageFolder(name, starts)
  if (!folder) return null
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort()
}
