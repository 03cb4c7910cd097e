/** Tokens in, sentences out. Knows where a dot ends a sentence and where it does not. */

import { isCapital, isWord, type Token } from './tokens.ts'

/** A sentence as a stretch of tokens; `to` is exclusive. */
export interface Sentence {
  readonly from: number
  readonly to: number
}

const ENDS = new Set(['.', '!', '?', '…', '...'])
const CLOSES = new Set(['”', '’', '"', "'", ')', ']', '»', '›', '“', '‘', '«'])
const OPENS = new Set(['“', '‘', '"', "'", '(', '[', '«', '‹', '„', '‚', '—', '–', '¿', '¡', '»', '›'])
/** Abbreviations that end with a dot and may well end a sentence too. */
const MAY_END = /^(?:(?:\p{L}\.){2,}|inc\.|corp\.|ltd\.|co\.|jr\.|sr\.|etc\.|usw\.)$/iu
/** Words that open a sentence and are no part of a name after an abbreviation. */
const OPENERS = new Set(
  `the a an this that these those it he she they we i you his her their our its my but and or so yet in on at for
  from with by as if when while after before since although though because there here what why how who where is
  was are were not no some many most all both each every one two three according meanwhile however also then now
  der die das ein eine er sie es wir ich aber und doch im in am an auf bei nach seit wenn als dass
  le la les un une il elle ils elles on nous je mais et ou dans en à au aux pour par sur avec sans depuis
  el los las una él ella ellos pero y o en con por para según desde sin`.split(/\s+/),
)

/**
 * Cuts the tokens of one block into sentences.
 *
 * `Intl.Segmenter` ends a sentence after “U.N.” and “Mr.”, hence rules of our own: an abbreviation ends one only
 * where a word follows that opens sentences.
 */
export function sentencesOf(tokens: readonly Token[]): Sentence[] {
  const sentences: Sentence[] = []
  let from = 0
  for (let i = 0; i < tokens.length; i++) {
    if (!endsAt(tokens, i)) continue
    let to = i + 1
    while (to < tokens.length && closesAt(tokens, to)) to++
    if (to < tokens.length && !startsAt(tokens, to, tokens[i]!)) continue
    sentences.push({ from, to })
    from = to
    i = to - 1
  }
  if (from < tokens.length) sentences.push({ from, to: tokens.length })
  return sentences
}

const mayEnd = ({ text }: Token): boolean => text.endsWith('.') && MAY_END.test(text)

const endsAt = (tokens: readonly Token[], at: number): boolean =>
  ENDS.has(tokens[at]!.text) || mayEnd(tokens[at]!) || tokens[at]!.text === '\n'

/** A closing mark stands directly at what it closes; an opening one has a blank before it. */
const closesAt = (tokens: readonly Token[], at: number): boolean =>
  (CLOSES.has(tokens[at]!.text) && tokens[at]!.start === tokens[at - 1]!.end) || ENDS.has(tokens[at]!.text)

function startsAt(tokens: readonly Token[], at: number, end: Token): boolean {
  let first = at
  while (first < tokens.length && OPENS.has(tokens[first]!.text)) first++
  const word = tokens[first]
  if (!word) return true
  if (mayEnd(end)) return isCapital(word) && (first > at || OPENERS.has(word.lower))
  if (end.text === '…' || end.text === '...') return isCapital(word)
  return (
    isCapital(word) ||
    /^\p{N}|^[@#$€£]/u.test(word.text) ||
    (first > at && !isWord(tokens[at]) && /^\p{L}/u.test(word.text))
  )
}
