/** The process that decodes pictures: requests in by message, rasters or a reason out. Ends with its parent. */

import type { TranscodeRequest } from './host.ts'
import { openSharp, reEncode, UnusablePicture } from './re-encode.ts'

export interface TranscodeMessage {
  readonly bytes: Uint8Array
  readonly request: TranscodeRequest
}

export type TranscodeAnswer =
  | { readonly rasters: Awaited<ReturnType<typeof reEncode>> }
  | { readonly code: 'I304' | 'I305'; readonly reason: string }

const library = openSharp()

async function answer({ bytes, request }: TranscodeMessage): Promise<TranscodeAnswer> {
  try {
    return { rasters: await reEncode(await library, bytes, request) }
  } catch (error) {
    if (error instanceof UnusablePicture) return { code: error.code, reason: error.message }
    return { code: 'I305', reason: `cannot be decoded (${(error as Error).message.split('\n')[0]})` }
  }
}

process.on('message', async (message: TranscodeMessage) => process.send?.(await answer(message)))
process.on('disconnect', () => process.exit())
