/**
 * Our own theme files, read beforehand, by their text. There are none in the sources: the bundle puts what
 * tools/bundle.ts has read in the place of this file.
 */

import type { ThemeValues } from './read-theme-file.ts'

export const compiledThemes: Readonly<Record<string, ThemeValues>> = {}
