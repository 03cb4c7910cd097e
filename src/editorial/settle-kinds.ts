/** Mentions in, the same mentions with one kind for each name out: lists decide, then the article's majority. */

import type { NameKind } from './edition.ts'
import type { Lexicon } from './lexicon.ts'
import { asKind, type Mention, wordsOf } from './mention.ts'

/** Gives every mention of a name the same kind. */
export function settleKinds(mentions: readonly Mention[], lexicon: Lexicon): Mention[] {
  const surnames = partsOfPeople(mentions)
  const votes = new Map<string, Map<NameKind, number>>()
  for (const { key, kind } of mentions) {
    const ballot = votes.get(key) ?? new Map<NameKind, number>()
    votes.set(key, ballot.set(kind, (ballot.get(kind) ?? 0) + 1))
  }
  return mentions.map((mention) => {
    const listed = listedKind(mention.key, lexicon)
    const part = surnames.has(mention.key)
    if (part && (!listed || !lexicon.countries.has(mention.key))) return asKind(mention, 'person')
    return asKind(mention, listed ?? majority(votes.get(mention.key)!))
  })
}

/** First and last words of people named in full. */
function partsOfPeople(mentions: readonly Mention[]): ReadonlySet<string> {
  const parts = new Set<string>()
  for (const mention of mentions) {
    const words = wordsOf(mention)
    if (mention.kind !== 'person' || words.length < 2) continue
    parts.add(words[0]!).add(words.at(-1)!)
  }
  return parts
}

/** The kind that a list gives a name, unless the name is somebody's given name too. */
function listedKind(key: string, lexicon: Lexicon): NameKind | null {
  if (lexicon.countries.has(key)) return 'place'
  if (lexicon.organisations.has(key)) return 'organisation'
  if (lexicon.places.has(key)) return 'place'
  return lexicon.cities.has(key) && !lexicon.givenNames.has(key) ? 'place' : null
}

const ORDER: readonly NameKind[] = ['person', 'organisation', 'place', 'other']

const majority = (ballot: ReadonlyMap<NameKind, number>): NameKind =>
  ORDER.reduce((best, kind) => ((ballot.get(kind) ?? 0) > (ballot.get(best) ?? 0) ? kind : best))
