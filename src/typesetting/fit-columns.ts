/**
 * Makes columns level, and keeps divided words from their feet: a white line given, a paragraph set a line longer or
 * shorter, a line set without its hyphen. Says what each costs before it has been tried, and remembers what failed.
 */

import type { Theme } from '../themes/theme.ts'
import type { LineWish } from './break-lines.ts'
import { type ColumnEnd, skipWhite } from './column-ends.ts'
import type { Composing } from './compose-text.ts'
import { composeText, HYPHEN_COST, white } from './compose-text.ts'
import { RUNT_EM } from './demerits.ts'
import type { FlowText, LineShape, SetLine } from './flow.ts'
import type { Galley, GalleyParagraph, Slug } from './galley.ts'
import { keepCheapest, type Offers } from './offers.ts'

/** Sets a text with a wish; the paragraph setter, seen from here. */
export type SetWith = (text: FlowText, shape: LineShape, wish: LineWish) => readonly SetLine[]

/** Something that gives a column a line, or takes one. */
interface Give {
  readonly cost: number
  readonly white?: number
  readonly paragraph?: GalleyParagraph
  /** A line of white under the opening. */
  readonly sink?: boolean
}

const COST = { white: 900, tried: 250, leastTry: 150, hyphenUnknown: 500, hyphenMended: 200 } as const
/** What lines of white under the opening cost: air there is welcome. */
const SINKS = [200, 700]
/** Share of the measure that each line gives or takes, comfortably and at most. */
const LOOSEN = { comfort: 0.03, most: 0.08 }
const TIGHTEN = { comfort: 0.03, most: 0.09 }
/** Paragraphs of more lines are not set again: it would take as long for every page that they fill. */
const LONGEST = 120
/** A paragraph set longer may not have a line looser than this. */
const LOOSEST = 1.5

/** Whether a paragraph set again has no gaps, and no last line that is short or the rest of a divided word. */
function isSetWell(lines: readonly SetLine[], { style }: FlowText): boolean {
  const last = lines.at(-1)!
  const spaceless = last.pieces.every(({ glyphs }) => glyphs.spaces.every(Number.isNaN))
  const rest = spaceless && lines.at(-2)?.hyphenated === true
  return !rest && last.width >= RUNT_EM * style.size && lines.every(({ looseness }) => looseness <= LOOSEST)
}

/**
 * Settings of paragraphs that were tried, `null` where a paragraph would not: in a line more (`1`) or fewer (`-1`), or
 * without hyphens at the ends of lines, by their numbers.
 */
export type Tried = Map<FlowText, Map<string, readonly SetLine[] | null>>

/** What columns are fitted with. */
export interface FitComposing extends Composing {
  readonly theme: Theme
  readonly measure: number
  /** The first column stands under the opening. */
  readonly opened: boolean
}

export class Fitter {
  private readonly galley: Galley
  private readonly setWith: SetWith
  private readonly composing: Composing
  private readonly measure: number
  /** Paragraphs by their last slug. */
  private readonly endingAt: (GalleyParagraph | undefined)[] = []
  private readonly tried: Tried
  /** Whether a divided word at a column's foot could be avoided, by slug. */
  private readonly mended = new Map<number, boolean>()
  /** Slugs of paragraphs set again for that, as long as before. */
  private readonly reset = new Map<number, Slug>()
  /** The slug under the opening, where there is one and one column. */
  private readonly sinkAt: number | null
  /** Columns are made longer only where they shall be level. */
  private readonly levels: boolean
  /** Count only on what has been tried. */
  certain = false

  constructor(galley: Galley, setWith: SetWith, composing: FitComposing, tried: Tried) {
    this.tried = tried
    this.galley = galley
    this.sinkAt = composing.opened && composing.theme.page.columns === 1 ? skipWhite(galley.slugs, 0) : null
    this.setWith = setWith
    this.composing = composing
    this.measure = composing.measure
    this.levels = composing.theme.styles.body.align === 'justify'
    for (const paragraph of galley.paragraphs) {
      this.endingAt[paragraph.first + paragraph.count - 1] = paragraph
    }
  }

  /** What it costs to end a column after a slug. */
  endCost(index: number, slug: Slug): number {
    if (slug.breakAfter !== HYPHEN_COST) return slug.breakAfter
    const mended = this.mended.get(index)
    if (mended) return COST.hyphenMended
    return mended === undefined && !this.certain ? COST.hyphenUnknown : HYPHEN_COST
  }

  /** What a column that begins at `from` can give before any of its slugs. */
  offersAt(from: number): Offers {
    return { longer: from === this.sinkAt ? [...SINKS] : [], shorter: [] }
  }

  /** Adds what a slug offers a column that begins at `from` and has come as far as it. */
  offer(index: number, from: number, offers: Offers): void {
    const slug = this.galley.slugs[index]!
    if (slug.white) {
      keepCheapest(offers.longer, COST.white)
      if (slug.lines > 1) keepCheapest(offers.shorter, COST.white)
    }
    const paragraph = this.endingAt[index]
    if (!paragraph || paragraph.first < from) return
    keepCheapest(offers.longer, this.costOf(paragraph, 1))
    keepCheapest(offers.shorter, this.costOf(paragraph, -1))
  }

  /**
   * Tries what the plans count on.
   *
   * @returns Whether all of it can be done.
   */
  fit(plans: readonly ColumnEnd[]): boolean {
    let fits = true
    for (const plan of plans) {
      for (const { paragraph } of this.chosen(plan)) {
        if (paragraph && !this.resettle(paragraph, Math.sign(plan.slack) as 1 | -1)) fits = false
      }
      if (plan.full && !this.mend(plan.to - 1)) fits = false
    }
    return fits
  }

  /** The slugs of a column as they are to be placed. */
  slugsOf(plan: ColumnEnd): Slug[] {
    const chosen = this.chosen(plan)
    const way = Math.sign(plan.slack)
    const whites = new Set(chosen.map(({ white }) => white))
    const paragraphs = new Map(chosen.map(({ paragraph }) => [paragraph?.first, paragraph]))
    const slugs: Slug[] = chosen.flatMap(({ sink }) => (sink ? white(1) : []))
    for (let index = plan.from; index < plan.to; index++) {
      const slug = this.galley.slugs[index]!
      const paragraph = paragraphs.get(index)
      if (paragraph) {
        const lines = this.triedFor(paragraph, way)!
        slugs.push(...composeText(paragraph.text, lines, this.measure, this.composing))
        index += paragraph.count - 1
      } else if (whites.has(index)) slugs.push({ ...slug, lines: slug.lines + way })
      else slugs.push(this.reset.get(index) ?? slug)
    }
    return slugs
  }

  private chosen(plan: ColumnEnd): Give[] {
    return plan.slack === 0 || (plan.slack > 0 && !this.levels)
      ? []
      : this.gives(plan.from, plan.to, Math.sign(plan.slack)).slice(0, Math.abs(plan.slack))
  }

  /** What in a column can give a line (`way` 1) or save one (−1), the cheapest first. */
  private gives(from: number, to: number, way: number): Give[] {
    const sinks = from === this.sinkAt && way > 0 ? SINKS : []
    const gives: Give[] = sinks.map((cost) => ({ cost, sink: true }))
    for (let index = from + 1; index < to - 1; index++) {
      const slug = this.galley.slugs[index]!
      if (slug.white && (way > 0 || slug.lines > 1)) gives.push({ cost: COST.white, white: index })
    }
    for (const paragraph of this.paragraphsIn(from, to)) {
      const cost = this.costOf(paragraph, way)
      if (cost !== null) gives.push({ cost, paragraph })
    }
    return gives.sort((a, b) => a.cost - b.cost)
  }

  /** How many paragraphs begin before a slug. */
  private paragraphsBefore(slug: number): number {
    const { paragraphs } = this.galley
    let low = 0
    let high = paragraphs.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (paragraphs[middle]!.first < slug) low = middle + 1
      else high = middle
    }
    return low
  }

  private paragraphAt(slug: number): GalleyParagraph | undefined {
    const paragraph = this.galley.paragraphs[this.paragraphsBefore(slug + 1) - 1]
    return paragraph && slug < paragraph.first + paragraph.count ? paragraph : undefined
  }

  /** Paragraphs that stand in a column whole. */
  private paragraphsIn(from: number, to: number): GalleyParagraph[] {
    const { paragraphs } = this.galley
    const inside: GalleyParagraph[] = []
    for (
      let at = this.paragraphsBefore(from);
      at < paragraphs.length && paragraphs[at]!.first + paragraphs[at]!.count <= to;
      at++
    ) {
      inside.push(paragraphs[at]!)
    }
    return inside
  }

  private costOf(paragraph: GalleyParagraph, way: number): number | null {
    const tried = this.triedFor(paragraph, way)
    if (tried !== undefined) return tried && COST.tried
    const { count, lastLine } = paragraph
    if (this.certain || count < 2 || paragraph.text.style.align !== 'justify') return null
    const limits = way > 0 ? LOOSEN : TIGHTEN
    const share = way > 0 ? (1.15 - lastLine) / count : lastLine / Math.max(1, count - 1)
    if (share > limits.most || (way < 0 && count < 3)) return null
    return COST.leastTry + 400 * (share / limits.comfort) ** 2
  }

  /** Sets a paragraph one line longer or shorter; tells whether it would. */
  private resettle(paragraph: GalleyParagraph, way: 1 | -1): boolean {
    const known = this.triedFor(paragraph, way)
    if (known !== undefined) return known !== null
    const lines = this.setWith(paragraph.text, paragraph.shape, { looseness: way })
    const fine = lines.length === paragraph.count + way && isSetWell(lines, paragraph.text)
    this.remember(paragraph, String(way), fine ? lines : null)
    return fine
  }

  private triedFor({ text }: GalleyParagraph, way: number): readonly SetLine[] | null | undefined {
    return this.tried.get(text)?.get(String(way))
  }

  private remember({ text }: GalleyParagraph, wish: string, lines: readonly SetLine[] | null): void {
    const known = this.tried.get(text)
    if (known) known.set(wish, lines)
    else this.tried.set(text, new Map([[wish, lines]]))
  }

  /** Sets a paragraph again so that a line at a column's foot ends with a whole word; tells whether it would. */
  private mend(index: number): boolean {
    if (this.galley.slugs[index]!.breakAfter !== HYPHEN_COST) return true
    const known = this.mended.get(index)
    if (known !== undefined) return known
    const paragraph = this.paragraphAt(index)
    const short = paragraph && paragraph.count <= LONGEST
    const lines = short ? this.unhyphenated(paragraph, index - paragraph.first) : null
    this.mended.set(index, lines !== null)
    if (!paragraph || !lines) return false
    const slugs = composeText(paragraph.text, lines, this.measure, this.composing)
    slugs.forEach((slug, offset) => {
      this.reset.set(paragraph.first + offset, slug)
    })
    return true
  }

  /** Sets a paragraph without a hyphen in a line, as long as before; `null` where it would not. */
  private unhyphenated(paragraph: GalleyParagraph, at: number): readonly SetLine[] | null {
    const { text, shape, count } = paragraph
    const unhyphenated = [...this.mendedIn(paragraph), at]
    const wish = `whole ${unhyphenated}`
    const known = this.tried.get(text)?.get(wish)
    if (known !== undefined) return known
    const lines = this.setWith(text, shape, { unhyphenated })
    const fine = lines.length === count && !lines[at]!.hyphenated && isSetWell(lines, text)
    this.remember(paragraph, wish, fine ? lines : null)
    return fine ? lines : null
  }

  /** Lines of a paragraph that are mended already. */
  private mendedIn({ first, count }: GalleyParagraph): number[] {
    return Array.from({ length: count }, (_, line) => line).filter((line) => this.mended.get(first + line))
  }
}
