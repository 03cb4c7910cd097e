/** Set paragraphs in, what a typesetter would set anew out: loose lines, widows, orphans, ladders, runts. */

import type { Diagnostic } from '../../diagnostics.ts'
import { doubt, shown } from '../report.ts'
import type { BookSubject } from './subject.ts'
import type { SetParagraph, TextLine } from './text-lines.ts'

/** A line whose spaces are wider than this over their natural width shows as a gap. */
const LOOSE = 2
/** Divided lines one under another that the eye takes for a ladder. */
const LADDER = 3
/** A last line narrower than this, in em, hardly covers the indent of the next. */
const RUNT = 2.5

/** Looks at every paragraph. */
export const checkSetting = (subject: BookSubject): Diagnostic[] =>
  subject.paragraphs.flatMap((paragraph) => [
    ...looseLines(subject, paragraph),
    ...loneLines(subject, paragraph),
    ...ladders(subject, paragraph),
    ...runts(subject, paragraph),
    ...dividedPages(subject, paragraph),
  ])

const where = ({ page, number }: TextLine): string => `page ${page}, line ${number}`

function looseLines({ placeOf }: BookSubject, { block, lines }: SetParagraph): Diagnostic[] {
  return lines
    .filter(({ looseness }) => looseness > LOOSE)
    .map((line) =>
      doubt(
        'T301',
        `${where(line)}: spaces are ${line.looseness.toFixed(1)} times as wide as they should be: “${shown(line.text)}”`,
        'a wider measure, hyphenation or another word helps',
        placeOf(block),
      ),
    )
}

/** Whether a line begins a page or a column. */
const beginsAnew = (line: TextLine, before: TextLine): boolean =>
  line.page !== before.page || line.y < before.y

function loneLines({ placeOf, options }: BookSubject, { block, lines }: SetParagraph): Diagnostic[] {
  const breaks = lines.flatMap((line, index) =>
    index > 0 && beginsAnew(line, lines[index - 1]!) ? [index] : [],
  )
  const [first] = breaks
  const last = breaks.at(-1)
  if (first === undefined || last === undefined) return []
  const { widows, orphans } = options.typography
  const left = lines.length - last
  return [
    ...(left < Math.min(widows, lines.length)
      ? [
          doubt(
            'T302',
            `${where(lines[last]!)}: ${left} line of a paragraph begins a page or column: “${shown(lines[last]!.text)}”`,
            'typography.widows says how many must stay together',
            placeOf(block),
          ),
        ]
      : []),
    ...(first < Math.min(orphans, lines.length)
      ? [
          doubt(
            'T303',
            `${where(lines[0]!)}: ${first} line of a paragraph ends a page or column: “${shown(lines[0]!.text)}”`,
            'typography.orphans says how many must stay together',
            placeOf(block),
          ),
        ]
      : []),
  ]
}

function ladders({ placeOf }: BookSubject, { block, lines }: SetParagraph): Diagnostic[] {
  const found: Diagnostic[] = []
  let run = 0
  for (const [index, line] of lines.entries()) {
    run = line.divided ? run + 1 : 0
    if (run >= LADDER && !lines[index + 1]?.divided) {
      const from = lines[index - run + 1]!
      found.push(
        doubt(
          'T304',
          `${where(from)}: ${run} lines in a row end in a divided word`,
          'a wider measure or another word helps',
          placeOf(block),
        ),
      )
    }
  }
  return found
}

function runts({ placeOf }: BookSubject, { block, lines }: SetParagraph): Diagnostic[] {
  const last = lines.at(-1)
  if (!last || lines.length < 2 || last.width >= RUNT * last.size) return []
  return [
    doubt(
      'T305',
      `${where(last)}: a last line of hardly a word: “${shown(last.text)}”`,
      'a word more or less in the paragraph mends it',
      placeOf(block),
    ),
  ]
}

function dividedPages({ placeOf }: BookSubject, { block, lines }: SetParagraph): Diagnostic[] {
  return lines.flatMap((line, index) => {
    const next = lines[index + 1]
    if (!line.divided || !next || next.page === line.page) return []
    const message = `${where(line)}: a word is divided from one page to the next: “${shown(line.text)}”`
    return [doubt('T306', message, 'a word more or less on the page mends it', placeOf(block))]
  })
}
