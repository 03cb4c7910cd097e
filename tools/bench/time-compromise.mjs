/**
 * Times the peer that finds names in JavaScript, compromise, in a process of its own: prints CPU milliseconds a
 * thousand words, first call once it is imported and median of warm calls, as JSON.
 *
 * Usage: node tools/bench/time-compromise.mjs ARTICLE FOLDER, where the folder has compromise in its node_modules
 */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const [file, folder] = process.argv.slice(2)
const text = readFileSync(file, 'utf8')
const thousands = text.split(/\s+/).length / 1000
const compromise = createRequire(path.resolve(folder, 'package.json'))('compromise')

function finding() {
  const before = process.cpuUsage()
  const article = compromise(text)
  for (const kind of ['people', 'organizations', 'places']) article[kind]().out('array')
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / thousands
}

const first = finding()
const warm = Array.from({ length: 31 }, finding).sort((a, b) => a - b)[15]
console.log(JSON.stringify({ first, warm }))
