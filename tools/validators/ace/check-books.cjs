/**
 * Asks Ace about books, all in one browser; writes a line of JSON for each: its path and what Ace asserts against it.
 *
 * Usage: node check-books.cjs BOOK.epub… (put beside its packages first, by tools/fetch-ace.sh)
 */

const { mkdtempSync, rmSync, writeSync } = require('node:fs')
const { tmpdir } = require('node:os')
const path = require('node:path')
const browser = require('@daisy/ace-axe-runner-puppeteer')
const ace = require('@daisy/ace-core')

/** Ace starts and ends a browser for each book; here one serves for all. */
const oneBrowser = { ...browser, launch: async () => {}, close: async () => {} }

/** `impact rule file: what`, for each of Ace's assertions. */
const violations = ({ assertions }) =>
  assertions.flatMap(({ 'earl:testSubject': { url }, assertions: found }) =>
    found.map(({ 'earl:test': rule, 'earl:result': result }) => {
      const pointed = result['earl:pointer']?.cfi?.join(' ') ?? ''
      return `${rule['earl:impact']} ${rule['dct:title']} ${url}: ${result['dct:description'].split('\n')[0]} ${pointed}`
    }),
  )

async function check(book, folder) {
  try {
    const [, report] = await ace(book, { cwd: '/', outdir: folder, initLogger: true, silent: true }, oneBrowser)
    return violations(report)
  } catch (error) {
    return [`Ace broke off: ${error}`]
  }
}

async function main() {
  await browser.launch()
  for (const book of process.argv.slice(2)) {
    const folder = mkdtempSync(path.join(tmpdir(), 'offprint-ace-'))
    const faults = await check(path.resolve(book), folder)
    rmSync(folder, { recursive: true })
    writeSync(1, `${JSON.stringify({ book, faults })}\n`)
  }
  await browser.close()
}

main()
