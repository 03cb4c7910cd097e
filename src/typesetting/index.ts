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
import { choosePages } from './choose-pages.ts'
import { composeGalley, type GalleyComposing } from './compose-galley.ts'
import type { FaceCatalog } from './face.ts'
import { openFaces } from './faces.ts'
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
import { placeBackMatter } from './place-back-matter.ts'
import type { Placing } from './place-inks.ts'
import { leftOut, Sidebar } from './place-sidebar.ts'
import { placeText } from './place-text.ts'
import { readFlow } from './read-flow.ts'
import { loadScriptTools } from './scripts.ts'
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
  const tools = await loadScriptTools(
    [...markup.parts, ...markup.notes, ...markup.pullQuotes].map(({ xhtml }) => xhtml),
  )
  const faces = openFaces(theme.fonts, host, options.fonts.fallback, tools)
  const setting = paragraphSetting({ theme, faces, hyphenator: hyphenators(host) }, tools)
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
  const { sides } = options.page
  const setText: SetText = (text, shape, wish) => setParagraph(text, shape, setting, wish)
  const flow = readFlow(markup, theme)
  const frame = pageFrame(theme, 1, sides)
  const composing = composingOf(press, flow, frame, setText)
  const opening = composeOpening(flow.opening, frame.whole.width, frame.lines, theme, setText)
  const apart = opening !== null && flow.chapters.length > 1
  const notes = setNotes(flow.notes, composing.measure, setText)
  const chosen = choosePages(composeGalley(flow.chapters, composing), {
    composing,
    setWith: setText,
    sides,
    notes,
    opening: opening && !apart ? opening.lines : 0,
    pagesBefore: apart ? 1 : 0,
    quotes: flow.pullQuotes,
  })

  const placing = placingOf(markup, theme, flow, composing)
  const maker = new PageMaker(theme, sides, new Furniture(markup, theme, setText))
  const sidebar = new Sidebar(chosen.beside, placing)
  const taken = placeText({ ...chosen, notes, opening, apart }, maker, sidebar, placing)
  const { whosWho, colophon } = flow
  const composed =
    whosWho && composeWhosWho(whosWho, frame.whole.width, entryPages(markup, placing), composing)
  placeBackMatter(composed, colophon, taken, maker, composing, placing)
  maker.close()
  const diagnostics = leftOut([...chosen.left, ...sidebar.left])
  return { value: bind(maker, markup, theme, flow, placing), diagnostics }
}

const placingOf = (
  { parts }: Markup,
  theme: Theme,
  { tags }: Flow,
  { partOrder }: GalleyComposing,
): Placing => ({
  xhtmlOf: new Map(parts.map(({ id, xhtml }) => [id, xhtml])),
  theme,
  tags,
  partOrder,
  destinations: new Map(),
  linesOf: new Map(),
})

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
