/** `offprint explain CODE`: the long story of a diagnostic, out of `assets/diagnostics.yaml`. */

import type { Argv, CommandModule } from 'yargs'
import { EXIT, OffprintError } from '../diagnostics.ts'
import { nearestWord } from '../options/nearest-word.ts'
import { printResult } from './print-report.ts'

type Stories = Readonly<Record<string, { readonly title: string; readonly text: string }>>

/** The command. */
export const explainCommand: CommandModule = {
  command: 'explain <code>',
  describe: 'tell what a code such as C201 means and what helps',
  builder: (yargs: Argv) => yargs.positional('code', { type: 'string' }),
  handler: async (typed) => printResult(await story(String(typed.code).toUpperCase())),
}

async function story(code: string): Promise<string> {
  const { createNodeHost } = await import('../host/node-host.ts')
  const { parse } = await import('yaml')
  const stories: Stories = parse(new TextDecoder().decode(createNodeHost().asset('assets/diagnostics.yaml')))
  if (Object.hasOwn(stories, code)) return `${code}: ${stories[code]!.title}\n\n${stories[code]!.text.trim()}`
  const meant = nearestWord(code, Object.keys(stories))
  throw new OffprintError(EXIT.usage, {
    code: 'U010',
    message: `no such code: ${code}`,
    hint: meant ? `did you mean ${meant}?` : 'codes stand in the messages, such as C201',
  })
}
