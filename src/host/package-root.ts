/** Where Offprint itself is installed: above `src/` in a clone, above `dist/` in a package. */

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

let root: string | null = null

/**
 * Finds the folder of Offprint's own `package.json`.
 *
 * @throws Error where this code runs outside its package, which an installation never does.
 */
export function packageRoot(): string {
  root ??= findRoot(path.dirname(fileURLToPath(import.meta.url)))
  return root
}

function findRoot(folder: string): string {
  const manifest = path.join(folder, 'package.json')
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'offprint') return folder
  const above = path.dirname(folder)
  if (above === folder) throw new Error('Offprint runs outside its own package')
  return findRoot(above)
}
