/** The list of taggers: which of them reads a language. */

import type { NameTagger } from './name-span.ts'
import { tagByRules } from './tag-by-rules.ts'
import { tagNames } from './tag-names.ts'

/** Picks the tagger of a language: the model where it was trained, rules and lists elsewhere. */
export const taggerOf = (lang: string): NameTagger =>
  lang.toLowerCase().split('-')[0] === 'en' ? tagNames : tagByRules
