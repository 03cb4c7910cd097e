import { describe, expect, test } from 'vitest'
import type { Inline } from '../../src/document/inlines.ts'
import { setInlines, setText } from '../../src/readers/typography.ts'
import { paragraphs, readText, short } from '../support/read-text.ts'

const text = (value: string): Inline => ({ type: 'text', text: value })

describe('typewriter marks', () => {
  test.each([
    ['"Hello," she said, "it\'s \'fine\'."', '“Hello,” she said, “it’s ‘fine’.”'],
    ['("\'Hi\'") and ["x"]', '(“‘Hi’”) and [“x”]'],
    [
      "rock 'n' roll, 'tis the season, get 'em, 'twas the '90s",
      'rock ’n’ roll, ’tis the season, get ’em, ’twas the ’90s',
    ],
    ['a 6\'2" man, 12" vinyl, a 5\' rope', 'a 6′2″ man, 12″ vinyl, a 5′ rope'],
    ['"in 1990" and the 1990\'s', '“in 1990” and the 1990’s'],
    ["the dogs' bowl", 'the dogs’ bowl'],
    ['wait... what -- no--really - yes', 'wait… what — no—really – yes'],
    ['"What?"--he', '“What?”—he'],
    ['use --strict or a-b, 1-2', 'use --strict or a-b, 1-2'],
    ['see https://a.example/b--c?d=e and "f"', 'see https://a.example/b--c?d=e and “f”'],
    ['----', '----'],
  ])('%s', (typed, set) => {
    expect(setText(typed, 'en')).toBe(set)
  })

  test.each([
    ['de', '„Guten ‚Tag‘“, sagte er – geht’s?'],
    ['fr', '«\u00a0Guten “Tag”\u00a0», sagte er – geht’s?'],
    ['es-MX', '«Guten “Tag”», sagte er – geht’s?'],
    ['de-CH', '«Guten ‹Tag›», sagte er – geht’s?'],
    ['und', '“Guten ‘Tag’”, sagte er – geht’s?'],
  ])('become those of %s', (lang, set) => {
    expect(setText("\"Guten 'Tag'\", sagte er - geht's?", lang)).toBe(set)
  })

  test('are judged across emphasis, links and notes, and left alone in code', () => {
    const content: Inline[] = [
      text('He said "'),
      { type: 'emphasis', content: [text('no')] },
      { type: 'note-mark', note: 'n1' },
      text('" to '),
      { type: 'code', text: '"x" -- y' },
      text('.'),
      { type: 'link', href: 'https://a.example', content: [text('.')] },
      text('.'),
    ]
    expect(short(setInlines(content, 'en'))).toBe(
      'He said “<emphasis no>^n1” to `"x" -- y`…[](https://a.example)',
    )
  })

  test('stay where the user or the front matter wants them', async () => {
    const kept = await readText('"A" -- b', 'txt', { quotes: 'keep' })
    expect(paragraphs(kept)[0]).toBe('"A" -- b')
    const own = await readText('---\ntypography: { quotes: keep }\n---\n"A" -- b', 'md')
    expect(paragraphs(own)[0]).toBe('"A" -- b')
  })
})
