/** The result of a build in, the lines of its report out. Facts only: verdicts are for `check`. */

import type { TitleFrom } from '../document/article.ts'
import type { BuildResult, BuiltFile } from './build-task.ts'
import { printable } from './printable.ts'

/** Words a minute of silent reading (Brysbaert 2019 measures 238 for English non-fiction; rounded down). */
const WORDS_PER_MINUTE = 200

const TITLE_FROM: Readonly<Record<TitleFrom, string>> = {
  'front-matter': 'from the front matter',
  heading: 'from the heading',
  metadata: 'from the page’s metadata',
  'first-sentence': 'from the first sentence (set: --title or title:)',
  flag: 'as you set it',
}

/** The lines about the article and about the books, each under its label. */
export function buildReport(result: BuildResult): readonly string[] {
  const { input, cut, pullQuotes, pages } = result
  const epub = result.outputs.some(({ format }) => format === 'epub')
  const row = (label: string, text: string): string => `  ${label.padEnd(7)} ${printable(text)}`
  return [
    row('read', readLine(result)),
    row('title', `“${result.title}”   ${TITLE_FROM[result.titleFrom]}`),
    ...(cut.length > 0 ? [row('cut', cutLine(cut))] : []),
    row('names', namesLine(result) + (input === '-' ? '' : `   edit: offprint names ${input}`)),
    row('quotes', quotesLine(pullQuotes)),
    ...(pages ? [row('pdf', pdfLine(pages))] : []),
    ...(epub ? [row('epub', epubLine(pages))] : []),
  ]
}

/** “Wrote out/summit.epub (128 kB) and out/summit.pdf (92 kB) in 0.9 s”. */
export function wroteLine(outputs: readonly BuiltFile[], milliseconds: number): string {
  const files = outputs.map(({ path, bytes }) => `${printable(path)} (${sizeText(bytes)})`)
  const last = files.at(-1) ?? 'nothing'
  const list = files.length > 1 ? `${files.slice(0, -1).join(', ')} and ${last}` : last
  return `Wrote ${list} in ${(milliseconds / 1000).toFixed(1)} s`
}

/** How a booklet is printed, for who has one. */
export const bookletLine = (outputs: readonly BuiltFile[]): string | null =>
  outputs.some(({ path }) => path.endsWith('.booklet.pdf'))
    ? 'Print the booklet on both sides, flipped on the short edge, at 100 %; fold and staple it.'
    : null

function readLine({ input, format, encoding, lang, words }: BuildResult): string {
  const minutes = Math.max(1, Math.round(words / WORDS_PER_MINUTE))
  return [input, format, encoding, languageName(lang), plural(words, 'word'), `${minutes} min`].join(' · ')
}

function languageName(lang: string): string {
  if (lang === 'und') return 'language unknown'
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(lang) ?? lang
}

function cutLine(cut: readonly string[]): string {
  const first = cut[0]!.length > 60 ? `${cut[0]!.slice(0, 59)}…` : cut[0]!
  const more = cut.length > 1 ? ', …' : ''
  return `${plural(cut.length, 'line')} of site furniture: “${first}”${more}   (keep: --keep-furniture)`
}

function namesLine({ names }: BuildResult): string {
  const parts = [
    plural(names.person, 'person', 'people'),
    plural(names.organisation, 'organisation'),
    plural(names.place, 'place'),
    ...(names.other > 0 ? [plural(names.other, 'other', 'others')] : []),
  ]
  return parts.join(' · ')
}

function quotesLine(pullQuotes: BuildResult['pullQuotes']): string {
  if (pullQuotes.length === 0) return 'no pull quotes'
  const speakers = [...new Set(pullQuotes.flatMap(({ speaker }) => speaker ?? []))]
  const by = speakers.length > 0 ? `: ${speakers.join(', ')}` : ''
  return `${plural(pullQuotes.length, 'pull quote')}${by}`
}

const pdfLine = ({ labels, trim, tagged }: NonNullable<BuildResult['pages']>): string =>
  [plural(labels.length, 'page'), trimText(trim), ...(tagged ? ['tagged'] : [])].join(' · ')

const trimText = (trim: string): string => (/^[ab]\d$/.test(trim) ? trim.toUpperCase() : trim)

function epubLine(pages: BuildResult['pages']): string {
  const [first, last] = [pages?.labels[0], pages?.labels.at(-1)]
  return `EPUB 3.3 · ${first ? `page list ${first === last ? first : `${first}–${last}`}` : 'no page list'}`
}

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`

const sizeText = (bytes: number): string =>
  bytes < 999_500 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1e6).toFixed(1)} MB`
