/**
 * The closed vocabulary of the markup: what templates may write and what the typesetter understands.
 *
 * Ids: `title`; `BLOCK` ids (`b1`…) on every text block; `SECTION` ids on sections; `name-N` on entries,
 * `ref-name-N` on a name's first mention; `note-N`, `noteref-N`; `pull-quote-N`. Unique in the whole book.
 *
 * The parts, by their roots:
 *
 * - `section.title-page`: `p.kicker?`, `h1.title#title`, `p.subtitle?`, `p.standfirst?`,
 *   `p.byline?` (holds `span.author`, `time.date`).
 * - `article.chapter`: `section.section#ID` (with `h2`…`h6` first where it has a heading; level is depth + 1,
 *   so the book's own `h1` stays alone), blocks, `hr.topic-break` where the topic changes without a heading,
 *   `hr.break` where the source has one. The opening dateline is `span.dateline` in the first paragraph.
 * - `section.whos-who`: `h2`, `p.preface`, then `section.people|organisations|places|others`, each `h3` and
 *   `dl.entries` of `dt` (`dfn.entry-name`, `a.first-mention` for screens) and `dd` (`p`: `span.entry-description`,
 *   an empty `span.entry-pages` which the typesetter fills). Places without a description stand in
 *   `dl.entries.compact`.
 * - `section.colophon`: `h2?`, paragraphs.
 *
 * Beside them: `aside.note` per note, `aside.pull-quote` per pull quote (`p.pull-quote-text`,
 * `p.pull-quote-speaker?`, `p.pull-quote-role?`).
 *
 * Blocks: `p` (`.verse`), `blockquote` (`p.attribution` last), `ul`, `ol[start]`, `li`, `figure` (`img` or
 * `p.missing-picture`, then `figcaption`), `table` (`caption`, `thead`, `tbody`, `tr`, `th[scope]`, `td`),
 * `pre` > `code`. Inlines: `em`, `strong`, `del`, `sup`, `sub`, `code`, `a`, `span`, `time`, `br`.
 * Links: `a.link[href]` leads out; `a.name[href=#name-N]`, `a.note-mark[href=#note-N]` (inside `sup`),
 * `a.note-back[href=#noteref-N]`, `a.first-mention[href=#ref-name-N]` lead about the book.
 */

/** Allowed attributes of each element, beside the global ones. */
export const ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  section: [],
  article: [],
  aside: [],
  header: [],
  h1: [],
  h2: [],
  h3: [],
  h4: [],
  h5: [],
  h6: [],
  p: [],
  blockquote: [],
  ul: [],
  ol: ['start'],
  li: [],
  dl: [],
  dt: [],
  dd: [],
  dfn: [],
  figure: [],
  img: ['src', 'alt'],
  figcaption: [],
  table: [],
  caption: [],
  thead: [],
  tbody: [],
  tr: [],
  th: ['scope', 'colspan', 'rowspan'],
  td: ['colspan', 'rowspan'],
  pre: [],
  code: [],
  hr: [],
  em: [],
  strong: [],
  del: [],
  sup: [],
  sub: [],
  a: ['href', 'title'],
  span: [],
  time: ['datetime'],
  br: [],
}

/** Attributes that any element may carry. */
export const GLOBAL_ATTRIBUTES: readonly string[] = [
  'id',
  'class',
  'lang',
  'xml:lang',
  'dir',
  'role',
  'epub:type',
  'aria-label',
  'aria-labelledby',
  'aria-hidden',
  'hidden',
]
