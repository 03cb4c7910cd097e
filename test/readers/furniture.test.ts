import { describe, expect, test } from 'vitest'
import { isFurniture } from '../../src/readers/furniture-lines.ts'
import { readText } from '../support/read-text.ts'

describe('furniture', () => {
  test.each([
    'Please read our comment policy before commenting.',
    'Advertisement',
    '— ADVERTISEMENT —',
    'Read more: Why the bridge fell',
    'Share this article',
    'Share on Facebook',
    'Sign up for our daily newsletter here.',
    'Get the best of the Gazette in your inbox',
    'Follow us on Twitter @gazette',
    'Story continues below',
    '124 comments',
    'Join the conversation',
    'Lesen Sie auch: Die Brücke',
    'Anzeige',
  ])('is “%s”', (line) => {
    expect(isFurniture(line, false)).toBe(true)
  })

  test.each([
    'Correction: An earlier version of this article misspelt the name of the bridge.',
    'Read more: this article was corrected on Monday.',
    'This work is licensed under a Creative Commons licence. Share it.',
    'Editor’s note: the author subscribes to the newsletter of the firm.',
    'Register to vote by Friday.',
    'Share prices fell on Monday.',
    'He said the newsletter is now read by everybody here.',
    'Search.',
    'Close',
    'Follow the river on foot, via the old mill.',
    'Advertisement has changed in a hundred years.',
    'Comments by the minister were made in private.',
    'He had to print the article himself.',
  ])('is not “%s”', (line) => {
    expect(isFurniture(line, false)).toBe(false)
  })

  test('goes with its label where it is a list of links that ends the article', async () => {
    const { article } = await readText(
      '# T\n\nWords.\n\n## Related articles\n\n- [A](http://a.example)\n- [B](http://b.example)\n',
      'md',
    )
    expect(article.cut).toEqual(['Related articles', 'A', 'B'])
  })

  test('stays where an author made the list', async () => {
    const { article } = await readText(
      '# T\n\nWords.\n\n## Related articles\n\n- [A](http://a.example)\n- [B](http://b.example)\n\nMore words.\n\n## Sources\n\n- [C](http://c.example)\n',
      'md',
    )
    expect(article.cut).toEqual([])
  })
})
