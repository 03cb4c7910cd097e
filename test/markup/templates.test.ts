import { describe, expect, test } from 'vitest'
import { loadLabels } from '../../src/markup/labels.ts'
import { openTemplates } from '../../src/markup/templates.ts'
import { catchError } from '../support/catch-error.ts'
import { markUpSmall } from '../support/mark-up-small.ts'
import { smallEdition } from '../support/small-edition.ts'
import { testHost } from '../support/test-host.ts'

/** Renders a template of the user's own. */
async function render(
  template: string,
  view: object = {},
  more: Record<string, string> = {},
): Promise<string> {
  const host = testHost({ 'mine/own.hbs': template, ...more })
  const templates = await openTemplates(host, await loadLabels('en', host), 'mine')
  return templates.render('own', view)
}

describe('templates', () => {
  test('escape what they are given', async () => {
    expect(await render('<p title="{{x}}">{{x}}</p>', { x: '<b>"&"</b>' })).toBe(
      '<p title="&lt;b&gt;&quot;&amp;&quot;&lt;/b&gt;">&lt;b&gt;&quot;&amp;&quot;&lt;/b&gt;</p>',
    )
  })

  test('take no article text for a template', async () => {
    expect(await render('{{x}}{{{x}}}', { x: '{{constructor}}' })).toBe('{{constructor}}{{constructor}}')
  })

  test.each([
    '{{constructor}}',
    '{{__proto__}}',
    '{{x.constructor}}',
    '{{x.constructor.constructor}}',
    '{{lookup x "constructor"}}',
    '{{lookup this "__proto__"}}',
    '{{#with x}}{{constructor.name}}{{/with}}',
    '{{log x}}',
    '{{helperMissing x}}',
    '{{#blockHelperMissing x}}{{/blockHelperMissing}}',
    '{{eval x}}',
    '{{> (lookup x "constructor")}}',
    '{{> nowhere}}',
    '{{nothing}}',
    '{{#if}}',
    '{{',
  ])('get nowhere with %s', async (template) => {
    // What Handlebars answers with an empty string tells as little as an error does.
    const outcome = await render(template, { x: 'text' }).catch((error: unknown) => error)
    if (typeof outcome === 'string') expect(outcome).toBe('')
    else
      expect(outcome).toMatchObject({
        name: 'OffprintError',
        diagnostic: { code: expect.stringMatching(/^M10[12]$/) },
      })
  })

  test('see no functions and no prototypes', async () => {
    const view = { run: () => 'called', toHTML: () => 'raw', inner: Object.create({ inherited: 'seen' }) }
    expect(await render('{{#with inner}}{{#if (lookup this "inherited")}}seen{{/if}}{{/with}}', view)).toBe(
      '',
    )
    await expect(render('{{run}}', view)).rejects.toThrow('“run”')
  })

  test('say which line of which file asks for what is not there', async () => {
    const error = await catchError(
      render('\n\n{{> part}}', {}, { 'mine/partials/part.hbs': '\n <p>{{gone}}</p>' }),
    )
    expect(error.diagnostic).toMatchObject({
      code: 'M102',
      message: 'template asks for “gone”, which is not there',
      at: { file: 'mine/partials/part.hbs', line: 2 },
    })
  })

  test('say on which line a template cannot be read', async () => {
    const error = await catchError(render('<p>\n{{#if x}}\n</p>'))
    expect(error.diagnostic).toMatchObject({ code: 'M101', at: { file: 'mine/own.hbs', line: 3 } })
  })

  test('replace characters that XML forbids, one for one', async () => {
    expect(await render('{{x}}', { x: 'a\u0000b\u000bc\ud800d\uffff😀' })).toBe(
      'a\ufffdb\ufffdc\ufffdd\ufffd😀',
    )
  })

  test('of the user stand for ours of the same name, one at a time', async () => {
    const host = testHost({
      'mine/partials/break.hbs': '<hr class="break" id="{{id}}" aria-hidden="true"/>\n',
    })
    const { value } = await markUpSmall(smallEdition, { host, userTemplates: 'mine' })
    const article = value.parts.find(({ id }) => id === 'article')!
    expect(article.xhtml).toContain('<hr class="break" id="b19" aria-hidden="true"/>')
    expect(article.xhtml).toContain('<p id="b2">')
  })
})

describe('what a template writes', () => {
  const broken = (file: string, template: string) =>
    catchError(
      markUpSmall(smallEdition, { host: testHost({ [`mine/${file}`]: template }), userTemplates: 'mine' }),
    )

  test('outside the vocabulary is an error with its template and line', async () => {
    const error = await broken(
      'partials/break.hbs',
      '{{!--\n a comment\n--}}\n\n<center id="{{id}}"></center>\n',
    )
    expect(error.diagnostic).toEqual({
      severity: 'error',
      code: 'M104',
      message: '<center> is not in the vocabulary',
      at: { file: 'mine/partials/break.hbs', line: 5 },
    })
  })

  test('that is not well-formed is an error with its line, behind lines of the article', async () => {
    const error = await broken('partials/code-block.hbs', '<pre><code>{{text}}</code></pre>\n<p>\n<b\n')
    expect(error.diagnostic).toMatchObject({
      code: 'M104',
      at: { file: 'mine/partials/code-block.hbs', line: 3 },
    })
  })

  test('with an id twice is an error with its line', async () => {
    const error = await broken('colophon.hbs', '<section class="colophon">\n<p id="b1">x</p>\n</section>')
    expect(error.diagnostic).toMatchObject({
      code: 'M105',
      message: 'id b1 is used twice',
      at: { file: 'mine/colophon.hbs', line: 2 },
    })
  })

  test('that drops what others link to is an error', async () => {
    const error = await broken(
      'partials/entry.hbs',
      '<dt>{{name}}</dt><dd><p><span class="entry-pages"></span></p></dd>',
    )
    expect(error.diagnostic).toMatchObject({
      code: 'M105',
      message: 'nothing has the id that #name-3 leads to',
      at: { file: expect.stringContaining('paragraph.hbs') },
    })
  })
})
