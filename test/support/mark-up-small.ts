/** Marks up editions for tests: the default options and theme, no pictures but those given. */

import type { Edition } from '../../src/editorial/edition.ts'
import type { Host } from '../../src/host/host.ts'
import { type MarkupRequest, markUp } from '../../src/markup/index.ts'
import { defaultOptions } from '../../src/options/resolve.ts'
import { loadTheme } from '../../src/themes/load-theme.ts'
import { testHost } from './test-host.ts'

/** What a test changes in the making. */
export type Change = Partial<Omit<MarkupRequest, 'host'>> & { readonly host?: Host }

/** Everything that markup is made of, besides the edition. */
export async function requestOf(change: Change = {}): Promise<MarkupRequest> {
  const host = change.host ?? testHost()
  const options = change.options ?? defaultOptions()
  return { options, theme: await loadTheme(options, host), pictures: new Map(), host, ...change }
}

/** Marks up; diagnostics are the caller's to look at. */
export const markUpSmall = async (edition: Edition, change: Change = {}) =>
  markUp(edition, await requestOf(change))
