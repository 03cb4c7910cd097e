/** Entry points that run on their own, in a process or a thread: from `src/` as TypeScript, else from `dist/`. */

import path from 'node:path'
import { packageRoot } from './package-root.ts'

export interface EntryPoint {
  readonly file: string
  /** What Node needs to run it. */
  readonly execArgv: readonly string[]
}

/**
 * Finds an entry point.
 *
 * @param name - Path under `src/` without extension; the bundle has a file of its last part.
 */
export function entryPoint(name: string): EntryPoint {
  const root = packageRoot()
  const fromSource = import.meta.url.endsWith('.ts')
  return fromSource
    ? { file: path.join(root, 'src', `${name}.ts`), execArgv: ['--import', 'tsx'] }
    : { file: path.join(root, 'dist', `${path.basename(name)}.js`), execArgv: [] }
}
