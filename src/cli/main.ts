/** The command line: arguments in, an exit status out. `--help` loads nothing but yargs. */

import { readFileSync } from 'node:fs'
import path from 'node:path'
import yargs, { type Argv } from 'yargs'
import { EXIT, OffprintError } from '../diagnostics.ts'
import { packageRoot } from '../host/package-root.ts'
import { nearestWord } from '../options/nearest-word.ts'
import { buildCommand } from './build.ts'
import { checkCommand } from './check.ts'
import { explainCommand } from './explain.ts'
import { guardHyphens } from './flags.ts'
import { fontsCommand } from './fonts.ts'
import { initCommand } from './init.ts'
import { inspectCommand } from './inspect.ts'
import { namesCommand } from './names.ts'
import { printError } from './print-report.ts'
import { quotesCommand } from './quotes.ts'
import { breakdown } from './run-task.ts'
import { themesCommand } from './themes.ts'

const COMMANDS = [
  buildCommand,
  inspectCommand,
  namesCommand,
  quotesCommand,
  checkCommand,
  initCommand,
  themesCommand,
  fontsCommand,
  explainCommand,
]

/** Runs the command that the arguments name, and sets the exit status of the process. */
export async function main(args: readonly string[]): Promise<void> {
  // A reader that has seen enough, such as head, closes the pipe.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.ok)
    throw error
  })
  const parser = commandLine(args)
  try {
    await parser.parseAsync()
  } catch (error) {
    const known = error instanceof OffprintError ? error : breakdown(...describe(error))
    printError(known, args.includes('--debug'))
    process.exitCode = known.exit
  }
}

const describe = (error: unknown): [string, string] =>
  error instanceof Error ? [error.message, error.stack ?? ''] : [String(error), '']

function commandLine(args: readonly string[]): Argv {
  const parser = yargs(guardHyphens(args))
  return parser
    .scriptName('offprint')
    .locale('en')
    .usage(
      '$0 <input..>\n\nTurns an article into a small book: an EPUB for every e-reader and a PDF to print.',
    )
    .command(COMMANDS as never)
    .completion('completion', 'print a completion script for your shell')
    .parserConfiguration({ 'greedy-arrays': false, 'parse-positional-numbers': false })
    .strict()
    .alias('h', 'help')
    .version(version())
    .exitProcess(false)
    .wrap(Math.min(process.stdout.columns ?? 100, 100))
    .showHelpOnFail(false)
    .fail((message, error) => {
      // What yargs itself finds wrong comes as a message, with or without an error of its own.
      throw error && error.name !== 'YError' ? error : usageError(message, parser)
    })
}

const version = (): string =>
  JSON.parse(readFileSync(path.join(packageRoot(), 'package.json'), 'utf8')).version

/** Puts what yargs says into our words, with the word that was probably meant. */
function usageError(message: string, parser: Argv): OffprintError {
  const unknown = /^Unknown arguments?: ([^,\s]+)/.exec(message)?.[1]
  if (unknown !== undefined) return unknownOption(unknown, parser)
  if (message.startsWith('Not enough non-option arguments')) {
    const hint = 'offprint FILE makes its books; offprint --help lists what else there is'
    return new OffprintError(EXIT.usage, { code: 'U002', message: 'no input given', hint })
  }
  const text = message.replace(/\s*\n\s*/g, ' ').trim()
  return new OffprintError(EXIT.usage, { code: 'U012', message: text, hint: 'offprint --help' })
}

function unknownOption(name: string, parser: Argv): OffprintError {
  const flags = Object.keys((parser as unknown as { getOptions(): { key: object } }).getOptions().key)
  const meant = nearestWord(name, flags)
  return new OffprintError(EXIT.usage, {
    code: 'U001',
    message: `unknown option ${name.length === 1 ? '-' : '--'}${name}`,
    hint: meant ? `did you mean --${meant}?` : 'offprint --help lists them',
  })
}
