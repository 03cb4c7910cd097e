/** The chapters of the flow → the galley of the text column. */

import type { Theme } from '../themes/theme.ts'
import { composeText, white } from './compose-text.ts'
import { type CapComposing, cutInitial } from './drop-cap.ts'
import { composeFigure, type FigureComposing } from './figures.ts'
import type { Flow, FlowBlock, FlowPart, FlowText, SetLine } from './flow.ts'
import { evenShape, type Galley, type GalleyParagraph, type Slug } from './galley.ts'
import { composeTable } from './tables.ts'

export type GalleyComposing = FigureComposing & CapComposing

/** White around what is no text, and where the topic changes, in lines. */
const WHITE = 1
/** An opening paragraph of fewer characters takes no initial, of fewer than the second a smaller one. */
const SHORT_OPENING = [90, 220] as const
/** A heading keeps with so many lines of what follows. */
const KEPT_LINES = 2

/** Composes the chapters; a chapter that opens with a heading begins on a new page, save the first. */
export function composeGalley(chapters: Flow['chapters'], composing: GalleyComposing): Galley {
  const composer = new GalleyComposer(composing)
  const last = chapters.at(-1)?.blocks.at(-1)
  for (const [index, chapter] of chapters.entries()) composer.addChapter(chapter, index === 0, last)
  return { slugs: keepHeadings(composer.slugs), paragraphs: composer.paragraphs }
}

class GalleyComposer {
  readonly slugs: Slug[] = []
  readonly paragraphs: GalleyParagraph[] = []
  private readonly composing: GalleyComposing
  /** White that the last block wants below. */
  private owed = 0
  private newPage = false
  /** The last lines of the text right above: rivers run from paragraph to paragraph. */
  private above: readonly SetLine[] = []

  constructor(composing: GalleyComposing) {
    this.composing = composing
  }

  addChapter({ blocks }: FlowPart, first: boolean, last: FlowBlock | undefined): void {
    this.newPage = !first && blocks[0]?.type === 'text' && blocks[0].role === 'chapter'
    const opening = openingOf(blocks)
    for (const whole of blocks) {
      const block = whole === last ? withEndMark(whole, this.composing.theme) : whole
      if (whole === opening && block.type === 'text') this.addOpening(block)
      else this.addBlock(block)
    }
  }

  private addBlock(block: FlowBlock): void {
    const { measure, theme } = this.composing
    switch (block.type) {
      case 'text':
        this.addText(block)
        break
      case 'figure':
        this.addFigure(composeFigure(block, this.composing))
        break
      case 'table':
        this.add(composeTable(block, measure, theme, this.composing), WHITE, WHITE)
        break
      case 'break':
        // Where paragraphs stand apart, a break stands out from their white.
        this.owed = Math.max(this.owed, theme.styles.body.after + WHITE)
    }
  }

  /** What stands at a column's head or in the sidebar has its own white; what stands in the text has the text's. */
  private addFigure(slugs: readonly Slug[]): void {
    const elsewhere = slugs.filter((slug) => slug.float || slug.beside)
    const here = slugs.filter((slug) => !elsewhere.includes(slug))
    this.slugs.push(...elsewhere)
    this.add(here, WHITE, WHITE)
  }

  private addText(text: FlowText, shape = evenShape(this.composing.measure)): void {
    const { setText, measure } = this.composing
    const above = Math.max(this.owed, text.style.before) > 0 ? [] : this.above
    const lines = setText(text, shape, { above })
    this.above = [...above, ...lines].slice(-2)
    const slugs = composeText(text, lines, measure, this.composing)
    this.add(slugs, text.style.before, text.style.after)
    this.remember(text, shape, slugs.length, (lines.at(-1)?.width ?? 0) / measure)
  }

  private addOpening(text: FlowText): void {
    const { theme, setText, measure } = this.composing
    const length = text.runs.reduce((sum, run) => sum + run.text.length, 0)
    const wanted = theme.opening.dropCap
    const depth = length < SHORT_OPENING[0] ? 0 : length < SHORT_OPENING[1] ? Math.min(wanted, 2) : wanted
    const opening = depth === 0 ? null : cutInitial(text, measure, depth as 2 | 3, this.composing)
    if (!opening) {
      this.addText(text)
      return
    }
    const lines = setText(opening.text, opening.shape)
    this.above = lines.slice(-2)
    const slugs = composeText(opening.text, lines, measure, this.composing, opening.inks)
    const whole = slugs.map((slug, index) =>
      index < opening.depth ? { ...slug, breakAfter: Number.POSITIVE_INFINITY } : slug,
    )
    const missing = opening.depth - slugs.length
    this.add(missing > 0 ? [...whole, white(missing)] : whole, 0, text.style.after)
  }

  /** Adds slugs under white lines: what the block above wants or what this one does, the greater. */
  private add(slugs: readonly Slug[], before: number, after: number): void {
    if (slugs.length === 0) return
    const lines = Math.max(this.owed, before)
    if (lines > 0 && this.slugs.length > 0 && !this.newPage) this.slugs.push(white(lines))
    // A chapter's heading sinks under the head of its page.
    if (lines > 0 && this.newPage) this.slugs.push({ ...white(lines), white: false, newPage: true })
    const [first, ...others] = slugs
    if (!first) return
    this.slugs.push(this.newPage && lines === 0 ? { ...first, newPage: true } : first, ...others)
    this.newPage = false
    this.owed = after
  }

  private remember(text: FlowText, shape: GalleyParagraph['shape'], count: number, lastLine: number): void {
    if (text.role !== 'body' || text.label) return
    this.paragraphs.push({ text, shape, first: this.slugs.length - count, count, lastLine })
  }
}

/** The paragraph that a chapter opens with, under its heading and figures at most. */
function openingOf(blocks: readonly FlowBlock[]): FlowBlock | undefined {
  const first = blocks.find(
    (block) => block.type !== 'figure' && !(block.type === 'text' && block.role === 'chapter'),
  )
  return first?.type === 'text' && first.role === 'body' ? first : undefined
}

/** Ends the text with the theme's mark, held to its last word. */
function withEndMark(block: FlowBlock, theme: Theme): FlowBlock {
  if (block.type !== 'text' || block.role !== 'body' || theme.endMark === '') return block
  const last = block.runs.at(-1)!
  const { style, source, tag, lang } = { ...last, source: { ...last.source, start: last.source.end } }
  const as = { ...theme.styles.body, font: 'head', size: 0.8 * block.style.size, colour: 'accent' } as const
  const mark = { text: `\u00a0${theme.endMark}`, tag, source, style, lang, as, ornament: true }
  return { ...block, runs: [...block.runs, mark] }
}

/** Lets no column end before two lines have followed a heading. */
function keepHeadings(slugs: readonly Slug[]): Slug[] {
  const kept = [...slugs]
  let owed = 0
  kept.forEach((slug, index) => {
    const heading = slug.breakAfter === Number.POSITIVE_INFINITY && !slug.white && isGroupEnd(kept, index)
    if (heading) owed = KEPT_LINES
    else if (owed > 0 && !slug.white) {
      owed -= slug.lines
      if (owed > 0) kept[index] = { ...slug, breakAfter: Number.POSITIVE_INFINITY }
    }
  })
  return kept
}

/** A heading's slug: kept with what follows though its text ends with it. */
function isGroupEnd(slugs: readonly Slug[], index: number): boolean {
  const ink = slugs[index]!.inks.find((each) => each.kind === 'line')
  return ink?.kind === 'line' && ink.text.keepWithNext
}
