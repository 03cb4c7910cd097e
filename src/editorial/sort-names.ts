/** A name in, what it is sorted by out. The name itself keeps its natural order. */

import { PARTICLES } from './capital-runs.ts'
import type { Bearer } from './gather-names.ts'
import type { Lexicon } from './lexicon.ts'

const KIND_ORDER = ['person', 'organisation', 'place', 'other'] as const
const SUFFIX = /^(?:jr|sr|ii|iii|iv|v)\.?$/i
/** Family names that stand first where no given name of the lists follows. */
const EASTERN =
  /^(?:wang|li|zhang|liu|chen|yang|zhao|huang|zhou|wu|xu|sun|hu|zhu|gao|lin|he|guo|ma|luo|liang|song|zheng|xie|han|tang|feng|yu|dong|xiao|cheng|cao|yuan|deng|fu|shen|zeng|peng|lu|jiang|cai|jia|ding|wei|xue|ye|yan|qin|xi|mao|hua|bo|kim|park|choi|jung|kang|cho|yoon|jang|lim|shin|seo|kwon|hwang|moon|ban|lee|nguyen|nguyễn|tran|pham|vo|ho)$/
const ICELANDIC = /(?:dóttir|sson)$/i
/** Endings and words by which a double surname of Spain and Latin America is told. */
const SPANISH =
  /(?:ez|ás|és|ín|ía|ón|ío|áez)$|^(?:vargas|borges|castro|fuentes|allende|neruda|silva|santos|ruiz|díaz|diaz|ortega|vega|torres|flores|rojas|reyes|morales|herrera|molina|iglesias|lorca|garcía|garcia|calderón|maduro)$/i

/**
 * Makes the key a name sorts by: lower case, without accents.
 *
 * The family name comes first where culture and name are sure: a listed given name in front, and the family name
 * used alone in the article or nothing that speaks against it. Names in eastern order, Icelandic names and single
 * names sort as they stand.
 */
export function sortKeyOf(
  { name, kind, aliases }: Pick<Bearer, 'name' | 'kind' | 'aliases'>,
  lexicon: Lexicon,
): string {
  const words = name.split(' ')
  const family = kind === 'person' && words.length > 1 ? familyNameAt(words, aliases, lexicon) : 0
  const sorted = family > 0 ? [...words.slice(family), ...words.slice(0, family)] : words
  return foldForSorting(sorted.join(' '))
}

/** Lower case without accents, as keys are compared by code unit. */
export const foldForSorting = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/ß/g, 'ss')

/** Index of the word that the family name begins with; 0 keeps the natural order. */
function familyNameAt(words: readonly string[], aliases: readonly string[], lexicon: Lexicon): number {
  const first = words[0]!.toLowerCase()
  const last = words.findLastIndex((word) => !SUFFIX.test(word))
  const given = lexicon.givenNames.has(first) || /^(?:\p{Lu}\.)+$/u.test(words[0]!)
  if (!given || last === 0 || ICELANDIC.test(words[last]!)) return 0
  if (EASTERN.test(first) && !lexicon.givenNames.has(words[last]!.toLowerCase())) return 0
  // Used alone, the first word is the family name (Kim Jong-un) or all there is to go by.
  if (aliases.includes(words[0]!) && !aliases.includes(words[last]!)) return 0
  const alone = words.findIndex(
    (word, i) =>
      i > 0 && i < last && aliases.includes(words.slice(i, last + 1).join(' ')) && !PARTICLES.has(word),
  )
  if (alone > 0) return alone
  const second = words[last - 1]!
  const double =
    last > 1 &&
    !lexicon.givenNames.has(second.toLowerCase()) &&
    SPANISH.test(second) &&
    SPANISH.test(words[last]!)
  return double ? last - 1 : last
}

/** Compares entries: people, organisations, places, others, each by key. */
export function bySortKey(
  a: { readonly kind: Bearer['kind']; readonly sortKey: string },
  b: { readonly kind: Bearer['kind']; readonly sortKey: string },
): number {
  const kinds = KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind)
  return kinds || (a.sortKey < b.sortKey ? -1 : a.sortKey > b.sortKey ? 1 : 0)
}
