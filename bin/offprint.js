#!/usr/bin/env node
/** Starts the bundle. In a clone it is built by `npm ci` or `npm run build`. */

import { existsSync } from 'node:fs'
import { filesOf, load } from './load-script.cjs'

if (existsSync(filesOf('main').file)) await load('main').main(process.argv.slice(2))
else {
  process.stderr.write('offprint is not built yet          run npm ci or npm run build in its folder\n')
  process.exitCode = 1
}
