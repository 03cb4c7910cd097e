/** A line of a PolNeAR file in, the article, what its editors tagged and how both compare out. */

import type { Article } from '../../src/document/article.ts'
import type { Attribution } from '../../src/editorial/attribution.ts'

/** From and to in the text, the last exclusive. */
export type Span = readonly [number, number]

/** What PolNeAR says of an article: who (source) is said (cue) to say what (content). */
export interface TaggedArticle {
  readonly id: string
  readonly text: string
  readonly attributions: readonly { content: Span[]; cue: Span[]; source?: Span[] }[]
}

/**
 * Reads a line of a file. A source that is the word “said”, as five in `dev` are, was tagged the wrong way round: its
 * cue is the speaker.
 */
export function parseTagged(line: string): TaggedArticle {
  const { attributions, ...article } = JSON.parse(line) as TaggedArticle
  const isVerb = (spans: readonly Span[] = []): boolean =>
    spans.map((span) => article.text.slice(...span)).join(' ') === 'said'
  const turned = attributions.map((each) =>
    isVerb(each.source) ? { ...each, source: each.cue, cue: each.source! } : each,
  )
  return { ...article, attributions: turned }
}

/** An article of paragraphs, and where each begins in the text that it was made from. */
export function articleOf({ id, text }: TaggedArticle): {
  article: Article
  starts: ReadonlyMap<string, number>
} {
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
  const section = { id: 's1', heading: [], blocks, sections: [] }
  return { article: { metadata, sections: [section], notes: [], dateline: null, cut: [] }, starts }
}

const covered = ([start, end]: Span, spans: readonly Span[]): number =>
  spans.reduce((sum, [a, b]) => sum + Math.max(0, Math.min(end, b) - Math.max(start, a)), 0) /
  Math.max(1, end - start)

/** Finds the tagged attributions of a quotation: those that hold at least 60 % of its letters. */
export function attributionsOf(
  { stretch }: Attribution,
  { attributions }: TaggedArticle,
  starts: ReadonlyMap<string, number>,
): TaggedArticle['attributions'] {
  const offset = starts.get(stretch.at.id)!
  const span: Span = [offset + stretch.start, offset + stretch.end]
  return attributions.filter(({ content }) => covered(span, content) >= 0.6)
}

/** Tells whether the tagged sources have the last part of a printed speaker's name. */
export function isNamedAs(speaker: string, tagged: TaggedArticle['attributions'], text: string): boolean {
  const last = speaker.split(' ').at(-1)!
  return tagged.some(({ source = [] }) => source.some((span) => text.slice(...span).includes(last)))
}

/** Tells whether the words for a speaker overlap those that are tagged, or share their name. */
export function isRightSource(
  { source }: Attribution,
  tagged: TaggedArticle['attributions'],
  text: string,
  starts: ReadonlyMap<string, number>,
): boolean {
  if (!source) return false
  const golds = tagged.flatMap((attribution) => attribution.source ?? [])
  const offset = starts.get(source.at.id)!
  const { tokens } = source.at
  const span: Span = [offset + tokens[source.from]!.start, offset + tokens[source.to - 1]!.end]
  if (covered(span, golds) > 0) return true
  const last = text
    .slice(...span)
    .split(' ')
    .at(-1)!
  return source.mention !== null && last.length > 2 && golds.some(([a, b]) => text.slice(a, b).includes(last))
}
