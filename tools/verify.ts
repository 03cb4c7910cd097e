/**
 * Builds the sample in every trim and theme, the cases and everything in `../shared/data` with the command, as users
 * run it, and shows all that came out to the validators. Prints how each build ended, every fault, and a table; its
 * last line is `N passed, N failed`.
 *
 * Usage: npx tsx tools/verify.ts [--quick] (first: npm run build, tools/fetch-verapdf.sh, tools/fetch-ace.sh).
 * `--quick` takes eight web pages alone.
 */

import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ace, epubcheck, hear, mupdf, poppler, qpdf, verapdf } from './validators/ask.ts'
import { type Input, listInputs } from './verify/inputs.ts'

const root = path.resolve(import.meta.dirname, '..')
const out = path.join(root, '.cache/verify')

/** How a build ended, and the books that it left. */
interface Ending {
  readonly input: Input
  readonly exit: number | string
  /** What was printed as an error. */
  readonly errors: readonly string[]
  readonly epub: string | null
  readonly pdf: string | null
}

async function buildInput(input: Input): Promise<Ending> {
  const folder = path.join(out, input.kind.replace(/\W+/g, '-'), input.name)
  mkdirSync(folder, { recursive: true })
  const command = path.join(root, 'bin/offprint.js')
  const { code, stderr } = await hear('node', [command, input.file, '--out-dir', folder, ...input.flags])
  const made = (format: string): string | null => {
    const name = readdirSync(folder).find((each) => each.endsWith(format))
    return name ? path.join(folder, name) : null
  }
  const errors = stderr.split('\n').filter((line) => /(?:^|: )error /.test(line))
  return { input, exit: code, errors, epub: made('.epub'), pdf: made('.pdf') }
}

/** Both books, or one clear line and the status that says that the input is to blame. */
const endedWell = ({ exit, errors, epub, pdf }: Ending): boolean =>
  exit === 0 ? epub !== null && pdf !== null && errors.length === 0 : exit === 5 && errors.length === 1

/** Faults by validator, then by book. */
type Findings = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>

async function validate(endings: readonly Ending[]): Promise<{ findings: Findings; claims: Claims }> {
  const epubs = endings.flatMap(({ epub }) => epub ?? [])
  const pdfs = endings.flatMap(({ pdf }) => pdf ?? [])
  const conformity = await verapdf(pdfs)
  const faults = new Map([...conformity].map(([book, { faults }]) => [book, faults]))
  const claims = new Map([...conformity].map(([book, { kept }]) => [book, kept.join('+')]))
  return {
    findings: new Map([
      ['EPUBCheck', await epubcheck(epubs)],
      ['Ace', await ace(epubs)],
      ['veraPDF', faults],
      ['qpdf', await qpdf(pdfs)],
      ['MuPDF', await mupdf(pdfs)],
      ['Poppler', await poppler(pdfs)],
    ]),
    claims,
  }
}

/** What each PDF claims and keeps to. */
type Claims = ReadonlyMap<string, string>

/** Adds up how often each value occurs: `0 ×65, 5 ×2`. */
function count(values: readonly (string | number)[]): string {
  const times = new Map<string | number, number>()
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1)
  return [...times].map(([value, number]) => `${value} ×${number}`).join(', ')
}

function rowOf(kind: string, endings: readonly Ending[], findings: Findings, claims: Claims): string[] {
  const books = endings.flatMap(({ epub, pdf }) => [epub, pdf].filter((book) => book !== null))
  const failing = [...findings.values()].map((verdicts) => {
    const asked = books.filter((book) => verdicts.has(book))
    return `${asked.filter((book) => verdicts.get(book)!.length > 0).length} of ${asked.length}`
  })
  return [
    kind,
    `${endings.length}`,
    count(endings.map(({ exit }) => exit)),
    ...failing,
    count(books.flatMap((book) => claims.get(book) ?? [])),
  ]
}

/** A table as Markdown writes it: books with a fault of those that a validator was asked about. */
function tableOf(endings: readonly Ending[], findings: Findings, claims: Claims): string {
  const kinds = [...new Set(endings.map(({ input }) => input.kind))]
  const rows = kinds.map((kind) =>
    rowOf(
      kind,
      endings.filter(({ input }) => input.kind === kind),
      findings,
      claims,
    ),
  )
  const head = ['inputs', 'files', 'exit status', ...findings.keys(), 'PDF keeps to']
  return [head, head.map(() => '---'), ...rows, rowOf('all', endings, findings, claims)]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

rmSync(out, { recursive: true, force: true })
const endings: Ending[] = []
for (const input of listInputs(process.argv.includes('--quick'))) {
  const ending = await buildInput(input)
  endings.push(ending)
  console.log([input.kind, input.name, `exit ${ending.exit}`, ...ending.errors].join('\t'))
}
const { findings, claims } = await validate(endings)
const faultsOf = (book: string): string[] =>
  [...findings].flatMap(([validator, verdicts]) =>
    (verdicts.get(book) ?? []).map((fault) => `${validator}: ${fault}`),
  )
const failed = endings.filter((ending) => {
  const faults = [ending.epub, ending.pdf].flatMap((book) => (book ? faultsOf(book) : []))
  for (const fault of faults) console.log(`FAULT ${ending.input.kind} ${ending.input.name}\t${fault}`)
  if (!endedWell(ending)) console.log(`FAILED ${ending.input.kind} ${ending.input.name}`)
  return faults.length > 0 || !endedWell(ending)
})
const table = tableOf(endings, findings, claims)
writeFileSync(path.join(out, 'table.md'), `${table}\n`)
console.log(`\n${table}\n\n${endings.length - failed.length} passed, ${failed.length} failed`)
process.exitCode = failed.length === 0 ? 0 : 1
