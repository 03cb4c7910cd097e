/** An input in, its books written and what there is to say of them out. */

import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import path from 'node:path'
import { type Diagnostic, EXIT, OffprintError } from '../diagnostics.ts'
import type { TitleFrom } from '../document/article.ts'
import type { NameKind } from '../editorial/edition.ts'
import { writeFileWhole } from '../host/write-file.ts'
import type { OutputFormat } from '../options.ts'
import { type Book, build } from '../pipeline.ts'
import { countWords } from './count-words.ts'
import { openInput, type ReadingJob } from './open-input.ts'
import { formatsOf, outputPath } from './output-paths.ts'
import type { OnStage } from './tasks.ts'

export interface BuildJob extends ReadingJob {
  /** The `-o` files. */
  readonly files: readonly string[]
}

export interface BuiltFile {
  readonly path: string
  readonly format: OutputFormat
  readonly bytes: number
  readonly sha256: string
  readonly pages: number | null
}

export interface BuildResult {
  readonly input: string
  readonly outputs: readonly BuiltFile[]
  readonly title: string
  readonly titleFrom: TitleFrom
  readonly format: string
  readonly encoding: string
  readonly lang: string
  readonly words: number
  readonly names: Readonly<Record<NameKind, number>>
  readonly pullQuotes: readonly { readonly speaker: string | null; readonly text: string }[]
  readonly cut: readonly string[]
  /** Trim and folios of the PDF. */
  readonly pages: {
    readonly trim: string
    readonly labels: readonly string[]
    readonly tagged: boolean
  } | null
  readonly diagnostics: readonly Diagnostic[]
}

/** Builds one article and writes its books. */
export async function buildTask(job: BuildJob, onStage: OnStage): Promise<BuildResult> {
  const asked = [...job.asked, ...formatsOf(job.files)]
  const { source, settings, host } = await openInput({ ...job, asked })
  const { value: book, diagnostics } = await build(source, settings, host, onStage)

  onStage('write the files')
  const outputs: BuiltFile[] = []
  for (const artifact of book.artifacts) {
    const file = outputPath(artifact, job.input, book.options, job.files)
    refuseInput(file, source.name)
    await writeFileWhole(file, artifact.bytes)
    const sha256 = createHash('sha256').update(artifact.bytes).digest('hex')
    const { format, pages = null } = artifact
    outputs.push({ path: file, format, bytes: artifact.bytes.length, sha256, pages })
  }
  return { input: job.input, outputs, ...factsOf(book), diagnostics }
}

/** A book shall not take the place of its own article. */
function refuseInput(file: string, input: string): void {
  if (path.resolve(file) !== path.resolve(input) && real(file) !== real(input)) return
  throw new OffprintError(EXIT.usage, { code: 'U005', message: `${file} is the input; write elsewhere` })
}

const real = (file: string): string | symbol => {
  try {
    return realpathSync(file)
  } catch {
    return Symbol('no such file')
  }
}

function factsOf(book: Book): Omit<BuildResult, 'input' | 'outputs' | 'diagnostics'> {
  const { article, names, pullQuotes } = book.edition
  const { title, titleFrom, lang } = article.metadata
  const count = (kind: NameKind) => names.filter((entry) => entry.kind === kind).length
  return {
    title,
    titleFrom,
    lang,
    format: book.format,
    encoding: book.encoding,
    words: countWords(article),
    names: {
      person: count('person'),
      organisation: count('organisation'),
      place: count('place'),
      other: count('other'),
    },
    pullQuotes: pullQuotes.map(({ speaker, text }) => ({ speaker, text })),
    cut: article.cut,
    pages: book.pages && {
      trim: book.trim,
      labels: book.pages.pages.map(({ label }) => label),
      tagged: book.pages.tags.length > 0,
    },
  }
}
