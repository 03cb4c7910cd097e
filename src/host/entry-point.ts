/** Entry points that run on their own, in a process or a thread: from `src/` as TypeScript, else from `dist/`. */

import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { packageRoot } from './package-root.ts'

const fromSource = import.meta.url.endsWith('.ts')

/** What a child process is started with. */
interface ProcessEntry {
  readonly file: string
  readonly execArgv: readonly string[]
}

/** What a thread is started with; `eval` says that `script` is code, not a path. */
interface ThreadEntry {
  readonly script: string
  readonly eval: boolean
}

/**
 * Finds the entry point of a process.
 *
 * @param name - Path under `src/` without extension; the bundle has a file of its last part.
 */
export const processEntry = (name: string): ProcessEntry => ({
  file: fileOf(name),
  execArgv: fromSource ? ['--import', createRequire(import.meta.url).resolve('tsx/esm')] : [],
})

/**
 * Finds the entry point of a thread that runs one task.
 *
 * @param ownProcess - The process is the command's own, and ends with the task.
 */
export function threadEntry(ownProcess: boolean): ThreadEntry {
  if (!fromSource) {
    const loader = JSON.stringify(path.join(packageRoot(), 'bin/load-script.cjs'))
    const haste = ownProcess ? 'makeHaste()' : ''
    const script = `const { load, makeHaste } = require(${loader}); load('offprint').thread(); ${haste}`
    return { script, eval: true }
  }
  const file = fileOf('cli/task-thread')
  // Node 20 gives a thread none of the loaders of its flags.
  const load = `import('${import.meta.resolve('tsx/esm/api')}').then(({ register }) => register())`
  return { script: `${load}.then(() => import('${pathToFileURL(file).href}'))`, eval: true }
}

const fileOf = (name: string): string =>
  fromSource
    ? path.join(packageRoot(), 'src', `${name}.ts`)
    : path.join(packageRoot(), 'dist', `${path.basename(name)}.js`)
