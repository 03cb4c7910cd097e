/** Starts the command from its sources, for tests. */

import { main } from '../../src/cli/main.ts'

await main(process.argv.slice(2))
