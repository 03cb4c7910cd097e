/**
 * A word between two spaces → where inside it a line may end, at what cost, with or without a hyphen put in.
 *
 * The opportunities are those of UAX #14 for alphabetic scripts; costs are penalties on Knuth and Plass's
 * scale, where a hyphen costs 50.
 */

import type { Hyphenator } from './hyphenate.ts'
import { isComplex, isEastAsian, isUnspaced, type ScriptTools } from './scripts.ts'

/** A place inside a word where a line may end. */
export interface Opportunity {
  /** Offset in the word; the line ends before it. */
  readonly at: number
  readonly cost: number
  readonly hyphen: boolean
}

const COST = {
  hyphen: 50,
  // Capitals inside a sentence are mostly names, even where nobody marked them.
  capitalised: 70,
  // A second hyphen in a word that has one reads badly.
  compound: 90,
  // Where patterns of another country say so, and those of the text's do not.
  spare: 110,
  // Two letters at the start of a line are a last resort.
  shortTail: 260,
  dash: 20,
  ownHyphen: 30,
  slash: 60,
  address: 60,
} as const

/** Languages whose nouns are capitalised. */
const CAPITAL_NOUNS = /^(de|lb|nds)\b/

const ADDRESS = /^\W*(?:[a-z][a-z0-9+.-]*:\/\/|www\.|[\w.+-]+@[\w-]+\.)|^\W*[\w-]+(?:\.[\w-]+)+\//i

/** Shortest run of letters worth dividing. */
const SHORTEST = 5

/**
 * Finds the places in a word where a line may end.
 *
 * @param hyphenator - `null` where no hyphen may be put in.
 */
export function lineOpportunities(
  word: string,
  lang: string,
  hyphenator: Hyphenator | null,
  tools: ScriptTools,
): Opportunity[] {
  if (ADDRESS.test(word)) return addressBreaks(word)
  if (tools.lineEnds && isEastAsian(word)) return tools.lineEnds(word).map(plainEnd)
  if (isUnspaced(word)) return unspacedBreaks(word, lang)
  if (isComplex(word)) return punctuationBreaks(word)
  const found = word.length > 2 ? punctuationBreaks(word) : []
  if (hyphenator && !/[\d@]/.test(word)) found.push(...hyphens(word, lang, hyphenator, found))
  return found.sort((a, b) => a.at - b.at)
}

const plainEnd = (at: number): Opportunity => ({ at, cost: 0, hyphen: false })

/** Words of scripts without spaces, from the dictionaries that come with Unicode's ICU. */
function unspacedBreaks(word: string, lang: string): Opportunity[] {
  const segments = new Intl.Segmenter(lang, { granularity: 'word' }).segment(word)
  const starts = Array.from(segments, ({ index }) => index)
  // Signs of repetition and abbreviation do not begin a line.
  return starts.filter((at) => at > 0 && !/^[\p{P}\u0e46\u0e2f]/u.test(word.slice(at))).map(plainEnd)
}

/** Addresses break before a full stop and after slashes, never with a hyphen that might be taken for theirs. */
function addressBreaks(word: string): Opportunity[] {
  const matches = word.matchAll(/(?<=[^/:]\/|:\/\/)(?=[^/])|(?<=\w)(?=[.@?#&=_-]\w)/gu)
  return Array.from(matches, ({ index }) => ({ at: index, cost: COST.address, hyphen: false }))
}

/**
 * After a dash unless closing punctuation follows; after a hyphen between letters; after a slash between
 * words of three letters and more; after dots that join words; at soft hyphens and zero-width spaces.
 */
const BREAKS: readonly { readonly pattern: RegExp; readonly cost: number; readonly hyphen: boolean }[] = [
  { pattern: /(?<=[\p{L}\p{N}\p{P}][–—])(?=[\p{L}\p{N}“‘«„¿¡(])/gu, cost: COST.dash, hyphen: false },
  { pattern: /(?<=\p{L}\p{L}?['’]?[-‐])(?=\p{L}\p{L})/gu, cost: COST.ownHyphen, hyphen: false },
  { pattern: /(?<=\p{L}{3}[/\\])(?=\p{L}{3})/gu, cost: COST.slash, hyphen: false },
  { pattern: /(?<=\p{L}(?:…|\.{3}))(?=[\p{L}“‘«])/gu, cost: COST.dash, hyphen: false },
  { pattern: /(?<=\u00ad)(?=.)/gu, cost: COST.hyphen, hyphen: true },
  { pattern: /(?<=\u200b)(?=.)/gu, cost: 0, hyphen: false },
]

const JOINTS = /[-‐–—/\\….\u00ad\u200b]/

function punctuationBreaks(word: string): Opportunity[] {
  if (!JOINTS.test(word)) return []
  return BREAKS.flatMap(({ pattern, cost, hyphen }) =>
    Array.from(word.matchAll(pattern), ({ index }) => ({ at: index, cost, hyphen })),
  )
}

function hyphens(
  word: string,
  lang: string,
  hyphenator: Hyphenator,
  joints: readonly Opportunity[],
): Opportunity[] {
  if (word.includes('\u00ad')) return []
  const compound = joints.some(({ at }) => /[-‐]/.test(word[at - 1]!))
  const found: Opportunity[] = []
  for (const { 0: letters, index } of word.matchAll(/[\p{L}\p{M}]+/gu)) {
    // Initialisms and names such as McDonald or iPhone have capitals after the first letter.
    if (letters.length < SHORTEST || /^.+\p{Lu}/u.test(letters)) continue
    const capital = /^\p{Lu}/u.test(letters) && !CAPITAL_NOUNS.test(lang)
    const cost = compound ? COST.compound : capital ? COST.capitalised : COST.hyphen
    const own = hyphenator(letters)
    const spare = hyphenator.spare?.(letters).filter((at) => !own.some((other) => Math.abs(other - at) < 2))
    for (const at of own.concat(spare ?? [])) {
      const least = spare?.includes(at) ? COST.spare : cost
      const dear = letters.length - at < 3 ? COST.shortTail : 0
      found.push({ at: index + at, cost: Math.max(cost, least, dear), hyphen: true })
    }
  }
  return found
}
