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
import type { Edition, NameEntry, QuoteCandidate } from './edition.ts'
import { type Bearer, gatherNames } from './gather-names.ts'
import { type Lexicon, lexiconOf } from './lexicon.ts'
import { taggerOf } from './name-taggers.ts'
import type { NamesFile } from './names-file.ts'
import { choosePullQuotes, quoteCandidates } from './pull-quotes.ts'
import { findSpeech } from './quotations.ts'
import { rankQuotes } from './rank-quotes.ts'
import { findBreaks } from './sections.ts'
import { bySortKey, sortKeyOf } from './sort-names.ts'

/** What the desk adds to an article, and the pull quotes it thought of. */
export interface DeskWork {
  readonly edition: Edition
  /** Best first. */
  readonly candidates: readonly QuoteCandidate[]
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

/** Edits an article and tells of every sentence that was thought of as a pull quote. */
export function editWithCandidates(
  article: Article,
  options: Options,
  host: Host,
  namesFile?: NamesFile,
): Outcome<DeskWork> {
  const copy = copyOf(article)
  const lexicon = lexiconOf(copy.lang, host)

  // Who and what is named?
  const found = gatherNames(taggerOf(copy.lang)(copy.blocks, copy.lang, host), copy, lexicon)
  const edited = namesFile ? applyNamesFile(found, namesFile, copy) : unedited(found)
  const { bearers, dropped } = edited.value
  const descriptions = describeNames(bearers, copy, lexicon)
  const everybody = entriesOf(edited.value, descriptions, lexicon)
  const kinds = options.names === 'none' ? [] : options.names.kinds
  const names = everybody
    .filter(({ bearer }) => kinds.includes(bearer.kind) && !dropped.has(bearer))
    .map(({ entry }) => entry)

  // Who says what, and what of it is worth showing?
  const quotations = findSpeech(bearers, copy, lexicon)
  const known = everybody.map(({ entry }) => entry)
  const ranked = rankQuotes(quotations, known, copy, lexicon)
  const pullQuotes = choosePullQuotes(ranked, quotations, known, copy, options.pullQuotes)

  // Where does the topic change?
  const breaks =
    options.sections === 'none'
      ? []
      : findBreaks(article, copy, known, quotations, lexicon, options.sections === 'extractive')

  return {
    value: {
      edition: {
        article,
        names,
        reviewed: namesFile?.reviewed ?? false,
        quotations,
        pullQuotes: pullQuotes.value,
        breaks,
      },
      candidates: quoteCandidates(ranked, pullQuotes.value),
    },
    diagnostics: [
      ...edited.diagnostics,
      ...discretions(bearers, descriptions),
      ...limits(copy, lexicon),
      ...pullQuotes.diagnostics,
    ],
  }
}

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

const limits = (copy: Copy, lexicon: Lexicon): Diagnostic[] =>
  lexicon.lang === ''
    ? [
        {
          severity: 'note',
          code: 'N102',
          message: `few names are found in texts in “${copy.lang || 'und'}”`,
          hint: 'add names to the names file',
        },
      ]
    : []
