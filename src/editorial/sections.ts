/** An article without headings in, where its topic changes out. Never invents a heading. */

import type { Article } from '../document/article.ts'
import { allSections, topBlocks } from '../document/walk.ts'
import type { Copy, CopyBlock } from './copy.ts'
import type { NameEntry, SectionBreak } from './edition.ts'
import { foldName, type Lexicon } from './lexicon.ts'

/** An article shorter than this, in words, is read in one go. */
const SHORTEST_ARTICLE = 600
const WORDS_A_SECTION = 160
const FEWEST_SECTIONS = 3
const MOST_SECTIONS = 7
/** Paragraphs on either side that are compared. */
const REACH = 2
/** What names count for beside other words: 0.3 was best on web articles with headings. */
const NAMES_SHARE = 0.3
const SHORTEST_SECTION = 2
const LABEL_LETTERS = 42

/** Whether an article leaves it to us where its topic changes: one with headings has said it. */
export const mayHaveBreaks = ({ sections }: Article): boolean =>
  [...allSections(sections)].every(({ heading }) => heading.length === 0)

/**
 * Finds topic changes by lexical cohesion (Hearst 1997) and shared names, in an article that has no headings.
 *
 * None stands before a quotation, before a paragraph that leans on the one above it, or beside anything
 * but running text.
 */
export function findBreaks(
  article: Article,
  copy: Copy,
  names: readonly NameEntry[],
  lexicon: Lexicon,
  extractive: boolean,
): SectionBreak[] {
  const running = new Map(copy.blocks.filter((block) => block.running).map((block) => [block.id, block]))
  const paragraphs = [...topBlocks(article)].flatMap(
    (block) => (block.type === 'paragraph' && running.get(block.id)) || [],
  )
  const words = paragraphs.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0)
  if (words < SHORTEST_ARTICLE || paragraphs.length < 2 * SHORTEST_SECTION) return []
  const wanted = Math.max(FEWEST_SECTIONS, Math.min(MOST_SECTIONS, Math.round(words / WORDS_A_SECTION))) - 1
  const depths = depthsOf(cohesionOf(paragraphs, names, lexicon))
  const allowed = paragraphs.map((block, i) => i > 0 && mayBegin(block, lexicon))
  const chosen = deepest(depths, allowed, wanted)
  return chosen.map((at, i) => breakAt(paragraphs, at, chosen[i + 1] ?? paragraphs.length, names, extractive))
}

function mayBegin({ text, tokens }: CopyBlock, lexicon: Lexicon): boolean {
  const first = tokens.find((token) => /\p{L}/u.test(token.text))
  return first !== undefined && !lexicon.words('opening-weak').has(first.lower) && !SPEAKS.test(text)
}

const SPEAKS = /^[¿¡([]?[“"„«»‘—–]/

/** How alike the paragraphs before and after each boundary are, 0 to 1; index 0 is before the first. */
function cohesionOf(
  paragraphs: readonly CopyBlock[],
  names: readonly NameEntry[],
  lexicon: Lexicon,
): number[] {
  const words = weigh(paragraphs.map((block) => contentWords(block, lexicon)))
  const named = weigh(
    paragraphs.map(({ id }) =>
      names.flatMap((name) => name.mentions.filter((m) => m.block === id).map(() => name.id)),
    ),
  )
  return paragraphs.map((_, i) =>
    i === 0 ? 1 : (1 - NAMES_SHARE) * likeness(words, i) + NAMES_SHARE * likeness(named, i),
  )
}

const contentWords = ({ tokens }: CopyBlock, lexicon: Lexicon): string[] =>
  tokens
    .map((token) => foldName(token.text))
    .filter(
      (word) =>
        /^\p{L}{4,}/u.test(word) &&
        !lexicon.words('not-names').has(word) &&
        !lexicon.words('speech').has(word),
    )
    .map((word) => word.slice(0, 6))

type Vector = ReadonlyMap<string, number>

/** Term weights by paragraph: rare words count more. */
function weigh(documents: readonly (readonly string[])[]): Vector[] {
  const seen = new Map<string, number>()
  for (const words of documents) for (const word of new Set(words)) seen.set(word, (seen.get(word) ?? 0) + 1)
  return documents.map((words) => {
    const vector = new Map<string, number>()
    for (const word of words)
      vector.set(word, (vector.get(word) ?? 0) + Math.log(1 + documents.length / seen.get(word)!))
    return vector
  })
}

function likeness(vectors: readonly Vector[], at: number): number {
  const left = summed(vectors.slice(Math.max(0, at - REACH), at))
  const right = summed(vectors.slice(at, at + REACH))
  let product = 0
  for (const [word, weight] of left) product += weight * (right.get(word) ?? 0)
  const length = Math.hypot(...left.values()) * Math.hypot(...right.values())
  return length > 0 ? product / length : 0
}

function summed(vectors: readonly Vector[]): Vector {
  const sum = new Map<string, number>()
  for (const vector of vectors)
    for (const [word, weight] of vector) sum.set(word, (sum.get(word) ?? 0) + weight)
  return sum
}

/** How far cohesion falls at a boundary below the peaks on either side. */
function depthsOf(cohesion: readonly number[]): number[] {
  return cohesion.map((here, i) => {
    let [left, right] = [here, here]
    for (let k = i - 1; k > 0 && cohesion[k]! >= left; k--) left = cohesion[k]!
    for (let k = i + 1; k < cohesion.length && cohesion[k]! >= right; k++) right = cohesion[k]!
    return left + right - 2 * here
  })
}

/** The deepest boundaries that leave every section its paragraphs. */
function deepest(depths: readonly number[], allowed: readonly boolean[], wanted: number): number[] {
  const order = depths
    .map((_, i) => i)
    .filter((i) => allowed[i] && depths[i]! > 0)
    .sort((a, b) => depths[b]! - depths[a]! || a - b)
  const chosen: number[] = []
  for (const at of order) {
    if (chosen.length >= wanted) break
    const edges = [0, depths.length, ...chosen]
    if (edges.every((edge) => Math.abs(edge - at) >= SHORTEST_SECTION)) chosen.push(at)
  }
  return chosen.sort((a, b) => a - b)
}

function breakAt(
  paragraphs: readonly CopyBlock[],
  at: number,
  to: number,
  names: readonly NameEntry[],
  extractive: boolean,
): SectionBreak {
  const block = paragraphs[at]!
  const heading = extractive ? headingOf(new Set(paragraphs.slice(at, to).map(({ id }) => id)), names) : null
  return { before: block.id, label: firstWords(block.text), ...(heading ? { heading } : {}) }
}

/** The name that is most this section's own, in the article's words; none where nothing stands out. */
function headingOf(blocks: ReadonlySet<string>, names: readonly NameEntry[]): string | null {
  const shares = names.map((name) => {
    const inside = name.mentions.filter(({ block }) => blocks.has(block)).length
    return { name: name.name, score: inside > 1 ? (inside * inside) / name.mentions.length : 0 }
  })
  const best = shares.reduce((a, b) => (b.score > a.score ? b : a), { name: '', score: 1 })
  return best.name || null
}

/** The first words of a paragraph, cut where a word ends. */
function firstWords(text: string): string {
  const clean = text.replace(/\s+/g, ' ').trim()
  if (clean.length <= LABEL_LETTERS) return clean.replace(/[.,;:]$/, '')
  const cut = clean.slice(0, LABEL_LETTERS + 1)
  const words = cut.slice(0, cut.lastIndexOf(' '))
  return words
    .replace(/[\s,;:–—“”"(]+$/, '')
    .replace(/\s(?:the|a|an|of|in|to|and|der|die|das|und|le|la|les|de|el|los|y)$/i, '')
}
