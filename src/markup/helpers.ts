/** What templates may call besides Handlebars' own: `label` and `label-language`. */

import type { HelperDelegate, HelperOptions } from 'handlebars'
import { langAttributes } from './inline-xhtml.ts'
import { type Labels, label } from './labels.ts'

/** Makes `{{label "key" field=value}}`: the fixed words of the book's language. */
export const labelHelper =
  (labels: Labels): HelperDelegate =>
  (key: string, { hash }: HelperOptions) =>
    label(labels, key, hash)

/** Attributes of an element with fixed words in another language than the book's; else nothing. */
export const labelLanguage = ({ lang, foreign }: Labels): string =>
  foreign ? `${langAttributes(lang)} dir="ltr"` : ''
