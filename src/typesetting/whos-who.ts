/** The who's who of the flow, with the pages of its names → slugs over the whole width, and slugs for its columns. */

import type { TextStyle, Theme } from '../themes/theme.ts'
import { mm, type Points } from '../units.ts'
import { type Composing, composeText, white } from './compose-text.ts'
import type { FlowEntries, FlowEntry, FlowRun, FlowText, FlowWhosWho } from './flow.ts'
import { evenShape, type Slug } from './galley.ts'
import type { Tag } from './page.ts'
import type { Band } from './page-frames.ts'
import { PLAIN } from './read-runs.ts'

/** Numbers of the pages an entry is spoken of on, and the id of its first mention. */
export interface EntryPages {
  labels(entry: string): readonly string[]
  mention(entry: string): string | null
}

/** A who's who as set. */
export interface ComposedWhosWho {
  readonly front: readonly Slug[]
  readonly entries: readonly Slug[]
}

/** Lines after the first hang by this much, in em. */
const HANG_EM = 1.2
const BETWEEN = '\u00a0· '

/** Composes the who's who: heading and preface over `width`, entries for columns. */
export function composeWhosWho(
  whosWho: FlowWhosWho,
  width: Points,
  pages: EntryPages,
  composing: Composing & { readonly theme: Theme; readonly tags: Tag[] },
): ComposedWhosWho {
  const { theme, tags } = composing
  const measure = entryColumns(theme, width)[0]!.width
  const set = (text: FlowText, across: Points) =>
    composeText(text, composing.setText(text, evenShape(across)), across, composing)
  const fill = (entry: FlowEntry) => withPages(entry, pages, theme, tags)
  const front = whosWho.front.flatMap((text, index) => [
    ...(index > 0 ? [white(text.style.before)] : []),
    ...set({ ...text, keepWithNext: true }, Math.min(width, PREFACE_EM * text.style.size)),
  ])
  const entries = whosWho.groups.flatMap((group, index) => [
    ...(index > 0 ? [white(group.heading.style.before)] : []),
    ...set(group.heading, measure).map((slug) => underlined(slug, measure, theme)),
    ...keepFew(group.entries.map((entry) => set(hanging(fill(entry)), measure))),
    ...(group.compact.length > 0 ? set(runOn(group, fill, theme.styles['entry-pages']), measure) : []),
  ])
  return { front: front.filter((slug) => slug.lines > 0), entries: entries.filter((slug) => slug.lines > 0) }
}

/** Gap between columns, in lines of the grid. */
const GUTTER = 1.6
/** Narrower columns break most entries. */
const LEAST_COLUMN = mm(52)

/** Columns of entries across a width. */
export function entryColumns(theme: Theme, width: Points): Band[] {
  const gutter = GUTTER * theme.page.grid
  const across = (count: number) => (width - (count - 1) * gutter) / count
  const count = across(theme.whosWho.columns) >= LEAST_COLUMN ? theme.whosWho.columns : 1
  const measure = across(count)
  return Array.from({ length: count }, (_, index) => ({ x: index * (measure + gutter), width: measure }))
}

/** Fewer entries than these are not parted from their heading or from each other. */
const FEW = 4

const keepFew = (entries: readonly (readonly Slug[])[]): Slug[] =>
  entries.flatMap((slugs, index) => {
    const kept =
      index + 1 < entries.length && (entries.length < FEW || index === 0 || index + 2 === entries.length)
    return kept ? slugs.map((slug) => ({ ...slug, breakAfter: Number.POSITIVE_INFINITY })) : slugs
  })

/** Widest measure of heading and preface, in em. */
const PREFACE_EM = 44

const underlined = (slug: Slug, measure: Points, theme: Theme): Slug => ({
  ...slug,
  inks: [
    ...slug.inks,
    {
      kind: 'rule',
      x: 0,
      y: (slug.lines - 1) * theme.page.grid + 0.3 * theme.page.grid,
      width: measure,
      height: 0.5,
      colour: theme.colours.rule,
    },
  ],
})

/** An entry whose further lines stand in a little, so that names line up. */
function hanging(text: FlowText): FlowText {
  const hang = HANG_EM * text.style.size
  return {
    ...text,
    style: { ...text.style, indent: -hang },
    inset: { ...text.inset, start: text.inset.start + hang },
  }
}

/** Entries one after another in one paragraph. */
function runOn(
  { compact, entries }: FlowEntries,
  fill: (entry: FlowEntry) => FlowText,
  pagesStyle: TextStyle,
): FlowText {
  const texts = compact.map(fill)
  const first = texts[0]!
  const runs = texts.flatMap((text, index): FlowRun[] => {
    const plain = text.runs.map(({ as, ...run }) => (as === pagesStyle ? { ...run, as } : run))
    if (index === 0) return plain
    // The dot ends what is said of the entry before.
    const before = texts[index - 1]!.runs
    const { tag } = before.find(({ as }) => as === pagesStyle) ?? before.at(-1)!
    const { source, lang } = text.runs[0]!
    const between = { text: BETWEEN, tag, source: { ...source, end: source.start }, style: PLAIN, lang }
    return [between, ...plain]
  })
  const { id: _, ...rest } = first
  const anchors = texts.flatMap((text) => text.id ?? [])
  return { ...rest, runs, anchors, style: { ...first.style, before: entries.length > 0 ? 1 : 0 } }
}

/** Fills in the pages: the first in bold, leading to the first mention. */
function withPages(entry: FlowEntry, pages: EntryPages, theme: Theme, tags: Tag[]): FlowText {
  const labels = pages.labels(entry.id)
  if (labels.length === 0) return entry.text
  const { lang } = entry.text.runs[0]!
  const as = theme.styles['entry-pages']
  // Numbers stand for nothing in the markup; their places there only keep them in order.
  let { start } = entry.pages.source
  const run = (text: string, tag: number, bold: boolean): FlowRun => ({
    text,
    tag,
    source: { ...entry.pages.source, start: start++, end: start },
    style: { ...PLAIN, bold },
    lang,
    as,
  })
  const mention = pages.mention(entry.id)
  // A few numbers stay together; a long row of them may be broken.
  const gap = labels.length <= FEW ? '\u00a0' : ' '
  const runs = labels.flatMap((label, index): FlowRun[] => {
    if (index > 0) return [run(`,${gap}${label}`, entry.pages.tag, false)]
    const before = run('\u00a0\u00a0 ', entry.pages.tag, false)
    if (!mention) return [before, run(label, entry.pages.tag, true)]
    const target = { anchor: mention }
    tags.push({ id: tags.length, type: 'Link', parent: entry.pages.tag, target, description: label })
    return [before, { ...run(label, tags.length - 1, true), link: tags.length - 1 }]
  })
  return { ...entry.text, runs: [...entry.text.runs, ...runs] }
}
