/**
 * Measures who is said to speak against PolNeAR, which stays outside of the project.
 *
 *   npx tsx tools/bench/quotes.ts FILE.jsonl [--detail]
 *
 * Counted are quotations of three words and more of which at least 60 % of the letters lie in a gold content. A
 * speaker is right where its words overlap the gold source's, or share its name.
 */

import { readFileSync } from 'node:fs'
import type { Article } from '../../src/document/article.ts'
import { type Attribution, attributeQuotations } from '../../src/editorial/attribute-quotations.ts'
import { copyOf } from '../../src/editorial/copy.ts'
import { findQuotations } from '../../src/editorial/find-quotations.ts'
import { gatherNames } from '../../src/editorial/gather-names.ts'
import { lexiconOf } from '../../src/editorial/lexicon.ts'
import { taggerOf } from '../../src/editorial/name-taggers.ts'
import { createNodeHost } from '../../src/host/node-host.ts'

type Span = readonly [number, number]

interface GoldArticle {
  readonly id: string
  readonly text: string
  readonly attributions: readonly { content: Span[]; cue: Span[]; source?: Span[] }[]
}

/** An article of paragraphs, and where each begins in the text it was made from. */
function articleOf({ id, text }: GoldArticle): { article: Article; starts: Map<string, number> } {
  const starts = new Map<string, number>()
  const blocks: Article['sections'][number]['blocks'][number][] = []
  for (const match of text.matchAll(/[^\n]+/g)) {
    const block = `b${blocks.length + 1}`
    starts.set(block, match.index)
    blocks.push({ type: 'paragraph', id: block, content: [{ type: 'text', text: match[0] }] })
  }
  const metadata = {
    title: id,
    titleFrom: 'flag',
    authors: [],
    lang: 'en',
    dir: 'ltr',
    keywords: [],
    subjects: [],
  } as const
  return {
    article: {
      metadata,
      sections: [{ id: 's1', heading: [], blocks, sections: [] }],
      notes: [],
      dateline: null,
      cut: [],
    },
    starts,
  }
}

const covered = ([start, end]: Span, spans: readonly Span[]): number =>
  spans.reduce((sum, [a, b]) => sum + Math.max(0, Math.min(end, b) - Math.max(start, a)), 0) /
  Math.max(1, end - start)

const detail = process.argv.includes('--detail')
const host = createNodeHost()
const lexicon = lexiconOf('en', host)
const rules = new Map<string, { right: number; wrong: number }>()
let quotations = 0
let right = 0
let named = 0
let stray = 0

for (const line of readFileSync(process.argv[2]!, 'utf8').split('\n').filter(Boolean)) {
  const gold = JSON.parse(line) as GoldArticle
  const { article, starts } = articleOf(gold)
  const copy = copyOf(article)
  const bearers = gatherNames(taggerOf('en')(copy.blocks, 'en', host), copy, lexicon)
  const mentions = bearers.flatMap((bearer) => bearer.mentions)
  for (const found of attributeQuotations(findQuotations(copy), mentions, copy, lexicon))
    judge(found, gold, starts)
}

function judge(found: Attribution, gold: GoldArticle, starts: Map<string, number>): void {
  const offset = starts.get(found.stretch.at.id)!
  const span: Span = [offset + found.stretch.start, offset + found.stretch.end]
  if ((found.stretch.text.match(/[\p{L}\p{N}]+/gu) ?? []).length < 3) return
  const matching = gold.attributions.filter(({ content }) => covered(span, content) >= 0.6)
  if (matching.length === 0) {
    if (found.source) stray++
    return
  }
  quotations++
  const tally = rules.get(found.rule) ?? { right: 0, wrong: 0 }
  rules.set(found.rule, tally)
  if (found.source) named++
  const good =
    found.source !== null &&
    isRight(
      found.source,
      matching.flatMap(({ source }) => source ?? []),
      gold.text,
      starts,
    )
  if (good) right++
  tally[good ? 'right' : 'wrong']++
  if (good || !detail) return
  const sources = matching
    .map(({ source }) => (source ?? []).map(([a, b]) => gold.text.slice(a, b)).join('…'))
    .join(' | ')
  const got = found.source
    ? found.source.at.text.slice(
        found.source.at.tokens[found.source.from]!.start,
        found.source.at.tokens[found.source.to - 1]!.end,
      )
    : '–'
  console.log(
    `${found.rule}: got “${got}”, gold “${sources}”\n    ${found.stretch.at.text.slice(Math.max(0, found.stretch.start - 220), found.stretch.end + 160)}\n`,
  )
}

function isRight(
  source: NonNullable<Attribution['source']>,
  golds: readonly Span[],
  text: string,
  starts: Map<string, number>,
): boolean {
  const offset = starts.get(source.at.id)!
  const span: Span = [
    offset + source.at.tokens[source.from]!.start,
    offset + source.at.tokens[source.to - 1]!.end,
  ]
  if (covered(span, golds) > 0) return true
  const words = text.slice(...span).split(' ')
  const last = words.at(-1)!
  return source.mention !== null && last.length > 2 && golds.some(([a, b]) => text.slice(a, b).includes(last))
}

const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`
for (const [rule, { right: good, wrong }] of [...rules].sort((a, b) => b[1].right - a[1].right))
  console.log(`${rule.padEnd(16)} ${good}/${good + wrong}`)
console.log(
  `quotations ${quotations} · right speaker ${percent(right, quotations)} · precision ${percent(right, named)} of ${named} named · ${stray} named where gold has no attribution`,
)
