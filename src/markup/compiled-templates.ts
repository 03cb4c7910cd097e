/**
 * Our own templates, compiled beforehand. There are none in the sources, which compile them when they run: the
 * bundle puts what tools/bundle.ts has compiled in the place of this file.
 */

/** A template that Handlebars' runtime renders without its compiler. */
export interface CompiledTemplate {
  /** What was compiled: a template that reads differently by now is compiled anew. */
  readonly source: string
  /** Names of the partials that it calls; `null` where it computes a name. */
  readonly partials: readonly string[] | null
  readonly specification: TemplateSpecification
}

/** By name, without `.hbs`. */
export const compiledTemplates: Readonly<Record<string, CompiledTemplate>> = {}
