/**
 * Settings to options: flags over front matter over the configuration file over defaults, each key and value
 * checked. Knows no files and no flags' spelling.
 */

import { type Diagnostic, EXIT, OffprintError, type Outcome, type SourcePlace } from '../diagnostics.ts'
import { OPTIONS, type Option, type OptionKey, type Options } from '../options.ts'
import { METADATA_KEYS } from './metadata-keys.ts'
import { nearestWord } from './nearest-word.ts'
import type { Setting, Settings } from './setting.ts'
import { parseTrim } from './trims.ts'

/** Values by key, with the rank of the layer that said them; later layers win. */
type Said = Map<OptionKey, { readonly value: unknown; readonly rank: number }>

const KEYS: readonly string[] = [...Object.keys(OPTIONS), ...Object.keys(METADATA_KEYS)]

/**
 * Checks and merges what a user said.
 *
 * @returns The options; a note for each key of the front matter that is none of ours.
 * @throws {@link OffprintError} C201 for a wrong value, C202 for a wrong key, C205 for a file that front matter
 *   names outside the article's own folder.
 */
export function resolveOptions(settings: Settings, frontMatter: readonly Setting[] = []): Outcome<Options> {
  const said: Said = new Map()
  const diagnostics: Diagnostic[] = []
  const layers = [settings.configured, frontMatter, settings.asked]
  for (const [rank, layer] of layers.entries()) {
    for (const setting of layer) {
      if (layer === frontMatter && isForeign(setting.path)) diagnostics.push(ignored(setting))
      else if (!Object.hasOwn(METADATA_KEYS, setting.path)) {
        const key = optionKey(setting)
        // YAML gives null for a key with nothing behind it.
        if (setting.value !== null)
          said.set(key, { value: checked(key, setting, layer === frontMatter), rank })
      }
    }
  }
  return { value: assemble(said), diagnostics }
}

/** The options of somebody who says nothing. */
export const defaultOptions = (): Options => resolveOptions({ asked: [], configured: [] }).value

/** Finds the metadata that a layer sets, checked. @throws {@link OffprintError} C201. */
export function metadataOf(layer: readonly Setting[]): ReadonlyMap<string, string | readonly string[]> {
  return new Map(
    layer
      .filter(({ path }) => Object.hasOwn(METADATA_KEYS, path))
      .map((setting) => {
        const { kind } = METADATA_KEYS[setting.path]!
        const value = kind.read(setting.value)
        if (value === undefined) throw wrongValue(setting, setting.path, kind.expects)
        return [setting.path, value]
      }),
  )
}

/** Other programs read front matter too: a key unlike any of ours is theirs. */
const isForeign = (path: string): boolean =>
  !KEYS.includes(path) && !KEYS.some((key) => key.startsWith(`${path.split('.')[0]}.`)) && !nearestKey(path)

const ignored = (setting: Setting): Diagnostic => ({
  severity: 'note',
  code: 'C203',
  message: `${setting.path}: not a key of Offprint, ignored`,
  ...placeOf(setting.keyAt ?? setting.at),
})

function optionKey(setting: Setting): OptionKey {
  if (Object.hasOwn(OPTIONS, setting.path)) return setting.path as OptionKey
  const inside = KEYS.filter((key) => key.startsWith(`${setting.path}.`))
  if (inside.length > 0) {
    const keys = inside.map((key) => key.slice(setting.path.length + 1)).join(', ')
    throw new OffprintError(EXIT.usage, {
      code: 'C201',
      message: `${setting.path} holds keys, not one value`,
      hint: `its keys are ${keys}`,
      ...placeOf(setting.at),
    })
  }
  const meant = nearestKey(setting.path)
  throw new OffprintError(EXIT.usage, {
    code: 'C202',
    message: `unknown key “${setting.path}”`,
    hint: meant ? `did you mean ${meant}?` : keysBeside(setting.path),
    ...placeOf(setting.keyAt ?? setting.at),
  })
}

/** The key meant: the nearest whole path, or the one path that ends as this one does (`trim` for `page.trim`). */
function nearestKey(path: string): string | null {
  const sameEnd = KEYS.filter((key) => key.endsWith(`.${path.split('.').at(-1)}`))
  return nearestWord(path, KEYS) ?? (sameEnd.length === 1 ? sameEnd[0]! : null)
}

function keysBeside(path: string): string {
  const group = path.includes('.') ? `${path.split('.')[0]}.` : ''
  const beside = KEYS.filter((key) => key.startsWith(group)).map(
    (key) => key.slice(group.length).split('.')[0],
  )
  return `one of ${[...new Set(beside)].join(', ')}`
}

function checked(key: OptionKey, setting: Setting, fromFrontMatter: boolean): unknown {
  const entry: Option<unknown> = OPTIONS[key]
  const value = entry.kind.read(setting.value)
  if (value === undefined) throw wrongValue(setting, entry.noun ?? key, entry.kind.expects, entry.noun)
  if (entry.file && fromFrontMatter && leavesFolder(setting.value)) {
    throw new OffprintError(EXIT.usage, {
      code: 'C205',
      message: `front matter may name files of the article’s own folder only: ${String(setting.value)}`,
      hint: `give it as a flag or in offprint.yaml`,
      ...placeOf(setting.at),
    })
  }
  return value
}

const leavesFolder = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.some(leavesFolder)
    : typeof value === 'string' && (/^([/\\~]|[a-z]+:)/i.test(value) || value.split(/[/\\]/).includes('..'))

function wrongValue(setting: Setting, name: string, expects: string, noun?: string): OffprintError {
  const shown = typeof setting.value === 'string' ? `“${setting.value}”` : JSON.stringify(setting.value)
  const subject = setting.flag ? `--${setting.flag}: ` : ''
  return new OffprintError(EXIT.usage, {
    code: 'C201',
    message: noun ? `${subject}unknown ${noun} ${shown}` : `${subject || `${name}: `}${shown} does not fit`,
    hint: expects,
    ...placeOf(setting.at),
  })
}

const placeOf = (at: SourcePlace | undefined): { at?: SourcePlace } => (at ? { at } : {})

/** Puts values by key into the shape that stages read. */
function assemble(said: Said): Options {
  const get = <K extends OptionKey>(key: K): (typeof OPTIONS)[K]['default'] =>
    (said.has(key) ? said.get(key)!.value : OPTIONS[key].default) as (typeof OPTIONS)[K]['default']

  const booklet = get('pdf.booklet')
  const paper = get('pdf.paper')
  return {
    formats: [...new Set(get('output.formats'))],
    theme: get('theme'),
    templates: get('templates'),
    page: {
      trim: booklet ? parseTrim(paper === 'a4' ? 'a5' : 'half-letter') : get('page.trim'),
      sides: booklet ? 'two' : get('page.sides'),
      bleed: get('page.bleed'),
      marks: get('page.marks'),
    },
    fonts: { body: get('fonts.body'), head: get('fonts.head'), fallback: get('fonts.fallback') },
    reading: { keepFurniture: get('reading.keep-furniture'), encoding: get('reading.encoding') },
    typography: {
      hyphenate: get('typography.hyphenate'),
      justify: get('typography.justify'),
      quotes: get('typography.quotes'),
      widows: get('typography.widows'),
      orphans: get('typography.orphans'),
    },
    pullQuotes: get('pull-quotes'),
    names: namesOption(said, get('names.kinds')),
    sections: get('sections'),
    cover: get('cover'),
    epub: {
      pageList: get('epub.page-list'),
      fonts: get('epub.fonts'),
      certifiedBy: get('epub.certified-by'),
    },
    pdf: {
      profile: get('pdf.profile'),
      booklet,
      testSheet: get('pdf.test-sheet'),
      paper,
      icc: get('pdf.icc'),
    },
    output: { dir: get('output.dir'), name: get('output.name') },
  }
}

/** `names: none`, `names: FILE` and `names: { file }` speak of one thing: the last layer to speak wins. */
function namesOption(said: Said, kinds: Exclude<Options['names'], 'none'>['kinds']): Options['names'] {
  const whole = said.get('names')
  const file = said.get('names.file')
  const last = (whole?.rank ?? -1) >= (file?.rank ?? -1) ? whole : file
  return last?.value === 'none' ? 'none' : { file: (last?.value as string | undefined) ?? null, kinds }
}
