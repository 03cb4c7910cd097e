/** What templates may call besides Handlebars' own: `label`. */

import type { HelperDelegate, HelperOptions } from 'handlebars'
import { type Labels, label } from './labels.ts'

/** Makes `{{label "key" field=value}}`: the fixed words of the book's language. */
export const labelHelper =
  (labels: Labels): HelperDelegate =>
  (key: string, { hash }: HelperOptions) =>
    label(labels, key, hash)
