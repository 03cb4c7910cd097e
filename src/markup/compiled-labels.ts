/**
 * Our own label files, read beforehand, by their text. There are none in the sources: the bundle puts what
 * tools/bundle.ts has read in the place of this file.
 */

import type { Labels } from './labels.ts'

export const compiledLabels: Readonly<Record<string, Labels['words']>> = {}
