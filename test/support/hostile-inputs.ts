/** Inputs that nobody here wrote, from `../shared`, where they are. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Source } from '../../src/readers/reader.ts'

const folder = path.resolve(import.meta.dirname, '../../../shared/data')

/** Whether they are here. Says so where they are not. */
export const hasHostileInputs = existsSync(folder)
if (!hasHostileInputs) console.log('skipped: the hostile inputs in ../shared are not here')

const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8')

/** The Big List of Naughty Strings. */
export const naughtyStrings: readonly string[] = hasHostileInputs
  ? JSON.parse(read('hostile/naughty-strings.json'))
  : []

/** Every example of the CommonMark specification. */
export const commonMarkExamples: readonly string[] = hasHostileInputs
  ? [...read('hostile/commonmark-spec.txt').matchAll(/^`{32} example\n([\s\S]*?)^\.\n[\s\S]*?^`{32}$/gm)].map(
      ([, markdown]) => markdown!.replaceAll('→', '\t'),
    )
  : []

/** The files of a folder of `../shared/data`, as sources. */
export const sourcesIn = (name: string, format: string): readonly Source[] =>
  hasHostileInputs
    ? readdirSync(path.join(folder, name))
        .filter((file) => file.endsWith(`.${format}`))
        .map((file) => ({ name: file, bytes: readFileSync(path.join(folder, name, file)), format }))
    : []

/** The specification itself, an article of 200 kB that is all edges. */
export const commonMarkSpec = (): string => read('hostile/commonmark-spec.txt')
