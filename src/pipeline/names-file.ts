/** Finds, reads and refreshes the names file of an article. Its text out; writing it is the CLI's. */

import { EXIT, gather, OffprintError, type Outcome } from '../diagnostics.ts'
import type { NamesFile } from '../editorial/names-file.ts'
import type { Host } from '../host/host.ts'
import type { Settings } from '../options/setting.ts'
import type { Options } from '../options.ts'
import type { OnStage } from '../pipeline.ts'
import type { Source } from '../readers/reader.ts'
import { readArticle } from './read-article.ts'
import { slugOf } from './slug.ts'

/** The path of a names file, from the article's folder: as options say, else beside the input. */
const namesFilePath = (source: Source, { names }: Options): string =>
  (names !== 'none' && names.file) || `${slugOf(source.name)}.names.yaml`

/**
 * Reads the names file.
 *
 * @returns `null` where there is none, or names are not wanted.
 * @throws {@link OffprintError} what reading it throws.
 */
export async function readNames(
  source: Source,
  options: Options,
  host: Host,
): Promise<Outcome<NamesFile | null>> {
  const path = namesFilePath(source, options)
  const bytes = options.names === 'none' ? null : host.userFile(path)
  if (!bytes) return { value: null, diagnostics: [] }
  const { readNamesFile } = await import('../editorial/names-file.ts')
  return readNamesFile(new TextDecoder().decode(bytes), pathFromHere(path, source))
}

/** Ends a build that was told of a names file which is not there. @throws {@link OffprintError} C208. */
export function needNames(file: NamesFile | null, { names }: Options, source: Source): void {
  if (file || names === 'none' || names.file === null) return
  throw new OffprintError(EXIT.usage, {
    code: 'C208',
    message: `no such names file: ${names.file}`,
    hint: `offprint names ${source.name} writes it`,
  })
}

/** A names file as it stands and as it should be. */
export interface RefreshedNames {
  /** From the article's folder. */
  readonly path: string
  /** `null` where there is no file yet. */
  readonly before: string | null
  readonly after: string
  /** Names that `after` has and `before` lacks. */
  readonly added: readonly string[]
}

/** Edits an article and adds to its names file what that lacks. @throws as {@link readNames} does. */
export async function refreshNames(
  source: Source,
  settings: Settings,
  host: Host,
  onStage: OnStage = () => {},
): Promise<Outcome<RefreshedNames>> {
  const { keep, diagnostics } = gather()
  onStage('read')
  const { article, options } = keep(await readArticle(source, settings))
  const file = keep(await readNames(source, options, host))

  onStage('edit')
  const { edit } = await import('../editorial/index.ts')
  const { names } = keep(edit(article, options, host, file ?? undefined))
  const { checkNamesFile, updateNamesFile } = await import('../editorial/update-names-file.ts')
  const { itemAbout } = await import('../editorial/names-file.ts')
  const path = namesFilePath(source, options)
  const value = {
    path,
    before: file?.text ?? null,
    after: await updateNamesFile(file ?? path, names),
    added: names.filter((entry) => !file || !itemAbout(entry, file.items)).map(({ name }) => name),
  }
  const odd = file ? checkNamesFile(file, names) : []
  return { value, diagnostics: [...diagnostics, ...odd.filter((each) => !isTold(each, diagnostics))] }
}

/** Applying a file and checking it may find the same. */
const isTold = (
  { code, at }: Outcome<null>['diagnostics'][number],
  told: Outcome<null>['diagnostics'],
): boolean => told.some((other) => other.code === code && other.at?.line === at?.line)

/** Messages name files by paths that can be opened from where the user is. */
const pathFromHere = (path: string, source: Source): string =>
  /^([/\\]|[a-z]:)/i.test(path) || source.url ? path : source.name.replace(/[^/\\]*$/, '') + path
