/** Markup and its documents → what nav document and NCX list: contents, landmarks, pages. */

import { type Labels, label } from '../../markup/labels.ts'
import type { ContentsEntry, Markup } from '../../markup/markup.ts'
import type { EpubDocuments } from './documents.ts'

/** An entry of the contents; `href` counts from the folder of the package document. */
export interface NavEntry {
  readonly id: string
  readonly name: string
  readonly href: string
  readonly entries: readonly NavEntry[]
}

/** A place that e-readers jump to by its kind. */
export interface Landmark {
  /** A term of the EPUB Structural Semantics Vocabulary. */
  readonly type: string
  readonly name: string
  readonly href: string
}

/** `nav.xhtml.hbs` and `toc.ncx.hbs`. */
export interface NavigationView {
  readonly contents: readonly NavEntry[]
  /** The same in two levels, which is what a Kindle takes. */
  readonly shallow: readonly NavEntry[]
  readonly landmarks: readonly Landmark[]
  readonly pages: readonly (Omit<NavEntry, 'entries'> & { readonly number: number })[]
  /** Levels of those. */
  readonly depth: number
}

/** Lists what a reader can go to. */
export function navigationView(
  markup: Markup,
  made: EpubDocuments,
  hasCover: boolean,
  labels: Labels,
): NavigationView {
  const address = (id: string): string => `text/${made.files.get(id)}.xhtml#${id}`
  let count = 0
  const entryOf = (entry: ContentsEntry): NavEntry => ({
    id: `entry-${++count}`,
    name: entry.label,
    href: address(entry.target),
    entries: entry.entries.map(entryOf),
  })
  const notes: ContentsEntry[] =
    markup.notes.length > 0 ? [{ label: label(labels, 'notes'), target: 'notes', entries: [] }] : []
  const text = markup.parts.filter(({ kind }) => kind === 'title-page' || kind === 'chapter')
  const after = markup.parts.filter((part) => !text.includes(part))
  const contents = [
    text.flatMap(({ contents }) => contents),
    notes,
    after.flatMap(({ contents }) => contents),
  ]
  const entries = contents.flat().map(entryOf)
  const shallow = entries.map((entry) => ({ ...entry, entries: entry.entries.flatMap(withInner) }))
  return {
    contents: entries,
    shallow,
    landmarks: landmarks(markup, address, hasCover, labels),
    pages: made.pages.map(({ id, label: name }, index) => ({
      id,
      name,
      number: index + 1,
      href: address(id),
    })),
    depth: shallow.some((entry) => entry.entries.length > 0) ? 2 : 1,
  }
}

/** An entry, and all that lie below it beside it. */
const withInner = (entry: NavEntry): readonly NavEntry[] => [
  { ...entry, entries: [] },
  ...entry.entries.flatMap(withInner),
]

function landmarks(
  { parts, notes }: Markup,
  address: (id: string) => string,
  hasCover: boolean,
  labels: Labels,
): readonly Landmark[] {
  const chapter = parts.find(({ kind }) => kind === 'chapter')!
  const short = chapter.id === 'article'
  const found: (readonly [type: string, label: string, target: string])[] = [
    // An article begins with its headline, so that is where reading starts.
    ...(short ? [] : [['titlepage', 'title-page', 'title-page'] as const]),
    ['bodymatter', 'text', short ? 'title-page' : chapter.root.attributes.id!],
    ...(notes.length > 0 ? [['endnotes', 'notes', 'notes'] as const] : []),
    ...(parts.some(({ kind }) => kind === 'whos-who') ? [['glossary', 'whos-who', 'whos-who'] as const] : []),
    ['colophon', 'colophon', 'colophon'],
  ]
  const cover = { type: 'cover', name: label(labels, 'cover'), href: 'text/cover.xhtml' }
  return [
    ...(hasCover ? [cover] : []),
    ...found.map(([type, key, target]) => ({ type, name: label(labels, key), href: address(target) })),
  ]
}
