#!/usr/bin/env node
/** Starts the command. In a clone it is built by `npm ci` or `npm run build`. */

const { existsSync } = require('node:fs')
const { filesOf, load } = require('./load-script.cjs')

if (existsSync(filesOf('main').file)) load('main').main(process.argv.slice(2))
else {
  process.stderr.write('offprint is not built yet          run npm ci or npm run build in its folder\n')
  process.exitCode = 1
}
