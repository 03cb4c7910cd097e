/**
 * A paragraph's runs → its items: words cut into bits, with spaces and the cost of a line end after each.
 */

import type { FlowRun, FlowText } from './flow.ts'
import { addWord, FORBIDDEN, FORCED, type Items, sumUp } from './items.ts'
import { staysTogether } from './keep-together.ts'
import { makeWords, type WordMaking } from './make-words.ts'
import { runsLeftwards } from './scripts.ts'
import { type Strand, turned } from './strand.ts'
import type { Word } from './word.ts'

/** A line end inside a marked name: allowed, but not sought. */
const INSIDE_NAME = 60

/** A line end after a dash, where one run ends and another begins. */
const AFTER_DASH = 20

export const NO_BREAK_SPACE = '\u00a0'

/** A run as it is cut up. */
interface Cutting {
  readonly items: Items
  readonly making: WordMaking
  readonly text: string
  readonly run: number
  readonly strand: Strand
  /** Embedding levels of the run's characters; `null` where all run from left to right. */
  readonly levels: Uint8Array | null
}

/**
 * Fills `items` with a paragraph's boxes; the last one ends it with a forced line end.
 *
 * @param strandOf - Finds a run's strand.
 */
export function itemize(
  text: FlowText,
  items: Items,
  strandOf: (run: FlowRun) => Strand,
  making: WordMaking,
): void {
  items.count = 0
  items.words.length = 0
  const levels = levelsOf(text, making)
  items.hanging = levels === null
  let offset = 0
  text.runs.forEach((run, index) => {
    const end = offset + run.text.length
    addRun({
      items,
      making,
      text: run.text,
      run: index,
      strand: strandOf(run),
      levels: levels?.subarray(offset, end) ?? null,
    })
    if (run.breakAfter && items.count > 0) items.cost[items.count - 1] = FORCED
    offset = end + (run.breakAfter ? 1 : 0)
  })
  if (items.count > 0) items.cost[items.count - 1] = FORCED
  sumUp(items)
}

function levelsOf({ runs, dir }: FlowText, { tools }: WordMaking): Uint8Array | null {
  if (!tools.levelsOf || (dir === 'ltr' && !runs.some((run) => runsLeftwards(run.text)))) return null
  return tools.levelsOf(runs.map((run) => run.text + (run.breakAfter ? '\n' : '')).join(''), dir)
}

function addRun(cutting: Cutting): void {
  const { text, strand, items } = cutting
  const firm = text.includes(NO_BREAK_SPACE)
  let start = 0
  while (start < text.length) {
    // In code every space stands: those that begin a line or follow a space are a word of their own.
    if (strand.verbatim) start = addSpaces(cutting, start)
    const end = Math.min(endOf(text, ' ', start), firm ? endOf(text, NO_BREAK_SPACE, start) : text.length)
    if (end > start) addStretch(cutting, start, end)
    if (end < text.length) addSpace(items, strand, text[end] === NO_BREAK_SPACE)
    start = end + 1
  }
}

/** Where the next such space stands, or the end of the text. */
function endOf(text: string, space: string, from: number): number {
  const at = text.indexOf(space, from)
  return at < 0 ? text.length : at
}

function addSpaces(cutting: Cutting, start: number): number {
  let end = start
  while (cutting.text.charCodeAt(end) === 0x20) end++
  if (end > start) addStretch(cutting, start, end)
  return end
}

/** Adds what stands between two spaces, cut where the direction changes. */
function addStretch(cutting: Cutting, from: number, to: number): void {
  const { levels } = cutting
  let start = from
  if (levels) {
    for (let i = from + 1; i < to; i++) {
      if (levels[i] === levels[start]) continue
      addToken(cutting, start, i)
      start = i
    }
  }
  addToken(cutting, start, to)
}

function addToken({ items, making, text, run, strand, levels }: Cutting, start: number, end: number): void {
  const level = levels ? levels[start]! : 0
  const own = level & 1 ? turned(strand) : strand
  let words = own.words.find(text, start, end)
  if (!words) {
    const token = text.slice(start, end)
    words = makeWords(token, own, making)
    own.words.add(token, words)
  }
  const previous = items.count - 1
  if (previous >= 0 && items.cost[previous] !== FORCED) meet(items, previous, words[0]!)
  let at = start
  for (const word of words) {
    addWord(items, word, run, at, level)
    at += word.shaped.text.length
  }
}

/** Settles whether a line may end between a box and the word that follows, perhaps in another run. */
function meet(items: Items, box: number, next: Word): void {
  const word = items.words[box]!
  if (items.space[box]! > 0) {
    if (staysTogether(word.bond, next.bond)) items.cost[box] = FORBIDDEN
  } else if (
    /[\p{L}\p{N}\p{P}][–—]$/u.test(word.shaped.text) &&
    /^[\p{L}\p{N}“‘«„]/u.test(next.shaped.text)
  ) {
    items.cost[box] = AFTER_DASH
  }
}

/** Spaces after a space are one. */
function addSpace(items: Items, strand: Strand, noBreak: boolean): void {
  const last = items.count - 1
  if (last < 0 || items.cost[last] === FORCED || items.space[last]! > 0) return
  items.space[last] = strand.space
  if (noBreak) items.cost[last] = FORBIDDEN
  else items.cost[last] = strand.undivided ? INSIDE_NAME : 0
}
