/** A pull quote of the flow → the quote set under its rule, in lines of the grid. */

import type { Theme } from '../themes/theme.ts'
import type { Points } from '../units.ts'
import type { FlowPullQuote } from './flow.ts'
import { evenShape, type Ink, type SetText } from './galley.ts'

/** A pull quote set for its place. */
export interface ComposedQuote {
  readonly quote: FlowPullQuote
  readonly inks: readonly Ink[]
  /** Lines of the grid that it takes; its first baseline is that of the grid's line. */
  readonly lines: number
}

/**
 * Sets a pull quote under its rule: the words in a leading of their own that starts on the grid.
 *
 * @param closed - Whether a second rule stands under it, where it has text above and below.
 */
export function composeQuote(
  quote: FlowPullQuote,
  width: Points,
  theme: Theme,
  setText: SetText,
  closed = false,
): ComposedQuote {
  const { grid } = theme.page
  const top = -0.68 * theme.styles.body.size
  const inks: Ink[] = [{ kind: 'rule', x: 0, y: top, width, height: 1.4, colour: theme.colours.accent }]
  let y = 0
  quote.texts.forEach((text, index) => {
    const lines = setText(text, evenShape(width))
    lines.forEach((line, number) => {
      if (number > 0) y += text.style.leading
      else if (text.role === 'pull-quote-role') y += 0.85 * grid
      // Words and speaker begin on the grid.
      else y = index === 0 ? firstBaseline(top, text.style.size, grid) : nextLine(y, grid)
      inks.push({ kind: 'line', x: 0, y, line, text })
    })
  })
  const lines = Math.ceil(y / grid - 0.01) + 1
  if (!closed) return { quote, inks, lines }
  const foot = {
    kind: 'rule',
    x: 0,
    y: y + 0.6 * grid,
    width,
    height: 0.5,
    colour: theme.colours.accent,
  } as const
  return { quote, inks: [...inks, foot], lines }
}

/** Capitals stand clear of the rule by half their size. */
const firstBaseline = (top: Points, size: Points, grid: Points): Points =>
  Math.max(1, Math.ceil((top + 1.15 * size) / grid)) * grid

/** The next line of the grid that is clear of the words above. */
const nextLine = (y: Points, grid: Points): Points => Math.ceil(y / grid + 1.2) * grid
