/** A language in, its quotation marks out. Data only. */

export interface QuotationMarks {
  /** Opening and closing, outer level. */
  readonly double: readonly [string, string]
  /** Opening and closing, inner level. */
  readonly single: readonly [string, string]
}

const ENGLISH: QuotationMarks = { double: ['“', '”'], single: ['‘', '’'] }
const GERMAN: QuotationMarks = { double: ['„', '“'], single: ['‚', '‘'] }
const POLISH: QuotationMarks = { double: ['„', '”'], single: ['‚', '’'] }
const ANGLED: QuotationMarks = { double: ['«', '»'], single: ['“', '”'] }
const FRENCH: QuotationMarks = { double: ['«\u00a0', '\u00a0»'], single: ['“', '”'] }
const RUSSIAN: QuotationMarks = { double: ['«', '»'], single: ['„', '“'] }
const SWEDISH: QuotationMarks = { double: ['”', '”'], single: ['’', '’'] }

// Source: CLDR 46, “delimiters”; Swiss spellings after their style guides.
const BY_LANGUAGE: Readonly<Record<string, QuotationMarks>> = {
  de: GERMAN,
  cs: GERMAN,
  sk: GERMAN,
  sl: GERMAN,
  bg: GERMAN,
  is: GERMAN,
  lt: GERMAN,
  et: GERMAN,
  pl: POLISH,
  hu: POLISH,
  ro: POLISH,
  hr: POLISH,
  sr: POLISH,
  fr: FRENCH,
  es: ANGLED,
  it: ANGLED,
  ca: ANGLED,
  el: ANGLED,
  nb: ANGLED,
  nn: ANGLED,
  no: ANGLED,
  'de-CH': { double: ['«', '»'], single: ['‹', '›'] },
  ru: RUSSIAN,
  uk: RUSSIAN,
  be: RUSSIAN,
  sv: SWEDISH,
  fi: SWEDISH,
  da: SWEDISH,
}

/** Finds the marks of a BCP 47 tag; English ones where the language has none of its own here. */
export const quotationMarks = (lang: string): QuotationMarks =>
  BY_LANGUAGE[lang] ?? BY_LANGUAGE[lang.split('-')[0]!] ?? ENGLISH
