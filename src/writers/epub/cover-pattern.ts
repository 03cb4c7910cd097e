/**
 * An article → its picture: the first lines of the text as strokes, a stroke a word, the names in it bright.
 *
 * Every article has its own, and the same one every time.
 */

import type { Passage } from '../../document/passages.ts'
import { allBlocks, blockText, topBlocks } from '../../document/walk.ts'
import type { Edition } from '../../editorial/edition.ts'

/** Where the picture stands, in pixels. */
export interface PatternSpace {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Two SVG paths. */
export interface CoverPattern {
  readonly words: string
  readonly names: string
}

/** Distance of the lines, thickness of a stroke, width of a letter and least width of a space, in pixels. */
const PITCH = 37
const STROKE = 13
const LETTER = 12.4
const SPACE = 13

interface Stroke {
  readonly width: number
  /** The mention that the word belongs to. */
  readonly name: Passage | null
}

/** Draws as many lines as the space holds, from its foot up where the text is short. */
export function coverPattern(edition: Edition, space: PatternSpace): CoverPattern {
  const most = Math.floor((space.height - STROKE) / PITCH) + 1
  const lines: { strokes: Stroke[]; full: boolean }[] = []
  for (const strokes of paragraphs(edition)) {
    if (lines.length >= most) break
    lines.push(...breakStrokes(strokes, space.width))
  }
  const shown = lines.slice(0, most)
  const top = space.y + space.height - STROKE - (shown.length - 1) * PITCH
  const pattern = { words: '', names: '' }
  for (const [index, { strokes, full }] of shown.entries()) {
    drawLine(strokes, full, top + index * PITCH, space, pattern)
  }
  return pattern
}

/** Paragraphs as strokes. A word is a name's where a mention touches it. */
function* paragraphs({ article, names }: Edition): Generator<Stroke[]> {
  const mentions = names.flatMap((entry) => entry.mentions)
  for (const block of allBlocks(topBlocks(article))) {
    if (block.type !== 'paragraph') continue
    const here = mentions.filter((mention) => mention.block === block.id)
    const strokes: Stroke[] = []
    for (const { 0: word, index } of blockText(block).matchAll(/\S+/g)) {
      const name = here.find(({ start, end }) => start < index + word.length && end > index) ?? null
      strokes.push({ width: Math.min(word.length, 30) * LETTER, name })
    }
    if (strokes.length > 0) yield strokes
  }
}

function breakStrokes(strokes: readonly Stroke[], width: number): { strokes: Stroke[]; full: boolean }[] {
  const lines: { strokes: Stroke[]; full: boolean }[] = [{ strokes: [], full: false }]
  let used = 0
  for (const stroke of strokes) {
    if (used > 0 && used + SPACE + stroke.width > width) {
      lines[lines.length - 1] = { ...lines.at(-1)!, full: true }
      lines.push({ strokes: [], full: false })
      used = 0
    }
    lines.at(-1)!.strokes.push(stroke)
    used += (used > 0 ? SPACE : 0) + stroke.width
  }
  return lines
}

/** Draws a line; a full one is spaced out to both edges, and strokes of one name are drawn as one. */
function drawLine(
  strokes: readonly Stroke[],
  full: boolean,
  y: number,
  space: PatternSpace,
  pattern: { words: string; names: string },
): void {
  const natural = strokes.reduce((sum, { width }) => sum + width, 0)
  const gap = full && strokes.length > 1 ? (space.width - natural) / (strokes.length - 1) : SPACE
  let x = space.x
  let drawn = 0
  for (const [index, { width, name }] of strokes.entries()) {
    const joined = name !== null && strokes[index + 1]?.name === name
    drawn += width + (joined ? gap : 0)
    if (joined) continue
    const stroke = `M${round(x)} ${round(y)}h${round(drawn)}v${STROKE}h${-round(drawn)}z`
    if (name) pattern.names += stroke
    else pattern.words += stroke
    x += drawn + gap
    drawn = 0
  }
}

const round = (value: number): number => Math.round(value * 10) / 10
