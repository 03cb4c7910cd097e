/**
 * The words of a whole article → what the article says of each word: whether it also stands without a capital,
 * and beside what it stands where it has one. Headings in title case are weak evidence and do not count for case.
 */

import { NOUN_LISTS } from './name-definitions.ts'
import { LEXICON } from './name-lexicon.ts'
import type { Run } from './name-runs.ts'
import { has, hashText, type Words } from './name-words.ts'

/** What a capitalised word was seen beside; the numbers index {@link Evidence.seen}. */
export const SEEN = {
  afterTitle: 0,
  afterGivenName: 1,
  besideSpeech: 2,
  afterLocalPreposition: 3,
  afterThe: 4,
  beforeName: 5,
  beforeOrganisationWord: 6,
  beforePlaceWord: 7,
  afterName: 8,
  possessive: 9,
  beforeNamedPlace: 10,
  beforePersonWord: 11,
  afterNameAndComma: 12,
  afterRole: 13,
  inBrackets: 14,
  /** Here and below four in a row: a person, an organisation, a place, another thing. */
  saidToBe: 15,
  afterNounFor: 19,
  beforeNounFor: 23,
  shortForWords: 27,
  shortForName: 28,
  shortForOrganisation: 29,
} as const

const SEEN_COUNT = 30

/** What an article says of one word. */
export interface Evidence {
  /** Times seen in all, without a capital, with a capital inside a sentence. */
  total: number
  lower: number
  middle: number
  /** Times seen as each of {@link SEEN}. */
  readonly seen: Uint8Array
}

const THE = hashText('the')
const COMMA = hashText(',')
const OPEN = hashText('(')
const CLOSE = hashText(')')
const QUOTE = hashText('"')
const LINKS = new Set(['of', 'for', 'and', 'the', '&'].map(hashText))
const LONGEST_FORM = 7
const POSSESSIVE = hashText("'s")

/** Gathers the evidence on every word, by the hash of its lower-cased form; `runs` are those of each sentence. */
export function gatherEvidence(
  sentences: readonly Words[],
  runs: readonly (readonly (Run | null)[])[],
): Map<number, Evidence> {
  const evidence = new Map<number, Evidence>()
  sentences.forEach((words, s) => {
    let signs: readonly number[] = []
    for (let i = 0; i < words.length; i++) {
      const { letter, low, capital } = words.forms[i]!
      if (!letter) continue
      let word = evidence.get(low)
      if (!word) {
        word = unseen()
        evidence.set(low, word)
      }
      word.total++
      if (!capital) word.lower++
      else {
        if (i !== words.first && words.casing === 'plain') word.middle++
        lookBeside(words, i, word.seen)
        const run = runs[s]![i]
        if (run?.start === i) signs = signsOf(words, run)
        for (const sign of signs) count(word.seen, sign)
      }
    }
  })
  return evidence
}

const unseen = (): Evidence => ({ total: 0, lower: 0, middle: 0, seen: new Uint8Array(SEEN_COUNT) })

function lookBeside({ forms, flags, length }: Words, i: number, seen: Uint8Array): void {
  const before = i > 0 ? flags[i - 1]! : 0
  const after = i + 1 < length ? flags[i + 1]! : 0
  const nameBefore = i > 0 && forms[i - 1]!.capital === 1
  const nameAfter = i + 1 < length && forms[i + 1]!.capital === 1
  const last = i > 0 ? forms[i - 1]!.low : 0
  const next = i + 1 < length ? forms[i + 1]!.low : 0
  if (has(before, LEXICON.title)) count(seen, SEEN.afterTitle)
  if (nameBefore && has(before, LEXICON.given)) count(seen, SEEN.afterGivenName)
  if (has(before | after, LEXICON.speech)) count(seen, SEEN.besideSpeech)
  if (has(before, LEXICON.locprep)) count(seen, SEEN.afterLocalPreposition)
  if (has(before, LEXICON.role)) count(seen, SEEN.afterRole)
  if (last === THE) count(seen, SEEN.afterThe)
  if (last === OPEN && next === CLOSE) count(seen, SEEN.inBrackets)
  if (nameBefore) count(seen, SEEN.afterName)
  if (i > 1 && last === COMMA && forms[i - 2]!.capital) count(seen, SEEN.afterNameAndComma)
  if (nameAfter) {
    count(seen, SEEN.beforeName)
    if (has(after, LEXICON.orgword)) count(seen, SEEN.beforeOrganisationWord)
    if (has(after, LEXICON.placeword)) count(seen, SEEN.beforePlaceWord)
  }
  if (next === POSSESSIVE) count(seen, SEEN.possessive)
  if (next === COMMA && i + 2 < length) {
    if (has(flags[i + 2]!, LEXICON.country | LEXICON.place)) count(seen, SEEN.beforeNamedPlace)
    if (has(flags[i + 2]!, LEXICON.person)) count(seen, SEEN.beforePersonWord)
  }
  if (has(after, LEXICON.person)) count(seen, SEEN.beforePersonWord)
}

/** What is seen of a whole run: {@link SEEN}. */
function signsOf(words: Words, run: Run): number[] {
  const { forms, flags } = words
  const { start, end, defined } = run
  const signs: number[] = []
  const last = forms[start - 1]?.low === QUOTE ? start - 2 : start - 1
  const before = forms[last]?.capital === 0 ? flags[last]! : 0
  const after = flags[end] ?? 0
  NOUN_LISTS.forEach((list, kind) => {
    if (has(defined, list)) signs.push(SEEN.saidToBe + kind)
    if (has(before, list)) signs.push(SEEN.afterNounFor + kind)
    if (has(after, list)) signs.push(SEEN.beforeNounFor + kind)
  })
  if (end === start + 1 && last > 0 && forms[last]!.low === OPEN && forms[end]?.low === CLOSE)
    signs.push(...longFormBefore(words, last - 1))
  return signs
}

/** What the words up to `end` are that letters in brackets stand for. */
function longFormBefore({ forms, flags }: Words, end: number): number[] {
  if (!forms[end]!.capital) return [SEEN.shortForWords]
  for (let i = end; i >= 0 && i > end - LONGEST_FORM; i--) {
    if (!forms[i]!.capital && !LINKS.has(forms[i]!.low)) break
    if (has(flags[i]!, LEXICON.orgword)) return [SEEN.shortForName, SEEN.shortForOrganisation]
  }
  return [SEEN.shortForName]
}

function count(seen: Uint8Array, what: number): void {
  if (seen[what]! < 3) seen[what]!++
}
