/** A font of the user's in, a small book made with it, and what was wrong with the font out. */

import { OffprintError } from '../diagnostics.ts'
import type { FontTrial } from '../host/font-trial.ts'
import { createNodeHost } from '../host/node-host.ts'
import { settingsOf } from '../options/settings-of.ts'
import { build } from '../pipeline.ts'

/**
 * Tries a font.
 *
 * @returns Why it cannot be used, or `null`. @throws {@link OffprintError} F103 for a file that is no font.
 */
export async function fontTask({ family, bytes, text }: FontTrial): Promise<string | null> {
  const asked = settingsOf({ fonts: { body: family, head: family }, names: 'none', 'pull-quotes': 'none' })
  const host = { ...createNodeHost(), userFile: () => bytes, tryFont: async () => {} }
  const source = { name: 'trial.txt', bytes: new TextEncoder().encode(text), format: 'txt' }
  try {
    await build(source, { asked, configured: [] }, host)
    return null
  } catch (error) {
    if (!(error instanceof OffprintError)) return `damaged: ${(error as Error).message}`
    if (error.diagnostic.code.startsWith('F')) throw error
    // Of what else is wrong the build itself will tell.
    return null
  }
}
