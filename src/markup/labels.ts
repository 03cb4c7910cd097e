/** Fixed words of the book, by language → one table of them. Knows the files in `assets/labels/`, no template. */

import { EXIT, OffprintError } from '../diagnostics.ts'
import type { Host } from '../host/host.ts'
import { compiledLabels } from './compiled-labels.ts'

/** The words of one language. */
export interface Labels {
  readonly lang: string
  /** The book is in another language, for which there are none. */
  readonly foreign: boolean
  /** By key; `{field}` in them is filled in. */
  readonly words: Readonly<Record<string, string>>
}

const FALLBACK = 'en'

/**
 * Loads the words of a language, of its primary subtag else (`pt-BR`, then `pt`), of English else.
 *
 * @throws {@link OffprintError} M103 where a file lacks one of the English keys or has one that English has not.
 */
export async function loadLabels(lang: string, host: Host): Promise<Labels> {
  const files = host.assetNames('assets/labels')
  const wanted = [lang, lang.split('-')[0]!].map((tag) => tag.toLowerCase())
  const tag = wanted.find((name) => files.includes(`${name}.yaml`)) ?? FALLBACK
  const english = await readWords(FALLBACK, host)
  if (tag === FALLBACK) return { lang: tag, foreign: wanted[1] !== tag, words: english }
  const words = await readWords(tag, host)
  const strange = Object.keys({ ...english, ...words }).find((key) => !(key in english && key in words))
  if (strange === undefined) return { lang: tag, foreign: false, words }
  throw new OffprintError(EXIT.failed, {
    code: 'M103',
    message: `label “${strange}” is ${strange in words ? 'unknown' : 'missing'}`,
    at: { file: `assets/labels/${tag}.yaml` },
  })
}

async function readWords(tag: string, host: Host): Promise<Labels['words']> {
  const source = new TextDecoder().decode(host.asset(`assets/labels/${tag}.yaml`))
  return compiledLabels[source] ?? parseWords(source)
}

/** Reads a label file. */
export async function parseWords(source: string): Promise<Labels['words']> {
  const { parse } = await import('yaml')
  const entries = Object.entries(parse(source) as Record<string, unknown>)
  return Object.fromEntries(entries.map(([key, value]) => [key, String(value)]))
}

/** Fills a label's `{fields}`. @throws `RangeError` where there is no such label or field. */
export function label(
  { words }: Labels,
  key: string,
  fields: Readonly<Record<string, unknown>> = {},
): string {
  const text = Object.hasOwn(words, key) ? words[key]! : undefined
  if (text === undefined) throw new RangeError(`no label “${key}”`)
  return text.replace(/\{([\w-]+)\}/g, (_, field: string) => {
    if (Object.hasOwn(fields, field)) return String(fields[field])
    throw new RangeError(`label “${key}” wants ${field}=`)
  })
}

/**
 * Writes a date as the language writes it: `2023-03-17` → “17 March 2023”, `2023-03` → “March 2023”.
 *
 * @returns The text itself where it is no ISO 8601 date.
 */
export function dateText(labels: Labels, date: string): string {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(date)
  const month = match?.[2] && label(labels, 'months').split(' ')[Number(match[2]) - 1]
  if (!match || (match[2] && !month)) return date
  const year = match[1]!
  if (!month) return year
  return match[3]
    ? label(labels, 'day-date', { day: Number(match[3]), month, year })
    : label(labels, 'month-date', { month, year })
}
