/** Mentions in, the same mentions with one kind for each name out: lists decide, then the article's majority. */

import type { NameKind } from './edition.ts'
import type { Lexicon } from './lexicon.ts'
import { headedKind } from './kind-by-shape.ts'
import { asKind, groupMentions, type Mention, wordsOf } from './mention.ts'
import type { Token } from './tokens.ts'

/** Gives every mention of a name the same kind. */
export function settleKinds(mentions: readonly Mention[], lexicon: Lexicon): Mention[] {
  const surnames = partsOfPeople(mentions)
  const settled = new Map<string, NameKind>()
  for (const [key, alike] of groupMentions(mentions, (mention) => mention.key)) {
    const listed = listedKind(key, lexicon)
    const person = surnames.has(key) && !(listed && lexicon.countries.has(key))
    settled.set(key, person ? 'person' : (listed ?? unlistedKind(alike, lexicon)))
  }
  return mentions.map((mention) => asKind(mention, settled.get(mention.key)!))
}

/** What the words around a name say of its kind, else what most mentions were taken for. */
function unlistedKind(alike: readonly Mention[], lexicon: Lexicon): NameKind {
  const ballot = new Map<NameKind, number>()
  for (const { kind } of alike) ballot.set(kind, (ballot.get(kind) ?? 0) + 1)
  const kind = majority(ballot)
  const words = alike[0]!.at.tokens.slice(alike[0]!.from, alike[0]!.to)
  const headed = headedKind(words, lexicon)
  if (headed && kind !== 'person') return headed
  if (kind === 'person' && isBody(alike, lexicon)) return 'organisation'
  return kind === 'place' && words.length > 1 && !headed && !alike.some(isSomewhere) ? bearerOf(words, lexicon) : kind
}

/** Whether the words beside a name say that it is a body: “rescue group Project Jonah”, “the Ennahda party”. */
function isBody(alike: readonly Mention[], lexicon: Lexicon): boolean {
  const bodies = lexicon.words('bodies')
  return alike.some(({ at, from, to }) => {
    const before = at.tokens[from - 1]?.lower ?? ''
    const after = at.tokens[to]?.lower ?? ''
    return bodies.has(before) || (before === 'the' && bodies.has(after))
  })
}

/** Whether a name stands after a word of place. */
const isSomewhere = ({ at, from }: Mention): boolean => {
  const before = at.tokens[from - 1]?.lower ?? ''
  const word = /^(?:the|a|der|die|das|la|le|el|los)$/.test(before) ? (at.tokens[from - 2]?.lower ?? '') : before
  return /^(?:in|at|from|near|to|through|of|outside|across|around|into|toward|towards|between|on|off|via|visit|visited|,|aus|nach|bei|à|en|dans|de|desde|hacia)$/.test(word)
}

/** Who may bear a name of several words that is nowhere: a person where a given name or an eastern form opens it. */
function bearerOf(words: readonly Token[], lexicon: Lexicon): NameKind {
  const given = lexicon.givenNames.has(words[0]!.lower)
  const eastern = words.length === 2 && /^\p{Lu}\p{Ll}+-\p{L}\p{Ll}+$/u.test(words[1]!.text)
  return given || eastern || words.length === 2 ? 'person' : 'organisation'
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
