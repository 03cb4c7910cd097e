/**
 * A text of the flow and the shape it goes into → set lines. The whole of typesetting between markup and pages:
 * itemize, break, place.
 */

import type { Diagnostic } from '../diagnostics.ts'
import type { TextRole } from '../themes/theme.ts'
import type { Points } from '../units.ts'
import { LineBreaker, type LineWish } from './break-lines.ts'
import { breakRagged } from './break-ragged.ts'
import { DEMERITS } from './demerits.ts'
import { divideWide } from './divide-wide.ts'
import type { FlowText, LineShape, SetLine } from './flow.ts'
import { itemize, NO_BREAK_SPACE } from './itemize.ts'
import { createItems, FORBIDDEN, FORCED, type Items } from './items.ts'
import { EXPANSION } from './justify.ts'
import { mayPart } from './keep-together.ts'
import type { WordMaking } from './make-words.ts'
import { type Measures, measureLines, measuresFrom } from './measures.ts'
import { placeLines } from './place-lines.ts'
import { PLAIN_SCRIPTS, type ScriptTools } from './scripts.ts'
import { missingGlyphs, wideWords } from './set-troubles.ts'
import { type StrandSources, strandFinder } from './strand.ts'

/** What paragraphs are set with: theme, faces, hyphenation, and memory used again for every paragraph. */
export interface ParagraphSetting {
  readonly strandOf: ReturnType<typeof strandFinder>
  readonly making: WordMaking
  readonly items: Items
  readonly breaker: LineBreaker
  /** Words that were wider than their lines. */
  readonly divided: Set<string>
  /** Troubles met so far: characters without a glyph, words too wide. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Makes a setting; one serves a whole build.
 *
 * @param tools - What the scripts of the texts need, from {@link loadScriptTools}.
 */
export function paragraphSetting(
  sources: StrandSources,
  tools: ScriptTools = PLAIN_SCRIPTS,
): ParagraphSetting {
  const missing = new Map<number, string>()
  const divided = new Set<string>()
  return {
    strandOf: strandFinder(sources),
    making: { faces: sources.faces, tools, missing },
    items: createItems(),
    breaker: new LineBreaker(),
    divided,
    get diagnostics() {
      return [...missingGlyphs(missing), ...wideWords(divided)]
    },
  }
}

/** Texts whose last line counts like the others. */
const BALANCED: ReadonlySet<TextRole> = new Set<TextRole>([
  'kicker',
  'title',
  'chapter',
  'subtitle',
  'standfirst',
  'heading-1',
  'heading-2',
  'heading-3',
  'pull-quote',
  'pull-quote-speaker',
  'pull-quote-role',
  'whos-who-title',
  'whos-who-heading',
])

/** Turnovers of verse and code are indented by this much, in em. */
const TURNOVER_EM = 1.5

const turnoverOf = ({ role, style }: FlowText): Points =>
  role === 'verse' || role === 'code' ? TURNOVER_EM * style.size : 0

/**
 * Sets a text in lines. Its insets and first-line indent are taken off the shape here. `x` and offsets count
 * from the column's left edge, whatever the direction.
 *
 * @returns At least one line, unless the text has no characters to show.
 */
export function setParagraph(
  text: FlowText,
  shape: LineShape,
  setting: ParagraphSetting,
  wish: LineWish = {},
): SetLine[] {
  const { items } = setting
  itemize(text, items, (run) => setting.strandOf(text, run), setting.making)
  if (items.count === 0) return []
  const measures = measureLines(text, shape, items.before[items.count]!)
  const limit = measures.narrowest - turnoverOf(text)
  if (items.widest > limit) for (const word of divideWide(items, limit)) setting.divided.add(word)
  const lines: SetLine[] = []
  for (let from = 0, box = 0; box < items.count; box++) {
    if (items.cost[box] !== FORCED) continue
    const above = [...(wish.above ?? []), ...lines]
    lines.push(...setStretch(text, setting, measures, from, box + 1, lines.length, { ...wish, above }))
    from = box + 1
  }
  return lines
}

/** Sets the boxes between two forced line ends. */
function setStretch(
  text: FlowText,
  setting: ParagraphSetting,
  measures: Measures,
  from: number,
  to: number,
  firstLine: number,
  wish: LineWish,
): SetLine[] {
  const { items, breaker } = setting
  const { style, role } = text
  const expansion = style.align === 'justify' && style.tracking === 0 ? EXPANSION : 0
  const here = measuresFrom(measures, firstLine, turnoverOf(text))
  const stretch = { from, to, measures: here, em: style.size, expansion, wish }
  const find = (): number[] | null =>
    style.align === 'justify'
      ? breaker.breakLines(items, stretch)
      : breakRagged(items, stretch, BALANCED.has(role))
  let ends = find()
  const gapes = ends !== null && style.align === 'justify' && breaker.dearest >= DEMERITS.gaps
  if (gapes && open(text, items, from, to, TITLE)) ends = find()
  for (const closed of [BOUND, ANY]) {
    if (ends) break
    open(text, items, from, to, closed)
    ends = find()
  }
  return placeLines(items, from, ends ?? [to - 1], {
    text,
    measures: here,
    expansion,
    align: style.align,
    above: wish.above?.at(-1),
  })
}

/** Which of the places where no line may end are opened in need: after titles; spaces that bind words; then any. */
type Closed = (items: Items, box: number, text: FlowText) => boolean
const TITLE: Closed = ({ space, words, run, at }, box, { runs }) => {
  const word = words[box]!
  if (space[box] === 0 || !mayPart(word.bond, words[box + 1]!.bond)) return false
  return runs[run[box]!]!.text[at[box]! + word.shaped.text.length] !== NO_BREAK_SPACE
}
const BOUND: Closed = ({ space }, box) => space[box]! > 0
const ANY: Closed = () => true

/** Dearer than anything that is allowed without need. */
const IN_NEED = 1000

/** Opens such places; tells whether there were any. */
function open(text: FlowText, items: Items, from: number, to: number, closed: Closed): boolean {
  let opened = false
  for (let box = from; box < to - 1; box++) {
    if (items.cost[box] !== FORBIDDEN || !closed(items, box, text)) continue
    items.cost[box] = IN_NEED
    opened = true
  }
  return opened
}
