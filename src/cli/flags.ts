/** The table of options in, yargs' flags out; what was typed in, settings out. */

import type { Options as YargsFlags } from 'yargs'
import { METADATA_KEYS } from '../options/metadata-keys.ts'
import type { Setting } from '../options/setting.ts'
import { OPTIONS, type Option } from '../options.ts'

/** What yargs found, by flag. */
export type Typed = Readonly<Record<string, unknown>>

const ENTRIES = Object.entries(OPTIONS) as [string, Option<unknown>][]

/** Metadata that has a flag: what a text most often lacks. */
const METADATA_FLAGS = ['title', 'author', 'date', 'lang'] as const

/** yargs loses a lone hyphen among positional arguments, so it travels as what nobody can type. */
const HYPHEN = '\0'

/** Makes a lone hyphen safe for yargs ({@link INPUT} turns it back), and files behind `--` that look like flags. */
export function guardHyphens(args: readonly string[]): string[] {
  const end = args.includes('--') ? args.indexOf('--') : args.length
  return [
    ...args.slice(0, end).map((arg) => (arg === '-' ? HYPHEN : arg)),
    ...args.slice(end + 1).map((arg) => (arg.startsWith('-') ? `./${arg}` : arg)),
  ]
}

const hyphen = (input: string): string => (input === HYPHEN ? '-' : input)

/** The article that a command reads. */
export const INPUT = {
  type: 'string',
  describe: 'file, folder with one article, - for standard input, or URL',
  coerce: (input: string | string[]) => (Array.isArray(input) ? input.map(hyphen) : hyphen(input)),
} as const

/** Flags of every command that reads an article. */
export const READING_FLAGS: Readonly<Record<string, YargsFlags>> = {
  ...metadataFlags(),
  from: {
    type: 'string',
    requiresArg: true,
    choices: ['txt', 'md', 'html', 'docx', 'epub'],
    describe: 'format of the input, where its name does not say',
  },
  'allow-net': { type: 'boolean', describe: 'fetch the article’s images from other sites too' },
  'time-limit': {
    type: 'number',
    requiresArg: true,
    describe: 'seconds that an article may take; 0 for no limit',
    defaultDescription: '60',
  },
}

/** Flags of every command. */
export const GENERAL_FLAGS: Readonly<Record<string, YargsFlags>> = {
  strict: { type: 'boolean', describe: 'exit with 6 where there are warnings' },
  quiet: { type: 'boolean', describe: 'print warnings and errors only' },
  json: { type: 'boolean', describe: 'print one JSON object on standard output' },
  debug: { type: 'boolean', describe: 'show where in the program an error arose', hidden: true },
}

/** Flags of the options in `offprint.yaml`, or of some of them. */
export function optionFlags(wanted?: readonly string[]): Readonly<Record<string, YargsFlags>> {
  const flags: Record<string, YargsFlags> = {}
  for (const [, { flag, kind, help, default: fallback }] of ENTRIES) {
    if (!flag || (wanted && !wanted.includes(flag))) continue
    const isBoolean = kind.schema.type === 'boolean'
    const shown = isBoolean || fallback === null ? {} : { defaultDescription: String(fallback) }
    flags[flag] = {
      type: isBoolean ? 'boolean' : 'string',
      describe: help,
      requiresArg: !isBoolean,
      ...shown,
    }
  }
  return flags
}

function metadataFlags(): Record<string, YargsFlags> {
  return Object.fromEntries(
    METADATA_FLAGS.map((name) => [
      name,
      { type: 'string', requiresArg: true, describe: METADATA_KEYS[name]!.help },
    ]),
  )
}

/** Turns what was typed into settings, flags by their keys. */
export function settingsFromFlags(typed: Typed): readonly Setting[] {
  const named: [string, string | undefined][] = [
    ...ENTRIES.map(([path, { flag }]): [string, string | undefined] => [path, flag]),
    ...METADATA_FLAGS.map((name): [string, string] => [name, name]),
  ]
  return named.flatMap(([path, flag]) =>
    flag && typed[flag] !== undefined ? [{ path, value: typed[flag], flag }] : [],
  )
}
