/**
 * Plain text → tokens with their places, and tokens → sentences, cut the way the tagger's training texts are
 * cut: hyphens and possessive endings stand alone, abbreviations keep their full stops. Knows no names.
 */

import { patternFor } from './letters.ts'
import { afterBlank, plainWordEnd } from './tokens.ts'

/** A word, number or mark; `text` has straight quotation marks, `start` and `end` count in the original. */
export interface Token {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** What keeps its full stop although more of the sentence may follow. */
const ABBREVIATIONS =
  'Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Cpl|Maj|Adm|Cmdr|Pres|Rev|Hon|Messrs|St|Mt|Ft|Jr|Sr|Inc|Corp|' +
  'Co|Ltd|Bros|vs|etc|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|al|Ph\\.D|Calif|Conn|Fla|Mass|Mich|Minn|Penn|Va|Wash'

const tokenFor = patternFor(({ letters, marks, digits, capitals }) => {
  const letter = letters + marks
  const word = `[${letter}${digits}_]+`
  const clitic = '(?:s|S|re|ve|ll|d|m'
  return new RegExp(
    [
      `(?:https?://|www\\.)[^\\s<>"“”]*[${letters}${digits}/]`,
      `[${letters}${digits}._+-]+@[${letters}${digits}-]+(?:\\.[${letters}${digits}-]+)+`,
      `(?:[${letters}]\\.){2,}`,
      `(?:${ABBREVIATIONS})\\.(?![${letter}${digits}])`,
      `[${capitals}]\\.(?=\\s*[-\\s]\\s*[${capitals}])`,
      `[${letter}]+(?=n['’]t(?![${letter}]))`,
      `n['’]t(?![${letter}])`,
      `['’]${clitic})(?![${letter}${digits}])`,
      `[${digits}]+(?:[.,:][${digits}]+)*%?`,
      `[#@]?${word}(?:(?:['’](?!${clitic}|t)(?![${letter}${digits}]))|[.&](?=[${letter}]{2}|[${letter}](?![${letter}.])))${word})*`,
      '\\.{2,}|…|--|\\S',
    ].join('|'),
    'gu',
  )
})

const straight = (text: string): string =>
  /[‘’“”„]/.test(text) ? text.replace(/[‘’]/g, "'").replace(/[“”„]/g, '"') : text

/** Cuts a text into tokens in reading order. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  const pattern = tokenFor(text)
  for (let at = 0; at < text.length; ) {
    const plain = plainWordEnd(text, at)
    if (plain > at) {
      tokens.push({ text: text.slice(at, plain), start: at, end: plain })
      at = afterBlank(text, plain)
      continue
    }
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (!match) break
    const end = match.index + match[0].length
    tokens.push({ text: straight(match[0]), start: match.index, end })
    at = afterBlank(text, end)
  }
  return tokens
}

const ENDS = /^(?:[.?!…]|\.{2,})$/
const CLOSES = /^["')\]]$/
/** An abbreviation ends a sentence only where one of these follows. */
const OPENERS = /^(?:The|A|An|In|On|At|It|He|She|They|We|I|But|And|This|That|His|Her|Their|There|"|“)$/
const MAY_END = /^(?:(?:\p{L}\.){2,}|(?:Inc|Corp|Co|Ltd|Jr|Sr|etc)\.)$/u

/** Groups the tokens of one text into sentences. */
export function sentencesOf(tokens: readonly Token[]): Token[][] {
  const sentences: Token[][] = []
  let start = 0
  for (let i = 0; i < tokens.length; i++) {
    const next = tokens[i + 1]
    if (next && !endsSentence(tokens, start, i)) continue
    if (i >= start) sentences.push(tokens.slice(start, i + 1))
    start = i + 1
  }
  return sentences
}

function endsSentence(tokens: readonly Token[], start: number, at: number): boolean {
  const word = tokens[at]!.text
  const next = tokens[at + 1]!
  if (MAY_END.test(word)) return OPENERS.test(next.text)
  const closing = CLOSES.test(word) && at > start && ENDS.test(tokens[at - 1]!.text)
  if (!closing && !ENDS.test(word)) return false
  // A closing mark hangs on the stop before it.
  if (CLOSES.test(next.text) && next.start === tokens[at]!.end) return false
  return !/^[\p{Ll},;]/u.test(next.text)
}
