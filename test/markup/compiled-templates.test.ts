import handlebars from 'handlebars'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { loadLabels } from '../../src/markup/labels.ts'
import { openTemplates } from '../../src/markup/templates.ts'
import { catchError } from '../support/catch-error.ts'
import { compileTemplates } from '../support/compile-templates.ts'
import { markUpSmall } from '../support/mark-up-small.ts'
import { smallEdition } from '../support/small-edition.ts'
import { testHost } from '../support/test-host.ts'

const host = testHost()
const createCompiler = vi.spyOn(handlebars, 'create')

beforeAll(compileTemplates)

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
