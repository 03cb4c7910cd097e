import { describe, expect, test } from 'vitest'
import { checkVocabulary } from '../../src/markup/check-vocabulary.ts'
import { parseXhtml } from '../../src/markup/parse-xhtml.ts'

const check = (xhtml: string) => () => checkVocabulary(parseXhtml(xhtml))

describe('checkVocabulary', () => {
  test('lets our own markup pass', () => {
    expect(
      check(
        '<section id="s1"><h2>A</h2><p lang="de" xml:lang="de">x<sup><a class="note-mark" href="#note-1" epub:type="noteref" role="doc-noteref">1</a></sup> <a href="mailto:a@b.example">m</a></p></section>',
      ),
    ).not.toThrow()
  })

  test.each([
    ['a script', '<p><script>x</script></p>', '<script> is not in the vocabulary'],
    ['a frame', '<section><iframe></iframe></section>', '<iframe> is not in the vocabulary'],
    [
      'an element that Object has a name for',
      '<p><constructor/></p>',
      '<constructor> is not in the vocabulary',
    ],
    ['a handler', '<p onclick="x()">x</p>', '<p> may not carry onclick='],
    ['a style', '<p style="color: red">x</p>', '<p> may not carry style='],
    ['a source on what is no image', '<p src="x">x</p>', '<p> may not carry src='],
    ['a link to a script', '<p><a href="javascript:x()">x</a></p>', 'a link may not lead to javascript:x()'],
    [
      'a link to a file',
      '<p><a href="file:///etc/passwd">x</a></p>',
      'a link may not lead to file:///etc/passwd',
    ],
    ['a link without a scheme', '<p><a href="other.html">x</a></p>', 'a link may not lead to other.html'],
  ])('refuses %s', (_, xhtml, message) => {
    expect(check(xhtml)).toThrow(message)
  })
})
