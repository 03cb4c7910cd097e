/** Articles that nobody wrote: scraps of markup in any order, and whole ones, with the letters that they must keep. */

import fc from 'fast-check'
import { docx, paragraph } from './write-docx.ts'

const scraps = fc.constantFrom(
  ...[
    '<div>',
    '</div>',
    '<p>',
    '<table><tr><td>',
    '</table>',
    '<li>',
    '<ul>',
    '</ul>',
    '<b>',
    '</b>',
    '<a href="javascript:x">',
  ],
  ...[
    '<a href="#n"><sup>1</sup></a>',
    '<li id="n">note',
    '<img src=x>',
    '<!--',
    '-->',
    '<script>',
    '</script>',
    '&#0;',
    '&amp;',
  ],
  ...[
    '# ',
    '## ',
    '> ',
    '- ',
    '1. ',
    '```\n',
    '| a | b |\n|---|---|\n',
    '[^1]',
    '\n\n[^1]: ',
    '![x](y "z")',
    '[x](y)',
    '***',
    '---\n',
  ],
  ...[
    '\n',
    '\n\n',
    ' ',
    '"',
    "'",
    '--',
    '...',
    '\u0000',
    '\ud800',
    '\u00ad',
    'Advertisement',
    'By Anna Vogt',
    'word',
    'Über',
    '北京',
    '.',
  ],
)

/** Text of scraps, which no format reads as anybody meant it. */
export const scrappy: fc.Arbitrary<string> = fc
  .array(fc.oneof(scraps, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 40 })
  .map((parts) => parts.join(''))

/** A whole article in a format, and its letters. */
export interface Written {
  readonly format: string
  readonly bytes: Uint8Array
  /** Letters and digits of all its texts, in no order. */
  readonly letters: string
}

interface Piece {
  readonly kind: 'paragraph' | 'heading' | 'item' | 'quotation' | 'table' | 'emphasis' | 'link' | 'note'
  readonly texts: readonly string[]
}

// No script that is missing from the fonts of a fresh installation, but for emoji: they are shown as boxes.
const word = fc.oneof(
  { weight: 20, arbitrary: fc.stringMatching(/^[a-zA-ZäöüßéñøŁščő]{1,12}$/) },
  { weight: 4, arbitrary: fc.stringMatching(/^[а-яА-Я]{1,9}$/) },
  { weight: 4, arbitrary: fc.stringMatching(/^[α-ωΑ-Ρ]{1,9}$/) },
  { weight: 2, arbitrary: fc.stringMatching(/^[א-ת]{1,8}$/) },
  { weight: 1, arbitrary: fc.stringMatching(/^[0-9]{1,5}$/) },
  { weight: 1, arbitrary: fc.stringMatching(/^[a-z]{40,90}$/) },
)

const sentence = fc.array(word, { minLength: 2, maxLength: 9 }).map((words) => `${words.join(' ')}.`)

/** Ends with a paragraph, for a heading alone is both title and text. */
const pieces: fc.Arbitrary<readonly Piece[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom<Piece['kind']>(
        'paragraph',
        'paragraph',
        'heading',
        'item',
        'quotation',
        'table',
        'emphasis',
        'link',
        'note',
      ),
      texts: fc.array(sentence, { minLength: 4, maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 7 },
  )
  .map((all) => [...all.slice(0, -1), { ...all.at(-1)!, kind: 'paragraph' }])

type Write = (texts: readonly string[], number: number) => string

const HTML: Readonly<Record<Piece['kind'], Write>> = {
  paragraph: (texts) => `<p>${texts.join(' ')}</p>`,
  heading: ([text], number) => `<h${2 + (number % 3)}>${text}</h${2 + (number % 3)}>`,
  item: (texts) => `<ul>${texts.map((text) => `<li>${text}</li>`).join('')}</ul>`,
  quotation: (texts) => `<blockquote><p>${texts.join(' ')}</p></blockquote>`,
  table: ([a, b, c, d]) =>
    `<table><tr><th>${a}</th><th>${b}</th></tr><tr><td>${c}</td><td>${d}</td></tr></table>`,
  emphasis: ([a, b, c, d]) => `<p><b>${a}</b> <i>${b}</i> <code>${c}</code> <sup>${d}</sup></p>`,
  link: ([a, b, c, d], number) =>
    `<div>${a} <a href="https://example.org/${number}">${b}</a> ${c}<br>${d}</div>`,
  note: ([a, b, c, d], number) =>
    `<p>${a}<a href="#n${number}"><sup>1</sup></a> ${b} ${c}</p><aside id="n${number}" role="doc-footnote">${d}</aside>`,
}

const MARKDOWN: Readonly<Record<Piece['kind'], Write>> = {
  paragraph: (texts) => texts.join('\n'),
  heading: ([text], number) => `${'#'.repeat(2 + (number % 3))} ${text}`,
  item: (texts) => texts.map((text) => `- ${text}`).join('\n'),
  quotation: (texts) => texts.map((text) => `> ${text}`).join('\n'),
  table: ([a, b, c, d]) => `| ${a} | ${b} |\n|---|---|\n| ${c} | ${d} |`,
  emphasis: ([a, b, c, d]) => `**${a}** *${b}* \`${c}\` ~~${d}~~`,
  link: ([a, b, c, d], number) => `${a} [${b}](https://example.org/${number}) ${c}  \n${d}`,
  note: ([a, b, c, d], number) => `${a}[^n${number}] ${b} ${c}\n\n[^n${number}]: ${d}`,
}

const TEXT: Write = (texts) => texts.join(' ')
const plain = (write: Write): Readonly<Record<Piece['kind'], Write>> =>
  Object.fromEntries(Object.keys(HTML).map((kind) => [kind, write])) as Record<Piece['kind'], Write>

const WORD: Readonly<Record<Piece['kind'], Write>> = {
  ...plain((texts) => paragraph(texts.join(' '))),
  heading: ([text], number) => paragraph(text!, `H${1 + (number % 2)}`),
  quotation: (texts) => paragraph(texts.join(' '), 'Quote'),
  table: (texts) =>
    `<w:tbl><w:tr>${texts.map((text) => `<w:tc>${paragraph(text)}</w:tc>`).join('')}</w:tr></w:tbl>`,
}

/** How a format writes each kind of piece, and the whole of them. */
const FORMATS: Readonly<
  Record<string, readonly [Readonly<Record<Piece['kind'], Write>>, (parts: readonly string[]) => Uint8Array]>
> = {
  txt: [plain(TEXT), (parts) => new TextEncoder().encode(parts.join('\n\n'))],
  md: [MARKDOWN, (parts) => new TextEncoder().encode(parts.join('\n\n'))],
  html: [HTML, (parts) => new TextEncoder().encode(`<title>T</title>${parts.join('\n')}`)],
  docx: [WORD, (parts) => docx(parts.join(''))],
}

/** Letters and digits. */
export const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')

/** Texts that a format writes of a piece: headings hold one. */
const writtenTexts = (format: string, { kind, texts }: Piece): readonly string[] =>
  kind === 'heading' && format !== 'txt' ? texts.slice(0, 1) : texts

/** Whole articles of every kind of block, in every format. */
export const whole: fc.Arbitrary<Written> = fc
  .tuple(fc.constantFrom(...Object.keys(FORMATS)), pieces)
  .map(([format, article]) => {
    const [write, join] = FORMATS[format]!
    const parts = article.map(({ kind, texts }, index) => write[kind](texts, index))
    return {
      format,
      bytes: join(parts),
      letters: lettersOf(article.flatMap((piece) => writtenTexts(format, piece)).join('')),
    }
  })
