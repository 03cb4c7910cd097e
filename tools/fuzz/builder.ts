/** The process that builds: inputs in by message, how each ended out. It may hang or die; its parent takes that as it comes. */

import { readFileSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import type { Host } from '../../src/host/host.ts'
import { createNodeHost } from '../../src/host/node-host.ts'
import { secretsIn } from '../../test/support/canary.ts'
import { buildAndJudge } from '../../test/support/judge-book.ts'
import type { FuzzInput } from './inputs.ts'
import { peakOf } from './run-whole.ts'

/** How a build ended. */
export interface BuilderAnswer {
  /** Exit status that the command would have; `null` for a crash. */
  readonly status: number | null
  readonly faults: readonly string[]
  /** What it was refused with. */
  readonly refusal?: string
  /** Peaks of this process and of its decoder of pictures, in bytes. */
  readonly peak: number
  readonly decoder: number
  readonly pdf?: Uint8Array
}

/** What the process is asked. */
export interface BuilderQuestion {
  readonly input: FuzzInput
  readonly folder: string
  /** Whether the PDF is wanted, to be shown to a validator. */
  readonly wantsPdf: boolean
}

/** One for all, whose decoder stays. */
let host: Host | undefined

let connections = 0
const { connect } = net.Socket.prototype
net.Socket.prototype.connect = function (this: net.Socket, ...to: unknown[]) {
  connections++
  return Reflect.apply(connect, this, to)
}

async function answer({ input, folder, wantsPdf }: BuilderQuestion): Promise<BuilderAnswer> {
  const { format, bytes, beside, asked } = input
  if (beside) writeFileSync(path.join(folder, beside.name), beside.bytes)
  connections = 0
  host ??= createNodeHost({ folder })
  try {
    const ending = await buildAndJudge(
      { name: path.join(folder, `fuzz.${format}`), bytes, format },
      asked,
      host,
    )
    const leaked = (ending.book?.artifacts ?? []).flatMap((artifact) => secretsIn(artifact.bytes))
    const asking = connections > 0 ? [`${connections} connections were tried`] : []
    const silent = (ending.book?.artifacts.length ?? 2) < 2 ? ['a book is missing'] : []
    const pdf = wantsPdf && ending.book?.artifacts.find((artifact) => artifact.format === 'pdf')?.bytes
    const faults = [...ending.faults, ...leaked, ...asking, ...silent]
    const refusal = ending.refusal === null ? {} : { refusal: ending.refusal }
    return { status: ending.exit, faults, ...refusal, ...peaks(), ...(pdf ? { pdf } : {}) }
  } catch (error) {
    return {
      status: null,
      faults: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
      ...peaks(),
    }
  }
}

/** Peaks as Linux tells them; elsewhere nothing is known of the decoder. */
function peaks(): { peak: number; decoder: number } {
  const peak = process.resourceUsage().maxRSS * 1024
  try {
    const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8')
      .split(' ')
      .filter(Boolean)
    return { peak, decoder: Math.max(0, ...children.map(peakOf)) }
  } catch {
    return { peak, decoder: 0 }
  }
}

process.on('message', async (question: BuilderQuestion) => process.send!(await answer(question)))
process.on('disconnect', () => process.exit())
