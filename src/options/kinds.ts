/**
 * Kinds of value an option may take: how one is read, what is expected, and its JSON Schema.
 *
 * A kind reads what YAML gives and what a flag gives (always text), and knows neither keys nor places.
 */

import type { Trim } from '../options.ts'
import { type Points, parseLength } from '../units.ts'
import { parseTrim, TRIM_NAMES } from './trims.ts'

/** A JSON Schema, as far as options need one. */
export type JsonSchema = { readonly [keyword: string]: unknown }

export interface Kind<T> {
  /** For hints: “one of auto, none”. */
  readonly expects: string
  /** Words that may be typed, for completion. */
  readonly words: readonly string[]
  readonly schema: JsonSchema
  /** Reads a value, or gives `undefined` where it is not of the kind. */
  read(value: unknown): T | undefined
}

/** One of a few words. */
export const choice = <const W extends string>(...words: readonly W[]): Kind<W> => ({
  expects: words.length === 1 ? words[0]! : `one of ${words.join(', ')}`,
  words,
  schema: { enum: words },
  read: (value) => words.find((word) => word === value),
})

/** Yes or no. */
export const yesOrNo: Kind<boolean> = {
  expects: 'true or false',
  words: [],
  schema: { type: 'boolean' },
  read: (value) => (typeof value === 'boolean' ? value : undefined),
}

/** A whole number between bounds, both included. */
export const count = (least: number, most: number): Kind<number> => ({
  expects: `a whole number from ${least} to ${most}`,
  words: [],
  schema: { type: 'integer', minimum: least, maximum: most },
  read: (value) => {
    const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
    return Number.isInteger(number) && Number(number) >= least && Number(number) <= most
      ? Number(number)
      : undefined
  },
})

/** Text that is not blank. YAML reads a bare year or version as a number, which is text here. */
export const text: Kind<string> = {
  expects: 'text',
  words: [],
  schema: { type: ['string', 'number'] },
  read: (value) => {
    const words = typeof value === 'number' ? String(value) : value
    return typeof words === 'string' && words.trim() !== '' ? words.trim() : undefined
  },
}

/** A file's name without folders. */
export const fileName: Kind<string> = {
  expects: 'a file name without folders',
  words: [],
  schema: { type: 'string', pattern: '^[^/\\\\]+$' },
  read: (value) => {
    const name = text.read(value)
    return name !== undefined && /^[^/\\\x00-\x1f]+$/.test(name) && !/^\.+$/.test(name) ? name : undefined
  },
}

/** A length with its unit, in points. */
export const length: Kind<Points> = {
  expects: 'a length such as 3mm or 0.125in',
  words: [],
  schema: { type: ['string', 'number'], pattern: '^\\d+(\\.\\d+)?\\s*(mm|cm|in|pt)$' },
  read: (value) => (value === 0 || value === '0' ? 0 : (parseLength(String(value)) ?? undefined)),
}

/** A trimmed page size by name or by width and height. */
export const trim: Kind<Trim> = {
  expects: `one of ${TRIM_NAMES.join(', ')}, or W x H (130mm x 200mm)`,
  words: TRIM_NAMES,
  schema: { anyOf: [{ enum: TRIM_NAMES }, { type: 'string', pattern: '^\\d.*[x×]' }] },
  read: (value) => (typeof value === 'string' ? (parseTrim(value) ?? undefined) : undefined),
}

/** Several values; one alone is a list of one, and a flag separates them by commas. */
export const listOf = <T>(kind: Kind<T>, least = 0): Kind<readonly T[]> => ({
  expects: `a list, each ${kind.expects}`,
  words: kind.words,
  schema: { anyOf: [{ type: 'array', items: kind.schema, minItems: least }, kind.schema] },
  read: (value) => {
    const values = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [value]
    const read = values.map((each) => kind.read(typeof each === 'string' ? each.trim() : each))
    return read.length < least || read.includes(undefined) ? undefined : (read as T[])
  },
})

/** A list whose members hold commas of their own: never split. */
export const sentences: Kind<readonly string[]> = {
  expects: 'a list of exact words of the article',
  words: [],
  schema: { type: 'array', items: { type: 'string' } },
  read: (value) =>
    Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : undefined,
}

/** Whatever one of the kinds reads, the first that does. */
export const either = <A, B>(first: Kind<A>, second: Kind<B>): Kind<A | B> => ({
  expects: `${first.expects}, or ${second.expects}`,
  words: [...first.words, ...second.words],
  schema: { anyOf: [first.schema, second.schema] },
  read: (value) => first.read(value) ?? second.read(value),
})

/** The same kind, with its value put into another shape. */
export const mapped = <A, B>(kind: Kind<A>, expects: string, into: (value: A) => B): Kind<B> => ({
  ...kind,
  expects,
  read: (value) => {
    const read = kind.read(value)
    return read === undefined ? undefined : into(read)
  },
})
