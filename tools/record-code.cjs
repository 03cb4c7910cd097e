/**
 * Runs the scripts of `dist/` on the sample, and keeps the code that V8 compiles for that beside them.
 *
 * Usage: node tools/record-code.cjs
 */

const { mkdtempSync, rmSync, writeFileSync } = require('node:fs')
const { tmpdir } = require('node:os')
const path = require('node:path')
const { isMainThread, Worker, workerData } = require('node:worker_threads')
const { compile, filesOf, run } = require('../bin/load-script.cjs')

const SAMPLE = path.join(__dirname, '../assets/sample/the-book-boat.md')

/** Loads a script, and keeps at the end of this thread what has been compiled of it by then. */
function loadAndKeep(name) {
  const script = compile(name)
  process.on('exit', () => writeFileSync(filesOf(name).code, script.createCachedData()))
  return run(script, name)
}

/** Builds the sample in a thread. What earlier threads kept is kept on. */
function buildInThread(folder, from) {
  const files = ['epub', 'pdf'].map((format) => path.join(folder, `book.${format}`))
  const job = { input: SAMPLE, from, allowNetwork: false, asked: [], files }
  const thread = new Worker(__filename, { workerData: { task: 'build', job } })
  return new Promise((resolve, reject) => {
    thread.on('message', (message) => {
      if ('failure' in message || 'breakdown' in message) reject(new Error(JSON.stringify(message)))
    })
    thread.on('error', reject).on('exit', resolve)
  })
}

async function record() {
  const folder = mkdtempSync(path.join(tmpdir(), 'offprint-code-'))
  // Plain text is read by other code than Markdown.
  for (const from of ['txt', 'md']) await buildInThread(folder, from)
  await loadAndKeep('main').main([SAMPLE, '--out-dir', folder, '--quiet'])
  rmSync(folder, { recursive: true })
}

if (isMainThread) record()
else loadAndKeep('offprint').thread()
