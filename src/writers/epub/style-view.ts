/**
 * A theme → what the style sheet's template sees. Sizes become relative and colours stay out, so that the
 * reader's own size, face, margins and night mode hold.
 */

import { type FontRole, hasItalics, type TextRole, type TextStyle, type Theme } from '../../themes/theme.ts'
import { type EpubFonts, familyName } from './fonts.ts'

/** How a role of text is set. Lengths are in em. */
export interface RoleView {
  /** A font stack; `null` where the text's own holds, so that the reader may choose another. */
  readonly family: string | null
  readonly weight: number
  readonly italic: boolean
  readonly size: number
  readonly tracking: number
  /** `small-caps`, `all-small-caps` or `normal`. */
  readonly caps: string
  readonly align: string
  readonly hyphenate: boolean
}

/** `style.css.hbs`. */
export interface StyleView {
  readonly faces: readonly {
    readonly family: string
    readonly weight: number
    readonly italic: boolean
    readonly file: string
  }[]
  readonly body: string
  readonly code: string
  /** Where lines begin and end, for readers that do not know these words of CSS. */
  readonly start: 'left' | 'right'
  readonly end: 'left' | 'right'
  readonly bold: number
  readonly indent: number
  /** White between paragraphs, in em; themes with an indent have none. */
  readonly between: number
  /** White where the topic changes, in em: more than between paragraphs. */
  readonly topicBreak: number
  readonly oldStyle: boolean
  /** A theme that sets nothing in italics emphasises by weight. */
  readonly italics: boolean
  readonly roles: Readonly<Record<TextRole, RoleView>>
}

/** Nothing is set smaller or larger than this, in em: a telephone is narrow, and small type smaller. */
const SMALLEST = 0.8
const LARGEST: Partial<Record<TextRole, number>> = {
  title: 2,
  subtitle: 1.35,
  standfirst: 1.25,
  'whos-who-title': 1.7,
}
const OTHERWISE_LARGEST = 1.45

/** Makes the view. */
export function styleView(theme: Theme, { fonts, fallback }: EpubFonts, rightToLeft: boolean): StyleView {
  const { body } = theme.styles
  const between = body.indent > 0 ? 0 : 0.8
  const stack = (role: FontRole): string =>
    [...new Set([theme.fonts[role], ...fallback])]
      .map((family) => cssString(familyName({ family })))
      .concat(genericFamily(theme.fonts[role], role))
      .join(', ')
  const roles = Object.entries(theme.styles).map(([role, style]) => [
    role,
    roleView(role as TextRole, style, { theme, stack, rightToLeft }),
  ])
  return {
    faces: fonts.map(({ family, weight, italic, file }) => ({
      family: cssString(family),
      weight,
      italic,
      file,
    })),
    start: rightToLeft ? 'right' : 'left',
    end: rightToLeft ? 'left' : 'right',
    body: stack('body'),
    code: stack('code'),
    bold: theme.styles['heading-1'].weight,
    indent: round(body.indent / body.size),
    between,
    topicBreak: round(1.3 + between),
    oldStyle: body.figures === 'old-style',
    italics: hasItalics(theme),
    roles: Object.fromEntries(roles) as Record<TextRole, RoleView>,
  }
}

interface RoleContext {
  readonly theme: Theme
  readonly stack: (role: FontRole) => string
  readonly rightToLeft: boolean
}

const MIRRORED: Readonly<Record<string, string>> = { left: 'right', right: 'left' }

function roleView(role: TextRole, style: TextStyle, { theme, stack, rightToLeft }: RoleContext): RoleView {
  const largest = LARGEST[role] ?? OTHERWISE_LARGEST
  return {
    family: theme.fonts[style.font] === theme.fonts.body ? null : stack(style.font),
    weight: style.weight,
    italic: style.italic,
    size: round(Math.min(Math.max(style.size / theme.styles.body.size, SMALLEST), largest)),
    // Letters that join would come apart.
    tracking: rightToLeft ? 0 : style.tracking,
    caps: { none: 'normal', small: 'small-caps', 'all-small': 'all-small-caps' }[style.caps],
    align: (rightToLeft && MIRRORED[style.align]) || style.align,
    hyphenate: style.hyphenate,
  }
}

const round = (value: number): number => Math.round(value * 100) / 100

const cssString = (text: string): string => `"${text.replace(/["\\\n]/g, '')}"`

const genericFamily = (family: string, role: FontRole): string =>
  role === 'code' ? 'monospace' : /sans|hyperlegible|grotesk|gothic/i.test(family) ? 'sans-serif' : 'serif'
