/** Options as a calling program writes them, nested like the configuration file, in; settings out. */

import type { Setting } from './setting.ts'

/** Keys of the configuration file, nested: `{ page: { trim: 'a5' } }`. */
export type NestedSettings = { readonly [key: string]: unknown }

/** Flattens nested keys into settings with dotted paths. Lists stay whole. */
export function settingsOf(nested: NestedSettings, prefix = ''): readonly Setting[] {
  return Object.entries(nested).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? settingsOf(value as NestedSettings, `${prefix}${key}.`)
      : [{ path: prefix + key, value }],
  )
}
