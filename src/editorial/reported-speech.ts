/** Words around a quotation in, who is said to speak out: the subject of a verb of saying, before or after it. */

import { isRole } from './clean-names.ts'
import type { CopyBlock } from './copy.ts'
import type { Lexicon } from './lexicon.ts'
import type { Mention } from './mention.ts'
import { isCapital, isWord, type Token } from './tokens.ts'

/** Who is said to speak: a name, a pronoun, or words for somebody (“a spokesman for the ministry”). */
export interface Source {
  readonly at: CopyBlock
  readonly from: number
  readonly to: number
  readonly mention: Mention | null
  readonly pronoun: boolean
}

/** One block's words with what is known about them. */
export interface Clauses {
  readonly at: CopyBlock
  readonly lexicon: Lexicon
  /** The mention that a token belongs to, outside quotation marks. */
  readonly mentions: ReadonlyMap<number, Mention>
  /** Whether a token stands between quotation marks. */
  readonly quoted: (token: number) => boolean
}

const CLAUSE_MARKS = /^[;:—–(]$/
const CONJUNCTIONS = new Set(
  'that because but while when after as if although which whether where since though and or so'.split(' '),
)
/** Words between a person and what hangs on them: “Jamie Werner of Ngātiwai”. */
const HANGING = new Set("of from at with for in de del du des von vom der für d' aus".split(' '))
const DETERMINERS = new Set(
  'the a an his her their its our my this one another some many several both'.split(' '),
)
const FARTHEST = 40

const nameSource = (at: CopyBlock, mention: Mention): Source => ({
  at,
  from: mention.from,
  to: mention.to,
  mention,
  pronoun: false,
})

const wordSource = (at: CopyBlock, token: number, pronoun: boolean): Source => ({
  at,
  from: token,
  to: token + 1,
  mention: null,
  pronoun,
})

/**
 * Finds the subject of the verb at a token, looking back as far as `low`.
 *
 * Adverbs and auxiliaries are skipped; so is what stands between commas after a name (“Lourimi, a member of the
 * secretariat, said”), and what hangs on it by “of” or “from”.
 */
export function subjectBefore(clauses: Clauses, verb: number, low: number): Source | null {
  const { at, lexicon, mentions } = clauses
  let j = verb - 1
  while (j >= low && (skips(at.tokens[j]!, lexicon) || isClitic(clauses, j))) j--
  if (j < low) return null
  const last = at.tokens[j]!
  // “… outlined his plan and vowed …”: the subject is another verb's.
  if (/^(?:and|but|or|then|und|et|y)$/.test(last.lower)) return null
  if (last.text === ',' || last.text === ')' || last.text === '—' || last.text === '–')
    return beforeAside(clauses, j, low)
  const mention = mentions.get(j)
  if (mention) return ownerOf(clauses, mention, low)
  if (lexicon.words('pronouns').has(last.lower)) return wordSource(at, j, true)
  return hangsOnName(clauses, j, low) ?? phraseEndingAt(clauses, j, low)
}

/** Words for somebody who has no name here: “the protesters”, “Police”, “a spokesman”. */
function phraseEndingAt({ at, lexicon, mentions }: Clauses, last: number, low: number): Source | null {
  const { tokens } = at
  // “the I.M.F. report stated”: the fund does.
  const issuer = lexicon.words('speaking-things').has(tokens[last]!.lower)
    ? mentions.get(last - 1)
    : undefined
  if (issuer?.kind === 'organisation') return nameSource(at, issuer)
  if (isCommonSubject(tokens, last, lexicon) || isCapital(tokens[last])) return wordSource(at, last, false)
  for (let k = last; k >= Math.max(low, last - 5) && isWord(tokens[k]); k--)
    if (DETERMINERS.has(tokens[k]!.lower)) return { at, from: k, to: last + 1, mention: null, pronoun: false }
  return last === low || (last === low + 1 && isWord(tokens[last])) ? wordSource(at, last, false) : null
}

const skips = (token: Token, lexicon: Lexicon): boolean =>
  lexicon.words('auxiliaries').has(token.lower) ||
  lexicon.words('adverbs-of-speech').has(token.lower) ||
  (/ly$/.test(token.lower) && !/^\p{Lu}/u.test(token.text))

/** “He’s claiming”, “they’ve said”: a verb that hangs on its pronoun. */
const isClitic = ({ at: { tokens }, lexicon }: Clauses, at: number): boolean =>
  /^['’](?:s|re|m|ve|d|ll)$/.test(tokens[at]!.lower) &&
  lexicon.words('pronouns').has(tokens[at - 1]?.lower ?? '')

const isCommonSubject = (tokens: readonly Token[], at: number, lexicon: Lexicon): boolean => {
  const token = tokens[at]!
  return (
    isRole(token, lexicon) ||
    lexicon.words('speaking-things').has(token.lower) ||
    lexicon.words('speaking-people').has(token.lower) ||
    lexicon.words('bodies').has(token.lower) ||
    /^(?:one|some|others|many|people|police|authorities|critics|supporters|man|woman|she|he)$/.test(
      token.lower,
    )
  )
}

/** A name may hang on another (“Mitch McConnell of Kentucky said”) or on a common word (“a spokesman for Ford said”). */
function ownerOf(clauses: Clauses, mention: Mention, low: number): Source | null {
  const { at, mentions, lexicon } = clauses
  let start = mention.from
  // Back over the words before the name up to its preposition: “of the Dallas chapter of the Council”.
  for (let k = start - 1; k >= Math.max(low, start - 6); k--) {
    const token = at.tokens[k]!
    if (!isWord(token) && !/^['’]/.test(token.text)) break
    if (CONJUNCTIONS.has(token.lower) || lexicon.words('speech').has(token.lower)) break
    if (!HANGING.has(token.lower)) continue
    if (
      mention.kind === 'person' &&
      k < start - 1 &&
      !/^(?:the|a|an|der|die|das|le|la|el)$/.test(at.tokens[k + 1]!.lower)
    )
      break
    const head = mentions.get(k - 1)
    if (head) return ownerOf(clauses, head, low)
    if (mention.kind !== 'person' || k === start - 1) {
      const common = commonHead(clauses, k - 1, low)
      if (common !== null) return wordSource(at, common, false)
    }
    start = k
    break
  }
  // “Comments on Facebook called it …”: a body that a preposition governs is no subject.
  const governed = mention.kind !== 'person' && start === mention.from && mention.from > low
  if (governed && GOVERNING.test(at.tokens[mention.from - 1]!.lower)) return null
  return nameSource(at, mention)
}

const GOVERNING = /^(?:on|in|at|via|through|to|into|about|against|with|by)$/

function commonHead(clauses: Clauses, token: number, low: number): number | null {
  if (token < low) return null
  return isCommonSubject(clauses.at.tokens, token, clauses.lexicon) ? token : null
}

/** “the president of the council said”: the words that a common subject hangs on. */
function hangsOnName(clauses: Clauses, last: number, low: number): Source | null {
  const { at, mentions } = clauses
  for (let k = last - 1; k >= Math.max(low, last - 8); k--) {
    const token = at.tokens[k]!
    if (!isWord(token) && !/^['’]/.test(token.text)) return null
    if (CONJUNCTIONS.has(token.lower)) return null
    const mention = mentions.get(k)
    if (!mention) continue
    const follower = at.tokens[mention.to]
    if (follower && HANGING.has(follower.lower)) return nameSource(at, mention)
    return null
  }
  return null
}

/** The name before an aside between commas, brackets or dashes that ends at a token. */
function beforeAside(clauses: Clauses, close: number, low: number): Source | null {
  const { at, mentions, lexicon } = clauses
  let found = apposed(clauses, close, low)
  if (found) return found
  for (let k = close - 1; k >= Math.max(low, close - FARTHEST); k--) {
    const text = at.tokens[k]!.text
    if (text !== ',' && text !== '(' && text !== '—' && text !== '–') continue
    const mention = mentions.get(k - 1) ?? beforeBrackets(clauses, k - 1, low)
    if (mention && mention.kind !== 'place') {
      // “an adviser to Senator Kane (D-Ohio), one of the authors, said”: the adviser does.
      if (isGoverned(clauses, mention, low)) continue
      found = nameSource(at, mention)
      if (mention.kind === 'person') return found
    } else if (at.tokens[k - 1]?.lower === 'who') continue
    else if (k - 1 >= low && lexicon.words('pronouns').has(at.tokens[k - 1]!.lower))
      return wordSource(at, k - 1, true)
  }
  return found ?? outsideAside(clauses, close, low)
}

/** “Ted Cruz (R-Tex.), a Republican …”: the name before what stands in brackets. */
function beforeBrackets({ at, mentions }: Clauses, close: number, low: number): Mention | undefined {
  if (at.tokens[close]?.text !== ')') return undefined
  for (let k = close - 1; k > Math.max(low, close - 10); k--)
    if (at.tokens[k]!.text === '(') return mentions.get(k - 1)
  return undefined
}

/** The words before an aside, where they are no name. */
function outsideAside(clauses: Clauses, close: number, low: number): Source | null {
  const opening = clauses.at.tokens[close]!.text === ')' ? '(' : clauses.at.tokens[close]!.text
  for (let k = close - 1; k > Math.max(low, close - FARTHEST); k--)
    if (clauses.at.tokens[k]!.text === opening) return phraseEndingAt(clauses, k - 1, low)
  return null
}

/** “The leader of Ennahda, Rachid Ghannouchi, …”: the name is the aside; in “Kane, who met Dale, …” it only ends one. */
function apposed(clauses: Clauses, close: number, low: number): Source | null {
  const { at, mentions } = clauses
  const mention = mentions.get(close - 1)
  if (!mention || mention.from - 1 < low || mention.kind !== 'person') return null
  let open = mention.from - 1
  while (open > low && at.tokens[open]!.text !== ',') open--
  const { lower, text } = at.tokens[open + 1]!
  const told = ASIDE.test(lower) || (/^\p{Ll}+(?:ed|ing)$/u.test(text) && !/^(?:nam|call)ed$/.test(lower))
  return told ? null : nameSource(at, mention)
}

/** Words that open an aside which tells of somebody. */
const ASIDE = /^(?:who|whom|whose|which|after|before|while|when|with|without|including|like|unlike|despite)$/

/** Whether a preposition stands before a person and the titles of theirs. */
function isGoverned({ at: { tokens }, lexicon }: Clauses, { from, kind }: Mention, low: number): boolean {
  let k = from - 1
  const skipped = (token: Token) =>
    isRole(token, lexicon) || lexicon.words('titles').has(token.lower) || /^(?:the|an?)$/.test(token.lower)
  while (k > low && skipped(tokens[k]!)) k--
  return kind === 'person' && k >= low && GOVERNS_PEOPLE.test(tokens[k]!.lower)
}

const GOVERNS_PEOPLE = /^(?:for|with|of|by|to|from|about|against|over|under|like|between)$/

/** Finds whom the words from a token on name, as after “said”: the first person, else a pronoun, a body, a common word. */
export function subjectAfter(clauses: Clauses, from: number, to: number): Source | null {
  const { at, mentions, lexicon } = clauses
  const first = at.tokens[from]
  if (!first || from >= to) return null
  if (lexicon.words('pronouns').has(first.lower)) return wordSource(at, from, true)
  let other: Source | null = null
  for (let k = from; k < Math.min(to, from + 16); k++) {
    const token = at.tokens[k]!
    const mention = mentions.get(k)
    if (mention) {
      const owner = /^['’]s?$/.test(at.tokens[mention.to]?.text ?? '')
      // “said a spokesman for Kane”, “said one friend of the Kane campaign”: somebody else does.
      const another = other !== null && !other.mention && isGoverned(clauses, mention, from)
      if (!owner && mention.kind === 'person' && !another) return nameSource(at, mention)
      if (!owner) other ??= nameSource(at, mention)
      k = mention.to - 1
      continue
    }
    if (stopsSearch(token, other, at.tokens[k + 1], mentions.get(k + 1))) break
    if (isCommonSubject(at.tokens, k, lexicon) && !nameFollows(clauses, k, to))
      other ??= wordSource(at, k, false)
  }
  return other
}

/** Whether a name follows a title directly or after a comma: “said the leader of Ennahda, Rachid Ghannouchi”. */
function nameFollows({ mentions }: Clauses, at: number, to: number): boolean {
  const next = at + 1 < to ? mentions.get(at + 1) : undefined
  return next?.kind === 'person'
}

function stopsSearch(
  token: Token,
  found: Source | null,
  next: Token | undefined,
  mention: Mention | undefined,
): boolean {
  if (token.text === ',')
    return !(mention?.kind === 'person' && found?.mention?.kind !== 'person' && next !== undefined)
  return (
    CLAUSE_MARKS.test(token.text) ||
    /^(?:who|when|while|after|during|as|because|that|adding|referring|to)$/.test(token.lower)
  )
}
