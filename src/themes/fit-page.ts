/**
 * A theme's page as designed on A4, and a trimmed size → the page's measures, and how far type shrinks with it.
 * Arithmetic only.
 */

import type { Trim } from '../options.ts'
import { mm, type Points } from '../units.ts'
import type { PullQuotePlace, Theme } from './theme.ts'

/** What a theme file says of the page. */
export interface PageTokens {
  readonly grid: Points
  readonly columns: 1 | 2
  readonly 'column-gap': Points
  readonly measure: Points
  readonly sidebar: Points
  readonly 'sidebar-gap': Points
  readonly margins: Theme['page']['margins']
  readonly scale: boolean
  readonly 'least-size': Points
}

export interface FittedPage {
  readonly page: Theme['page']
  readonly pullQuotes: PullQuotePlace
  /** Factors for the sizes of text, and of what is set large. */
  readonly textScale: number
  readonly displayScale: number
}

const A4 = { width: mm(210), height: mm(297) }
const A5_WIDTH = mm(148)
/** No printer reaches closer to the paper's edge, and a thumb needs as much. */
const LEAST_MARGIN = mm(9)
/** Lines of the grid that a running head needs above the text, with its rule and white. */
const HEAD_LINES = 2.2
/** Under this width two columns hold too few words to be justified. */
const LEAST_COLUMN = mm(55)
/** A text column with its sidebar may be this much narrower than designed before the sidebar goes. */
const SIDEBAR_GIVE = 0.92
/** Share of a page without sidebar that its text takes: 52 to 58 characters on A5. */
const TEXT_SHARE = 0.68
/** Share of the white beside such a text that stands at the inner edge: 2 to 3, as Tschichold has it. */
const INNER_SHARE = 0.42

/** Fits a page designed on A4 to a trimmed size. */
export function fitPage(tokens: PageTokens, trim: Trim, wanted: PullQuotePlace): FittedPage {
  const across = tokens.scale ? trim.width / A4.width : 1
  const down = tokens.scale ? Math.min(trim.height / A4.height, 1.2) : 1
  const textScale = tokens.scale ? clamp(0.8 + (0.2 * trim.width) / A5_WIDTH, 0.85, 1) : 1
  const displayScale = clamp(Math.sqrt(across), 0.66, 1)
  const least = tokens.scale ? LEAST_MARGIN : 0
  const { top, bottom, inner, outer } = tokens.margins
  const grid = round(tokens.grid * textScale)
  const head = tokens.scale ? HEAD_LINES * grid : 0
  const margins = { inner: Math.max(inner * across, least), outer: Math.max(outer * across, least) }
  const columns = fitColumns(tokens, trim.width - margins.inner - margins.outer, trim.width, wanted)
  return {
    page: {
      width: trim.width,
      height: trim.height,
      grid,
      columns: columns.columns,
      columnGap: tokens['column-gap'],
      measure: columns.measure,
      sidebar: columns.sidebar,
      sidebarGap: tokens['sidebar-gap'],
      margins: {
        top: Math.max(top * down, least, head),
        bottom: Math.max(bottom * down, least),
        inner: margins.inner + columns.spare * INNER_SHARE,
        outer: margins.outer + columns.spare * (1 - INNER_SHARE),
      },
    },
    pullQuotes: wanted === 'sidebar' && columns.sidebar === 0 ? 'cut-in' : wanted,
    textScale,
    displayScale,
  }
}

/** How the room between the margins is used, and what of it is left over. */
function fitColumns(tokens: PageTokens, room: Points, width: Points, wanted: PullQuotePlace) {
  const gap = tokens['column-gap']
  if (tokens.columns === 2 && (room - gap) / 2 >= LEAST_COLUMN) {
    const measure = Math.min(tokens.measure, (room - gap) / 2)
    return { columns: 2 as const, measure, sidebar: 0, spare: room - 2 * measure - gap }
  }
  const beside = tokens.sidebar > 0 ? tokens.sidebar + tokens['sidebar-gap'] : 0
  if (beside > 0 && room >= (tokens.measure + beside) * SIDEBAR_GIVE) {
    const measure = Math.min(tokens.measure, room - beside)
    return { columns: 1 as const, measure, sidebar: tokens.sidebar, spare: room - measure - beside }
  }
  const widest = wanted === 'column' ? room : width * TEXT_SHARE
  const measure = Math.min(tokens.measure, widest, room)
  return { columns: 1 as const, measure, sidebar: 0, spare: room - measure }
}

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most)

/** Tenths of a point: sizes a person can check with a ruler. */
const round = (value: Points): Points => Math.round(value * 10) / 10
