/** An edition → its markup: parts, notes and pull quotes as XHTML, which both writers read. */

import type { Diagnostic, Outcome } from '../diagnostics.ts'
import { allBlocks, topBlocks } from '../document/walk.ts'
import type { Edition } from '../editorial/edition.ts'
import type { Host } from '../host/host.ts'
import type { Options } from '../options.ts'
import { nameSource } from '../pictures/name-source.ts'
import type { Pictures } from '../pictures/picture.ts'
import type { Theme } from '../themes/theme.ts'
import type { BlockContext } from './block-views.ts'
import { contentsOf, headingText } from './contents.ts'
import { firstMentions } from './first-mentions.ts'
import { type Labels, label, loadLabels } from './labels.ts'
import type { Markup, MarkupPart } from './markup.ts'
import { numberNotes } from './number-notes.ts'
import { type Chapter, planChapters } from './plan-chapters.ts'
import { blame, joinPieces, type Piece, renderPiece } from './render-piece.ts'
import { openTemplates, type Templates } from './templates.ts'
import { chapterView, colophonView, noteView, pullQuoteView, titlePageView, whosWhoView } from './views.ts'

/** What a book is made of besides its edition. */
export interface MarkupRequest {
  readonly options: Options
  readonly theme: Theme
  readonly pictures: Pictures
  readonly host: Host
  /** Folder of the user's own templates; a file there stands for ours of the same name. */
  readonly userTemplates?: string | null
}

/**
 * Marks up an edition through the templates.
 *
 * @throws {@link OffprintError} M101–M105 where a template, a label file or what they make is faulty.
 */
export async function markUp(edition: Edition, request: MarkupRequest): Promise<Outcome<Markup>> {
  const { host, userTemplates = null } = request
  const labels = await loadLabels(edition.article.metadata.lang, host)
  const templates = await openTemplates(host, labels, userTemplates)
  try {
    return {
      value: renderAll(edition, request, templates, labels),
      diagnostics: undescribedPictures(edition),
    }
  } catch (cause) {
    throw await blame(templates, cause)
  }
}

function renderAll(edition: Edition, request: MarkupRequest, templates: Templates, labels: Labels): Markup {
  const { metadata, notes: articleNotes } = edition.article
  const mentions = firstMentions(edition)
  const numbers = numberNotes(articleNotes)
  const context: BlockContext = {
    markNote: numbers.mark,
    mentions,
    dateline: edition.article.dateline,
    pictures: request.pictures,
    topics: new Set(edition.breaks.flatMap(({ before, heading }) => (heading === undefined ? [before] : []))),
  }

  const chapters = planChapters(edition.article.sections, edition.breaks)
  const parts = [
    openingPart(edition, chapters.length === 1, templates, labels),
    ...chapters.map((chapter) => chapterPart(chapter, edition, context, templates)),
    ...(edition.names.length > 0 ? [whosWhoPart(edition, mentions, templates, labels)] : []),
    colophonPart(edition, request, templates, labels),
  ]
  // After the chapters, for only then is it known which notes have a mark.
  const notes = numbers.notes.map(({ note, number }) => ({
    id: note.id,
    number,
    ...renderPiece(templates, 'note', noteView(note, number, numbers.isMarked(note.id), context)),
  }))
  const pullQuotes = edition.pullQuotes.map((quote) => ({
    id: quote.id,
    block: quote.passage.block,
    passage: quote.passage,
    ...renderPiece(templates, 'pull-quote', pullQuoteView(quote)),
  }))
  joinPieces([...parts, ...notes, ...pullQuotes])

  return {
    lang: metadata.lang,
    dir: metadata.dir,
    title: metadata.title,
    runningHead: metadata.kicker ?? metadata.publisher ?? null,
    parts,
    notes,
    pullQuotes,
    mentions: edition.names.map(({ id, kind, mentions: passages }) => ({ entry: id, kind, passages })),
    pictureSources: new Map([...request.pictures.values()].map(({ id }) => [id, id])),
    userTemplates: request.userTemplates ?? null,
  }
}

type RenderedPart = MarkupPart & Piece

/** A book's title stands in its contents by itself, an article's over its headings: see {@link chapterPart}. */
function openingPart(edition: Edition, short: boolean, templates: Templates, labels: Labels): RenderedPart {
  const { title } = edition.article.metadata
  const contents = short ? [] : [{ label: title, target: 'title', entries: [] }]
  const piece = renderPiece(templates, 'title-page', titlePageView(edition, labels))
  return { id: 'title-page', kind: 'title-page', title, contents, ...piece }
}

function chapterPart(
  chapter: Chapter,
  edition: Edition,
  context: BlockContext,
  templates: Templates,
): RenderedPart {
  const { title } = edition.article.metadata
  const entries = contentsOf(chapter.sections, edition.breaks)
  const whole = chapter.id === 'article'
  const contents = whole ? [{ label: title, target: 'title', entries }] : entries
  const heading = whole ? null : headingText(chapter.sections[0]!.section)
  const piece = renderPiece(templates, 'chapter', chapterView(chapter, context))
  return { id: chapter.id, kind: 'chapter', title: heading ?? title, contents, ...piece }
}

function whosWhoPart(
  edition: Edition,
  mentions: ReturnType<typeof firstMentions>,
  templates: Templates,
  labels: Labels,
): RenderedPart {
  const title = label(labels, 'whos-who')
  const contents = [{ label: title, target: 'whos-who', entries: [] }]
  const piece = renderPiece(templates, 'whos-who', whosWhoView(edition, mentions, labels))
  return { id: 'whos-who', kind: 'whos-who', title, contents, ...piece }
}

function colophonPart(
  edition: Edition,
  { theme, options }: MarkupRequest,
  templates: Templates,
  labels: Labels,
): RenderedPart {
  const title = label(labels, 'colophon')
  const contents = [{ label: title, target: 'colophon', entries: [] }]
  const typefaces = [options.fonts.body ?? theme.fonts.body, options.fonts.head ?? theme.fonts.head]
  const setting = { typefaces: [...new Set(typefaces)], typographic: options.typography.quotes === 'auto' }
  const piece = renderPiece(templates, 'colophon', colophonView(edition, setting, labels))
  return { id: 'colophon', kind: 'colophon', title, contents, ...piece }
}

/** What readers who do not see will miss. */
function undescribedPictures(edition: Edition): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  for (const block of allBlocks(topBlocks(edition.article))) {
    if (block.type !== 'figure' || block.alt !== null) continue
    const src = block.src.startsWith('data:') ? 'data:…' : nameSource(block.src)
    diagnostics.push({
      severity: 'warning',
      code: 'M201',
      message: `picture without alternative text: ${src}`,
      hint: 'describe it in the article; an empty alternative text says that it is decoration',
    })
  }
  return diagnostics
}
