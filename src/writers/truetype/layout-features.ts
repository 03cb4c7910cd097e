/**
 * A font's GSUB or GPOS → the scripts, languages and features that a subset keeps, and the table written again
 * with other lookups. OpenType specification 1.9, chapter “chapter2”.
 */

import type { LayoutTag } from '../../typesetting/layout-tables.ts'
import { type Sfnt, tagAt } from '../../typesetting/read-sfnt.ts'
import { layTable, tagFields } from './lay-table.ts'

/** Features by script and language. */
export interface LayoutFeatures {
  readonly scripts: readonly { readonly tag: string; readonly languages: readonly Language[] }[]
  readonly features: readonly { readonly tag: string; readonly lookups: readonly number[] }[]
  /** Offsets in the file of the lookups that the features use, by their numbers, in the order in which they apply. */
  readonly lookups: ReadonlyMap<number, number>
}

interface Language {
  /** Empty for the script's default. */
  readonly tag: string
  /** Numbers of features. */
  readonly features: readonly number[]
}

const NONE: LayoutFeatures = { scripts: [], features: [], lookups: new Map() }

/** Reads a table, with no other features than some. */
export function readFeatures(font: Sfnt, tag: LayoutTag, kept: readonly string[]): LayoutFeatures {
  const table = font.table(tag)
  if (table === 0) return NONE
  const { view } = font
  const [scripts, features, lookups] = [4, 6, 8].map((at) => table + view.getUint16(table + at)) as [
    number,
    number,
    number,
  ]
  const all = records(view, features + 2, view.getUint16(features)).map(({ tag, offset }) => ({
    tag,
    lookups: kept.includes(tag) ? numbers(view, features + offset + 2) : [],
  }))
  const used = [...new Set(all.flatMap((feature) => feature.lookups))].sort((a, b) => a - b)
  return {
    scripts: records(view, scripts + 2, view.getUint16(scripts)).map(({ tag, offset }) => ({
      tag,
      languages: readLanguages(view, scripts + offset),
    })),
    features: all,
    lookups: new Map(used.map((number) => [number, lookups + view.getUint16(lookups + 2 + 2 * number)])),
  }
}

function readLanguages(view: DataView, script: number): Language[] {
  const standard = view.getUint16(script)
  const own = records(view, script + 4, view.getUint16(script + 2))
  return (standard === 0 ? own : [{ tag: '', offset: standard }, ...own]).map(({ tag, offset }) => ({
    tag,
    features: numbers(view, script + offset + 4),
  }))
}

function records(view: DataView, start: number, count: number): { tag: string; offset: number }[] {
  return Array.from({ length: count }, (_, i) => ({
    tag: tagAt(view, start + 6 * i),
    offset: view.getUint16(start + 6 * i + 4),
  }))
}

const numbers = (view: DataView, at: number): number[] =>
  Array.from({ length: view.getUint16(at) }, (_, i) => view.getUint16(at + 2 + 2 * i))

/** A lookup of the subset. */
export interface Lookup {
  readonly type: number
  readonly subtables: readonly Uint8Array[]
}

/**
 * Writes the table; empty where no lookup is left.
 *
 * @param lookups - By the numbers that they have in the font.
 */
export function writeFeatures(
  { scripts, features }: LayoutFeatures,
  lookups: ReadonlyMap<number, Lookup>,
): Uint8Array {
  if (lookups.size === 0) return new Uint8Array(0)
  const lookupNumbers = numbering(lookups.keys())
  const left = features.map(({ lookups }) => renumber(lookups, lookupNumbers))
  const featureNumbers = numbering([...left.keys()].filter((feature) => left[feature]!.length > 0))
  const scriptTables = scripts.flatMap(({ tag, languages }) => [
    ...tagFields(tag),
    writeScript(languages, featureNumbers),
  ])
  const featureTables = [...featureNumbers.keys()].flatMap((feature) => [
    ...tagFields(features[feature]!.tag),
    layTable([0, left[feature]!.length, ...left[feature]!]),
  ])
  const lookupTables = Array.from(lookups.values(), ({ type, subtables }) =>
    layTable([type, 0, subtables.length, ...subtables]),
  )
  return layTable([
    1,
    0,
    layTable([scripts.length, ...scriptTables]),
    layTable([featureNumbers.size, ...featureTables]),
    layTable([lookups.size, ...lookupTables]),
  ])
}

/** No feature is required. */
const NOT_REQUIRED = 0xffff

function writeScript(languages: readonly Language[], numbers: ReadonlyMap<number, number>): Uint8Array {
  const tables = languages.map(({ tag, features }) => {
    const kept = renumber(features, numbers)
    return { tag, table: layTable([0, NOT_REQUIRED, kept.length, ...kept]) }
  })
  const own = tables.filter(({ tag }) => tag !== '')
  return layTable([
    tables.find(({ tag }) => tag === '')?.table ?? 0,
    own.length,
    ...own.flatMap(({ tag, table }) => [...tagFields(tag), table]),
  ])
}

const numbering = (old: Iterable<number>): ReadonlyMap<number, number> =>
  new Map(Array.from(old, (number, i) => [number, i]))

const renumber = (old: readonly number[], numbers: ReadonlyMap<number, number>): number[] =>
  old.flatMap((number) => numbers.get(number) ?? [])
