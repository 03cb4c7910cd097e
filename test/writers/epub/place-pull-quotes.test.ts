import { describe, expect, test } from 'vitest'
import type { MarkupPart, MarkupPullQuote } from '../../../src/markup/markup.ts'
import { parseXhtml } from '../../../src/markup/parse-xhtml.ts'
import { applyEdits } from '../../../src/writers/epub/edits.ts'
import { placePullQuotes } from '../../../src/writers/epub/place-pull-quotes.ts'

const quote = (block: string): MarkupPullQuote => {
  const xhtml = `<aside id="q-${block}"></aside>`
  return { id: `q-${block}`, block, passage: { block, start: 0, end: 1 }, xhtml, root: parseXhtml(xhtml) }
}

/** Writes elements by letters: `p` a paragraph, `h` a heading, `l` a list with a paragraph; ids count up. */
function flow(letters: string, ...quoted: string[]): string {
  let count = 0
  const elements = [...letters].map((letter) => {
    const id = `b${++count}`
    return letter === 'l'
      ? `<ul id="${id}"><li><p id="${id}i"></p></li></ul>`
      : letter === 'h'
        ? '<h2></h2>'
        : `<p id="${id}"></p>`
  })
  const xhtml = `<article><section>${elements.join('')}</section></article>`
  const part: MarkupPart = {
    id: 'article',
    kind: 'chapter',
    title: '',
    xhtml,
    root: parseXhtml(xhtml),
    contents: [],
  }
  return applyEdits(xhtml, placePullQuotes(part, quoted.map(quote)))
    .replace(/<aside[^>]*><\/aside>/g, 'Q')
    .replace(/<ul.*?<\/ul>/g, 'l')
    .replace(/<h2><\/h2>/g, 'h')
    .replace(/<p[^>]*><\/p>/g, 'p')
    .replace(/<[^>]*>|\n/g, '')
}

describe('placePullQuotes', () => {
  test.each([
    ['two paragraphs after its own', 'pppppp', ['b1'], 'pppQppp'],
    ['at the end of its section', 'ppphppp', ['b1'], 'pppQhppp'],
    ['in the next section where its own has no room', 'pphppp', ['b1'], 'pphpQpp'],
    ['never under a heading, nor where a section of one paragraph ends', 'phphph', ['b1'], 'phphph'],
    ['further on where a list is in the way', 'pplppp', ['b1'], 'pplpQpp'],
    ['apart from another', 'pppppppp', ['b1', 'b2'], 'pppQppQppp'],
    ['after the list that holds its sentence', 'lpppp', ['b1i'], 'lppQpp'],
    ['nowhere at the end of the text', 'ppp', ['b1'], 'ppp'],
    ['nowhere where its sentence is not in the chapter', 'pppppp', ['b99'], 'pppppp'],
  ])('stands %s', (_, letters, quoted, placed) => {
    expect(flow(letters, ...quoted)).toBe(placed)
  })
})
