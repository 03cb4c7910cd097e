/**
 * Our own templates, compiled beforehand, by their text. There are none in the sources: the bundle puts what
 * tools/bundle.ts has compiled in the place of this file.
 */

/** A template that Handlebars' runtime renders without its compiler. */
export interface CompiledTemplate {
  /** Names of the partials that it calls; `null` where it computes a name. */
  readonly partials: readonly string[] | null
  readonly specification: TemplateSpecification
}

export const compiledTemplates: Readonly<Record<string, CompiledTemplate>> = {}
