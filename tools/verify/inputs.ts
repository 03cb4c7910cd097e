/** What is built to be verified: the sample in every trim and theme, the cases, and everything in `../shared/data`. */

import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createNodeHost } from '../../src/host/node-host.ts'
import { TRIM_NAMES } from '../../src/options/trims.ts'
import { themeNames } from '../../src/themes/load-theme.ts'

const root = path.resolve(import.meta.dirname, '../..')
const data = path.resolve(root, '../shared/data')

/** An article and the flags to build it with. */
export interface Input {
  /** Row of the table. */
  readonly kind: string
  readonly name: string
  readonly file: string
  readonly flags: readonly string[]
}

/** Lists the inputs. @param quick - Whether eight pages of the web are enough, and only they. */
export function listInputs(quick: boolean): readonly Input[] {
  const pages = inputsIn('65 web pages', 'articles/web', /source\.html$/)
  if (quick) return pages.filter((_, index) => index % 8 === 0)
  return [
    ...sampleInputs(),
    ...caseInputs(),
    ...inputsIn('summit.txt', 'articles', /^summit\.txt$/),
    ...pages,
    ...inputsIn('the book', 'book', /\.md$/),
    ...inputsIn('other scripts', 'languages', /\.txt$/),
    ...inputsIn('news desk', 'desk/text', /\.txt$/),
    ...inputsIn('Word files', 'hostile/docx', /\.docx$/),
    ...inputsIn('CommonMark', 'hostile', /commonmark-spec\.txt$/).map((input) => ({
      ...input,
      flags: ['--from', 'md'],
    })),
    ...naughtyStrings(),
    ...pictures(),
  ]
}

/** Where articles stand that are written here. */
const written = path.join(root, '.cache/verify-inputs')

/** Strings that are known to break programs, each a paragraph. */
function naughtyStrings(): Input[] {
  const source = path.join(data, 'hostile/naughty-strings.json')
  if (!existsSync(source)) return []
  const strings = JSON.parse(readFileSync(source, 'utf8')) as string[]
  return [write('naughty strings', 'naughty-strings.txt', strings.join('\n\n'))]
}

/** Sound and broken PNG files, each a figure. */
function pictures(): Input[] {
  const source = path.join(data, 'hostile/png')
  if (!existsSync(source)) return []
  cpSync(source, path.join(written, 'png'), { recursive: true })
  const figures = readdirSync(source).map((name) => `![The picture ${name}](<png/${name}>)`)
  return [write('PNG files', 'pictures.md', `# Pictures\n\nHere they are.\n\n${figures.join('\n\n')}`)]
}

function write(kind: string, name: string, text: string): Input {
  const file = path.join(written, name)
  mkdirSync(written, { recursive: true })
  writeFileSync(file, text)
  return { kind, name, file, flags: ['--lang', 'en', '--time-limit', '0'] }
}

function sampleInputs(): Input[] {
  const file = path.join(root, 'assets/sample/the-book-boat.md')
  const looks = themeNames(createNodeHost()).flatMap((theme) => TRIM_NAMES.map((trim) => ({ theme, trim })))
  return looks.map(({ theme, trim }) => ({
    kind: 'sample, every trim and theme',
    name: `${theme}-${trim}`,
    file,
    flags: ['--theme', theme, '--trim', trim],
  }))
}

function caseInputs(): Input[] {
  const folder = path.join(root, 'test/cases')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => path.basename(name).startsWith('article.') && !name.includes('expected'))
    .map((name) => ({ kind: 'cases', name: path.dirname(name), file: path.join(folder, name), flags: [] }))
}

const inputsIn = (kind: string, folder: string, pattern: RegExp): Input[] =>
  existsSync(path.join(data, folder))
    ? readdirSync(path.join(data, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => pattern.test(name))
        .sort()
        .map((name) => ({
          kind,
          name: name.replaceAll('/', '-'),
          file: path.join(data, folder, name),
          flags: [],
        }))
    : []
