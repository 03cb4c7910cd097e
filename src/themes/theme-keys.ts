/** The keys of a theme file: a tree of kinds, from which a file is checked and its values are read. */

import { choice, type Kind, length, listOf, text, trim, yesOrNo } from '../options/kinds.ts'
import type { Colour, ColourRole, FontRole, TextRole } from './theme.ts'

/** A branch of keys, or the kind of a value. */
export type Keys = { readonly [key: string]: Keys | Kind<unknown> }

/** Tells a value's kind from a branch of keys. */
export const isKind = (keys: Keys | Kind<unknown>): keys is Kind<unknown> => typeof keys.read === 'function'

export const FONT_ROLES: readonly FontRole[] = ['body', 'head', 'display', 'code']

export const COLOUR_ROLES: readonly ColourRole[] = [
  'text',
  'accent',
  'muted',
  'rule',
  'paper',
  'cover',
  'cover-text',
]

export const TEXT_ROLES: readonly TextRole[] = [
  'body',
  'dateline',
  'drop-cap',
  'kicker',
  'title',
  'subtitle',
  'standfirst',
  'byline',
  'chapter',
  'heading-1',
  'heading-2',
  'heading-3',
  'block-quote',
  'attribution',
  'list',
  'verse',
  'code',
  'caption',
  'table',
  'note',
  'pull-quote',
  'pull-quote-speaker',
  'pull-quote-role',
  'whos-who-title',
  'whos-who-preface',
  'whos-who-heading',
  'entry',
  'entry-pages',
  'running-head',
  'folio',
  'colophon',
]

const number = (least: number, most: number): Kind<number> => ({
  expects: `a number from ${least} to ${most}`,
  words: [],
  schema: { type: 'number', minimum: least, maximum: most },
  read: (value) => (typeof value === 'number' && value >= least && value <= most ? value : undefined),
})

/** A number, or a ratio of two: `4/3`. */
const ratio = (least: number, most: number): Kind<number> => ({
  expects: `a number or a ratio such as 4/3, from ${least} to ${most}`,
  words: [],
  schema: { anyOf: [{ type: 'number' }, { type: 'string', pattern: '^\\d+/\\d+$' }] },
  read(value) {
    const [above, below] = /^(\d+)\/(\d+)$/.exec(String(value))?.slice(1).map(Number) ?? []
    return number(least, most).read(above && below ? above / below : value)
  },
})

/** One of a few numbers. */
const oneOf = <const N extends number>(...numbers: readonly N[]): Kind<N> => ({
  expects: `one of ${numbers.join(', ')}`,
  words: [],
  schema: { enum: numbers },
  read: (value) => numbers.find((each) => each === value),
})

/** Text that may be empty. */
const mark: Kind<string> = {
  expects: 'text, or "" for none',
  words: [],
  schema: { type: 'string' },
  read: (value) => (typeof value === 'string' ? value : undefined),
}

const percentages = listOf(number(0, 100), 4)

const colour: Kind<Colour> = {
  expects: '"#rrggbb", or { rgb: "#rrggbb", cmyk: [c, m, y, k], spot: name }',
  words: [],
  schema: { anyOf: [{ type: 'string', pattern: '^#[0-9a-fA-F]{6}$' }, { type: 'object' }] },
  read(value) {
    const { rgb, cmyk, spot, ...rest } = (
      typeof value === 'string' ? { rgb: value } : (value ?? {})
    ) as Record<string, unknown>
    const inks = cmyk === undefined ? undefined : percentages.read(cmyk)
    const wrong =
      typeof rgb !== 'string' ||
      !/^#[0-9a-f]{6}$/i.test(rgb) ||
      (cmyk !== undefined && inks?.length !== 4) ||
      (spot !== undefined && typeof spot !== 'string') ||
      Object.keys(rest).length > 0
    if (wrong) return undefined
    return { rgb, ...(inks && { cmyk: inks as unknown as Colour['cmyk'] & {} }), ...(spot ? { spot } : {}) }
  },
}

const style: Keys = {
  font: choice(...FONT_ROLES),
  weight: number(100, 900),
  italic: yesOrNo,
  size: length,
  leading: ratio(0.5, 6),
  colour: choice(...COLOUR_ROLES),
  align: choice('justify', 'left', 'center', 'right'),
  indent: number(0, 10),
  before: oneOf(0, 1, 2, 3, 4),
  after: oneOf(0, 1, 2, 3, 4),
  hyphenate: yesOrNo,
  figures: choice('old-style', 'lining'),
  caps: choice('none', 'small', 'all-small'),
  tracking: number(0, 1),
}

const each = <T extends string>(roles: readonly T[], keys: Keys | Kind<unknown>): Keys =>
  Object.fromEntries(roles.map((role) => [role, keys]))

/** Every key that a theme file may have. */
export const THEME_KEYS: Keys = {
  extends: text,
  trim,
  fonts: each(FONT_ROLES, text),
  colours: each(COLOUR_ROLES, colour),
  page: {
    grid: length,
    columns: oneOf(1, 2),
    'column-gap': length,
    measure: length,
    sidebar: length,
    'sidebar-gap': length,
    margins: { top: length, bottom: length, inner: length, outer: length },
    scale: yesOrNo,
    'least-size': length,
  },
  'pull-quotes': choice('sidebar', 'cut-in', 'column'),
  opening: { rule: yesOrNo, 'drop-cap': oneOf(0, 2, 3) },
  'whos-who': { columns: oneOf(1, 2) },
  'end-mark': mark,
  styles: each(TEXT_ROLES, style),
}

/** What a theme file says of one role. Leading counts in lines of the grid, indent and tracking in em. */
export interface StyleTokens {
  readonly font: FontRole
  readonly weight: number
  readonly italic: boolean
  readonly size: number
  readonly leading: number
  readonly colour: ColourRole
  readonly align: 'justify' | 'left' | 'center' | 'right'
  readonly indent: number
  readonly before: number
  readonly after: number
  readonly hyphenate: boolean
  readonly figures: 'old-style' | 'lining'
  readonly caps: 'none' | 'small' | 'all-small'
  readonly tracking: number
}
