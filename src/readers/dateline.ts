/** A first paragraph's text in, the stretch of its dateline out. */

/** Where the place stands, and where the sentence after the dash begins. UTF-16 units. */
export interface Dateline {
  /** “KYIV, Ukraine”. */
  readonly place: readonly [start: number, end: number]
  readonly bodyStart: number
}

// City in capitals, then state, country or day in any letters, then an agency in brackets, then the dash.
const CAPITALS = String.raw`\p{Lu}[\p{Lu}.’'-]+(?:[ /-]\p{Lu}[\p{Lu}.’'-]*){0,4}`
const REST = String.raw`(?:, (?:\p{Lu}[\p{L}.’']*|\d{1,2})(?:[ -](?:\p{Lu}[\p{L}.’']*|\d{1,4}|of|the|and)){0,3}){0,3}`
const AGENCY = String.raw`(?: ?\([\p{L}\d ./&-]{2,30}\))?`
const PLACE = new RegExp(String.raw`^\s*(${CAPITALS}${REST})${AGENCY} ?(?:—|–|--?|―) ?(?=[^\s\p{Ll}])`, 'u')

// “Paris (Reuters) –”: without capitals only the agency makes it sure.
const WITH_AGENCY = new RegExp(
  String.raw`^\s*(\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]+){0,3}${REST}) ?\([\p{L}\d ./&-]{2,30}\) ?(?:—|–|--?|―) ?(?=[^\s\p{Ll}])`,
  'u',
)

/** Finds the dateline at the opening of a text, or `null`. */
export function findDateline(text: string): Dateline | null {
  const match = PLACE.exec(text) ?? WITH_AGENCY.exec(text)
  if (!match) return null
  // A dash without spaces in mid-word is no dateline: “UN-led”.
  if (/[\p{L}\p{N}]-$/u.test(match[0].trimEnd()) && !/\s$/.test(match[0])) return null
  const start = text.indexOf(match[1]!)
  return { place: [start, start + match[1]!.length], bodyStart: match[0].length }
}
