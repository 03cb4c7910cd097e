/**
 * The whole program on one page: read, edit, mark up, typeset, write.
 *
 * Neither prints nor writes files; the CLI does. Heavy rooms are opened when their turn comes.
 */

import { gather, type Outcome } from './diagnostics.ts'
import type { Edition, QuoteCandidate } from './editorial/edition.ts'
import type { Host } from './host/host.ts'
import type { Markup } from './markup/markup.ts'
import type { Settings } from './options/setting.ts'
import type { Options } from './options.ts'
import type { Pictures } from './pictures/picture.ts'
import { identify } from './pipeline/identify.ts'
import { needNames, readNames } from './pipeline/names-file.ts'
import { readArticle } from './pipeline/read-article.ts'
import { tryFonts } from './pipeline/try-fonts.ts'
import type { Source } from './readers/reader.ts'
import type { Pages } from './typesetting/page.ts'
import type { Artifact } from './writers/writer.ts'

/** What reader and editor found. */
export interface Inspection {
  readonly edition: Edition
  /** Tells of every sentence that was thought of as a pull quote, best first. */
  readonly candidates: () => readonly QuoteCandidate[]
  readonly options: Options
  /** For the report: “Markdown”, “UTF-8”. */
  readonly format: string
  readonly encoding: string
}

/** A finished book, in memory. */
export interface Book extends Inspection {
  /** Name of the page size. */
  readonly trim: string
  readonly markup: Markup
  readonly pictures: Pictures
  /** `null` where no PDF was wanted. */
  readonly pages: Pages | null
  readonly artifacts: readonly Artifact[]
}

/** Told the name of each stage as it begins. */
export type OnStage = (stage: string) => void

/**
 * Makes a book of an article.
 *
 * @throws {@link OffprintError} where input, options or templates make a book impossible.
 */
export async function build(
  source: Source,
  settings: Settings,
  host: Host,
  onStage: OnStage = () => {},
): Promise<Outcome<Book>> {
  const { keep, diagnostics } = gather()
  const inspection = keep(await inspect(source, settings, host, onStage))
  const { edition, options } = inspection

  onStage('load the theme')
  const { loadTheme } = await import('./themes/load-theme.ts')
  const theme = await loadTheme(options, host)
  await tryFonts(theme, options, edition.article, host)

  onStage('load images')
  const { loadPictures } = await import('./pictures/index.ts')
  const pictures = keep(await loadPictures(edition.article, source, host))

  onStage('mark up')
  const { markUp } = await import('./markup/index.ts')
  const userTemplates = options.templates
  const markup = keep(await markUp(edition, { options, theme, pictures, host, userTemplates }))

  onStage('typeset')
  const { typeset } = await import('./typesetting/index.ts')
  const wantsPages = options.formats.includes('pdf')
  const pages = wantsPages ? keep(await typeset(markup, { theme, options, pictures, host })) : null

  const identity = identify(source, edition.article.metadata, options, host)
  const manuscript = { edition, markup, theme, pictures, options, pages, ...identity, source }
  const { writers } = await import('./writers/index.ts')
  const artifacts: Artifact[] = []
  for (const writer of writers.filter(({ format }) => options.formats.includes(format))) {
    onStage(`write the ${writer.format.toUpperCase()}`)
    artifacts.push(...keep(await writer.write(manuscript, host)))
  }
  return { value: { ...inspection, trim: theme.trim, markup, pictures, pages, artifacts }, diagnostics }
}

/** Reads and edits an article. @throws {@link OffprintError} as {@link build} does. */
export async function inspect(
  source: Source,
  settings: Settings,
  host: Host,
  onStage: OnStage = () => {},
): Promise<Outcome<Inspection>> {
  const { keep, diagnostics } = gather()

  onStage('read')
  const { article, options, format, encoding } = keep(await readArticle(source, settings))

  onStage('edit')
  const namesFile = keep(await readNames(source, options, host))
  needNames(namesFile, options, source)
  const { editWithCandidates } = await import('./editorial/index.ts')
  const { edition, candidates } = keep(editWithCandidates(article, options, host, namesFile ?? undefined))
  return { value: { edition, candidates, options, format, encoding }, diagnostics }
}
