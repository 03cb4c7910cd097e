/** A text of ours → the same text for Typst, on the page of the theme `journal`. */

/** A4 with a text column of 112 mm, 10.2 on 14.6 points; lines are 1 em high and the rest stands between them. */
const PAGE = `#set page(width: 210mm, height: 297mm, margin: (x: 49mm, y: 22mm), numbering: "1")
#set text(font: "Source Serif 4", size: 10.2pt, lang: "en", hyphenate: true, top-edge: 0.75em, bottom-edge: -0.25em)
#set par(justify: true, first-line-indent: 1.2em, leading: 4.4pt, spacing: 4.4pt)
#show heading: set text(weight: 600)
`

/** A string of Typst's: nothing in it is markup. */
const quoted = (text: string): string => `#"${text.replace(/[\\"]/g, '\\$&')}"`

/** Writes paragraphs and Markdown headings as Typst. Front matter and lines of asterisks are left out. */
export function typstSource(text: string): string {
  const body = text.replace(/^---\n.*?\n---\n/s, '')
  const blocks = body.split(/\n\s*\n/).map((block) => block.replace(/\s+/g, ' ').trim())
  const set = blocks
    .filter((block) => /[^\s*]/.test(block))
    .map((block) => {
      const heading = /^(#+) (.*)$/.exec(block)
      return heading ? `${'='.repeat(heading[1]!.length)} ${quoted(heading[2]!)}` : quoted(block)
    })
  return `${PAGE}\n${set.join('\n\n')}\n`
}
