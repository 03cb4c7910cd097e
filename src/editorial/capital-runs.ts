/** One sentence's tokens in, its runs of capitalised words out: what may be a name, before anybody says of what kind. */

import type { CopyBlock } from './copy.ts'
import { foldName, type Lexicon } from './lexicon.ts'
import type { Token } from './tokens.ts'

/** A stretch of tokens; `to` is exclusive. */
export interface TokenRun {
  readonly from: number
  readonly to: number
}

/** Small words inside the names of people. */
export const PARTICLES: ReadonlySet<string> = new Set(
  `de du des del della di da dos das do van von der den ter ten te la le el al bin ibn ben zu zur af y e vom d'
  'd st.`.split(/\s+/),
)

/** Small words inside the names of bodies, when a word such as “Ministry” or “Council” is in front. */
const LINKERS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(['of', 'for', 'on', 'and', '&', 'the', 'a']),
  de: new Set(['für', 'und', 'der', 'des', 'zur', '&', 'am', 'im']),
  fr: new Set(['de', 'des', 'du', 'la', 'le', 'les', "l'", "d'", 'et', 'pour', '&', 'à', 'sur', 'aux']),
  es: new Set(['de', 'del', 'la', 'las', 'los', 'el', 'y', 'e', 'para', '&', 'por']),
}
/** Bodies whose names join two fields (“Department of Health and Human Services”). */
const JOINS =
  /^(?:bund|verband|verein|gesellschaft|stiftung|ministry|department|committee|office|bureau|institute|council|commission|agency|union|center|centre|school|college|society|association|organi[sz]ation|federation|board|secretariat|ministerium|amt|ausschuss|bundesamt|minist[eè]re|ministerio|comit[eé]|commission|comisión|consejo|conseil|secretaría|direction|dirección)$/
/** Bodies that are “on” something. */
const CONCERNED =
  /^(?:council|committee|commission|conference|center|centre|institute|panel|force|group|observatory)$/

/** “Hill Institute of Technology and Dale University”: two houses, not one. */
export const areHouses = (left: readonly Token[], right: readonly Token[]): boolean =>
  [left, right].every((words) =>
    words.some(({ lower }) => /^(?:university|institute|college|museum|hospital)$/.test(lower)),
  )

const MOST_LINKERS = 3

/** Whether a word may be part of a name by its looks. */
export const looksLikeName = (token: Token | undefined): token is Token =>
  token !== undefined &&
  (token.capital ||
    (token.text !== token.lower && /^(?:al|el|as|ad|an)-\p{Lu}|^[a-z]\p{Lu}\p{L}/u.test(token.text)))

/** Finds the runs of each block, sentence by sentence. */
export const runsByBlock = (
  blocks: readonly CopyBlock[],
  lexicon: Lexicon,
): ReadonlyMap<CopyBlock, readonly TokenRun[]> =>
  new Map(
    blocks.map((block) => [
      block,
      block.sentences.flatMap(({ from, to }) => capitalRuns(block.tokens, from, to, lexicon)),
    ]),
  )

/**
 * Finds the runs of one sentence.
 *
 * A run goes on over a person's particles, and over “of”, “for” and “and” once it holds the head of a body
 * (“Ministry of Foreign Affairs”). Function words neither open nor close one.
 */
export function capitalRuns(
  tokens: readonly Token[],
  from: number,
  to: number,
  lexicon: Lexicon,
): TokenRun[] {
  const stops = lexicon.words('not-names')
  const runs: TokenRun[] = []
  for (let i = from; i < to; i++) {
    const token = tokens[i]!
    if (!looksLikeName(token) || stops.has(foldName(token.text).replace(/\.$/, ''))) continue
    const end = runEnd(tokens, i, to, lexicon)
    runs.push({ from: i, to: end })
    i = end - 1
  }
  return runs
}

function runEnd(tokens: readonly Token[], from: number, to: number, lexicon: Lexicon): number {
  const stops = lexicon.words('not-names')
  const heads = lexicon.words('org-heads')
  let end = from + 1
  let headed = heads.has(tokens[from]!.lower)
  while (end < to) {
    const next = tokens[end]!
    if (looksLikeName(next) && !stops.has(next.lower)) {
      headed ||= heads.has(next.lower)
      end++
      continue
    }
    const bridge = bridgeOver(tokens, from, end, to, headed, lexicon)
    if (bridge === 0) break
    end += bridge
  }
  return end
}

/** How many small words lead from a run to its next capital; 0 where none do. */
function bridgeOver(
  tokens: readonly Token[],
  from: number,
  at: number,
  to: number,
  headed: boolean,
  lexicon: Lexicon,
): number {
  const linkers = LINKERS[lexicon.lang] ?? LINKERS.en!
  for (let n = 1; n <= MOST_LINKERS && at + n < to; n++) {
    const small = tokens[at + n - 1]!
    const particle = PARTICLES.has(small.lower) && !(lexicon.lang === 'de' && small.lower === 'der')
    const linked = headed && linkers.has(small.lower) && links(tokens, from, at + n - 1)
    if (!particle && !linked) return 0
    const next = tokens[at + n]!
    if (looksLikeName(next) && !lexicon.words('not-names').has(next.lower)) return headed || n <= 2 ? n : 0
  }
  return 0
}

/** Whether a small word may stand where it does in the name of a body. */
function links(tokens: readonly Token[], from: number, at: number): boolean {
  const { lower } = tokens[at]!
  const before = tokens[at - 1]!
  if (lower === 'on') return CONCERNED.test(before.lower)
  if (lower === 'the') return /^(?:of|for|on)$/.test(before.lower)
  // “Centre for a New Economy”, but “Communications of a Harbour Tour”.
  if (lower === 'a') return /^(?:for|on)$/.test(before.lower)
  if (!/^(?:and|und|et|y|e)$/.test(lower)) return true
  const words = tokens.slice(from, at)
  const rest = tokens.slice(at + 1, at + 6)
  const end = rest.findIndex((token) => !looksLikeName(token))
  if (areHouses(words, end < 0 ? rest : rest.slice(0, end))) return false
  return (
    words.some((word) => JOINS.test(word.lower)) &&
    words.some((word) => /^(?:of|for|on|für|de|des|du|del)$/.test(word.lower))
  )
}
