/** Ranked candidates in, the pull quotes of an edition out: few, spread over the article, from different mouths. */

import type { Diagnostic, Outcome } from '../diagnostics.ts'
import type { Options } from '../options.ts'
import type { Copy } from './copy.ts'
import type { NameEntry, PullQuote, Quotation, QuoteCandidate } from './edition.ts'
import { byScore, type RankedQuote } from './rank-quotes.ts'

/** Words of text for each pull quote that is chosen without being asked for. */
const WORDS_EACH = 450
const MOST = 12
/** An article shorter than this has no room beside it. */
const SHORTEST = 250

/** Candidates, best first, worked out when they are asked for. */
export interface Ranking {
  /** In the voice of somebody sure. */
  readonly spoken: () => readonly RankedQuote[]
  /** In a voice that is not; none of them is chosen. */
  readonly unsigned: () => readonly RankedQuote[]
  /** In the article's own voice. */
  readonly narrated: () => readonly RankedQuote[]
}

/** What the desk found before, worked out when it is asked for. */
interface Found {
  readonly quotations: () => readonly Quotation[]
  readonly names: () => readonly NameEntry[]
  readonly copy: () => Copy
}

/** Chooses pull quotes as the option says, in the order of the article. */
export function choosePullQuotes(
  wish: Options['pullQuotes'],
  ranking: Ranking,
  { quotations, names, copy }: Found,
): Outcome<PullQuote[]> {
  if (wish === 'none') return { value: [], diagnostics: [] }
  if (typeof wish !== 'string' && typeof wish !== 'number')
    return exactQuotes(wish, quotations(), names(), copy())
  const chosen = chosenOf(ranking, copy(), wish)
  chosen.sort((a, b) => a.block.index - b.block.index || a.start - b.start)
  return { value: chosen.map(pullQuoteOf), diagnostics: [] }
}

/** Says of each candidate whether it was chosen and why, best first. */
export function quoteCandidates(
  { spoken, unsigned, narrated }: Ranking,
  pullQuotes: readonly PullQuote[],
): QuoteCandidate[] {
  return [...[...spoken(), ...unsigned()].sort(byScore), ...narrated()]
    .filter(({ quotation, against }) => quotation !== null || against.length === 0)
    .map((quote) => ({
      passage: { block: quote.block.id, start: quote.start, end: quote.end },
      text: quote.text,
      speaker: quote.speaker?.name ?? null,
      score: quote.score,
      chosen: pullQuotes.some(
        ({ passage }) => passage.block === quote.block.id && passage.start === quote.start,
      ),
      reasons: [...quote.reasons, ...quote.against.map((reason) => `not: ${reason}`)],
    }))
    .sort((a, b) => Number(b.chosen) - Number(a.chosen))
}

function chosenOf({ spoken, narrated }: Ranking, copy: Copy, wish: 'auto' | number): RankedQuote[] {
  const running = copy.blocks.filter((block) => block.running)
  const words = running.reduce((sum, block) => sum + block.tokens.length, 0)
  const wanted =
    wish === 'auto'
      ? words < SHORTEST
        ? 0
        : Math.max(1, Math.min(MOST, Math.round(words / WORDS_EACH)))
      : wish
  const distance = running.length / (2 * Math.max(1, wanted))
  const chosen = new Set<RankedQuote>()
  // First another mouth for each, then whoever says it best; the article's own voice only where nobody's will do.
  for (const mostOfOne of [1, 2]) take(spoken, mostOfOne)
  if (chosen.size === 0) for (const voice of [spoken, narrated]) take(voice, 1, 1)
  return [...chosen]

  function take(quotes: () => readonly RankedQuote[], mostOfOne: number, most = wanted): void {
    if (chosen.size >= most) return
    for (const quote of quotes()) {
      if (chosen.size >= most) return
      if (quote.against.length > 0) continue
      const near = [...chosen].some(
        (other) => Math.abs(other.block.index - quote.block.index) < Math.max(1, distance),
      )
      const same = [...chosen].filter((other) => other.speaker === quote.speaker).length
      if (!near && same < mostOfOne && !chosen.has(quote)) chosen.add(quote)
    }
  }
}

const pullQuoteOf = (quote: RankedQuote, i: number): PullQuote => ({
  id: `pull-quote-${i + 1}`,
  passage: { block: quote.block.id, start: quote.start, end: quote.end },
  text: quote.text,
  quoted: quote.quotation !== null,
  speaker: quote.speaker?.name ?? null,
  role: quote.speaker?.description ?? null,
})

/** Words that the user asked for, found to the letter or reported. */
function exactQuotes(
  wish: readonly string[],
  quotations: readonly Quotation[],
  names: readonly NameEntry[],
  copy: Copy,
): Outcome<PullQuote[]> {
  const diagnostics: Diagnostic[] = []
  const found = wish.flatMap((words) => {
    const text = words.trim().replace(/^[“"„«]|[”"“»]$/g, '')
    const block = copy.blocks.find((each) => each.text.includes(text))
    if (!block || text === '') {
      diagnostics.push({
        severity: 'warning',
        code: 'N301',
        message: `the article does not say “${words}”`,
        hint: 'a pull quote is exact to the letter',
      })
      return []
    }
    const start = block.text.indexOf(text)
    return [{ block, start, end: start + text.length, text }]
  })
  found.sort((a, b) => a.block.index - b.block.index || a.start - b.start)
  const value = found.map(({ block, start, end, text }, i): PullQuote => {
    const quotation = quotations.find(
      ({ passage }) => passage.block === block.id && passage.start <= start && passage.end >= end,
    )
    const speaker = names.find((name) => name.name === quotation?.speaker)
    return {
      id: `pull-quote-${i + 1}`,
      passage: { block: block.id, start, end },
      text,
      quoted: quotation !== undefined,
      speaker: quotation?.speaker ?? null,
      role: speaker?.description ?? null,
    }
  })
  return { value, diagnostics }
}
