/**
 * Items with a part wider than its line → items that fit: the word is cut between any two letters. The last
 * resort, for columns that are too narrow and addresses that are too long.
 */

import type { Points } from '../units.ts'
import { addWord, type Items, sumUp } from './items.ts'
import type { Opportunity } from './line-opportunities.ts'
import { makeWord, type Word } from './word.ts'

/** Dearer than any hyphen that a language allows. */
const COST = 1000

/**
 * Cuts the words that have a bit wider than `limit`.
 *
 * @returns The words that were cut.
 */
export function divideWide(items: Items, limit: Points): string[] {
  const boxes = Array.from({ length: items.count }, (_, box) => ({
    word: items.words[box]!,
    bit: items.bit[box]!,
    run: items.run[box]!,
    at: items.at[box]!,
    level: items.level[box]!,
    space: items.space[box]!,
    cost: items.cost[box]!,
  }))
  const divided: string[] = []
  items.count = 0
  for (const box of boxes) {
    const { word, bit } = box
    if (bit === 0) {
      const cut = isWide(word, limit) ? cutFinely(word) : word
      if (cut !== word) divided.push(word.shaped.text)
      addWord(items, cut, box.run, box.at, box.level)
    }
    if (bit !== word.bits.length - 1) continue
    items.space[items.count - 1] = box.space
    items.cost[items.count - 1] = box.cost
  }
  sumUp(items)
  return divided
}

const isWide = ({ bits }: Word, limit: Points): boolean =>
  bits.some(({ width, hyphen }) => width + hyphen > limit)

/** Between letters a hyphen says that the word goes on; in addresses and figures it would lie. */
function cutFinely({ shaped, strand, bits }: Word): Word {
  const known = bits.slice(0, -1).map(({ end, cost, hyphen }) => ({ at: end, cost, hyphen: hyphen > 0 }))
  const { text } = shaped
  const clusters = Array.from(text.matchAll(/[\s\S][\p{M}\u200c\u200d]*/gu), ({ index }) => index)
  const taken = new Set([0, ...known.map(({ at }) => at)])
  const hyphen = /^\p{L}+$/u.test(text) && !strand.verbatim
  const fine = clusters.filter((at) => !taken.has(at)).map((at): Opportunity => ({ at, cost: COST, hyphen }))
  return makeWord(
    shaped,
    strand,
    [...known, ...fine].sort((a, b) => a.at - b.at),
  )
}
