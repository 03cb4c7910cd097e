/**
 * Damages sound files of every kind and builds them, each in a process that may hang or die, among canaries. Prints
 * every bad ending with what makes it again, and a table.
 *
 * Usage: npm run fuzz -- [--count N] [--seed TEXT] [--kind KIND] [--only NUMBER] [--limit SECONDS] [--whole N]
 *
 * Good endings are two sound books, or one clear line with status 2, 3 or 5. Bad inputs are kept in `.cache/fuzz`.
 * Every so many inputs (`--whole`, 50) the whole command is run as well, and qpdf sees the PDF; it wants `npm run build`.
 */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { stringify } from 'yaml'
import { Canary } from '../../test/support/canary.ts'
import { qpdfLines } from '../../test/support/validate-bytes.ts'
import { Builder, type FuzzEnding } from './ask-builder.ts'
import { type FuzzInput, inputsOf } from './inputs.ts'
import { runWhole, wholeFaults } from './run-whole.ts'
import { SEEDS } from './seeds.ts'
import { printRefusals, printTable, rowOf, type Tally, tallyOf } from './tally.ts'

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    kind: { type: 'string', multiple: true },
    only: { type: 'string' },
    limit: { type: 'string', default: '40' },
    whole: { type: 'string', default: '50' },
  },
})
const kept = path.resolve(import.meta.dirname, '../../.cache/fuzz')

/** Everything that is wrong with an ending; none for a good one. */
function faultsOf(ending: FuzzEnding): readonly string[] {
  if (ending === 'hang') return [`not through after ${values.limit} s`]
  if ('died' in ending) return [`died: ${ending.died}`]
  if (ending.status === null) return [`crashed: ${ending.faults.join('\n')}`]
  const good = [0, 2, 3, 5].includes(ending.status) ? [] : [`status ${ending.status}`]
  return [...good, ...ending.faults]
}

/** Writes an input where it can be looked at, and says how to make it again. */
function keep(
  kind: string,
  index: number,
  { format, bytes, beside }: FuzzInput,
  faults: readonly string[],
): void {
  mkdirSync(kept, { recursive: true })
  const file = beside ?? { name: `fuzz.${format}`, bytes }
  const name = path.join(kept, `${kind}-${values.seed}-${index}${path.extname(file.name)}`)
  writeFileSync(name, file.bytes)
  console.log(
    `FAILED ${name}\n  ${faults.join('\n  ')}\n  again: npm run fuzz -- --kind ${kind} --seed ${values.seed} --only ${index}`,
  )
}

/** Runs the whole command on an input, and says what is wrong with its ending. */
async function commandFaults(input: FuzzInput, folder: string): Promise<string[]> {
  const article = path.join(folder, `whole.${input.format}`)
  writeFileSync(article, input.bytes)
  if (input.beside) writeFileSync(path.join(folder, input.beside.name), input.beside.bytes)
  const configuration = path.join(folder, 'offprint.yaml')
  writeFileSync(configuration, stringify(input.asked))
  const out = mkdtempSync(path.join(tmpdir(), 'offprint-fuzz-'))
  try {
    return wholeFaults(await runWhole(article, out, Number(values.limit)), out)
  } finally {
    rmSync(out, { recursive: true })
    rmSync(configuration)
  }
}

async function fuzz(kind: string, canary: Canary): Promise<Tally> {
  const tally = tallyOf(kind)
  const make = await inputsOf(kind, values.seed, canary.references)
  const builder = new Builder(Number(values.limit) * 1000)
  const first = values.only === undefined ? 0 : Number(values.only)
  const last = values.only === undefined ? Number(values.count) : first + 1
  for (let index = first; index < last; index++) {
    const input = make(index)
    const sampled = index % Number(values.whole) === 0
    const started = performance.now()
    const ending = await builder.ask({ input, folder: canary.folder, wantsPdf: sampled })
    const taken = canary.taken()
    const faults = [...faultsOf(ending), ...taken]
    if (typeof ending === 'object' && 'pdf' in ending && ending.pdf) faults.push(...qpdfLines(ending.pdf))
    if (sampled) {
      tally.wholeRuns++
      faults.push(...(await commandFaults(input, canary.folder)), ...canary.taken())
    }
    tally.count(ending, performance.now() - started, faults)
    if (faults.length > 0) keep(kind, index, input, faults)
  }
  builder.end()
  console.error(rowOf(tally))
  return tally
}

const canary = await Canary.plant()
const tallies: Tally[] = []
try {
  if (canary.readOne().length !== 1)
    throw new Error('access times are not kept here: reads of canaries would not be seen')
  for (const kind of values.kind ?? Object.keys(SEEDS)) tallies.push(await fuzz(kind, canary))
} finally {
  await canary.remove()
}
printRefusals(tallies)
printTable(tallies)
process.exitCode = tallies.some(({ failures }) => failures > 0) ? 1 : 0
