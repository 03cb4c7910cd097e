/** A zip container in, the few parts that are asked for out, once the whole is known to be of bounded size. */

import { EXIT, OffprintError } from '../diagnostics.ts'
import type { Source } from './reader.ts'

/** Most bytes a container may hold when unpacked; a thousand pages of Word have 20 MB of XML. */
export const MAX_UNPACKED = 100_000_000

/** Most parts in a container. */
const MAX_PARTS = 10_000

/**
 * Unpacks a container as a stream, so that a false size in its directory deceives nobody.
 *
 * @param wanted - Names of the parts to hand back.
 * @param broken - Makes the refusal of one that is broken.
 * @throws {@link OffprintError} E116 for one that unpacks to too much, and what `broken` makes.
 */
export async function unpack(
  source: Source,
  wanted: RegExp,
  broken: (cause?: unknown) => OffprintError,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const { Unzip, UnzipInflate } = await import('fflate')
  const parts = new Map<string, Uint8Array[]>()
  let [bytes, files] = [0, 0]
  const unzip = new Unzip((file) => {
    if (++files > MAX_PARTS) throw tooLarge(source)
    file.ondata = (error, chunk) => {
      if (error) throw error
      bytes += chunk.length
      if (bytes > MAX_UNPACKED) throw tooLarge(source)
      if (wanted.test(file.name)) parts.set(file.name, [...(parts.get(file.name) ?? []), chunk])
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  try {
    // Small steps, so that the count is looked at before much is inflated.
    for (let i = 0; i < source.bytes.length; i += STEP)
      unzip.push(source.bytes.subarray(i, i + STEP), i + STEP >= source.bytes.length)
  } catch (cause) {
    throw cause instanceof OffprintError ? cause : broken(cause)
  }
  if (files === 0) throw broken()
  return new Map([...parts].map(([name, chunks]) => [name, joined(chunks)]))
}

const STEP = 16_384

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

/** Makes the refusal of a container that unpacks to too much. */
export const tooLarge = (source: Source): OffprintError =>
  new OffprintError(EXIT.input, {
    code: 'E116',
    message: `it unpacks to more than ${MAX_UNPACKED / 1_000_000} MB`,
    at: { file: source.name },
  })
