/**
 * Markup → pages: read the flow, set it in lines, cut the galley into columns, place everything.
 *
 * Knows glyphs and points; has never heard of PDF.
 */

import type { Outcome } from '../diagnostics.ts'
import type { Host } from '../host/host.ts'
import type { Markup } from '../markup/markup.ts'
import type { Options } from '../options.ts'
import type { Pictures } from '../pictures/picture.ts'
import type { Theme } from '../themes/theme.ts'
import { columnRoom } from './column-room.ts'
import { composeGalley, type GalleyComposing } from './compose-galley.ts'
import type { FaceCatalog } from './face.ts'
import { openFaces } from './faces.ts'
import { Fitter } from './fit-columns.ts'
import type { Flow } from './flow.ts'
import { setNotes } from './footnotes.ts'
import { Furniture } from './furniture.ts'
import type { SetText } from './galley.ts'
import { hyphenators } from './hyphenate.ts'
import { label, PageMaker } from './make-pages.ts'
import { composeOpening } from './opening.ts'
import type { Pages } from './page.ts'
import { type PageFrame, pageFrame } from './page-frames.ts'
import { pagesOfMentions } from './page-numbers.ts'
import { pageStarts } from './page-starts.ts'
import { paginate } from './paginate.ts'
import { entryMeasure, placeColophon, placeWhosWho, type Taken } from './place-back-matter.ts'
import type { Placing } from './place-inks.ts'
import { composeQuote, SidebarQuotes } from './place-sidebar.ts'
import { placeText } from './place-text.ts'
import { readFlow } from './read-flow.ts'
import { type ParagraphSetting, paragraphSetting, setParagraph } from './set-paragraph.ts'
import { composeWhosWho, type EntryPages } from './whos-who.ts'

/** What a book is typeset with, besides its markup. */
export interface TypesetRequest {
  readonly theme: Theme
  readonly options: Options
  readonly pictures: Pictures
  readonly host: Host
}

/** Typesets a book. */
export async function typeset(markup: Markup, request: TypesetRequest): Promise<Outcome<Pages>> {
  const { theme, options, host } = request
  const faces = openFaces(theme.fonts, host, options.fonts.fallback)
  const setting = paragraphSetting({ theme, faces, hyphenator: hyphenators(host) })
  const { value, diagnostics } = setPages({ ...request, markup, faces, setting })
  return { value, diagnostics: [...setting.diagnostics, ...diagnostics] }
}

interface Press extends TypesetRequest {
  readonly markup: Markup
  readonly faces: FaceCatalog
  readonly setting: ParagraphSetting
}

function setPages(press: Press): Outcome<Pages> {
  const { markup, theme, options, setting } = press
  const setText: SetText = (text, shape) => setParagraph(text, shape, setting)
  const flow = readFlow(markup, theme)
  const frame = pageFrame(theme, 1, options.page.sides)
  const composing = composingOf(press, flow, frame, setText)
  const galley = composeGalley(flow.chapters, composing)
  const opening = composeOpening(flow.opening, frame.whole.width, theme, setText)
  const notes = setNotes(flow.notes, composing.measure, setText)
  const beside = frame.sidebar
  const quotes = beside
    ? flow.pullQuotes.map((quote) => composeQuote(quote, beside.width, theme, setText))
    : []
  const fitter = new Fitter(
    galley,
    (...wished) => setParagraph(wished[0], wished[1], setting, wished[2]),
    composing,
  )
  const room = columnRoom(theme, frame, galley, notes, opening?.lines ?? 0, quotes)
  const plans = paginate(galley, room, fitter)

  const placing: Placing = {
    theme,
    tags: flow.tags,
    partOrder: composing.partOrder,
    destinations: new Map(),
    linesOf: new Map(),
  }
  const maker = new PageMaker(theme, options.page.sides, new Furniture(markup, theme, setText))
  const sidebar = new SidebarQuotes(quotes, placing.linesOf)
  let taken: Taken = placeText({ galley, plans, fitter, notes, opening, quotes }, maker, sidebar, placing)
  sidebar.finish()
  if (flow.whosWho) {
    const measure = entryMeasure(theme, frame.whole.width)
    const pages = entryPages(markup, placing)
    const composed = composeWhosWho(
      flow.whosWho,
      frame.whole.width,
      measure,
      pages,
      theme,
      flow.tags,
      composing,
    )
    taken = placeWhosWho(composed, taken, maker, placing)
  }
  placeColophon(flow.colophon, taken, maker, composing, placing)
  maker.close()
  return { value: bind(maker, markup, theme, flow, placing), diagnostics: sidebar.diagnostics }
}

function composingOf(
  { markup, theme, options, pictures, faces }: Press,
  flow: Flow,
  frame: PageFrame,
  setText: SetText,
): GalleyComposing {
  const parts = [
    ...markup.parts.filter(({ kind }) => kind === 'title-page' || kind === 'chapter').map(({ id }) => id),
    ...markup.notes.map(({ id }) => `note:${id}`),
    ...markup.parts.map(({ id }) => id),
  ]
  return {
    theme,
    faces,
    pictures,
    setText,
    tags: flow.tags,
    notes: flow.notes,
    grid: theme.page.grid,
    widows: options.typography.widows,
    orphans: options.typography.orphans,
    measure: theme.page.measure,
    lines: frame.lines,
    partOrder: new Map([...new Set(parts)].map((id, index) => [id, index])),
  }
}

function entryPages(markup: Markup, placing: Placing): EntryPages {
  const pages = pagesOfMentions(markup.mentions, placing.linesOf)
  return {
    labels: (entry) => (pages.get(entry) ?? []).map(label),
    mention: (entry) => (placing.destinations.has(`ref-${entry}`) ? `ref-${entry}` : null),
  }
}

function bind(maker: PageMaker, markup: Markup, theme: Theme, flow: Flow, placing: Placing): Pages {
  const { width, height } = theme.page
  return {
    width,
    height,
    pages: maker.pages,
    tags: flow.tags,
    destinations: placing.destinations,
    outline: markup.parts.flatMap(({ contents }) => contents),
    starts: pageStarts(maker.pages, markup),
  }
}
