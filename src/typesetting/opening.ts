/** The title page's texts → the head of the first page: rule, kicker, headline, standfirst, byline, rule. */

import type { Theme } from '../themes/theme.ts'
import type { Points } from '../units.ts'
import type { FlowText } from './flow.ts'
import { evenShape, type Ink, type SetText, type Slug } from './galley.ts'

/** White above each text, in lines of the grid, by its role; the first stands under the rule. */
const ABOVE: Readonly<Record<string, number>> = {
  kicker: 1.2,
  title: 1.1,
  subtitle: 1.2,
  standfirst: 1.2,
  byline: 1.2,
}
const UNDER_RULE = 1.5
/** Between the last text and the closing rule, and under it. */
const BELOW = 1.2
const AFTER = 1.6
/** Widest measure of each, over the whole width: a headline may fill it, a standfirst reads like text. */
const WIDEST: Readonly<Record<string, number>> = { title: 0.94, subtitle: 0.86, standfirst: 0.8 }

/** Each time that an opening is taller than its page, its type is made smaller by this. */
const SMALLER = 0.94

/**
 * Composes the opening over the whole width, in the largest type up to the theme's that leaves it on one page. Its
 * slug's y counts from the first baseline of the grid.
 *
 * @param most - Lines of the grid on the page.
 */
export function composeOpening(
  texts: readonly FlowText[],
  width: Points,
  most: number,
  theme: Theme,
  setText: SetText,
): Slug | null {
  if (texts.length === 0) return null
  const opening = composeIn(texts, width, theme, setText)
  if (opening.lines - AFTER <= most) return opening
  const smaller = texts.map((text) => withSize(text, SMALLER, theme.styles.body.size))
  const shrinks = smaller.some(({ style }, index) => style.size < texts[index]!.style.size)
  return shrinks ? composeOpening(smaller, width, most, theme, setText) : opening
}

/** Nothing becomes smaller than the text; what is smaller stays. */
function withSize(text: FlowText, by: number, least: Points): FlowText {
  const size = Math.max(text.style.size * by, Math.min(least, text.style.size))
  return { ...text, style: { ...text.style, size, leading: (text.style.leading * size) / text.style.size } }
}

function composeIn(texts: readonly FlowText[], width: Points, theme: Theme, setText: SetText): Slug {
  const { grid } = theme.page
  const top = -0.72 * theme.styles.body.size
  const inks: Ink[] = []
  if (theme.opening.rule) inks.push(rule(top, width, 1.4, theme))
  let y = top
  texts.forEach((text, index) => {
    const above = index === 0 && theme.opening.rule ? UNDER_RULE : (ABOVE[text.role] ?? 0.5)
    const lines = setText(text, evenShape(width * (WIDEST[text.role] ?? 1)))
    // Capitals reach up by seven tenths of the size; white is counted from them.
    y += index === 0 && !theme.opening.rule ? 0 : above * grid
    y += 0.7 * text.style.size
    lines.forEach((line, number) => {
      if (number > 0) y += text.style.leading
      inks.push({ kind: 'line', x: 0, y, line, text })
    })
  })
  y += BELOW * grid
  if (theme.opening.rule) inks.push(rule(y, width, 0.5, theme))
  const lines = Math.ceil((y - top) / grid + AFTER)
  return { lines, inks, breakAfter: Number.POSITIVE_INFINITY }
}

const rule = (y: Points, width: Points, height: Points, theme: Theme): Ink => ({
  kind: 'rule',
  x: 0,
  y,
  width,
  height,
  colour: theme.colours.rule,
})
