/** Texts of an article in, name spans out, by capitals, word lists and neighbours: for languages without a model. */

import { capitalRuns, PARTICLES, type TokenRun } from './capital-runs.ts'
import { isRole } from './clean-names.ts'
import type { NameKind } from './edition.ts'
import { headedKind, listedKind } from './kind-by-shape.ts'
import { foldName, type Lexicon, lexiconOf } from './lexicon.ts'
import type { NameSpan, NameTagger } from './name-span.ts'
import { sentencesOf } from './sentences.ts'
import { isCapital, type Token, tokensOf } from './tokens.ts'

/** What the whole article says about its words. */
interface Evidence {
  readonly lexicon: Lexicon
  /** Words seen in lower case. */
  readonly small: ReadonlySet<string>
  /** Words seen with a capital where no sentence begins. */
  readonly capital: ReadonlySet<string>
}

interface Sighting {
  readonly tokens: readonly Token[]
  readonly run: TokenRun
  readonly opens: boolean
}

const IN_PLACES: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(['in', 'at', 'near', 'from', 'across', 'outside']),
  de: new Set(['in', 'aus', 'nach', 'bei']),
  fr: new Set(['à', 'en']),
  es: new Set(['en']),
}

/**
 * Finds names where a word list, a title or a shape vouches for them.
 *
 * German writes every noun with a capital, and a language without lists has nothing to say which words are common:
 * there only what is vouched for counts. Elsewhere a run of two or more capitalised words is taken for a name.
 */
export const tagByRules: NameTagger = (texts, lang, host) => {
  const lexicon = lexiconOf(lang, host)
  const base = lang.toLowerCase().split('-')[0] ?? ''
  const blocks = texts.map(({ id, text }) => ({ id, text, tokens: tokensOf(text, base) }))
  const evidence = evidenceOf(
    blocks.map((block) => block.tokens),
    lexicon,
  )
  const spans: NameSpan[] = []
  for (const { id, text, tokens } of blocks) {
    for (const { from, to } of sentencesOf(tokens)) {
      for (const run of capitalRuns(tokens, from, to, lexicon)) {
        const named = nameIn({ tokens, run, opens: opensAt(tokens, from, run.from) }, text, evidence)
        if (named)
          spans.push({
            block: id,
            start: tokens[named.run.from]!.start,
            end: tokens[named.run.to - 1]!.end,
            kind: named.kind,
          })
      }
    }
  }
  return spans
}

function evidenceOf(blocks: readonly (readonly Token[])[], lexicon: Lexicon): Evidence {
  const small = new Set<string>()
  const capital = new Set<string>()
  for (const tokens of blocks)
    for (const { from, to } of sentencesOf(tokens))
      for (let i = from; i < to; i++) {
        const token = tokens[i]!
        if (/^\p{Ll}/u.test(token.text)) small.add(token.lower)
        else if (isCapital(token) && !opensAt(tokens, from, i)) capital.add(token.lower)
      }
  return { lexicon, small, capital }
}

/** Whether only marks stand between a sentence's beginning and a token. */
function opensAt(tokens: readonly Token[], from: number, at: number): boolean {
  for (let i = from; i < at; i++) if (/[\p{L}\p{N}]/u.test(tokens[i]!.text)) return false
  return true
}

function nameIn(
  sighting: Sighting,
  text: string,
  evidence: Evidence,
): { run: TokenRun; kind: NameKind } | null {
  const { tokens, opens } = sighting
  const bearer = afterTitles(sighting, evidence.lexicon)
  if (bearer) return { run: bearer, kind: 'person' }
  const run = withoutTitles(tokens, sighting.run, evidence.lexicon)
  if (run.to === run.from) return null
  const kind = kindOf({ tokens, run, opens }, text, evidence)
  if (kind) return { run, kind }
  // “Die Wirtin Anna Huber”: what stands before a given name is somebody's trade.
  if (evidence.lexicon.lang === 'de')
    for (let k = run.from + 1; k < run.to - 1 && run.to - k < 4; k++)
      if (isGivenName(tokens[k]!, evidence.lexicon)) return { run: { from: k, to: run.to }, kind: 'person' }
  // “Climate Change Minister …”: the word that opens a sentence owes its capital to that.
  if (opens && run.to - run.from > 1 && evidence.small.has(tokens[run.from]!.lower)) {
    const rest = { from: run.from + 1, to: run.to }
    return nameIn({ tokens, run: rest, opens: false }, text, evidence)
  }
  return null
}

/** “Opposition Leader Bill Shorten”, “Kremlsprecher Dmitri Peskow”: who bears the titles that a run begins with. */
function afterTitles({ tokens, run }: Sighting, lexicon: Lexicon): TokenRun | null {
  let from = run.to
  for (let k = run.from; k < run.to - 1; k++) {
    // “Dean Kamen”: a title that is a given name too.
    const given = k === run.from && run.to - run.from === 2 && lexicon.givenNames.has(tokens[k]!.lower)
    if (isRole(tokens[k], lexicon) && !given) from = k + 1
  }
  if (from === run.to) from = afterOffice(tokens, run, lexicon)
  const words = tokens.slice(from, run.to)
  if (
    words.length === 0 ||
    words.length > 4 ||
    words.some((word) => lexicon.words('org-heads').has(word.lower))
  )
    return null
  if (
    words.some((word) => !isCapital(word) && !PARTICLES.has(word.lower)) ||
    lexicon.demonyms.has(words[0]!.lower)
  )
    return null
  return from > run.from ? { from, to: run.to } : null
}

/** “Secretary of State Antony Blinken”: the run began with what the office is of. */
function afterOffice(tokens: readonly Token[], run: TokenRun, lexicon: Lexicon): number {
  if (!/^(?:of|for|de)$/.test(tokens[run.from - 1]?.lower ?? '') || !isRole(tokens[run.from - 2], lexicon))
    return run.to
  for (let k = run.from + 1; k < run.to - 1; k++) if (lexicon.givenNames.has(tokens[k]!.lower)) return k
  return run.to - run.from > 2 && OFFICES.test(tokens[run.from]!.lower) ? run.from + 1 : run.to
}

const OFFICES =
  /^(?:state|defen[cs]e|education|commerce|labou?r|justice|health|energy|finance|interior|agriculture|transportation|transport|culture|environment|trade)$/

/** “U.S. Secretary”: a title that somebody's name does not follow is no part of a name. */
function withoutTitles(tokens: readonly Token[], run: TokenRun, lexicon: Lexicon): TokenRun {
  let { to } = run
  const named = lexicon.givenNames.has(tokens[run.from]!.lower)
  while (!named && to > run.from && isRole(tokens[to - 1], lexicon)) to--
  return { from: run.from, to }
}

function kindOf({ tokens, run, opens }: Sighting, text: string, evidence: Evidence): NameKind | null {
  const { lexicon } = evidence
  const words = tokens.slice(run.from, run.to)
  const key = foldName(text.slice(words[0]!.start, words.at(-1)!.end))
  const listed = listedKind(key, lexicon)
  if (listed) return listed
  const before = tokens[run.from - 1]
  const titled =
    lexicon.words('titles').has(before?.lower ?? '') || lexicon.words('rank-titles').has(before?.lower ?? '')
  if (titled) return 'person'
  const headed = headedKind(words, lexicon)
  if (headed) return headed
  if (isGivenName(words[0]!, lexicon) && before?.lower !== 'the' && words.length > 1 && words.length < 6)
    return 'person'
  if (/^\p{Lu}{2,6}$/u.test(key.toUpperCase()) && words.length === 1 && words[0]!.text === key.toUpperCase())
    return text === text.toUpperCase() ? null : 'organisation'
  if (lexicon.lang === 'de' || lexicon.lang === '') return null
  return looseKind(tokens, run, opens, evidence)
}

const isGivenName = (word: Token, lexicon: Lexicon): boolean =>
  lexicon.givenNames.has(word.lower) || lexicon.givenNames.has(word.lower.split('-')[0]!)

function looseKind(
  tokens: readonly Token[],
  run: TokenRun,
  opens: boolean,
  { lexicon, small, capital }: Evidence,
): NameKind | null {
  const words = tokens.slice(run.from, run.to)
  const first = words[0]!
  const speech = lexicon.words('speech')
  const after = tokens[run.to]?.lower ?? ''
  const before = tokens[run.from - 1]?.lower ?? ''
  if (words.length === 1) {
    if (small.has(first.lower) || (opens && !capital.has(first.lower))) return null
    if (speech.has(after)) return 'person'
    const longer = after === 'of' && isCapital(tokens[run.to + 1])
    return IN_PLACES[lexicon.lang]?.has(before) && !longer ? 'place' : 'other'
  }
  if (words.some((word) => small.has(word.lower) && !PARTICLES.has(word.lower))) return null
  if (words.length > 4) return 'other'
  if (IN_PLACES[lexicon.lang]?.has(before)) return 'place'
  const bodily = words.some(
    (word) => /^\p{Lu}{2,}$/u.test(word.text) || listedKind(word.lower, lexicon) !== null,
  )
  return bodily || before === 'the' ? 'organisation' : 'person'
}
