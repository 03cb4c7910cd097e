/** An input as typed in; its source, its settings and the host for it out. */

import { readdirSync } from 'node:fs'
import path from 'node:path'
import { EXIT, OffprintError } from '../diagnostics.ts'
import type { Host } from '../host/host.ts'
import { createNodeHost } from '../host/node-host.ts'
import { type Input, readSource } from '../host/read-source.ts'
import { nearestWord } from '../options/nearest-word.ts'
import type { Setting, Settings } from '../options/setting.ts'
import type { Source } from '../readers/reader.ts'
import { findConfiguration } from './find-configuration.ts'

/** What every task on an article is given. */
export interface ReadingJob {
  readonly input: string
  readonly from: string | null
  readonly allowNetwork: boolean
  readonly asked: readonly Setting[]
}

/** Reads the input and the configuration that holds for it. */
export async function openInput(
  job: ReadingJob,
): Promise<{ source: Source; settings: Settings; host: Host; folder: string }> {
  const { source, folder, typed } = await read(job)
  const settings = { asked: job.asked, configured: await findConfiguration(folder) }
  const host = createNodeHost({ folder, typed, allowNetwork: job.allowNetwork })
  return { source, settings, host, folder }
}

async function read({ input, from }: ReadingJob): Promise<Input> {
  try {
    return await readSource(input, from)
  } catch (error) {
    if (!(error instanceof OffprintError) || error.diagnostic.code !== 'E101') throw error
    const meant = nearestWord(path.basename(input), neighbours(path.dirname(input)))
    if (!meant) throw error
    const hint = `did you mean ${path.join(path.dirname(input), meant)}?`
    throw new OffprintError(EXIT.input, { ...error.diagnostic, hint })
  }
}

function neighbours(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    return []
  }
}
