/** A book and what was said in making it in, a report on article and books out. */

import type { Diagnostic } from '../../diagnostics.ts'
import type { NamesFile } from '../../editorial/names-file.ts'
import type { Host } from '../../host/host.ts'
import { slugOf } from '../../pipeline/slug.ts'
import type { Book } from '../../pipeline.ts'
import type { Source } from '../../readers/reader.ts'
import { checkEpub } from '../epub/index.ts'
import { checkPdf } from '../pdf/index.ts'
import { type Check, type CheckReport, type CheckRun, runChecks } from '../report.ts'
import { checkLinks } from './check-links.ts'
import { checkNames } from './check-names.ts'
import { checkPictures } from './check-pictures.ts'
import { checkSetting } from './check-setting.ts'
import { checkText } from './check-text.ts'
import { type BookSubject, bookSubject } from './subject.ts'

/** What the making of a book told, by the letters of its codes. */
const told =
  (families: RegExp) =>
  ({ told }: BookSubject): Diagnostic[] =>
    told.filter(({ code }) => families.test(code))

/** Every check of an article. */
const CHECKS: readonly Check<BookSubject>[] = [
  { name: 'reading', run: told(/^[ECRMP]/) },
  { name: 'links', run: checkLinks },
  { name: 'names', run: (subject) => [...told(/^N/)(subject), ...checkNames(subject)] },
  { name: 'pictures', run: (subject) => [...told(/^[IB]/)(subject), ...checkPictures(subject)] },
  { name: 'glyphs', run: told(/^F/) },
  { name: 'lines and pages', run: (subject) => [...told(/^T/)(subject), ...checkSetting(subject)] },
  { name: 'quotation marks and spaces', run: checkText },
]

const FOR_PEOPLE = [
  'whether names, descriptions and speakers are right',
  'whether the pull quotes are fair to who said them',
  'whether anything that was left out should have stayed',
]

/** What a book's checks need besides it. */
export interface BookCircumstances {
  readonly source: Source
  readonly told: readonly Diagnostic[]
  readonly namesFile: NamesFile | null
  readonly host: Host
}

/** Checks of a book that the article has been through already, with better places. */
const REPEATED = ['quotation marks and spaces', 'sharpness of pictures']

/** Checks an article, and the books that were made of it. */
export async function checkBook(book: Book, circumstances: BookCircumstances): Promise<CheckReport> {
  const { source, told, namesFile, host } = circumstances
  const slug = slugOf(source.name)
  const artifact = (suffix: string) => book.artifacts.find((each) => each.suffix === suffix)?.bytes
  const [epub, pdf] = [artifact('.epub'), artifact('.pdf')]
  const { profile } = book.options.pdf
  const promises = profile !== 'plain' && profile !== 'x-4'
  const reports = [
    ...(epub ? [await checkEpub(`${slug}.epub`, epub, host)] : []),
    ...(pdf && promises ? [await checkPdf(`${slug}.pdf`, pdf)] : []),
  ]
  const runs = [
    ...runChecks(CHECKS, bookSubject(book, source, told, namesFile, host)),
    ...reports.flatMap(ownRuns),
    ...(promises ? [] : [{ name: 'PDF', findings: [], skipped: `the profile ${profile} makes no promise` }]),
  ]
  const forPeople = [...new Set([...FOR_PEOPLE, ...reports.flatMap((report) => report.forPeople)])]
  return { file: source.name, format: book.format, runs, forPeople }
}

const ownRuns = ({ format, runs }: CheckReport): CheckRun[] =>
  runs
    .filter(({ name }) => !REPEATED.includes(name))
    .map(({ findings, ...run }) => ({ ...run, findings: findings.map(forAuthor), book: format }))

/** What a PDF does not claim, its making told the reason of. */
const forAuthor = (finding: Diagnostic): Diagnostic =>
  finding.code === 'P223' ? { ...finding, hint: 'P101 says what stands in its way' } : finding
