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
  const letters = SIMPLE.exec(word)?.[1]
  if (letters !== undefined)
    return hyphenator ? hyphens([{ letters, index: 0 }], lang, hyphenator, false) : []
  if (ADDRESS.test(word)) return addressBreaks(word)
  if (tools.lineEnds && isEastAsian(word)) return tools.lineEnds(word).map(plainEnd)
  if (isUnspaced(word)) return unspacedBreaks(word, lang)
  if (isComplex(word)) return punctuationBreaks(word)
  const found = punctuationBreaks(word)
  if (hyphenator && !/[\d@\u00ad]/.test(word)) {
    const compound = found.some(({ at }) => /[-‐]/.test(word[at - 1]!))
    found.push(...hyphens(lettersIn(word), lang, hyphenator, compound))
  }
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

/** A character that joins, and where a line may end after it. */
interface Joint {
  /** Quick to test, where `pattern` takes long to compile. */
  readonly sign: RegExp
  readonly pattern: RegExp
  readonly cost: number
  readonly hyphen: boolean
}

/**
 * After a dash unless closing punctuation follows; after a hyphen between letters; after a slash between
 * words of three letters and more; after dots that join words; at soft hyphens and zero-width spaces.
 */
const JOINTS: readonly Joint[] = [
  {
    sign: /[–—]/,
    pattern: /(?<=[\p{L}\p{N}\p{P}][–—])(?=[\p{L}\p{N}“‘«„¿¡(])/gu,
    cost: COST.dash,
    hyphen: false,
  },
  { sign: /[-‐]/, pattern: /(?<=\p{L}\p{L}?['’]?[-‐])(?=\p{L}\p{L})/gu, cost: COST.ownHyphen, hyphen: false },
  { sign: /[/\\]/, pattern: /(?<=\p{L}{3}[/\\])(?=\p{L}{3})/gu, cost: COST.slash, hyphen: false },
  {
    sign: /…|\.{3}/,
    pattern: /(?<=\p{L}(?:…|\.{3}))(?=[\p{L}“‘«])/gu,
    cost: COST.dash,
    hyphen: false,
  },
  { sign: /\u00ad/, pattern: /(?<=\u00ad)(?=.)/gu, cost: COST.hyphen, hyphen: true },
  { sign: /\u200b/, pattern: /(?<=\u200b)(?=.)/gu, cost: 0, hyphen: false },
]

const JOINED = /(?:[-‐–—/\\…\u00ad\u200b]|\.{3})./

function punctuationBreaks(word: string): Opportunity[] {
  if (!JOINED.test(word)) return []
  return JOINTS.filter(({ sign }) => sign.test(word)).flatMap(({ pattern, cost, hyphen }) =>
    Array.from(word.matchAll(pattern), ({ index }) => ({ at: index, cost, hyphen })),
  )
}

/** Most words of a text: small letters without accents, and what closes a clause. */
const SIMPLE = /^([a-z]+)[.,;:!?’”)]*$/

/** Letters of a word, the first of them character `index`. */
interface Stretch {
  readonly letters: string
  readonly index: number
}

/** Initialisms and names such as McDonald or iPhone have capitals after the first letter, and are left out. */
const lettersIn = (word: string): Stretch[] =>
  Array.from(word.matchAll(/[\p{L}\p{M}]+/gu), ({ 0: letters, index }) => ({ letters, index })).filter(
    ({ letters }) => !/^.+\p{Lu}/u.test(letters),
  )

/** @param compound - The word has a hyphen already. */
function hyphens(
  stretches: readonly Stretch[],
  lang: string,
  hyphenator: Hyphenator,
  compound: boolean,
): Opportunity[] {
  const found: Opportunity[] = []
  for (const { letters, index } of stretches) {
    if (letters.length < SHORTEST) continue
    const capital = !/^[a-z]/.test(letters) && /^\p{Lu}/u.test(letters) && !CAPITAL_NOUNS.test(lang)
    const cost = compound ? COST.compound : capital ? COST.capitalised : COST.hyphen
    const own = hyphenator(letters)
    const spare = hyphenator.spare?.(letters).filter((at) => !own.some((other) => Math.abs(other - at) < 2))
    for (const at of spare ? own.concat(spare).sort((a, b) => a - b) : own) {
      const least = spare?.includes(at) ? COST.spare : cost
      const dear = letters.length - at < 3 ? COST.shortTail : 0
      found.push({ at: index + at, cost: Math.max(cost, least, dear), hyphen: true })
    }
  }
  return found
}
