/** `offprint init`: a commented `offprint.yaml` in a folder, to be edited. */

import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Argv, CommandModule } from 'yargs'
import { EXIT, OffprintError } from '../diagnostics.ts'
import { OPTIONS, type Option } from '../options.ts'
import { printResult } from './print-report.ts'

/** The command. */
export const initCommand: CommandModule = {
  command: 'init [dir]',
  describe: 'write a commented offprint.yaml to start from',
  builder: (yargs: Argv) =>
    yargs.positional('dir', { type: 'string', default: '.', describe: 'folder, made if it is not there' }),
  handler: async (typed) => {
    const file = path.join(String(typed.dir), 'offprint.yaml')
    if (existsSync(file)) {
      throw new OffprintError(EXIT.usage, {
        code: 'U011',
        message: `${file} is there already, left as it is`,
      })
    }
    const { writeFileWhole } = await import('../host/write-file.ts')
    await writeFileWhole(file, new TextEncoder().encode(configurationText()))
    printResult(`Wrote ${file}`)
  },
}

/** Every option with its default, commented out, under its group. */
export function configurationText(): string {
  const entries = Object.entries(OPTIONS) as [string, Option<unknown>][]
  const lines = [
    '# How Offprint makes books of the articles in this folder and below it.',
    '# Take the # from a line to change what it says; a group’s own line needs it taken too.',
    '# Front matter may say the same for one article, and flags win over both.',
  ]
  let group = ''
  for (const [path, entry] of entries) {
    const [head, key] = path.split('.') as [string, string | undefined]
    if (key && head !== group && !Object.hasOwn(OPTIONS, head)) lines.push('', `#${head}:`)
    else if (!key) lines.push('')
    group = head
    if (!key || !Object.hasOwn(OPTIONS, head)) lines.push(optionLine(key ?? head, entry, key ? '  ' : ''))
  }
  return `${lines.join('\n')}\n`
}

const optionLine = (key: string, entry: Option<unknown>, indent: string): string =>
  `#${indent}${`${key}: ${yamlOf(entry.default)}`.padEnd(34)} # ${entry.help}`

function yamlOf(value: unknown): string {
  if (value === null) return ''
  if (Array.isArray(value)) return `[${value.join(', ')}]`
  return /^[\w.+-]+$/.test(String(value)) ? String(value) : JSON.stringify(value)
}
