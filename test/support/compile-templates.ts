/** Compiles our templates, as the bundle has them, for tests that are about that and tests that build thousands of books. */

import { precompileTemplate } from '../../src/markup/compile-template.ts'
import { type CompiledTemplate, compiledTemplates } from '../../src/markup/compiled-templates.ts'
import { testHost } from './test-host.ts'

/** Puts every template of ours among those compiled beforehand. */
export function compileTemplates(): void {
  const host = testHost()
  for (const folder of ['templates', 'templates/epub', 'templates/partials'] as const)
    for (const file of host.assetNames(folder).filter((name) => name.endsWith('.hbs'))) {
      const source = new TextDecoder().decode(host.asset(`${folder}/${file}`))
      const { partials, specification } = precompileTemplate(source)
      const compiled = { partials, specification: new Function(`return ${specification}`)() }
      Object.assign(compiledTemplates as Record<string, CompiledTemplate>, { [source]: compiled })
    }
}
