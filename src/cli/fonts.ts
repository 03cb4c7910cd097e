/** `offprint fonts`: the font families that are installed, for `fonts:` in the configuration and in themes. */

import type { CommandModule } from 'yargs'
import { installedFamilies } from '../host/installed-package.ts'
import { packageRoot } from '../host/package-root.ts'
import { printResult } from './print-report.ts'

/** The command. */
export const fontsCommand: CommandModule = {
  command: 'fonts',
  describe: 'list the font families that are installed',
  handler: () => {
    const families = installedFamilies([packageRoot(), process.cwd()])
    const rows = families.map(({ family, styles }) => `${family.padEnd(30)}${styles} styles`)
    printResult(
      [
        ...rows,
        '',
        'More: npm install @expo-google-fonts/FAMILY, or name a .ttf or .otf file of your own',
      ].join('\n'),
    )
  },
}
