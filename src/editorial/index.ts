/**
 * The desk: an article in, an edition out. It asks what an editor asks, one question after the other, and changes
 * nothing in the article.
 */

import type { Diagnostic, Outcome } from '../diagnostics.ts'
import type { Article } from '../document/article.ts'
import type { Host } from '../host/host.ts'
import type { Options } from '../options.ts'
import { applyNamesFile, type Edited } from './apply-names-file.ts'
import { type Copy, copyOf } from './copy.ts'
import { type Description, describeNames } from './describe-names.ts'
import type { Edition, NameEntry, NameKind, QuoteCandidate } from './edition.ts'
import { type Bearer, gatherNames } from './gather-names.ts'
import { LEXICON_LANGUAGES, type Lexicon, lexiconOf } from './lexicon.ts'
import { taggerOf } from './name-taggers.ts'
import type { NamesFile } from './names-file.ts'
import { once } from './once.ts'
import { choosePullQuotes, quoteCandidates, type Ranking } from './pull-quotes.ts'
import { findSpeech } from './quotations.ts'
import { isSigned, rankNarrated, rankSpoken } from './rank-quotes.ts'
import { findBreaks, mayHaveBreaks } from './sections.ts'
import { bySortKey, sortKeyOf } from './sort-names.ts'

/** What the desk adds to an article, and the pull quotes it thought of. */
export interface DeskWork {
  readonly edition: Edition
  /** Judges every candidate, best first: a book has ten thousand that nobody may want to see. */
  readonly candidates: () => readonly QuoteCandidate[]
}

/** Edits an article: names, quotations, pull quotes, breaks. */
export function edit(
  article: Article,
  options: Options,
  host: Host,
  namesFile?: NamesFile,
): Outcome<Edition> {
  const { value, diagnostics } = editWithCandidates(article, options, host, namesFile)
  return { value: value.edition, diagnostics }
}

/**
 * Edits an article and tells of every sentence that was thought of as a pull quote.
 *
 * Names are looked for where they, or the speakers of pull quotes, are wanted; quotations when they are asked for.
 */
export function editWithCandidates(
  article: Article,
  options: Options,
  host: Host,
  namesFile?: NamesFile,
): Outcome<DeskWork> {
  const copy = once(() => copyOf(article))
  const lexicon = once(() => lexiconOf(article.metadata.lang, host))

  // Who and what is named?
  const named = once(() => nameEverybody(copy(), lexicon(), host, namesFile))
  const known = once(() => named().entries.map(({ entry }) => entry))
  const names = options.names === 'none' ? null : shownNames(named(), options.names.kinds)

  // Who says what, and what of it is worth showing?
  const quotations = once(() => findSpeech(named().bearers, copy(), lexicon()))
  const ranking: Ranking = {
    spoken: once(() => rankSpoken(quotations().filter(isSigned), known(), copy(), lexicon())),
    unsigned: once(() =>
      rankSpoken(
        quotations().filter((quotation) => !isSigned(quotation)),
        known(),
        copy(),
        lexicon(),
      ),
    ),
    narrated: once(() => rankNarrated(copy(), lexicon())),
  }
  const pullQuotes = choosePullQuotes(options.pullQuotes, ranking, { quotations, names: known, copy })

  // Where does the topic change?
  const isDivided = options.sections !== 'none' && mayHaveBreaks(article)
  const extractive = options.sections === 'extractive'
  const dividing = names || extractive ? known : () => []
  const breaks = isDivided ? findBreaks(article, copy(), dividing(), lexicon(), extractive) : []

  return {
    value: {
      edition: {
        article,
        names: names ?? [],
        reviewed: namesFile?.reviewed ?? false,
        get quotations() {
          return quotations()
        },
        pullQuotes: pullQuotes.value,
        breaks,
      },
      candidates: () => quoteCandidates(ranking, pullQuotes.value),
    },
    diagnostics: [...(names ? troubleWith(named(), copy()) : []), ...pullQuotes.diagnostics],
  }
}

/** Everybody and everything that is named, after the user's edits. */
interface Named extends Edited {
  /** In the order of the who's who. */
  readonly entries: readonly { readonly bearer: Bearer; readonly entry: NameEntry }[]
  readonly descriptions: ReadonlyMap<Bearer, Description>
  readonly diagnostics: readonly Diagnostic[]
}

function nameEverybody(copy: Copy, lexicon: Lexicon, host: Host, namesFile?: NamesFile): Named {
  const found = gatherNames(taggerOf(copy.lang)(copy.blocks, copy.lang, host), copy, lexicon)
  const { value, diagnostics } = namesFile ? applyNamesFile(found, namesFile, copy) : unedited(found)
  const descriptions = describeNames(value.bearers, copy, lexicon)
  return { ...value, descriptions, entries: entriesOf(value, descriptions, lexicon), diagnostics }
}

const shownNames = ({ entries, dropped }: Named, kinds: readonly NameKind[]): NameEntry[] =>
  entries
    .filter(({ bearer }) => kinds.includes(bearer.kind) && !dropped.has(bearer))
    .map(({ entry }) => entry)

const troubleWith = ({ bearers, descriptions, diagnostics }: Named, { lang }: Copy): Diagnostic[] => [
  ...diagnostics,
  ...discretions(bearers, descriptions),
  ...limits(lang),
]

const unedited = (bearers: readonly Bearer[]): Outcome<Edited> => ({
  value: { bearers, notes: new Map(), dropped: new Set() },
  diagnostics: [],
})

/** Makes the entries of the who's who, in its order. */
function entriesOf(
  { bearers, notes }: Edited,
  descriptions: ReadonlyMap<Bearer, Description>,
  lexicon: Lexicon,
): { bearer: Bearer; entry: NameEntry }[] {
  return bearers
    .map((bearer) => ({ bearer, kind: bearer.kind, sortKey: sortKeyOf(bearer, lexicon) }))
    .sort(bySortKey)
    .map(({ bearer, sortKey }, i) => {
      const { name, kind, aliases, mentions } = bearer
      const described = descriptions.get(bearer)
      const own = described && !described.objection ? described.text : null
      const description = notes.get(bearer) ?? own
      const places = mentions.map(({ block, start, end }) => ({ block, start, end }))
      return {
        bearer,
        entry: { id: `name-${i + 1}`, name, kind, aliases, description, sortKey, mentions: places },
      }
    })
}

/** Notes of what the article says of somebody that a who's who does not repeat. */
function discretions(
  bearers: readonly Bearer[],
  descriptions: ReadonlyMap<Bearer, Description>,
): Diagnostic[] {
  return bearers.flatMap((bearer): Diagnostic[] => {
    const objection = descriptions.get(bearer)?.objection
    if (!objection) return []
    const of = objection === 'child' ? 'describes a child' : 'accuses or pities'
    return [
      {
        severity: 'note',
        code: 'N101',
        message: `no description for ${bearer.name}: what the article says ${of}`,
        hint: 'write a note: in the names file where you want one',
      },
    ]
  })
}

const isKnown = (lang: string): boolean => lang !== '' && lang !== 'und'

const limits = (lang: string): Diagnostic[] =>
  LEXICON_LANGUAGES.includes(lang)
    ? []
    : [
        {
          severity: 'note',
          code: 'N102',
          message: isKnown(lang)
            ? `few names are found in texts in “${lang}”`
            : 'few names are found in a text whose language is not known',
          hint: isKnown(lang) ? 'add names to the names file' : 'set --lang or lang:',
        },
      ]
