/**
 * The templates of `templates/`, the user's own before ours, compiled when first asked for.
 *
 * Handlebars is opened here and nowhere else. A template sees plain data: a JSON copy without prototypes and
 * functions, no helper beyond the built-in ones, `label` and `label-language`, no way to the console. A field that is not there
 * is an error with its line.
 */

import type { TemplateDelegate } from 'handlebars'
import { EXIT, OffprintError, type SourcePlace } from '../diagnostics.ts'
import type { Host } from '../host/host.ts'
import { legalXml } from './escape.ts'
import { labelHelper, labelLanguage } from './helpers.ts'
import type { Labels } from './labels.ts'
import { placeInTrace, traceTemplate } from './trace-template.ts'

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
  placeOf(name: string, view: object, offset: number): SourcePlace
}

const COMPILE_OPTIONS: CompileOptions = {
  strict: true,
  // What templates may call beside `if`, `each`, `with`, `unless`, `lookup`; everything else is an error.
  knownHelpersOnly: true,
  knownHelpers: {
    label: true,
    'label-language': true,
    log: false,
    helperMissing: false,
    blockHelperMissing: false,
  },
  // Indenting a partial would indent the lines of `pre` with it.
  preventIndent: true,
}

/**
 * Opens the templates.
 *
 * @param folder - The user's folder of templates; a file there stands for ours of the same name.
 */
export async function openTemplates(host: Host, labels: Labels, folder: string | null): Promise<Templates> {
  const { default: handlebars } = await import('handlebars')
  const files = templateFolder(host, folder)
  const plain = compiler(handlebars, labels, files, false)
  return {
    render: (name, view) => legalXml(plain(name)(plainData(view))).trimEnd(),
    placeOf(name, view, offset) {
      const trace = compiler(handlebars, labels, files, true)(name)(plainData(view))
      const { template, line } = placeInTrace(trace, offset)
      return { file: files.find(template)?.file ?? template, line }
    },
  }
}

const plainData = (view: object): object => JSON.parse(JSON.stringify(view)) as object

interface TemplateFile {
  /** For messages. */
  readonly file: string
  readonly source: string
}

interface TemplateFolder {
  find(name: string): TemplateFile | null
  /** Names of the partials that Offprint ships. */
  readonly partials: readonly string[]
}

function templateFolder(host: Host, folder: string | null): TemplateFolder {
  const decoder = new TextDecoder()
  const namesIn = (path: string): readonly string[] =>
    host.assetNames(path === '' ? 'templates' : `templates/${path}`)
  return {
    partials: namesIn('partials').map((file) => file.replace(/\.hbs$/, '')),
    find(name) {
      const own = folder === null ? null : host.userFile(`${folder}/${name}.hbs`)
      if (own) return { file: `${folder}/${name}.hbs`, source: decoder.decode(own) }
      const [, path = '', file] = /^(?:(.+)\/)?([^/]+)$/.exec(name) ?? []
      if (!namesIn(path).includes(`${file}.hbs`)) return null
      return { file: `templates/${name}.hbs`, source: decoder.decode(host.asset(`templates/${name}.hbs`)) }
    },
  }
}

/** Makes a function that compiles a template with the partials it names, each once. */
function compiler(handlebars: Handlebars, labels: Labels, folder: TemplateFolder, traced: boolean) {
  const environment = handlebars.create()
  environment.unregisterHelper('log')
  environment.registerHelper('label', labelHelper(labels))
  const language = new environment.SafeString(labelLanguage(labels))
  environment.registerHelper('label-language', () => language)
  const compiled = new Map<string, TemplateDelegate>()

  return function compile(name: string): TemplateDelegate {
    const known = compiled.get(name)
    if (known) return known
    const found = folder.find(name)
    if (!found) throw templateFault('M101', 'no such template', { file: `templates/${name}.hbs` })
    const program = blaming(found.file, () => environment.parse(found.source))
    if (traced) traceTemplate(handlebars, program, name)
    const template = environment.compile(program, COMPILE_OPTIONS)
    const guarded: TemplateDelegate = (view, options) => blaming(found.file, () => template(view, options))
    compiled.set(name, guarded)
    for (const partial of partialsOf(handlebars, program, folder)) {
      environment.registerPartial(partial, compile(`partials/${partial}`))
    }
    return guarded
  }
}

/** Names of the partials that a template calls; where it computes a name, any of ours may be meant. */
function partialsOf(handlebars: Handlebars, program: hbs.AST.Program, folder: TemplateFolder): Set<string> {
  const names = new Set<string>()
  class PartialFinder extends handlebars.Visitor {
    override PartialStatement(partial: hbs.AST.PartialStatement): void {
      if (partial.name.type === 'PathExpression') names.add((partial.name as hbs.AST.PathExpression).original)
      else for (const name of folder.partials) names.add(name)
      super.PartialStatement(partial)
    }
  }
  new PartialFinder().accept(program)
  return names
}

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
