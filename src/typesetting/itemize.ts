/**
 * A paragraph's runs → its items: words cut into bits, with spaces and the cost of a line end after each.
 */

import type { FlowRun, FlowText } from './flow.ts'
import { FORBIDDEN, FORCED, type Items, reserve, sumUp } from './items.ts'
import { staysTogether } from './keep-together.ts'
import type { Strand } from './strand.ts'
import { makeWord, type Word } from './word.ts'

/** A line end inside a marked name: allowed, but not sought. */
const INSIDE_NAME = 60

/**
 * Fills `items` with a paragraph's boxes; the last one ends it with a forced line end.
 *
 * @param strandOf - Finds a run's strand.
 */
export function itemize(text: FlowText, items: Items, strandOf: (run: FlowRun) => Strand): void {
  items.count = 0
  items.words.length = 0
  text.runs.forEach((run, index) => {
    addRun(items, run, index, strandOf(run))
    if (run.breakAfter && items.count > 0) items.cost[items.count - 1] = FORCED
  })
  if (items.count > 0) items.cost[items.count - 1] = FORCED
  sumUp(items)
}

function addRun(items: Items, run: FlowRun, index: number, strand: Strand): void {
  const { text } = run
  let start = 0
  if (strand.verbatim && text.startsWith(' ')) start = addLeadingSpaces(items, text, index, strand)
  while (start < text.length) {
    let end = start
    let code = text.charCodeAt(end)
    while (code !== 0x20 && code !== 0xa0 && ++end < text.length) code = text.charCodeAt(end)
    if (end > start) addToken(items, text.slice(start, end), index, start, strand)
    if (end < text.length) addSpace(items, strand, code === 0xa0)
    start = end + 1
  }
}

/** Spaces that begin a line of code stand, as a word of their own. */
function addLeadingSpaces(items: Items, text: string, index: number, strand: Strand): number {
  const spaces = /^ +/.exec(text)![0]
  addToken(items, spaces, index, 0, strand)
  return spaces.length
}

function addToken(items: Items, token: string, run: number, start: number, strand: Strand): void {
  let words = strand.words.get(token)
  if (!words) {
    words = [makeWord(token, strand)]
    strand.words.set(token, words)
  }
  const previous = items.count - 1
  if (previous >= 0 && items.space[previous]! > 0 && items.cost[previous] !== FORCED) {
    if (staysTogether(items.words[previous]!.bond, words[0]!.bond)) items.cost[previous] = FORBIDDEN
  }
  let at = start
  for (const word of words) {
    addWord(items, word, run, at)
    at += word.shaped.text.length
  }
}

function addWord(items: Items, word: Word, run: number, at: number): void {
  const { bits } = word
  for (let b = 0; b < bits.length; b++) {
    reserve(items)
    const bit = bits[b]!
    const i = items.count++
    items.words[i] = word
    items.bit[i] = b
    items.run[i] = run
    items.at[i] = at
    items.width[i] = bit.width
    items.space[i] = 0
    items.cost[i] = b === bits.length - 1 ? FORBIDDEN : bit.cost
    items.hyphen[i] = bit.hyphen
    items.dashed[i] = bit.dashed ? 1 : 0
    items.hangLeft[i] = bit.hangLeft
    items.hangRight[i] = bit.hangRight
  }
}

/** Spaces after a space are one, save where text is verbatim. */
function addSpace(items: Items, strand: Strand, noBreak: boolean): void {
  const last = items.count - 1
  if (last < 0 || items.cost[last] === FORCED) return
  if (items.space[last]! > 0) {
    if (strand.verbatim) items.space[last]! += strand.space
    return
  }
  items.space[last] = strand.space
  if (!noBreak) items.cost[last] = strand.undivided ? INSIDE_NAME : 0
}
