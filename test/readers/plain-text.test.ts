import { describe, expect, test } from 'vitest'
import { codes, headings, paragraphs, readText } from '../support/read-text.ts'

describe('plain text', () => {
  test('takes every line for a paragraph where lines are long and no line is empty', async () => {
    const line =
      'The council met on Monday and talked about the bridge until it was dark outside, and then some more.'
    const read = await readText(`${line}\n${line}\n${line}`, 'txt')
    expect(paragraphs(read)).toEqual([line, line, line])
  })

  test('joins wrapped lines, keeping compounds together', async () => {
    const read = await readText(
      [
        'It was the sharpest turn in the history of East-',
        'West relations, and nobody in the room had seen',
        'it coming, least of all the people who had made',
        'it happen.',
        '',
        'A second paragraph of the very same width stands',
        'here, so that nobody doubts where lines end and',
        'why.',
      ].join('\n'),
      'txt',
    )
    expect(paragraphs(read)).toEqual([
      'It was the sharpest turn in the history of East-West relations, and nobody in the room had seen it coming, least of all the people who had made it happen.',
      'A second paragraph of the very same width stands here, so that nobody doubts where lines end and why.',
    ])
  })

  test('keeps the lines of verse', async () => {
    const verse =
      'The river runs below the town\nand takes the summer with it,\nand takes the light,\nand takes the light'
    const read = await readText(
      `Some words about a song that we heard.\n\n${verse}\n\nAnd more words after it.`,
      'txt',
    )
    expect(read.blocks[1]).toMatchObject({ type: 'paragraph', style: 'verse' })
    expect(paragraphs(read)[1]).toBe(verse)
  })

  test('finds a title line, a byline and a date at the head', async () => {
    const read = await readText(
      'The Book Boat\n\nBy Ruth Adler\n\nMay 18, 2024\n\nEvery summer a boat full of books goes down the river Lenn.',
      'txt',
    )
    expect(read.article.metadata).toMatchObject({
      title: 'The Book Boat',
      titleFrom: 'heading',
      byline: 'Ruth Adler',
      date: '2024-05-18',
    })
    expect(paragraphs(read)).toEqual(['Every summer a boat full of books goes down the river Lenn.'])
  })

  test('reads marked headings and nests them', async () => {
    const read = await readText('# One\nText.\n## Two\nText.\n### Three\nText.\n## Four\nText.', 'txt')
    expect(read.article.metadata.title).toBe('One')
    expect(headings(read.article)).toEqual(['Two', 'Two > Three', 'Four'])
  })

  test('does not take capitals in a sentence for a heading', async () => {
    const read = await readText('A word first, to begin.\n\nNATO AND THE U.N. MET.\n\nThat was all.', 'txt')
    expect(headings(read.article)).toEqual([])
  })

  test('makes lists of bullets and of rising numbers, and of nothing else', async () => {
    const read = await readText(
      'Buy:\n* bread\n* milk\n1. first\n2. second\n1984. A year.\n- Yes?\n- No.',
      'txt',
    )
    expect(read.blocks.map(({ type }) => type)).toEqual([
      'paragraph',
      'list',
      'list',
      'paragraph',
      'paragraph',
      'paragraph',
    ])
  })

  test('takes a row of stars for a break', async () => {
    const read = await readText('Before the break.\n\n* * *\n\nAfter the break.', 'txt')
    expect(read.blocks.map(({ type }) => type)).toEqual(['paragraph', 'break', 'paragraph'])
  })

  test('knows where every block stands', async () => {
    const read = await readText('---\ntitle: T\n---\n\nOne here.\n\n  Two there.', 'txt')
    expect(read.blocks.map(({ at }) => at)).toEqual([
      { line: 5, column: 1 },
      { line: 7, column: 3 },
    ])
  })

  test('counts what XML forbids and shows it as U+FFFD', async () => {
    const read = await readText('A bell\u0007 and a half \ud83d', 'txt')
    expect(paragraphs(read)).toEqual(['A bell\ufffd and a half \ufffd'])
    // The lone surrogate became U+FFFD when the test encoded it.
    expect(read.diagnostics).toMatchObject([
      { severity: 'warning', code: 'R103', message: expect.stringContaining('1 ') },
    ])
  })

  test('says nothing where nothing is wrong', async () => {
    expect(codes(await readText('All is well here.', 'txt'))).toEqual([])
  })

  test('refuses a text without a letter of text', async () => {
    await expect(readText(' \n\t\n', 'txt')).rejects.toMatchObject({ exit: 5, diagnostic: { code: 'E115' } })
  })

  test('cuts the furniture of a page, and leaves it where that is asked', async () => {
    const text =
      'The council met on Monday.\nAdvertisement\nPlease read our comment policy before commenting.'
    const cut = await readText(text, 'txt')
    expect(cut.article.cut).toEqual(['Advertisement', 'Please read our comment policy before commenting.'])
    expect(paragraphs(cut)).toEqual(['The council met on Monday.'])
    expect(paragraphs(await readText(text, 'txt', { keepFurniture: true }))).toHaveLength(3)
  })

  test('points at the place of a dateline and keeps it out of the title', async () => {
    const { article, blocks } = await readText(
      'LENN, Austria — The last bell founder of the valley has poured his last bell before a crowd of hundreds.',
      'txt',
    )
    expect(article.dateline).toEqual({ block: blocks[0]!.id, start: 0, end: 13 })
    expect(article.metadata).toMatchObject({
      title: 'The last bell founder of the valley has poured his last bell before a crowd of hundreds',
      titleFrom: 'first-sentence',
    })
  })

  test('lets the user have the last word on title, author, date and language', async () => {
    const { article } = await readText('---\ntitle: A\nauthor: B C\nlang: de\n---\nText.', 'txt', {
      title: 'X',
      author: ['Y Z'],
      date: '2020-01-02',
      lang: 'fr',
    })
    expect(article.metadata).toMatchObject({
      title: 'X',
      titleFrom: 'flag',
      byline: 'Y Z',
      date: '2020-01-02',
      lang: 'fr',
    })
  })
})
