/** A template's source → what renders it, by Handlebars' compiler, which only builds with templates of a user's load. */

import handlebars, { type TemplateDelegate } from 'handlebars'
import { traceTemplate } from './trace-template.ts'

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

/** A template ready to render, and the partials that it needs. */
export interface RunnableTemplate {
  readonly template: TemplateDelegate
  /** `null` where it computes a name. */
  readonly partials: readonly string[] | null
}

/**
 * Compiles a template.
 *
 * @param environment - Of the whole of Handlebars, not of its runtime.
 * @param traced - The template's name, where its rendering is to have markers; see {@link traceTemplate}.
 */
export function compileTemplate(
  environment: typeof handlebars,
  source: string,
  traced: string | null,
): RunnableTemplate {
  const program = environment.parse(source)
  if (traced !== null) traceTemplate(handlebars, program, traced)
  return { template: environment.compile(program, COMPILE_OPTIONS), partials: partialsOf(program) }
}

/** Compiles a template into the JavaScript of its specification. */
export function precompileTemplate(source: string) {
  const program = handlebars.parse(source)
  // Handlebars gives the specification as text, whatever its types say.
  const specification = String(handlebars.precompile(program, COMPILE_OPTIONS))
  return { specification, partials: partialsOf(program) }
}

function partialsOf(program: hbs.AST.Program): readonly string[] | null {
  const names = new Set<string>()
  let isComputed = false
  class PartialFinder extends handlebars.Visitor {
    override PartialStatement(partial: hbs.AST.PartialStatement): void {
      if (partial.name.type === 'PathExpression') names.add((partial.name as hbs.AST.PathExpression).original)
      else isComputed = true
      super.PartialStatement(partial)
    }
  }
  new PartialFinder().accept(program)
  return isComputed ? null : [...names]
}
