/** The copy in, what its bracketed capitals stand for out: “Interaction Design Institute (IDII)”, “printed circuit board (PCB)”. */

import type { Copy, CopyBlock } from './copy.ts'
import type { Lexicon } from './lexicon.ts'
import { inReadingOrder, type Mention, mentionOf, overlap } from './mention.ts'
import { isCapital, isWord, type Token } from './tokens.ts'

/** Words that give no letter, or give one. */
const SMALL = /^(?:of|the|and|for|in|on|at|to|a|&|de|del|der|des|du|la|le|für|und|et|y)$/
/** Words before a bracket that are looked at. */
const FARTHEST = 10

/** Moves the edges of bodies to where their bracketed letters say that they begin, and leaves out letters that stand for common words. */
export function readAbbreviations(mentions: readonly Mention[], copy: Copy, lexicon: Lexicon): Mention[] {
  const bodies: Mention[] = []
  const common = new Set<string>()
  const named = new Set<string>()
  for (const block of copy.blocks)
    for (let k = 2; k + 1 < block.tokens.length; k++) {
      if (block.tokens[k - 1]!.text !== '(' || block.tokens[k + 1]!.text !== ')') continue
      const { text, lower } = block.tokens[k]!
      if (!/^\p{Lu}{2,8}$/u.test(text)) continue
      // “personally identifiable information” (PII)
      const to = /^[”"’»]$/.test(block.tokens[k - 2]!.text) ? k - 2 : k - 1
      const from = beginning(block, to, lower)
      if (from === null) continue
      if (isCommon(block.tokens.slice(from, to), lexicon)) common.add(lower)
      else if (isBody(block, from, to, mentions, lexicon)) {
        bodies.push(mentionOf(block, from, to, 'organisation'))
        named.add(lower)
      }
    }
  return [
    ...mentions.filter(
      (mention) =>
        !bodies.some((body) => overlap(mention, body)) &&
        (!common.has(mention.key) || named.has(mention.key)),
    ),
    ...bodies,
  ].sort(inReadingOrder)
}

/** Where words begin whose first letters are these; `null` where none do. */
function beginning({ tokens }: CopyBlock, bracket: number, letters: string): number | null {
  let left = letters.length
  for (let k = bracket - 1; k >= Math.max(0, bracket - FARTHEST) && isWord(tokens[k]); k--) {
    const parts = tokens[k]!.lower.split('-')
    const spelt = parts.map((part) => part[0]).join('')
    const ending = letters.slice(0, left)
    if (parts.length > 1 && ending.endsWith(spelt)) left -= spelt.length
    else if (ending.endsWith(parts[0]![0]!)) left--
    else if (!SMALL.test(tokens[k]!.lower)) return null
    if (left === 0) return k
  }
  return null
}

/** “plug-in hybrid electric vehicle”: no body, and no capital but the first of a sentence. */
const isCommon = (words: readonly Token[], lexicon: Lexicon): boolean =>
  words.slice(1).every((word) => !isCapital(word)) &&
  !['org-heads', 'bodies'].some((list) => lexicon.words(list).has(words.at(-1)!.lower))

/** Whether capitals name a body, and neither a person nor a mere title. */
function isBody(
  at: CopyBlock,
  from: number,
  to: number,
  mentions: readonly Mention[],
  lexicon: Lexicon,
): boolean {
  const words = at.tokens.slice(from, to)
  const inside = mentions.filter((each) => each.at === at && each.from < to && each.to > from)
  return (
    words.every((word) => isCapital(word) || SMALL.test(word.lower)) &&
    isCapital(words[0]) &&
    inside.some(({ kind }) => kind === 'organisation' || kind === 'place' || kind === 'other') &&
    !inside.some((each) => each.kind === 'person' && each.from <= from) &&
    !lexicon.words('roles').has(words.at(-1)!.lower)
  )
}
