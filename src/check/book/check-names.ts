/** An edition in, what is odd about its names out: two that may be one, names without an entry, entries without a mention. */

import type { Diagnostic } from '../../diagnostics.ts'
import { capitalRuns } from '../../editorial/capital-runs.ts'
import { type CopyBlock, copyOf } from '../../editorial/copy.ts'
import { type Lexicon, lexiconOf } from '../../editorial/lexicon.ts'
import { areNear, checkNamesFile } from '../../editorial/update-names-file.ts'
import { doubt } from '../report.ts'
import type { BookSubject } from './subject.ts'

/** Looks at the entries, and at the text for what has none. */
export const checkNames = (subject: BookSubject): Diagnostic[] =>
  subject.options.names === 'none'
    ? []
    : [...twins(subject), ...unmentioned(subject), ...strangers(subject), ...namesFileTroubles(subject)]

function twins({ book, placeOf }: BookSubject): Diagnostic[] {
  const entries = book.edition.names.map((entry) => ({ ...entry, aka: entry.aliases }))
  return entries.flatMap((entry, index) => {
    const twin = entries.slice(0, index).find((other) => other.kind === entry.kind && areNear(other, entry))
    if (!twin) return []
    const message = `“${entry.name}” and “${twin.name}” may be one`
    return [doubt('N206', message, 'join them in the names file', placeOf(entry.mentions[0]?.block))]
  })
}

const unmentioned = ({ book, placeOf }: BookSubject): Diagnostic[] =>
  book.edition.names
    .filter(({ mentions }) => mentions.length === 0)
    .map(({ name }) =>
      doubt(
        'N208',
        `“${name}” has an entry, and the article never names it`,
        'drop it or mend its form',
        placeOf(),
      ),
    )

/** Names in the text that no entry is about, each once. */
function strangers({ book, host, placeOf }: BookSubject): Diagnostic[] {
  const { article, names } = book.edition
  const copy = copyOf(article)
  const lexicon = lexiconOf(copy.lang, host)
  // Every noun has a capital in German, and without lists nothing can be told.
  if (lexicon.lang === '' || lexicon.lang === 'de') return []
  const mentions = names.flatMap((entry) => entry.mentions)
  const told = new Set<string>()
  return copy.blocks.flatMap((block) =>
    namesIn(block, lexicon).flatMap(({ start, end }) => {
      const name = block.text.slice(start, end)
      const known = mentions.some((each) => each.block === block.id && each.start < end && start < each.end)
      if (known || told.has(name)) return []
      told.add(name)
      const message = `“${name}” may be a name, and has no entry`
      return [
        {
          ...doubt('N207', message, 'add it to the names file', placeOf(block.id)),
          severity: 'note' as const,
        },
      ]
    }),
  )
}

/** Runs of two and more words with capitals, inside sentences, that are not titles or adjectives alone. */
function namesIn(
  { tokens, sentences, running }: CopyBlock,
  lexicon: Lexicon,
): { start: number; end: number }[] {
  if (!running) return []
  const ordinary = [
    'titles',
    'rank-titles',
    'roles',
    'plural-roles',
    'title-words',
    'not-names',
    'demonym-like',
  ].map((heading) => lexicon.words(heading))
  const isOrdinary = (word: string): boolean =>
    lexicon.demonyms.has(word) || ordinary.some((list) => list.has(word.replace(/\.$/, '')))
  return sentences.flatMap(({ from, to }) =>
    capitalRuns(tokens, from, to, lexicon)
      .filter((run) => run.from > from + 1 && run.to - run.from > 1)
      .filter((run) => !tokens.slice(run.from, run.to).some(({ lower }) => isOrdinary(lower)))
      .map((run) => ({ start: tokens[run.from]!.start, end: tokens[run.to - 1]!.end })),
  )
}

const namesFileTroubles = ({ book, namesFile }: BookSubject): Diagnostic[] =>
  namesFile ? checkNamesFile(namesFile, book.edition.names) : []
