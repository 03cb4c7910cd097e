/** `offprint themes`: the looks to choose from, each with the first words of its file. */

import type { CommandModule } from 'yargs'
import { printResult } from './print-report.ts'

/** The command. */
export const themesCommand: CommandModule = {
  command: 'themes',
  describe: 'list the themes',
  handler: async () => {
    const { createNodeHost } = await import('../host/node-host.ts')
    const { themeNames } = await import('../themes/load-theme.ts')
    const host = createNodeHost()
    const rows = themeNames(host).map((name) => {
      const file = new TextDecoder().decode(host.asset(`assets/themes/${name}.yaml`))
      return `${name.padEnd(14)}${/^#\s*(.*)/.exec(file)?.[1] ?? ''}`
    })
    printResult([...rows, '', 'Your own: a YAML file that extends one of these; --theme FILE'].join('\n'))
  },
}
