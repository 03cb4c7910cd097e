/**
 * Times the editing of one article in a process of its own, over what is built: prints CPU milliseconds a thousand
 * words, first call with loading and median of warm calls, as JSON.
 *
 * Usage: node tools/bench/time-desk.mjs ARTICLE
 */

import { readFileSync } from 'node:fs'
import { createNodeHost, inspect } from '../../dist/index.js'

const file = process.argv[2]
const source = { name: file, bytes: readFileSync(file), format: file.split('.').at(-1) }
const thousands = source.bytes.toString('utf8').split(/\s+/).length / 1000
const host = createNodeHost()

async function editing() {
  let before = process.cpuUsage()
  const { value } = await inspect(source, { asked: [], configured: [] }, host, (stage) => {
    if (stage === 'edit') before = process.cpuUsage()
  })
  // Quotations are found when they are asked for.
  value.edition.quotations.length
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / thousands
}

const first = await editing()
for (let i = 0; i < 200; i++) await editing()
const warm = []
for (let i = 0; i < 41; i++) warm.push(await editing())
console.log(JSON.stringify({ first, warm: warm.sort((a, b) => a - b)[20] }))
