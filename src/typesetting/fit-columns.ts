/**
 * Makes columns level, and keeps divided words from their feet: a white line given, a paragraph set a line longer or
 * shorter, a line set without its hyphen. Says what each costs before it has been tried, and remembers what failed.
 */

import type { Theme } from '../themes/theme.ts'
import type { LineWish } from './break-lines.ts'
import type { ColumnEnd } from './column-ends.ts'
import type { Composing } from './compose-text.ts'
import { composeText, HYPHEN_COST } from './compose-text.ts'
import type { FlowText, LineShape, SetLine } from './flow.ts'
import type { Galley, GalleyParagraph, Slug } from './galley.ts'

/** Sets a text with a wish; the paragraph setter, seen from here. */
export type SetWith = (text: FlowText, shape: LineShape, wish: LineWish) => readonly SetLine[]

/** Something that gives a column a line, or takes one. */
interface Give {
  readonly cost: number
  readonly white?: number
  readonly paragraph?: GalleyParagraph
}

const COST = { white: 900, tried: 250, leastTry: 150, hyphenUnknown: 500, hyphenMended: 200 } as const
/** Share of the measure that each line gives or takes, comfortably and at most. */
const LOOSEN = { comfort: 0.03, most: 0.08 }
const TIGHTEN = { comfort: 0.02, most: 0.05 }
/** A paragraph set longer may not have a line looser than this. */
const LOOSEST = 1.75

/** What giving one line, two lines, … would cost a column, and what saving them would. */
export interface Offers {
  readonly longer: number[]
  readonly shorter: number[]
}

/** More lines than these are neither given nor saved in one column. */
const MOST_OFFERS = 5

function keepCheapest(costs: number[], cost: number | null): void {
  if (cost === null || (costs.length === MOST_OFFERS && cost >= costs.at(-1)!)) return
  let at = costs.length
  while (at > 0 && costs[at - 1]! > cost) at--
  costs.splice(at, 0, cost)
  costs.length = Math.min(costs.length, MOST_OFFERS)
}

/**
 * What it costs to make a column longer by `slack` lines, or shorter. A column may stay short, at `shortLine` for
 * each line; it may not run over.
 */
export function levelCost(slack: number, offers: Offers, shortLine: number): number {
  const costs = slack > 0 ? offers.longer : offers.shorter
  let sum = 0
  for (let line = 0; line < Math.abs(slack); line++) {
    const cost = costs[line]
    if (cost === undefined && slack < 0) return Number.POSITIVE_INFINITY
    sum += slack > 0 ? Math.min(cost ?? shortLine, shortLine) : cost!
  }
  return sum
}

/** A slug and a way, as one number. */
const keyOf = (first: number, way: number): number => 2 * first + (way > 0 ? 1 : 0)

export class Fitter {
  private readonly galley: Galley
  private readonly setWith: SetWith
  private readonly composing: Composing
  private readonly measure: number
  /** Paragraphs by their last slug. */
  private readonly endingAt: (GalleyParagraph | undefined)[] = []
  /** Settings tried: `null` where the paragraph would not. By first slug and wish. */
  private readonly tried = new Map<number, readonly SetLine[] | null>()
  /** Whether a divided word at a column's foot could be avoided, by slug. */
  private readonly mended = new Map<number, boolean>()
  /** Slugs of paragraphs set again for that, as long as before. */
  private readonly reset = new Map<number, Slug>()
  /** Columns are made longer only where they shall be level. */
  private readonly levels: boolean
  /** Count only on what has been tried. */
  certain = false

  constructor(
    galley: Galley,
    setWith: SetWith,
    composing: Composing & { readonly measure: number; readonly theme: Theme },
  ) {
    this.galley = galley
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
    const slugs: Slug[] = []
    for (let index = plan.from; index < plan.to; index++) {
      const slug = this.galley.slugs[index]!
      const paragraph = paragraphs.get(index)
      if (paragraph) {
        const lines = this.tried.get(keyOf(index, way))!
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
    const gives: Give[] = []
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

  /** Paragraphs that stand in a column whole. */
  private paragraphsIn(from: number, to: number): GalleyParagraph[] {
    const { paragraphs } = this.galley
    let low = 0
    let high = paragraphs.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (paragraphs[middle]!.first < from) low = middle + 1
      else high = middle
    }
    const inside: GalleyParagraph[] = []
    for (let at = low; at < paragraphs.length && paragraphs[at]!.first + paragraphs[at]!.count <= to; at++) {
      inside.push(paragraphs[at]!)
    }
    return inside
  }

  private costOf(paragraph: GalleyParagraph, way: number): number | null {
    const tried = this.tried.get(keyOf(paragraph.first, way))
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
    const key = keyOf(paragraph.first, way)
    const known = this.tried.get(key)
    if (known !== undefined) return known !== null
    const lines = this.setWith(paragraph.text, paragraph.shape, { looseness: way })
    const fine = lines.length === paragraph.count + way && lines.every((line) => line.looseness <= LOOSEST)
    this.tried.set(key, fine ? lines : null)
    return fine
  }

  /** Sets a paragraph again so that a line at a column's foot ends with a whole word; tells whether it would. */
  private mend(index: number): boolean {
    if (this.galley.slugs[index]!.breakAfter !== HYPHEN_COST) return true
    const known = this.mended.get(index)
    if (known !== undefined) return known
    const [paragraph] = this.galley.paragraphs.filter(
      ({ first, count }) => first <= index && index < first + count,
    )
    const at = paragraph ? index - paragraph.first : 0
    const lines = paragraph
      ? this.setWith(paragraph.text, paragraph.shape, { unhyphenated: [...this.mendedIn(paragraph), at] })
      : []
    const fine = paragraph !== undefined && lines.length === paragraph.count && !lines[at]!.hyphenated
    this.mended.set(index, fine)
    if (!fine) return false
    const slugs = composeText(paragraph.text, lines, this.measure, this.composing)
    slugs.forEach((slug, offset) => {
      this.reset.set(paragraph.first + offset, slug)
    })
    return true
  }

  /** Lines of a paragraph that are mended already. */
  private mendedIn({ first, count }: GalleyParagraph): number[] {
    return Array.from({ length: count }, (_, line) => line).filter((line) => this.mended.get(first + line))
  }
}
