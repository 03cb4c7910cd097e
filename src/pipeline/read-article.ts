/** A source and what the user says in, its article and its options out: front matter is asked about both. */

import type { Outcome, SourcePlace } from '../diagnostics.ts'
import type { Article, Metadata } from '../document/article.ts'
import { metadataOf, resolveOptions } from '../options/resolve.ts'
import type { Setting, Settings } from '../options/setting.ts'
import type { Options } from '../options.ts'
import type { FrontMatterSetting, Reading, ReadingOptions, Source } from '../readers/reader.ts'

/** An article with everything that was decided about reading it. */
export interface ReadArticle {
  readonly article: Article
  readonly options: Options
  /** “Markdown”. */
  readonly format: string
  /** “UTF-8”. */
  readonly encoding: string
}

/**
 * Reads an article, and once more where its front matter changes how it is to be read.
 *
 * @throws {@link OffprintError} as readers and {@link resolveOptions} do.
 */
export async function readArticle(source: Source, settings: Settings): Promise<Outcome<ReadArticle>> {
  const { readerOf } = await import('../readers/index.ts')
  const reader = readerOf(source)
  const before = resolveOptions(settings).value
  let reading = await reader.read(source, readingOptions(before, settings))
  const resolved = resolveOptions(settings, frontMatterOf(reading.value, source.name))
  const options = resolved.value
  if (JSON.stringify(options.reading) !== JSON.stringify(before.reading)) {
    reading = await reader.read(source, readingOptions(options, settings))
  }

  const { encoding } = reading.value
  const article = withDefaults(reading.value.article, settings)
  return {
    value: { article, options, format: reader.label, encoding },
    diagnostics: [...reading.diagnostics, ...resolved.diagnostics],
  }
}

function readingOptions({ reading, typography }: Options, settings: Settings): ReadingOptions {
  const { title, author, date, lang } = Object.fromEntries(metadataOf(settings.asked))
  return {
    keepFurniture: reading.keepFurniture,
    quotes: typography.quotes,
    ...(reading.encoding === null ? {} : { encoding: reading.encoding }),
    ...(title === undefined ? {} : { title: String(title) }),
    ...(author === undefined ? {} : { author: author as readonly string[] }),
    ...(date === undefined ? {} : { date: String(date) }),
    ...(lang === undefined ? {} : { lang: String(lang) }),
  }
}

const frontMatterOf = ({ settings }: Reading, file: string): readonly Setting[] =>
  settings.map((setting) => ({
    path: setting.path,
    value: setting.value,
    at: { file, line: setting.line, column: setting.column, ...lengthOf(setting.value) },
    keyAt: keyPlace(setting, file),
  }))

const keyPlace = ({ path, keyLine, keyColumn }: FrontMatterSetting, file: string): SourcePlace => ({
  file,
  line: keyLine,
  column: keyColumn,
  ...lengthOf(path.split('.').at(-1)),
})

const lengthOf = (value: unknown): { length?: number } =>
  ['string', 'number', 'boolean'].includes(typeof value) ? { length: String(value).length } : {}

/** What the configuration file says of all its articles fills in what this one does not say. */
function withDefaults(article: Article, settings: Settings): Article {
  const said = Object.fromEntries(metadataOf(settings.configured)) as Record<
    string,
    string & readonly string[]
  >
  const { metadata } = article
  const { author, subject, 'cover-image': coverImage, title: _, lang, keywords, ...plain } = said
  const filled: Metadata = {
    ...plain,
    ...(coverImage ? { coverImage } : {}),
    ...metadata,
    lang: metadata.lang === 'und' && lang ? lang : metadata.lang,
    authors:
      metadata.authors.length > 0 ? metadata.authors : (author ?? []).map((name) => ({ name, role: 'aut' })),
    keywords: metadata.keywords.length > 0 ? metadata.keywords : (keywords ?? []),
    subjects: metadata.subjects.length > 0 ? metadata.subjects : (subject ?? []),
  }
  return { ...article, metadata: filled }
}
