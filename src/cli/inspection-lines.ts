/** An edition in, what `inspect` shows a person out. */

import { allSections, plainText } from '../document/walk.ts'
import type { Edition, NameEntry, NameKind } from '../editorial/edition.ts'
import { countWords } from './count-words.ts'

const HEADINGS: Readonly<Record<NameKind, string>> = {
  person: 'People',
  organisation: 'Organisations',
  place: 'Places',
  other: 'Others',
}

/** Lists title, sections, names, quotations and pull quotes. */
export function inspectionLines(edition: Edition): readonly string[] {
  const { metadata } = edition.article
  return [
    metadata.title,
    ...under('By', metadata.byline ? [metadata.byline] : []),
    ...under('Date', metadata.date ? [metadata.date] : []),
    ...under('Words', [`${countWords(edition.article)}, ${metadata.lang}`]),
    ...under('Sections', sectionLines(edition)),
    ...(Object.keys(HEADINGS) as NameKind[]).flatMap((kind) =>
      under(HEADINGS[kind], edition.names.filter((entry) => entry.kind === kind).map(nameLine)),
    ),
    ...under(
      'Quotations',
      edition.quotations.map(({ text, speaker }) => `“${text}”${speaker ? ` – ${speaker}` : ''}`),
    ),
    ...under(
      'Pull quotes',
      edition.pullQuotes.map(({ text, speaker }) => `${text}${speaker ? ` – ${speaker}` : ''}`),
    ),
    ...under('Cut', edition.article.cut),
  ]
}

const under = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', heading, ...lines.map((line) => `  ${line}`)]

const sectionLines = ({ article }: Edition): string[] =>
  [...allSections(article.sections)].map(({ heading, blocks }) => {
    const count = `${blocks.length} ${blocks.length === 1 ? 'block' : 'blocks'}`
    return `${heading.length > 0 ? plainText(heading) : '(no heading)'} · ${count}`
  })

function nameLine({ name, aliases, description, mentions }: NameEntry): string {
  const also = aliases.length > 0 ? ` (also ${aliases.join(', ')})` : ''
  return `${name}${also}${description ? `, ${description}` : ''} · ${mentions.length}`
}
