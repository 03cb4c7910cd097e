/** A name's place in its block in, the row that it stands in out: “Instagram, Atlas and WhatsApp”. */

import type { CopyBlock } from './copy.ts'
import type { Mention } from './mention.ts'
import { isCapital, type Token } from './tokens.ts'

/** The mentions of a block by each of their tokens. */
export type ByToken = ReadonlyMap<number, Mention>

/** The mentions of each block by their tokens. */
export function tokensOf(mentions: readonly Mention[]): ReadonlyMap<CopyBlock, ByToken> {
  const blocks = new Map<CopyBlock, Map<number, Mention>>()
  for (const mention of mentions) {
    const byToken = blocks.get(mention.at) ?? new Map<number, Mention>()
    blocks.set(mention.at, byToken)
    for (let k = mention.from; k < mention.to; k++) byToken.set(k, mention)
  }
  return blocks
}

/** Steps over “,”, “and”, “, or”; gives the token beyond, or `null` where no row goes on. */
export function overLink(tokens: readonly Token[], at: number, step: 1 | -1): number | null {
  let k = at
  for (let links = 0; links < 2 && LINK.test(tokens[k]?.lower ?? ''); links++) k += step
  return k === at ? null : k
}

const LINK = /^(?:,|and|or|und|oder|et|ou|y|o|e)$/

/** The names that stand directly before and after one in its row. */
export function besideInRow({ at, from, to }: Mention, byToken: ByToken): Mention[] {
  const [before, after] = [overLink(at.tokens, from - 1, -1), overLink(at.tokens, to, 1)]
  return [before, after].flatMap((token) => (token === null ? [] : (byToken.get(token) ?? [])))
}

/** Whether a word, or the last two with the “and” between them, stands in a row of capitalised words that mostly nobody takes for names: “Cups, Swords, Wands”. */
export function isAmongTerms({ at, from, to }: Mention, byToken: ByToken): boolean {
  const isPair = to - from === 3 && at.tokens[from + 1]!.lower === 'and'
  if (to - from > 1 && !isPair) return false
  const terms = [...termsFrom(at, from - 1, -1), ...termsFrom(at, to, 1)]
  const named = terms.filter((token) => byToken.has(token)).length
  return terms.length >= 2 && 2 * named < terms.length
}

/** The capitalised single words of a row on one side. */
function termsFrom({ tokens }: CopyBlock, start: number, step: 1 | -1): number[] {
  const terms: number[] = []
  for (let at = start; terms.length < 8; ) {
    const token = overLink(tokens, at, step)
    if (token === null || !isCapital(tokens[token])) return terms
    const beyond = tokens[token + step]
    if (isCapital(beyond)) return terms
    terms.push(token)
    at = token + step
  }
  return terms
}
