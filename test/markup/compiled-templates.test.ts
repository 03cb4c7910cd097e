import handlebars from 'handlebars'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { precompileTemplate } from '../../src/markup/compile-template.ts'
import { type CompiledTemplate, compiledTemplates } from '../../src/markup/compiled-templates.ts'
import { loadLabels } from '../../src/markup/labels.ts'
import { openTemplates } from '../../src/markup/templates.ts'
import { catchError } from '../support/catch-error.ts'
import { markUpSmall } from '../support/mark-up-small.ts'
import { smallEdition } from '../support/small-edition.ts'
import { testHost } from '../support/test-host.ts'

const host = testHost()
const createCompiler = vi.spyOn(handlebars, 'create')

// As the bundle has them.
beforeAll(() => {
  for (const folder of ['templates', 'templates/epub', 'templates/partials'] as const) {
    for (const file of host.assetNames(folder).filter((name) => name.endsWith('.hbs'))) {
      const source = new TextDecoder().decode(host.asset(`${folder}/${file}`))
      const { partials, specification } = precompileTemplate(source)
      const compiled = { partials, specification: new Function(`return ${specification}`)() }
      Object.assign(compiledTemplates as Record<string, CompiledTemplate>, { [source]: compiled })
    }
  }
})

describe('templates compiled beforehand', () => {
  test('render what those compiled at run time do, without the compiler', async () => {
    const { value } = await markUpSmall(smallEdition)
    expect(createCompiler).not.toHaveBeenCalled()
    const { value: anew } = await markUpSmall(smallEdition, { userTemplates: 'none' })
    expect(createCompiler).toHaveBeenCalled()
    expect({ ...value, userTemplates: 'none' }).toEqual(anew)
  })

  test('give way to a template that reads differently by now', async () => {
    const changed = new TextEncoder().encode('<hr class="break" id="{{id}}" aria-hidden="true"/>\n')
    const asset: typeof host.asset = (file) =>
      file === 'templates/partials/break.hbs' ? changed : host.asset(file)
    const { value } = await markUpSmall(smallEdition, { host: { ...host, asset } })
    const article = value.parts.find(({ id }) => id === 'article')!
    expect(article.xhtml).toContain('<hr class="break" id="b19" aria-hidden="true"/>')
  })

  test('say which line asks for what is not there', async () => {
    const templates = await openTemplates(host, await loadLabels('en', host), null)
    const error = await catchError(new Promise(() => templates.render('epub/cover', { title: 'x' })))
    expect(error.diagnostic).toMatchObject({
      code: 'M102',
      message: 'template asks for “href”, which is not there',
      at: { file: 'templates/epub/cover.hbs', line: 3 },
    })
  })
})
