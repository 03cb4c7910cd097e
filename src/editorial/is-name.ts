/** A clean mention in, whether it is a name out: no demonym, mere title, party's letter or common noun is one. */

import { isListed } from './clean-names.ts'
import type { CopyBlock } from './copy.ts'
import type { Lexicon } from './lexicon.ts'
import type { Mention } from './mention.ts'
import { isCapital, isWord } from './tokens.ts'

/** A mere “Municipality” or “Court” is nobody's name. */
const GENERIC = ['org-heads', 'place-heads', 'other-heads']

/** Tells whether a mention, clean, names somebody or something, and not just any of a kind. */
export function isName(mention: Mention, lexicon: Lexicon): boolean {
  const { key, kind, text } = mention
  if (isStateCode(mention.at, mention.from, text)) return false
  // “say Mass”, where “Mass.” is a state.
  if (kind === 'place' && text === 'Mass') return false
  if (isListed(key, lexicon)) return true
  if (lexicon.demonyms.has(key) || lexicon.others.has(key)) return false
  if (mention.to - mention.from === 1 && GENERIC.some((list) => lexicon.words(list).has(key))) return false
  if (!/\p{Lu}/u.test(text) || !/\p{L}{2}|\p{L}\.\p{L}/u.test(text)) return false
  if (/\p{L}-based$|^\p{N}/u.test(text) && kind !== 'organisation') return false
  if (kind === 'person' && isCommonNoun(mention, lexicon)) return false
  // “Far Eastern buyers”, “East-West talks”, “the West”.
  if (
    kind === 'place' &&
    /^(?:far|middle|near|east|west|north|south)(?:-(?:east|west|north|south))?(?:ern)?$/.test(key)
  )
    return false
  // “Central American families”, “a Washington-to-English converter”.
  const next = mention.at.tokens[mention.to]
  if (
    kind === 'place' &&
    /^(?:central|latin|north|south)$/.test(key) &&
    lexicon.demonyms.has(next?.lower ?? '')
  )
    return false
  if (/\p{L}-to-\p{L}/u.test(text)) return false
  if (isOffice(mention) || /^\p{Lu}\p{Ll}{4,}(?:isms?|nomics)$/u.test(text)) return false
  if (isAnyOfAKind(mention) || isEndOfTitle(mention)) return false
  if (kind !== 'person' && mention.to - mention.from === 1 && /^(?:co|vice)-/.test(key)) return false
  // “the Aunties”
  if (mention.to - mention.from === 1 && /s$/.test(key) && lexicon.words('titles').has(key.slice(0, -1)))
    return false
  // “CPUs”, “R-Tex.”, “Jr.”: many of a kind, a party's letter, half a name.
  if (
    /^\p{Lu}{2,5}s$|^[RDI]-\p{Lu}/u.test(text) ||
    /^(?:jr|sr)\.?$|^[ivx]{2,}$|^(?:title|phase|chapter) [ivx]+$/.test(key)
  )
    return false
  const words = lexicon.words('not-names')
  if (key.split(' ').every((word) => words.has(word.replace(/\.$/, '')))) return false
  if (lexicon.words('rank-titles').has(key)) return false
  if (isPeople(key, lexicon)) return false
  if (kind === 'person' && isPeoples(key, lexicon)) return false
  // “International President”, “Best Actress”: an office, a prize.
  if (kind === 'person' && isUnnamed(key, lexicon)) return false
  const titles = key
    .split(' ')
    .every((word) => lexicon.words('titles').has(word) || lexicon.words('rank-titles').has(word))
  return !titles || (kind === 'person' && mention.to - mention.from > 1)
}

/** “the Bill”, “a new Bill”, “the British Bill”: somebody's given name elsewhere. */
export function isCommonNoun(mention: Mention, lexicon: Lexicon): boolean {
  const { from: first, to } = mention
  const { tokens } = mention.at
  const from = to - 1
  if (!lexicon.givenNames.has(tokens[from]!.lower) || isCapital(tokens[to])) return false
  if (first < from - 1 || (first < from && !lexicon.demonyms.has(tokens[first]!.lower))) return false
  if (isUsedAsNoun({ ...mention, from })) return true
  const before = tokens[from - 1]
  if (/^(?:this|that|an?|its|each|every|any)$/.test(before?.lower ?? '')) return true
  const qualified =
    before !== undefined &&
    (lexicon.demonyms.has(before.lower) ||
      /^(?:new|proposed|draft|current|same|latest|revised)$/.test(before.lower))
  return qualified && /^(?:this|that|the|an?|its|their|our)$/.test(tokens[from - 2]?.lower ?? '')
}

/** “the Oba of Benin”: whoever it is. */
const isOffice = ({ at: { tokens }, from, to, text, kind }: Mention): boolean =>
  to - from === 1 &&
  (kind === 'organisation' || kind === 'person') &&
  /^\p{Lu}\p{Ll}+$/u.test(text) &&
  tokens[from - 1]?.lower === 'the' &&
  tokens[to]?.lower === 'of'

/** Whether a name stands where common nouns stand: “the Magician.”, “his Quirk is”. */
export function isUsedAsNoun({ at, from, to }: Mention): boolean {
  const before = at.tokens[from - 1]?.lower ?? ''
  const after = at.tokens[to]
  return (
    /^(?:an?|the|any|some|no|every|each|his|her|its|their|my|our|your|these|those)$/.test(before) &&
    (!isWord(after) || FUNCTION.test(after!.lower))
  )
}

const FUNCTION =
  /^(?:is|was|are|were|has|had|have|will|would|can|could|of|in|on|at|for|to|from|with|by|and|or|that|which|who|as|when|where|while|but|than)$/

/** “with an ADC,”: capitals that stand for a common noun. */
const isAnyOfAKind = ({ at: { tokens }, from, to, text }: Mention): boolean =>
  to - from === 1 &&
  /^\p{Lu}{2,5}$/u.test(text) &&
  /^an?$/.test(tokens[from - 1]?.lower ?? '') &&
  (!isWord(tokens[to]) || FUNCTION.test(tokens[to]!.lower))

/** “MIT’s Science, Technology and Society program”: half of what a part of a body is called. */
const isEndOfTitle = ({ at: { tokens }, from, to, kind, key }: Mention): boolean =>
  kind === 'organisation' &&
  / (?:and|&) /.test(key) &&
  tokens[from - 1]?.text === ',' &&
  isCapital(tokens[from - 2]) &&
  /^(?:program|programme|department|division|school|faculty|committee|initiative|section|unit)$/.test(
    tokens[to]?.lower ?? '',
  )

/** “New York City, NY”, “Tampa, Fla.”, “Senator Kane (Ky.)”: a part of the address. */
export const isStateCode = ({ tokens }: CopyBlock, from: number, text: string): boolean =>
  STATES.test(text) && /^[,(]$/.test(tokens[from - 1]?.text ?? '') && isCapital(tokens[from - 2])

const STATES =
  /^(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|(?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|N\.H|N\.J|N\.M|N\.Y|N\.C|N\.D|Okla|Ore|Pa|R\.I|S\.C|S\.D|Tenn|Tex|Vt|Va|Wash|W\.Va|Wis|Wyo)\.)$/

/** “Egyptian Copts”: people of a nation and a kind. */
function isPeople(key: string, lexicon: Lexicon): boolean {
  const [first = '', last = '', more] = key.split(' ')
  return (
    more === undefined &&
    /[^s]s$/.test(last) &&
    lexicon.demonyms.has(first) &&
    !lexicon.words('org-heads').has(last)
  )
}

/** “Young Americans”, “Far West”; but “Ana West” is somebody. */
function isPeoples(key: string, lexicon: Lexicon): boolean {
  const words = key.split(' ')
  const last = words.at(-1)!
  if (words.length < 2 || !(lexicon.others.has(last) || lexicon.demonyms.has(last))) return false
  const surname = lexicon.demonyms.has(last) ? !/s$/.test(last) : /^(?:west|east|north|south)$/.test(last)
  return !surname || !lexicon.givenNames.has(words[0]!)
}

/** Whether a key is the words for somebody and no name. */
function isUnnamed(key: string, lexicon: Lexicon): boolean {
  const words = key.split(' ')
  const last = words.at(-1)!
  return (
    words.length > 1 &&
    ['rank-titles', 'roles'].some((list) => lexicon.words(list).has(last)) &&
    words
      .slice(0, -1)
      .every((word) => lexicon.words('title-words').has(word) && !lexicon.givenNames.has(word))
  )
}
