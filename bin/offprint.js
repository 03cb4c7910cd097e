#!/usr/bin/env node
/** Starts the bundle. In a clone it is built by `npm ci` or `npm run build`. */

import { existsSync } from 'node:fs'
import module from 'node:module'

const bundle = new URL('../dist/main.js', import.meta.url)
if (existsSync(bundle)) {
  // Node 22 and later keep compiled code between runs.
  module.enableCompileCache?.()
  const { main } = await import(bundle.href)
  await main(process.argv.slice(2))
} else {
  process.stderr.write('offprint is not built yet          run npm ci or npm run build in its folder\n')
  process.exitCode = 1
}
