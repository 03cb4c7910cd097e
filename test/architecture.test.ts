/**
 * The rules of the house, enforced: who may import whom, one door per package, no clock or chance, sizes.
 *
 * An exception is a line in this file with its reason.
 */

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')

interface SourceFile {
  readonly path: string
  readonly text: string
  readonly room: string
  readonly imports: readonly { readonly target: string; readonly typeOnly: boolean }[]
}

/** Every import, export-from and dynamic import of a file. */
function importsOf(text: string): SourceFile['imports'] {
  const statement =
    /^\s*(?:import|export)\s+(type\s)?[^'"`;]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|^\s*import\s+['"]([^'"]+)['"]/gm
  return [...text.matchAll(statement)].map((match) => ({
    target: match[2] ?? match[3] ?? match[4]!,
    typeOnly: match[1] !== undefined,
  }))
}

function readTree(folder: string): SourceFile[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => {
      const text = readFileSync(path.join(root, folder, name), 'utf8')
      const parts = name.split(path.sep)
      const room = parts.length === 1 ? path.basename(name, '.ts') : parts[0]!
      return { path: `${folder}/${parts.join('/')}`, text, room, imports: importsOf(text) }
    })
}

const sources = readTree('src')

/** Rooms a room may import, besides itself. `units`, `diagnostics`, `options` and types of `host` are for all. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  document: [],
  units: [],
  diagnostics: [],
  options: ['document', 'editorial'],
  host: ['document', 'pictures', 'readers'],
  pictures: ['document', 'readers', 'host'],
  readers: ['document', 'host'],
  editorial: ['document', 'host'],
  themes: ['host'],
  markup: ['editorial', 'themes', 'document', 'host', 'pictures'],
  typesetting: ['markup', 'themes', 'document', 'host', 'pictures'],
  writers: ['typesetting', 'markup', 'themes', 'editorial', 'document', 'host', 'pictures'],
  check: ['document', 'host', 'editorial', 'typesetting', 'markup', 'pipeline', 'readers', 'pictures'],
  pipeline: [
    'readers',
    'editorial',
    'themes',
    'markup',
    'typesetting',
    'writers',
    'document',
    'host',
    'pictures',
  ],
  index: [
    'pipeline',
    'check',
    'document',
    'editorial',
    'host',
    'readers',
    'typesetting',
    'markup',
    'writers',
    'themes',
    'pictures',
  ],
  cli: ['pipeline', 'check', 'host', 'document', 'editorial', 'readers', 'themes', 'pictures', 'writers'],
}
const FOR_ALL = ['units', 'diagnostics', 'options']

/** Packages and the rooms that may open them. */
const DOORS: Readonly<Record<string, readonly string[]>> = {
  handlebars: ['markup'],
  'epub-gen-memory': ['writers/epub'],
  pdfkit: ['writers/pdf'],
  fontkit: ['writers/pdf'],
  harfbuzzjs: ['typesetting'],
  'bidi-js': ['typesetting'],
  linebreak: ['typesetting'],
  yargs: ['cli'],
  sharp: ['host', 'pictures'],
  '@resvg/resvg-js': ['writers/epub', 'pictures', 'host'],
  'subset-font': ['writers/epub'],
  'markdown-it': ['readers'],
  linkedom: ['readers'],
  '@mozilla/readability': ['readers'],
  mammoth: ['readers'],
  'iconv-lite': ['readers'],
  chardet: ['readers'],
  '@likecoin/epubcheck-ts': ['check'],
  'libxml2-wasm': ['check'],
  'css-tree': ['check'],
}

const roomOf = (file: string): string => {
  const parts = file.replace(/^src\//, '').split('/')
  return parts.length === 1 ? path.basename(parts[0]!, '.ts') : parts[0]!
}

const relative = sources.flatMap((file) =>
  file.imports
    .filter(({ target }) => target.startsWith('.'))
    .map(({ target, typeOnly }) => ({
      file,
      typeOnly,
      target: path.posix.normalize(path.posix.join(path.posix.dirname(file.path), target)),
    })),
)

describe('the house', () => {
  test('lets imports point downwards only', () => {
    const wrong = relative
      .map(({ file, target, typeOnly }) => ({ file, target, typeOnly, room: roomOf(target) }))
      .filter(({ file, room }) => file.room !== room && !FOR_ALL.includes(room))
      .filter(({ file, room }) => !MAY_IMPORT[file.room]?.includes(room))
      .map(({ file, target }) => `${file.path} → ${target}`)
    expect(wrong).toEqual([])
  })

  test('gives the command line no reader and no writer', () => {
    const wrong = relative
      .filter(({ file, typeOnly }) => file.room === 'cli' && !typeOnly)
      .filter(({ target }) =>
        ['readers', 'writers', 'editorial', 'markup', 'typesetting'].includes(roomOf(target)),
      )
      .map(({ file, target }) => `${file.path} → ${target}`)
    expect(wrong).toEqual([])
  })

  test('opens each package behind one door', () => {
    const wrong = sources.flatMap((file) =>
      file.imports
        .filter(({ typeOnly }) => !typeOnly)
        .flatMap(({ target }) => {
          const doors =
            DOORS[target.startsWith('@') ? target.split('/').slice(0, 2).join('/') : target.split('/')[0]!]
          return doors && !doors.some((door) => file.path.startsWith(`src/${door}/`))
            ? [`${file.path}: ${target}`]
            : []
        }),
    )
    expect(wrong).toEqual([])
  })

  test('keeps node to the host, the command line and the checks', () => {
    const wrong = sources
      .filter((file) => !['host', 'cli'].includes(file.room))
      .filter((file) => file.imports.some(({ target }) => target.startsWith('node:')))
      .map((file) => file.path)
    expect(wrong).toEqual([])
  })

  test('has no clock, no chance, no locale and no console outside the top row and the host', () => {
    const forbidden =
      /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\.toLocale\w+\(|\.localeCompare\(|\bconsole\.|\bprocess\./
    const wrong = sources
      .filter((file) => file.room !== 'cli' && !file.path.startsWith('src/host/'))
      .flatMap((file) =>
        file.text
          .split('\n')
          .map((line, index) => ({ line, place: `${file.path}:${index + 1}` }))
          .filter(({ line }) => !/^\s*(\*|\/\/|\/\*)/.test(line) && forbidden.test(line))
          .map(({ place }) => place),
      )
    expect(wrong).toEqual([])
  })

  test('keeps files to 300 lines', () => {
    const long = sources
      .map((file) => ({ path: file.path, lines: file.text.trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > 300)
    expect(long).toEqual([])
  })

  test('keeps functions to 50 lines', () => {
    expect(sources.flatMap(longFunctions)).toEqual([])
  })

  test('says on the first line of each file what it is for', () => {
    expect(sources.filter((file) => !file.text.startsWith('/**')).map((file) => file.path)).toEqual([])
  })

  test('uses no name that has not found its subject', () => {
    const vague = /(^|[-/])(utils?|helpers?|common|shared|manager|data|info|process|do)(-|\.ts$)/
    const wrong = sources
      .map((file) => file.path)
      .filter((name) => vague.test(name) && name !== 'src/markup/helpers.ts')
    expect(wrong).toEqual([])
  })
})

/** Functions longer than 50 lines: from a line that opens one to the brace that closes it at its indentation. */
function longFunctions(file: SourceFile): string[] {
  const lines = file.text.split('\n')
  return lines.flatMap((line, index) => {
    const opens =
      /^(\s*)(?:export )?(?:default )?(?:async )?(?:function\b|(?:const|let) \w+ = (?:async )?(?:\([^)]*\)|\w+)[^=]*=> \{$|(?:(?:private|public|protected|static|override|async) )*\w+\([^)]*\)[^{=]*\{$)/.exec(
        line,
      )
    if (!opens || !line.trimEnd().endsWith('{') || /^\s*(if|for|while|switch|catch)\b/.test(line)) return []
    const end = lines.findIndex((other, at) => at > index && other.startsWith(`${opens[1]}}`))
    return end - index > 50 ? [`${file.path}:${index + 1} (${end - index} lines)`] : []
  })
}
