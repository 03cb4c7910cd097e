/** Quotations and sentences in, candidates for pull quotes out: each with its score, and what speaks for it or against. */

import type { Copy, CopyBlock } from './copy.ts'
import type { NameEntry, Quotation } from './edition.ts'
import type { Lexicon } from './lexicon.ts'
import { once } from './once.ts'
import { isWord, tokensWithin } from './tokens.ts'
import { wholeSentences } from './whole-sentences.ts'

/** A sentence that may be shown large. `against` is empty where nothing rules it out. */
export interface RankedQuote {
  readonly block: CopyBlock
  readonly start: number
  readonly end: number
  readonly text: string
  readonly quotation: Quotation | null
  readonly speaker: NameEntry | null
  readonly score: number
  readonly reasons: readonly string[]
  readonly against: readonly string[]
}

const FEWEST_WORDS = 7
const MOST_WORDS = 38
/** Rules sure enough to print a name by: 96 to 98 % right on PolNeAR’s training half, some of whose labels are not. */
const SURE: ReadonlySet<string> = new Set(['verb-name', 'name-verb', 'introduced', 'goes-on'])
const PERSONAL =
  /^(?:i|i'm|i've|i'd|i'll|me|my|we|we're|we've|we'll|us|our|you|you're|your|ich|wir|uns|unser|sie|je|j'|nous|notre|vous|yo|nosotros|nuestro|nuestra|usted)$/
const VIVID =
  /^(?:never|always|nothing|everything|everyone|nobody|can't|don't|won't|must|should|love|hate|fear|fail|failed|wrong|right|terrible|best|worst|truth|shame|proud|war|fight|hope|dream|life|future|power|only|ever|whole|world|problem|change|nie|immer|nichts|alles|müssen|welt|zukunft|jamais|toujours|rien|tout|monde|avenir|nunca|siempre|nada|todo|mundo|futuro)$/
const CONTRAST = /\b(?:but|not|yet|instead|rather|no longer|aber|sondern|nicht|mais|pas|pero|sino)\b/i
const REBUTTED =
  /\b(?:false(?:ly)?|denie[sd]|deny|rejected|debunked|untrue|misleading|claim(?:s|ed|ing)?|alleg\w+|baseless|lied?|contradict\w+|hoax)\b/i
/** “…,” Kane said, according to his aide. */
const SECOND_HAND =
  /^[”"’»“]*[^.!?“”"]{0,80}(?:\baccording to\b|\bas recalled by\b|\bselon\b|\bsegún\b|\blaut\b)/
const SUPPOSED = /^(?:if|suppose|imagine|had|were|should|whether|wenn|falls|si)\b/i

/** Whether somebody named surely says a quotation: what nobody signs is no pull quote. */
export const isSigned = ({ speaker, rule }: Quotation): boolean => speaker !== null && SURE.has(rule)

/** Ranks quoted sentences, best first. */
export function rankSpoken(
  quotations: readonly Quotation[],
  names: readonly NameEntry[],
  copy: Copy,
  lexicon: Lexicon,
): RankedQuote[] {
  const blocks = new Map(copy.blocks.map((block) => [block.id, block]))
  const bearers = new Map(names.toReversed().map((name) => [name.name, name]))
  const judge = judgeOf(copy, lexicon)
  return quotations
    .flatMap((quotation) => {
      const block = blocks.get(quotation.passage.block)!
      const { start, end } = quotation.passage
      const speaker = bearers.get(quotation.speaker ?? '') ?? null
      return wholeSentences(block, start, end, true).map((sentence) =>
        judge({ block, ...sentence, quotation, speaker }),
      )
    })
    .sort(byScore)
}

/** Ranks sentences of the article's own, best first. */
export function rankNarrated(copy: Copy, lexicon: Lexicon): RankedQuote[] {
  const judge = judgeOf(copy, lexicon)
  return copy.blocks
    .filter((block) => block.running && !/[“”"«»„]/.test(block.text))
    .flatMap((block) =>
      wholeSentences(block, 0, block.text.length, false).map((sentence) =>
        judge({ block, ...sentence, quotation: null, speaker: null }),
      ),
    )
    .sort(byScore)
}

/** Best first, then in reading order. */
export const byScore = (a: RankedQuote, b: RankedQuote): number =>
  b.score - a.score || a.block.index - b.block.index || a.start - b.start

type Candidate = Omit<RankedQuote, 'score' | 'reasons' | 'against'>

/** What a candidate is judged by besides itself. */
interface Standards {
  /** Lists of words, by what they do. */
  readonly weak: ReadonlySet<string>
  readonly accusing: ReadonlySet<string>
  readonly speaking: ReadonlySet<string>
  /** The first two blocks of running text. */
  readonly lead: readonly (CopyBlock | undefined)[]
}

function judgeOf(copy: Copy, lexicon: Lexicon): (candidate: Candidate) => RankedQuote {
  const running = copy.blocks.filter((block) => block.running)
  const standards: Standards = {
    weak: lexicon.words('opening-weak'),
    accusing: lexicon.words('accusation'),
    speaking: lexicon.words('speech'),
    lead: [running[0], running[1]],
  }
  return (candidate) => {
    const { block, start, end } = candidate
    const words = tokensWithin(block.tokens, start, end).flatMap((token) =>
      isWord(token) ? [token.lower] : [],
    )
    const { score, reasons } = merits(candidate, words)
    const against = once(() => objections(candidate, words, standards))
    return {
      ...candidate,
      score,
      reasons,
      get against() {
        return against()
      },
    }
  }
}

function objections(candidate: Candidate, words: readonly string[], standards: Standards): string[] {
  const { text, block, quotation } = candidate
  const { weak, accusing, speaking, lead } = standards
  const around =
    block.text.slice(Math.max(0, candidate.start - 160), candidate.start) +
    block.text.slice(candidate.end, candidate.end + 160)
  const checks: readonly [boolean, string][] = [
    [words.length < FEWEST_WORDS, `under ${FEWEST_WORDS} words`],
    [words.length > MOST_WORDS, `over ${MOST_WORDS} words`],
    [/[()[\]{}]|\.\.\.|…/.test(text), 'has a bracket or an ellipsis'],
    [/[“”"«»„‟]|(?<!\p{L})[‘’](?=\p{L})/u.test(text), 'quotes within'],
    [weak.has(words[0] ?? ''), `opens with “${words[0]}”`],
    [SUPPOSED.test(text), 'is a supposition'],
    [words.some((word) => accusing.has(word)), 'accuses'],
    [block === lead[0], 'is the lead'],
    [REBUTTED.test(around), 'is disputed beside it'],
    [
      quotation !== null && SECOND_HAND.test(block.text.slice(quotation.passage.end)),
      'is told at second hand',
    ],
    [quotation !== null && !SURE.has(quotation.rule), 'speaker not sure'],
    [quotation !== null && candidate.speaker === null, 'nobody named says it'],
    [quotation !== null && candidate.start > quotation.passage.start + 1, 'leans on the sentence before'],
    [quotation === null && (words.length > 28 || words.length < 9), 'no length for a line of the article'],
    [quotation === null && block === lead[1], 'stands too near the lead'],
    [quotation === null && /\d|:|;/.test(text), 'has figures'],
    [quotation === null && words.some((word) => speaking.has(word)), 'reports speech'],
  ]
  return checks.filter(([is]) => is).map(([, reason]) => reason)
}

/** Plain, personal, vivid words carry; the weights follow what readers of pull quotes preferred (Bohn and Ling 2020). */
function merits(
  { text, speaker, quotation }: Candidate,
  words: readonly string[],
): { score: number; reasons: string[] } {
  const long = words.filter((word) => word.length > 8).length / Math.max(1, words.length)
  const letters = words.reduce((sum, word) => sum + word.length, 0) / Math.max(1, words.length)
  const parts: readonly [number, string][] = [
    [words.some((word) => PERSONAL.test(word)) ? 0.5 : 0, 'speaks in person'],
    [Math.min(2, words.filter((word) => VIVID.test(word)).length) * 0.25, 'vivid'],
    [CONTRAST.test(text) ? 0.25 : 0, 'sets against'],
    [long < 0.12 ? 0.4 : 0, 'plain words'],
    [-0.2 * Math.max(0, letters - 4.6), ''],
    [words.length >= 10 && words.length <= 24 ? 0.4 : 0, 'good length'],
    [-0.3 * (text.match(/\d/g) ? 1 : 0), ''],
    [-0.08 * (text.match(/(?<=\s)\p{Lu}\p{Ll}/gu)?.length ?? 0), ''],
    [/[.!?]$/.test(text) ? 0.15 : 0, 'ends on its own stop'],
    [speaker?.description ? 0.2 : 0, 'speaker described'],
    [quotation ? 0.5 : 0, 'spoken'],
  ]
  return {
    score: Math.round(100 * parts.reduce((sum, [points]) => sum + points, 0)) / 100,
    reasons: parts.filter(([points, reason]) => points > 0 && reason).map(([, reason]) => reason),
  }
}
