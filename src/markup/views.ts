/** An edition → what the templates of the parts see: plain data, every field present. Wording is the templates'. */

import type { Note } from '../document/article.ts'
import type { BlockId } from '../document/blocks.ts'
import type { Edition, NameEntry, NameKind, PullQuote } from '../editorial/edition.ts'
import { type BlockContext, type BlockView, blockViews } from './block-views.ts'
import { backLinks, type FirstMention } from './first-mentions.ts'
import { inlineXhtml } from './inline-xhtml.ts'
import { dateText, type Labels } from './labels.ts'
import type { Chapter, PlannedSection } from './plan-chapters.ts'

/** A date as it is stored and as it is read. */
export interface DateView {
  readonly iso: string
  readonly text: string
}

const dateView = (date: string | undefined, labels: Labels): DateView | null =>
  date === undefined ? null : { iso: date, text: dateText(labels, date) }

/** `title-page.hbs`. */
export function titlePageView({ article: { metadata } }: Edition, labels: Labels) {
  return {
    title: metadata.title,
    kicker: metadata.kicker ?? null,
    subtitle: metadata.subtitle ?? null,
    standfirst: metadata.abstract ?? null,
    authors: metadata.byline ? [metadata.byline] : metadata.authors.map(({ name }) => name),
    date: dateView(metadata.date, labels),
  }
}

/** `chapter.hbs`. */
export const chapterView = ({ id, sections }: Chapter, context: BlockContext) => ({
  id,
  sections: sections.map((planned) => sectionView(planned, context)),
})

interface SectionView {
  readonly id: string
  readonly level: number
  readonly heading: string | null
  readonly blocks: readonly BlockView[]
  readonly sections: readonly SectionView[]
}

function sectionView({ section, level }: PlannedSection, context: BlockContext): SectionView {
  const titled = section.heading.length > 0
  const below = titled ? level + 1 : level
  return {
    id: section.id,
    level: Math.min(level, 6),
    heading: titled ? inlineXhtml(section.heading, context.markNote) : null,
    blocks: blockViews(section.blocks, context),
    sections: section.sections.map((inner) => sectionView({ section: inner, level: below }, context)),
  }
}

const GROUPS: readonly { readonly kind: NameKind; readonly name: string }[] = [
  { kind: 'person', name: 'people' },
  { kind: 'organisation', name: 'organisations' },
  { kind: 'place', name: 'places' },
  { kind: 'other', name: 'others' },
]

/** `whos-who.hbs`. Places and other things without a description run on compactly. */
export function whosWhoView(
  edition: Edition,
  mentions: ReadonlyMap<BlockId, readonly FirstMention[]>,
  labels: Labels,
) {
  const links = backLinks(edition.names, mentions)
  const entryView = ({ id, name, description }: NameEntry) => ({
    id,
    name,
    description,
    firstMention: links.get(id) ?? null,
  })
  return {
    date: dateView(edition.article.metadata.date, labels),
    reviewed: edition.reviewed,
    groups: GROUPS.flatMap(({ kind, name }) => {
      const entries = edition.names.filter((entry) => entry.kind === kind)
      const compact = (entry: NameEntry): boolean =>
        entry.description === null && (kind === 'place' || kind === 'other')
      return entries.length === 0
        ? []
        : [
            {
              name,
              entries: entries.filter((entry) => !compact(entry)).map(entryView),
              compact: entries.filter(compact).map(entryView),
            },
          ]
    }),
  }
}

/** Lines of site furniture that the colophon quotes; of more it tells the number. */
const QUOTED_LINES = 3

/** `colophon.hbs`: what was done to the article, computed. */
export function colophonView(
  edition: Edition,
  { typefaces, typographic }: { readonly typefaces: readonly string[]; readonly typographic: boolean },
  labels: Labels,
) {
  const { metadata, cut } = edition.article
  return {
    typographic,
    cut: cut.slice(0, QUOTED_LINES),
    cutMore: Math.max(cut.length - QUOTED_LINES, 0) || null,
    titleFrom: metadata.titleFrom === 'heading' ? null : `title-from-${metadata.titleFrom}`,
    pullQuotes: edition.pullQuotes.length > 0,
    names: edition.names.length > 0,
    reviewed: edition.reviewed,
    source: metadata.source ?? null,
    sourceText: metadata.source?.replace(/^https?:\/\/(?:www\.)?/, '').replace(/[?#].*|\/$/g, '') ?? null,
    publisher: metadata.publisher ?? null,
    date: dateView(metadata.date, labels),
    rights: metadata.rights ?? null,
    typefaces,
  }
}

/** `note.hbs`. The way back stands at the note's start, or Kindle runs its notes together. */
export function noteView(note: Note, number: number, marked: boolean, context: BlockContext) {
  const blocks = blockViews(note.blocks, context)
  const [first] = blocks
  const leads = first?.type === 'paragraph'
  return {
    number,
    marked,
    first: leads ? first : null,
    blocks: leads ? blocks.slice(1) : blocks,
  }
}

/** `pull-quote.hbs`. */
export const pullQuoteView = ({ id, text, quoted, speaker, role }: PullQuote) => ({
  id,
  text,
  quoted,
  speaker,
  role,
})
