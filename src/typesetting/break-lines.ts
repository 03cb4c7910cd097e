/**
 * Items and measures → the boxes that end the lines of justified text, chosen over the whole paragraph.
 *
 * After Donald E. Knuth and Michael F. Plass, “Breaking Paragraphs into Lines” (1981): every feasible line is
 * weighed, and the cheapest way to the end wins. Beyond the paper: glyphs widen by a little before spaces do,
 * edges hang, and stacked words count. Knows no glyphs and no positions.
 */

import type { Points } from '../units.ts'
import { CLASSES, DEMERITS, RUNT_EM, SHORT_REST, TIGHTEST, tightnessOf, unevenness } from './demerits.ts'
import type { SetLine } from './flow.ts'
import { FORBIDDEN, type Items } from './items.ts'
import { spaceDeviation } from './justify.ts'
import type { Measures } from './measures.ts'
import { type RiverLine, Rivers, twice } from './rivers.ts'

/** What the paginator may ask of a paragraph. */
export interface LineWish {
  /** Lines more or fewer than the best setting has. */
  readonly looseness?: -1 | 0 | 1
  /** Lines, from 0, that must not end in a hyphen, because a page ends with them. */
  readonly unhyphenated?: readonly number[]
  /** Lines that will stand right above; the last two tell which rivers run in. */
  readonly above?: readonly SetLine[]
}

/** What is to be broken: boxes `from` to `to` (exclusive), the last followed by a forced line end. */
export interface Stretch {
  readonly from: number
  readonly to: number
  readonly measures: Measures
  /** Type size; a last line shorter than two and a half of it is a runt. */
  readonly em: Points
  /** Most that glyphs are scaled by. */
  readonly expansion: number
  readonly wish: LineWish
}

/** Loosest spaces admitted, over their natural width, at the first attempt and at the last. */
const ATTEMPTS = [0.75, Number.POSITIVE_INFINITY]

const NONE = -1

/** Breaks paragraphs into lines, one after another, in the same memory. */
export class LineBreaker {
  /** Demerits of the worst line of those found last. */
  dearest = 0
  private items!: Items
  private stretch!: Stretch
  private loosest = 0
  /** First line from which on ways with different numbers of lines compete. */
  private alikeFrom = 0

  // Nodes: line ends that may belong to the best way. The first is the start of the stretch.
  private count = 0
  /** First box and number of the line that starts at the node. */
  private from = new Int32Array(1024)
  private line = new Int32Array(1024)
  private previous = new Int32Array(1024)
  /** Hyphens in a row up to the node. */
  private ladder = new Int32Array(1024)
  private demerits = new Float64Array(1024)
  private active: number[] = []
  private rivers = new Rivers()
  private described: RiverLine = { start: 0, end: 0, left: 0, full: 0, natural: 0, elastic: 0, expansion: 0 }

  // Cheapest way to the box at hand, by line and class of tightness.
  private slots = 0
  private best = new Int32Array(64)
  private bestDemerits = new Float64Array(64)

  /**
   * Finds the boxes that end the lines of a stretch.
   *
   * @returns Index of the last box of each line, or `null` where something that may not be divided is wider
   *   than its line.
   */
  breakLines(items: Items, stretch: Stretch): number[] | null {
    this.items = items
    this.stretch = stretch
    const { looseness, unhyphenated } = stretch.wish
    this.alikeFrom = looseness || unhyphenated?.length ? stretch.to : stretch.measures.uniformFrom
    for (const loosest of ATTEMPTS) {
      this.loosest = loosest
      if (this.search()) return this.lines()
      // No wish is worth a gap: from here on, ways with other numbers of lines need not be told apart.
      this.alikeFrom = stretch.measures.uniformFrom
    }
    return null
  }

  /** Goes through the boxes; true where some way leads to the end. */
  private search(): boolean {
    const { items, stretch } = this
    this.count = 0
    this.active = []
    this.rivers.begin(stretch.wish.above ?? [])
    this.addNode(stretch.from, 0, NONE, 0, 0)
    for (let box = stretch.from; box < stretch.to; box++) {
      if (items.cost[box] === FORBIDDEN) continue
      this.endLinesAfter(box)
      if (this.active.length === 0) return false
    }
    return true
  }

  /** Weighs the lines that may end after a box, and keeps the cheapest ways to there. */
  private endLinesAfter(box: number): void {
    const { active, items, stretch } = this
    const final = box === stretch.to - 1
    const hyphen = items.hyphen[box]!
    this.slots = 0
    let kept = 0
    for (let i = 0; i < active.length; i++) {
      const node = active[i]!
      const deviation = this.deviation(node, box, hyphen)
      const fits = deviation >= -TIGHTEST
      if (fits && (final || deviation <= this.loosest) && this.mayFollow(node, box))
        this.offer(node, box, final, deviation)
      // Where the hyphen alone is too much, the rest of the word may still fit.
      if (!final && (fits || (hyphen > 0 && this.deviation(node, box, 0) >= -TIGHTEST))) active[kept++] = node
    }
    active.length = kept
    this.keepBest(box)
  }

  /** Keeps a third hyphen out, unless nothing else is left. */
  private mayFollow(node: number, box: number): boolean {
    return this.ladder[node]! < 2 || this.items.dashed[box] === 0 || this.loosest === ATTEMPTS.at(-1)
  }

  /** By what share spaces deviate in the line from a node to a box. */
  private deviation(node: number, box: number, hyphen: Points): number {
    const { items, stretch } = this
    const start = this.from[node]!
    const upTo = items.before[box]! - items.before[start]!
    const elastic = items.elasticBefore[box]! - items.elasticBefore[start]!
    const natural = upTo + items.width[box]! + hyphen - items.hangLeft[start]! - items.hangRight[box]!
    return spaceDeviation(
      stretch.measures.at(this.line[node]!) - natural,
      natural,
      elastic,
      stretch.expansion,
    )
  }

  /** Notes a way to a box, if it is the cheapest of its line and tightness. */
  private offer(node: number, box: number, final: boolean, deviation: number): void {
    const used = final ? Math.min(0, deviation) : deviation
    let demerits = this.demerits[node]! + this.weigh(node, box, final, used)
    const slot = Math.min(this.line[node]!, this.alikeFrom) * CLASSES + tightnessOf(used)
    while (this.slots <= slot) this.openSlot()
    if (this.best[slot] !== NONE && this.bestDemerits[slot]! <= demerits) return
    if (this.rivers.mayRun(node)) {
      demerits += DEMERITS.river * this.rivers.count(node, this.items, this.riverLine(node, box))
      if (this.best[slot] !== NONE && this.bestDemerits[slot]! <= demerits) return
    }
    this.best[slot] = node
    this.bestDemerits[slot] = demerits
  }

  private openSlot(): void {
    if (this.slots === this.best.length) {
      this.best = twice(this.best)
      this.bestDemerits = twice(this.bestDemerits)
    }
    this.best[this.slots++] = NONE
  }

  /** Demerits of one line. */
  private weigh(node: number, box: number, final: boolean, deviation: number): number {
    const { items, stretch } = this
    const start = this.from[node]!
    const ladder = this.ladder[node]!
    let sum = unevenness(deviation)
    if (!final) sum += items.cost[box]! ** 2
    if (items.dashed[box] === 1 && ladder > 0) sum += ladder > 1 ? DEMERITS.ladder : DEMERITS.secondHyphen
    if (items.dashed[box] === 1 && stretch.wish.unhyphenated?.includes(this.line[node]!))
      sum += DEMERITS.unwanted
    if (final && ladder > 0) sum += DEMERITS.penultimateHyphen
    if (start === stretch.from) return sum
    if (final) sum += this.runtDemerits(start, box)
    const above = this.from[this.previous[node]!]!
    if (items.words[above] === items.words[start] && items.bit[above] === items.bit[start]) {
      sum += DEMERITS.stackedWord
    }
    if (items.words[start - 1] === items.words[box]) sum += DEMERITS.stackedWord
    return sum
  }

  /** Demerits of a last line that is the rest of a divided word, or shorter than an indent looks well above. */
  private runtDemerits(start: number, box: number): number {
    const { items, stretch } = this
    const from = items.words[start]!.bits[items.bit[start]!]!.start
    if (from > 0 && this.isOneWord(start, box))
      return items.words[start]!.shaped.text.length - from < SHORT_REST ? DEMERITS.rest : DEMERITS.longRest
    return items.before[box + 1]! - items.before[start]! < RUNT_EM * stretch.em ? DEMERITS.runt : 0
  }

  /** Whether no line may end at a space between two boxes: marks of notes and of the end belong to their word. */
  private isOneWord(start: number, end: number): boolean {
    const { space, cost } = this.items
    for (let box = start; box < end; box++) if (space[box]! > 0 && cost[box] !== FORBIDDEN) return false
    return true
  }

  /** Makes nodes of the ways that may still win: one of each tightness, for other rivers may run below them. */
  private keepBest(box: number): void {
    for (let slot = 0; slot < this.slots; slot++) {
      const node = this.best[slot]!
      if (node === NONE) continue
      const ladder = this.items.dashed[box] === 1 ? this.ladder[node]! + 1 : 0
      this.rivers.add(this.count, node, this.items, this.riverLine(node, box))
      const demerits = this.bestDemerits[slot]!
      this.addNode(box + 1, this.line[node]! + 1, node, ladder, demerits)
    }
  }

  /** The line from a node to a box, as rivers.ts sees it. */
  private riverLine(node: number, box: number): RiverLine {
    const { items, stretch } = this
    const start = this.from[node]!
    const line = this.line[node]!
    const hang = items.hangLeft[start]!
    const natural = items.before[box]! - items.before[start]! + items.width[box]! + items.hyphen[box]!
    const full = stretch.measures.at(line) + hang + items.hangRight[box]!
    const described = this.described
    described.start = start
    described.end = box
    described.left = stretch.measures.left(line) - hang
    described.full = box === stretch.to - 1 ? Math.min(full, natural) : full
    described.natural = natural
    described.elastic = items.elasticBefore[box]! - items.elasticBefore[start]!
    described.expansion = stretch.expansion
    return described
  }

  private addNode(from: number, line: number, previous: number, ladder: number, demerits: number): void {
    if (this.count === this.from.length) this.grow()
    const node = this.count++
    this.from[node] = from
    this.line[node] = line
    this.previous[node] = previous
    this.ladder[node] = ladder
    this.demerits[node] = demerits
    this.active.push(node)
  }

  private grow(): void {
    this.from = twice(this.from)
    this.line = twice(this.line)
    this.previous = twice(this.previous)
    this.ladder = twice(this.ladder)
    this.demerits = twice(this.demerits)
  }

  /** Ends of the lines on the cheapest way that has the number of lines wished for, else on the cheapest. */
  private lines(): number[] {
    const byCost = this.active.toSorted((a, b) => this.demerits[a]! - this.demerits[b]!)
    const lines = this.line[byCost[0]!]! + (this.stretch.wish.looseness ?? 0)
    const end = byCost.find((node) => this.line[node] === lines) ?? byCost[0]!
    const ends: number[] = []
    this.dearest = 0
    for (let node = end; this.previous[node] !== NONE; node = this.previous[node]!) {
      ends.push(this.from[node]! - 1)
      const line = this.demerits[node]! - this.demerits[this.previous[node]!]!
      this.dearest = Math.max(this.dearest, line)
    }
    return ends.reverse()
  }
}
