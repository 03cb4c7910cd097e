import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { escapeXml, legalXml } from '../../src/markup/escape.ts'
import { parseXhtml, XhtmlFault } from '../../src/markup/parse-xhtml.ts'
import type { XhtmlNode } from '../../src/markup/xhtml.ts'

const fault = (xhtml: string): { offset: number; message: string } => {
  try {
    parseXhtml(xhtml)
  } catch (error) {
    if (error instanceof XhtmlFault) return error
  }
  throw new Error('no fault')
}

describe('parseXhtml', () => {
  test('knows the place of every node', () => {
    const xhtml = '<p id="b1">One <em>two</em>&amp;</p>\n'
    const root = parseXhtml(xhtml)
    const [one, em, and] = root.children
    expect([root.start, root.end]).toEqual([0, xhtml.length - 1])
    expect(xhtml.slice(one!.start, one!.end)).toBe('One ')
    expect(xhtml.slice(em!.start, em!.end)).toBe('<em>two</em>')
    expect(and).toEqual({ type: 'text', text: '&', start: 27, end: 32 })
  })

  test('decodes the five entities and numeric references, in attributes too', () => {
    const root = parseXhtml('<p title="&lt;&quot;&apos;&#x27;">&gt;&#8217;&#x1F600;</p>')
    expect(root.attributes.title).toBe("<\"''")
    expect(root.children).toMatchObject([{ text: '>’😀' }])
  })

  test.each([
    ['an element that is never closed', '<p><em>x</p>', 8],
    ['an element closed twice', '<p></p></p>', 7],
    ['a second root', '<p></p><p></p>', 7],
    ['text around the root', '<p></p>x', 7],
    ['nothing at all', '  ', 0],
    ['a comment', '<p><!-- x --></p>', 3],
    ['a processing instruction', '<?xml version="1.0"?><p></p>', 0],
    ['CDATA', '<p><![CDATA[x]]></p>', 3],
    ['a DOCTYPE', '<!DOCTYPE html><p></p>', 0],
    ['a named entity of HTML', '<p>a&nbsp;b</p>', 4],
    ['a bare ampersand', '<p>a & b</p>', 5],
    ['a reference to a character that XML forbids', '<p>&#0;</p>', 3],
    ['a reference beyond Unicode', '<p>&#x110000;</p>', 3],
    ['an attribute without quotes', '<p id=x></p>', 0],
    ['an attribute twice', '<p id="a" id="b"></p>', 0],
    ['a bare less-than', '<p>a < b</p>', 5],
    ['a control character', '<p>\u0007</p>', 3],
    ['half a surrogate pair', '<p>\ud800</p>', 3],
  ])('says where %s stands', (_, xhtml, offset) => {
    expect(fault(xhtml).offset).toBe(offset)
  })

  test('gives back any text that was escaped', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, value) => {
        const root = parseXhtml(legalXml(`<p title="${escapeXml(value)}">${escapeXml(text)}</p>`))
        const read = (nodes: readonly XhtmlNode[]): string =>
          nodes.map((node) => (node.type === 'text' ? node.text : read(node.children))).join('')
        expect(read(root.children)).toBe(legalXml(text))
        expect(root.attributes.title).toBe(legalXml(value))
      }),
    )
  })

  test('never fails in another way than with a fault, whatever it is given', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      '&',
      ';',
      '"',
      '=',
      'p',
      'em',
      '<p>',
      '</p>',
      '<br/>',
      ' ',
      '#x',
      '-',
    )
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        try {
          parseXhtml(pieces.join(''))
        } catch (error) {
          expect(error).toBeInstanceOf(XhtmlFault)
        }
      }),
    )
  })
})
