/** A first paragraph's text in, the stretch of its dateline out. */

/** Where the place stands, and where the sentence after the dash begins. UTF-16 units. */
export interface Dateline {
  /** “KYIV, Ukraine”. */
  readonly place: readonly [start: number, end: number]
  readonly bodyStart: number
}

// The head of a paragraph up to a dash that a sentence follows. “UN-led” has no such dash.
const HEAD = /^\s*(\S.{1,69}?)(?: ?(?:—|―) ?| (?:–|--?) |–|--)(?=["“„«‘]?\S)/

const AGENCY = / ?\([^()]{2,30}\)$/

// A city is a few words of capital letters; dots, apostrophes and hyphens may stand in them.
const NO_CAPITALS = /[^\p{Lu}.’'/ -]/u

// State, country, day or month: “Ukraine”, “N.Y.”, “March 3”.
const REGION = /^(?:\p{Lu}[\p{L}.’'-]*|\d{1,4}|of|the|and)$/u

/** Finds the dateline at the opening of a text, or `null`. */
export function findDateline(text: string): Dateline | null {
  const match = HEAD.exec(text)
  if (!match || /^["“„«‘]?\p{Ll}/u.test(text.slice(match[0].length))) return null
  const head = match[1]!
  const place = head.replace(AGENCY, '')
  if (!isPlace(place, place !== head)) return null
  const start = text.indexOf(head)
  return { place: [start, start + place.length], bodyStart: match[0].length }
}

/** @param signed - An agency in brackets follows, which makes a city without capitals sure. */
function isPlace(place: string, signed: boolean): boolean {
  const [city, ...regions] = place.split(', ') as [string, ...string[]]
  const words = city.split(/[ /]/)
  const capitals = !NO_CAPITALS.test(city) && /\p{Lu}{2}/u.test(city)
  const named = capitals || (signed && words.every((word) => /^\p{Lu}/u.test(word)))
  const parts = regions.flatMap((region) => region.split(' '))
  return named && words.length <= 5 && parts.length <= 7 && parts.every((part) => REGION.test(part))
}
