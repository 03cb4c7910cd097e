import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseXhtml } from '../../../src/markup/parse-xhtml.ts'
import { applyEdits } from '../../../src/writers/epub/edits.ts'
import { splicePageBreaks } from '../../../src/writers/epub/splice-page-breaks.ts'

/** Puts markers at offsets; `|` in the source says where, and is taken out first. */
function splice(marked: string): string {
  const marks: { offset: number; marker: string }[] = []
  const xhtml = marked.replace(/\|/g, (_, at: number) => {
    marks.push({ offset: at - marks.length, marker: '¶' })
    return ''
  })
  return applyEdits(xhtml, splicePageBreaks(parseXhtml(xhtml), xhtml, marks))
}

describe('splicePageBreaks', () => {
  test.each([
    ['stands where the page begins', '<p>One |two</p>', '<p>One ¶two</p>'],
    ['stands after a word that the page divides', '<p>One twen|ty two</p>', '<p>One twenty¶ two</p>'],
    ['stands just after the word before it', '<p>One| two</p>', '<p>One¶ two</p>'],
    [
      'goes into the next paragraph, before its text',
      '<section><p>A</p>|<p>B</p></section>',
      '<section><p>A</p><p>¶B</p></section>',
    ],
    [
      'skips white space of the template',
      '<section>|\n<h2>A</h2></section>',
      '<section>\n<h2>¶A</h2></section>',
    ],
    [
      'stands before a link that begins the page',
      '<p>|<a href="#x">Xi</a> said</p>',
      '<p>¶<a href="#x">Xi</a> said</p>',
    ],
    [
      'stands after a link that the page divides',
      '<p>by <a href="#x">Xi Jin|ping</a> now</p>',
      '<p>by <a href="#x">Xi Jinping</a>¶ now</p>',
    ],
    [
      'stands after the word that a link begins',
      '<p><a href="#x">Xi |Jinping</a>’s trip</p>',
      '<p><a href="#x">Xi Jinping</a>’s¶ trip</p>',
    ],
    [
      'stands after a word that runs over an element',
      '<p>un|<em>believ</em>able tale</p>',
      '<p>un<em>believ</em>able¶ tale</p>',
    ],
    [
      'stands after a word with its mark',
      '<p>wo|rd<sup><a href="#n">1</a></sup> next</p>',
      '<p>word<sup><a href="#n">1</a></sup>¶ next</p>',
    ],
    [
      'never stands between items',
      '<ul><li><p>A</p></li>|<li><p>B</p></li></ul>',
      '<ul><li><p>A</p></li><li><p>¶B</p></li></ul>',
    ],
    [
      'never stands between rows',
      '<table><tr><td>A</td></tr>|<tr><td>B</td></tr></table>',
      '<table><tr><td>A</td></tr><tr><td>¶B</td></tr></table>',
    ],
    [
      'stands before an image',
      '<section><p>A</p>|<figure><img src="p"/></figure></section>',
      '<section><p>A</p><figure>¶<img src="p"/></figure></section>',
    ],
    ['passes over an entity', '<p>A&am|p;B C</p>', '<p>A&amp;B¶ C</p>'],
    [
      'stands at the end where nothing follows',
      '<section><p>A</p>|</section>',
      '<section><p>A¶</p></section>',
    ],
    ['stands twice where a page is empty', '<p>A ||B</p>', '<p>A ¶¶B</p>'],
  ])('%s', (_, marked, spliced) => {
    expect(splice(marked)).toBe(spliced)
  })

  test('keeps the text, stands in no tag, no link and no word, wherever the pages begin', () => {
    const word = fc.constantFrom(
      'Xi',
      'a',
      '&amp;',
      '<em>re</em>al',
      '<a href="#x">Li Wei</a>',
      'word<sup><a href="#n">1</a></sup>',
    )
    const paragraphs = fc.array(fc.array(word, { minLength: 1, maxLength: 5 }), {
      minLength: 1,
      maxLength: 4,
    })
    fc.assert(
      fc.property(paragraphs, fc.array(fc.nat(), { maxLength: 4 }), (drawn, places) => {
        const xhtml = `<section>${drawn.map((words) => `<p>${words.join(' ')}</p>`).join('\n')}</section>`
        const offsets = places.map((place) => place % xhtml.length).sort((a, b) => a - b)
        const root = parseXhtml(xhtml)
        const marks = offsets.map((offset) => ({ offset, marker: '¶' }))
        const spliced = applyEdits(xhtml, splicePageBreaks(root, xhtml, marks))
        expect(spliced.replaceAll('¶', '')).toBe(xhtml)
        expect(spliced.match(/<[^>]*¶|&[^;]*¶|<a[^>]*>[^<]*¶/)).toBeNull()
        const text = spliced.replace(/<\/p>/g, ' ').replace(/<[^>]*>/g, '')
        expect(text.match(/[^\s¶]¶+[^\s¶]/)).toBeNull()
      }),
    )
  })
})
