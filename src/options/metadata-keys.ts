/** Keys that say what an article is, not how it is set: pandoc's names, in front matter and configuration. */

import { type Kind, listOf, mapped, text } from './kinds.ts'

/** A whole language tag of the common shapes: language, script, region, variants (BCP 47). */
const LANGUAGE_TAG = /^[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-[a-z\d]{5,8})*$/i

/** ISO 8601 down to the day. */
const DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/

const matching = (pattern: RegExp, expects: string): Kind<string> => ({
  ...text,
  expects,
  schema: { type: ['string', 'number'], pattern: pattern.source },
  read: (value) => {
    const read = text.read(value)
    return read !== undefined && pattern.test(read) ? read : undefined
  },
})

interface MetadataKey {
  readonly kind: Kind<string> | Kind<readonly string[]>
  readonly help: string
}

/** One name a flag; names are never split at commas (“Lee, Jr.”). */
const authors: Kind<readonly string[]> = {
  ...listOf(text),
  expects: 'a name or a list of names',
  read: (value) => listOf(text).read(Array.isArray(value) ? value : [value]),
}

const list = mapped(listOf(text), 'a list of words', (words) => words)

/** Every metadata key. Those with a flag are `title`, `author`, `date` and `lang`. */
export const METADATA_KEYS: Readonly<Record<string, MetadataKey>> = {
  title: { kind: text, help: 'title of the article' },
  subtitle: { kind: text, help: 'line under the title' },
  author: { kind: authors, help: 'author; repeat it for several' },
  date: { kind: matching(DATE, 'a date such as 2023-03-17, 2023-03 or 2023'), help: 'date of the article' },
  lang: {
    kind: matching(LANGUAGE_TAG, 'a language tag such as en, de or pt-BR'),
    help: 'language of the text',
  },
  abstract: { kind: text, help: 'standfirst' },
  description: { kind: text, help: 'description for catalogues' },
  keywords: { kind: list, help: 'keywords' },
  subject: { kind: list, help: 'subjects' },
  publisher: { kind: text, help: 'publisher' },
  rights: { kind: text, help: 'licence or rights' },
  source: { kind: text, help: 'address the article came from' },
  identifier: { kind: text, help: 'ISBN, DOI or URN' },
  'cover-image': { kind: text, help: 'image for the cover' },
}
