/** A name's words in, the kind that lists or its own last or first word give it out. */

import type { NameKind } from './edition.ts'
import type { Lexicon } from './lexicon.ts'
import type { Token } from './tokens.ts'

/** The kind of a folded name by the lists; demonyms and things are `other`. */
export function listedKind(key: string, lexicon: Lexicon): NameKind | null {
  if (lexicon.demonyms.has(key) || lexicon.others.has(key)) return 'other'
  if (lexicon.countries.has(key) || lexicon.places.has(key) || lexicon.cities.has(key)) return 'place'
  return lexicon.organisations.has(key) ? 'organisation' : null
}

/** The kind that the head of a longer name tells: “… School District”, “… Stadium”, “Lake …”. */
export function headedKind(words: readonly Token[], lexicon: Lexicon): NameKind | null {
  if (words.length < 2) return null
  const has = (heading: string, word: Token) => lexicon.words(heading).has(word.lower)
  const last = words.at(-1)!
  const bodily = words.some((word) => has('org-heads', word))
  // “University of the Highlands and Islands”: what stands before “of” is the head.
  if (has('org-heads', words[0]!) && /^(?:of|for)$/.test(words[1]!.lower)) return 'organisation'
  // “Presidential Medal of Freedom”.
  const of = words.findIndex((word) => word.lower === 'of')
  if (of > 0 && !has('org-heads', words[0]!) && has('other-heads', words[of - 1]!)) return 'other'
  if (has('org-heads', last) || (last.lower === 'district' && bodily)) return 'organisation'
  if (has('place-heads', last)) return 'place'
  if (has('other-heads', last)) return 'other'
  if (has('place-openers', words[0]!)) return 'place'
  return bodily ? 'organisation' : null
}

/** Whether a word is written as no person or place is: “WebKit”, “LGP-30”, “SIDE_MODULE”. */
export function isCoded(text: string): boolean {
  if (/_|\p{L}\p{N}|\p{N}\p{L}|\p{L}-\p{N}/u.test(text)) return true
  const inner = /^(\p{Lu}\p{Ll}+)\p{Lu}/u.exec(text.replace(/[’'-].*$/u, ''))
  if (inner) return inner[1]!.length > 2 && !/^(?:Mac|Fitz|Van|Von|Del|San)$/.test(inner[1]!)
  return /^\p{Lu}{3,}\p{Ll}{2,}/u.test(text)
}

/** Words for what may be a body or the site of one. */
export const SITES =
  /^(?:city|church|district|region|airport|station|home|house|hospital|hotel|park|cathedral|mosque|temple|bar|restaurant|club|centre|center|office|order|project|power|force|state|department|court|prison)s?$/
