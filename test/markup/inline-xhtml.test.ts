import { describe, expect, test } from 'vitest'
import type { Inline } from '../../src/document/inlines.ts'
import { inlineXhtml, type Span } from '../../src/markup/inline-xhtml.ts'
import { text } from '../support/small-edition.ts'

const mark = (note: string): string => `[${note}]`
const span = (start: number, end: number, name: string): Span => ({
  start,
  end,
  open: `<${name}>`,
  close: `</${name}>`,
})
const link = (href: string, content: readonly Inline[] = text('x')): Inline => ({
  type: 'link',
  href,
  content,
})

describe('inlineXhtml', () => {
  test('wraps spans by their place in the plain text, over marks, breaks and elements', () => {
    const content: Inline[] = [
      ...text('One'),
      { type: 'note-mark', note: 'n1' },
      { type: 'line-break' },
      { type: 'emphasis', content: text('two three') },
      ...text(' four'),
    ]
    expect(inlineXhtml(content, mark, [span(0, 3, 'i'), span(8, 13, 'b'), span(14, 18, 'u')])).toBe(
      '<i>One</i>[n1]<br/><em>two <b>three</b></em> <u>four</u>',
    )
  })

  test('nests spans and escapes between them', () => {
    expect(inlineXhtml(text('<A>, B & C'), mark, [span(0, 6, 'o'), span(0, 3, 'i'), span(5, 6, 'i')])).toBe(
      '<o><i>&lt;A&gt;</i>, <i>B</i></o> &amp; C',
    )
  })

  test('cuts a span in two where an element ends in it', () => {
    const content: Inline[] = [{ type: 'strong', content: text('KYIV') }, ...text(', Ukraine')]
    expect(inlineXhtml(content, mark, [span(0, 13, 'd')])).toBe(
      '<strong><d>KYIV</d></strong><d>, Ukraine</d>',
    )
  })

  test.each([
    ['https://example.org/a b|c?x=1&y="2"', 'https://example.org/a%20b%7Cc?x=1&amp;y=%222%22'],
    ['http://bücher.example/ü', 'http://xn--bcher-kva.example/%C3%BC'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
  ])('writes the address %s as URLs are written', (href, written) => {
    expect(inlineXhtml([link(href)], mark)).toBe(`<a class="link" href="${written}">x</a>`)
  })

  test.each([
    'javascript:alert(1)',
    'JAVASCRIPT:x',
    'data:text/html,x',
    'file:///etc/passwd',
    'x.html',
    'http://',
    '',
  ])('keeps the text and drops the link to “%s”', (href) => {
    expect(inlineXhtml([link(href)], mark)).toBe('x')
  })

  test('puts no link into a link, and the mark of a note behind it', () => {
    const inner = [link('https://b.example'), { type: 'note-mark', note: 'n1' } as const, ...text('y')]
    expect(inlineXhtml([link('https://a.example', inner)], mark)).toBe(
      '<a class="link" href="https://a.example/">xy</a>[n1]',
    )
  })

  test('makes no link that nobody could see', () => {
    expect(inlineXhtml([link('https://a.example', text(' '))], mark)).toBe(' ')
  })

  test('names a language only where BCP 47 could', () => {
    const foreign = (lang: string): Inline => ({ type: 'foreign', lang, content: text('x') })
    expect(inlineXhtml([foreign('pt-BR')], mark)).toBe('<span lang="pt-BR" xml:lang="pt-BR">x</span>')
    expect(inlineXhtml([foreign('en"><script>')], mark)).toBe('<span>x</span>')
  })
})
