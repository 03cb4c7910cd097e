/**
 * The templates of `templates/`, the user's own before ours, made ready when first asked for.
 *
 * Handlebars is opened here and in compile-template.ts, and nowhere else. A template sees plain data: a JSON copy without prototypes and
 * functions, no helper beyond the built-in ones, `label` and `label-language`, no way to the console. A field that is not there
 * is an error with its line.
 */

import type { TemplateDelegate } from 'handlebars'
import { EXIT, OffprintError, type SourcePlace } from '../diagnostics.ts'
import type { Host } from '../host/host.ts'
import type { RunnableTemplate } from './compile-template.ts'
import { compiledTemplates } from './compiled-templates.ts'
import { legalXml } from './escape.ts'
import { labelHelper, labelLanguage } from './helpers.ts'
import type { Labels } from './labels.ts'
import { placeInTrace } from './trace-template.ts'

type Handlebars = typeof import('handlebars')

/** Templates of one build. */
export interface Templates {
  /**
   * Renders a template.
   *
   * @param name - Path under `templates/` without `.hbs`: `title-page`, `epub/package.opf`.
   * @throws {@link OffprintError} M101 where a template is faulty, M102 where it asks for what is not there.
   */
  render(name: string, view: object): string
  /** Finds the template and line that wrote a place of a rendering. Renders again, so for trouble only. */
  placeOf(name: string, view: object, offset: number): Promise<SourcePlace>
}

/**
 * Opens the templates. Handlebars' compiler is loaded only where a template is not compiled yet.
 *
 * @param folder - The user's folder of templates; a file there stands for ours of the same name.
 */
export async function openTemplates(host: Host, labels: Labels, folder: string | null): Promise<Templates> {
  const files = templateFolder(host, folder)
  const isCompiled =
    folder === null && files.names.every((name) => files.find(name)!.source in compiledTemplates)
  const plain = isCompiled
    ? renderer(await loadRuntime(), labels, files, runCompiled)
    : await compilingRenderer(labels, files, false)
  return {
    render: (name, view) => legalXml(plain(name)(plainData(view))).trimEnd(),
    async placeOf(name, view, offset) {
      const traced = await compilingRenderer(labels, files, true)
      const { template, line } = placeInTrace(traced(name)(plainData(view)), offset)
      return { file: files.find(template)?.file ?? template, line }
    },
  }
}

const loadRuntime = async (): Promise<Handlebars> =>
  ((await import('handlebars/runtime.js')) as unknown as { default: Handlebars }).default

/** Makes a template of ours ready that was compiled beforehand. */
function runCompiled(environment: Handlebars, { source }: NamedSource): RunnableTemplate {
  const { specification, partials } = compiledTemplates[source]!
  return { template: environment.template(specification), partials }
}

async function compilingRenderer(labels: Labels, folder: TemplateFolder, traced: boolean) {
  const { default: handlebars } = await import('handlebars')
  const { compileTemplate } = await import('./compile-template.ts')
  return renderer(handlebars, labels, folder, (environment, { name, source }) =>
    compileTemplate(environment, source, traced ? name : null),
  )
}

const plainData = (view: object): object => JSON.parse(JSON.stringify(view)) as object

interface TemplateFile {
  /** For messages. */
  readonly file: string
  readonly source: string
}

interface TemplateFolder {
  find(name: string): TemplateFile | null
  /** Names of the templates that Offprint ships. */
  readonly names: readonly string[]
}

const FOLDERS = ['', 'epub/', 'partials/']

function templateFolder(host: Host, folder: string | null): TemplateFolder {
  const decoder = new TextDecoder()
  const names = FOLDERS.flatMap((path) =>
    host
      .assetNames(path === '' ? 'templates' : `templates/${path.slice(0, -1)}`)
      .filter((file) => file.endsWith('.hbs'))
      .map((file) => path + file.slice(0, -'.hbs'.length)),
  )
  const files = new Map<string, TemplateFile | null>()
  const read = (name: string): TemplateFile | null => {
    const own = folder === null ? null : host.userFile(`${folder}/${name}.hbs`)
    if (own) return { file: `${folder}/${name}.hbs`, source: decoder.decode(own) }
    if (!names.includes(name)) return null
    return { file: `templates/${name}.hbs`, source: decoder.decode(host.asset(`templates/${name}.hbs`)) }
  }
  return {
    names,
    find(name) {
      const file = files.has(name) ? files.get(name)! : read(name)
      files.set(name, file)
      return file
    },
  }
}

interface NamedSource {
  readonly name: string
  readonly source: string
}

type MakeRunnable = (environment: Handlebars, template: NamedSource) => RunnableTemplate

/** Makes the function that gives a template ready to render, with the partials it names, each once. */
function renderer(
  handlebars: Handlebars,
  labels: Labels,
  folder: TemplateFolder,
  makeRunnable: MakeRunnable,
) {
  const environment = handlebars.create()
  environment.unregisterHelper('log')
  environment.registerHelper('label', labelHelper(labels))
  const language = new environment.SafeString(labelLanguage(labels))
  environment.registerHelper('label-language', () => language)
  const known = new Map<string, TemplateDelegate>()

  return function runnable(name: string): TemplateDelegate {
    const before = known.get(name)
    if (before) return before
    const found = folder.find(name)
    if (!found) throw templateFault('M101', 'no such template', { file: `templates/${name}.hbs` })
    const { source } = found
    const { template, partials } = blaming(found.file, () => makeRunnable(environment, { name, source }))
    const guarded: TemplateDelegate = (view, options) => blaming(found.file, () => template(view, options))
    known.set(name, guarded)
    for (const partial of partials ?? partialNames(folder))
      environment.registerPartial(partial, runnable(`partials/${partial}`))
    return guarded
  }
}

/** Where a template computes a name, any partial of ours may be meant. */
const partialNames = ({ names }: TemplateFolder): string[] =>
  names.flatMap((name) => (name.startsWith('partials/') ? [name.slice('partials/'.length)] : []))

/** Runs Handlebars; its exceptions come back with file and line. The innermost template takes the blame. */
function blaming<T>(file: string, run: () => T): T {
  try {
    return run()
  } catch (cause) {
    if (cause instanceof OffprintError) throw cause
    const { message, lineNumber, column } = cause as Error & { lineNumber?: number; column?: number }
    const line = lineNumber ?? Number(/^Parse error on line (\d+)/.exec(message)?.[1] ?? Number.NaN)
    const [first] = message.replace(/ - \d+:\d+$/, '').split('\n')
    const missing = /^"(.+)" not defined in/.exec(message)?.[1]
    throw templateFault(
      missing === undefined ? 'M101' : 'M102',
      missing === undefined
        ? `faulty template: ${first}`
        : `template asks for “${missing}”, which is not there`,
      { file, ...(line > 0 && { line }), ...(column !== undefined && { column: column + 1 }) },
      cause,
    )
  }
}

const templateFault = (code: string, message: string, at: SourcePlace, cause?: unknown): OffprintError =>
  new OffprintError(EXIT.usage, { code, message, at }, { cause })
