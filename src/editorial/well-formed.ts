/** A phrase that may describe somebody in, whether it can stand alone out. */

import { isArticle, isDeterminer, LINKS, type NamedBlock, PARTICIPLE, type Phrase } from './noun-phrases.ts'
import { isCapital, isWord } from './tokens.ts'

/**
 * Whether a phrase can stand alone: it neither begins nor ends on a small word, begins with no verb, and what it
 * opens it closes.
 */
export function isWellFormed({ at, lexicon, mentions }: NamedBlock, phrase: Phrase): boolean {
  const { tokens } = at
  const [first, last] = [tokens[phrase.from]!, tokens[phrase.to - 1]!]
  // “Harbour Watch | president Kane”: cut in a name.
  if (isCapital(tokens[phrase.from - 2]) && isCapital(tokens[phrase.from - 1]) && !isDeterminer(first)) {
    const { lower } = tokens[phrase.from - 1]!
    if (lexicon.words('not-names').has(lower) && !DATES.test(lower) && !isCapital(first)) return false
  }
  if (!isWord(first) || CLAUSE_WORDS.has(first.lower)) return false
  if (LINKS.has(first.lower) && !isDeterminer(first)) return false
  if (/^(?:sens|reps|profs|drs|govs)\.$/.test(last.lower)) return false
  if (!isWord(last) || isArticle(last) || LINKS.has(last.lower) || CLAUSE_WORDS.has(last.lower)) return false
  if (!mentions.has(phrase.to - 1) && lexicon.words('not-names').has(last.lower)) return false
  if (
    phrase.to - phrase.from === 1 &&
    (MUTUAL.test(first.lower) ||
      // “led her to count Kane out”, “private Kane e-mails”: no ranks.
      /^(?:count|private|general|major|justice)$/.test(first.text) ||
      /^(?:senators|representatives|council(?:wo)?men|ministers|presidents|governors|mayors|justices|judges)$/.test(
        first.lower,
      ))
  )
    return false
  const adjective = ['title-words', 'qualifiers', 'roles'].some((list) =>
    lexicon.words(list).has(first.lower),
  )
  if (!adjective && !isCapital(first) && PARTICIPLE.test(first.lower)) return false
  // “News Corporation, one of the richest,”: of what?
  if (/est$/.test(last.lower) && tokens[phrase.to - 2]?.lower === 'the') return false
  // “‘Bloodline’ star Kane”: a quotation cut open.
  if (tokens[phrase.from - 1]?.text === '‘') return false
  const text = at.text.slice(first.start, last.end)
  if (text.includes('‘’')) return false
  return PAIRS.every(([open, close]) => text.split(open).length === text.split(close).length)
}

const DATES =
  /day$|^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/

/** What nobody is without the other one. */
const MUTUAL =
  /^(?:fellow|candidate|nominee|rival|opponent|challenger|colleague|counterpart|ally|allie|friend|partner|teammate|neighbou?r|contender)s?$/

/** Words that open a clause or hang in the air at its end. */
const CLAUSE_WORDS = new Set(
  'who whom whose which that qui que dont quien cuyo because while when as by with from behind against who’s'.split(
    ' ',
  ),
)

const PAIRS = [
  ['“', '”'],
  ['(', ')'],
  ['«', '»'],
  ['[', ']'],
] as const
