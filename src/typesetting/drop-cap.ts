/**
 * The opening paragraph → the same without its first letter, a shape that leaves room for it, and the letter cut
 * to a whole number of lines: the tops of capitals of the first to the baseline of the last.
 */

import type { Theme } from '../themes/theme.ts'
import type { Points } from '../units.ts'
import type { FaceCatalog } from './face.ts'
import type { FlowRun, FlowText, LineShape, SetLine } from './flow.ts'
import { evenShape, type LineInk, type SetText } from './galley.ts'
import { glyphBounds } from './glyph-bounds.ts'
import type { Tag } from './page.ts'

/** What a drop cap is cut with. */
export interface CapComposing {
  readonly theme: Theme
  readonly faces: FaceCatalog
  readonly tags: Tag[]
  readonly setText: SetText
}

/** An opening with its initial taken out. */
export interface Opening {
  readonly text: FlowText
  readonly shape: LineShape
  readonly inks: readonly LineInk[]
  /** Lines that the initial stands beside; the paragraph needs as many. */
  readonly depth: number
}

/** White between the initial and the text beside it, in em of the text. */
const GAP_EM = 0.3
/** Round and slanted letters reach over the edge by this much, in em of the initial, to look level with stems. */
const OVERSHOOT = { round: 0.018, slant: 0.03 }
/** An opening quotation mark is set this much smaller than the initial, and hung. */
const QUOTE_SHARE = 0.42

/**
 * Takes the initial out of a paragraph.
 *
 * @param depth - Lines it shall stand beside.
 * @returns `null` where the paragraph opens with no letter of its own: a digit, a bracket, small capitals, code.
 */
export function cutInitial(
  text: FlowText,
  measure: Points,
  depth: 2 | 3,
  composing: CapComposing,
): Opening | null {
  const [run] = text.runs
  const opening = run && /^(["“‘„«]?)(\p{Lu})([\p{L}\p{M}’'-]*)/u.exec(run.text)
  const plain = run && !run.as && !run.style.smallCaps && !run.style.code && run.style.position === 'base'
  if (!opening || !plain || text.dir === 'rtl') return null
  const [word, quote = '', letter = '', rest = ''] = opening
  const { theme, faces, tags, setText } = composing
  const style = theme.styles['drop-cap']
  const face = faces.face(theme.fonts[style.font], style.weight, style.italic)
  const bodyFace = faces.face(theme.fonts[text.style.font], text.style.weight, text.style.italic)
  const height = (depth - 1) * text.style.leading + (bodyFace.capHeight * text.style.size) / 1000
  const size = (height * 1000) / face.capHeight
  const span = addSpan(tags, run, word)
  const initial = (words: string, points: Points, offset: number): { text: FlowText; line: SetLine } => {
    const capText = capOf(
      text,
      run,
      words,
      { ...style, size: points, leading: points, align: 'left' },
      span,
      offset,
    )
    return { text: capText, line: setText(capText, evenShape(measure))[0]! }
  }
  const cap = initial(letter, size, quote.length)
  const bounds = glyphBounds(face, face.glyphFor(letter.codePointAt(0)!)) ?? {
    left: 0,
    right: face.advance(0),
  }
  const left = (bounds.left * size) / 1000 + overshoot(letter) * size
  const baseline = (depth - 1) * text.style.leading
  const inks = [inkAt(cap, -left, baseline)]
  if (quote) {
    const mark = initial(quote, size * QUOTE_SHARE, 0)
    // Both tops level: the mark's own height is that of capitals.
    inks.unshift(inkAt(mark, -mark.line.width, baseline - height + height * QUOTE_SHARE))
  }
  const offset = (bounds.right * size) / 1000 - left + GAP_EM * text.style.size
  return {
    text: {
      ...text,
      style: { ...text.style, indent: 0 },
      runs: withoutInitial(text, run, word, rest, span),
      taken: word.length - rest.length,
    },
    shape: { at: (line) => (line < depth ? { offset, measure: measure - offset } : { offset: 0, measure }) },
    inks,
    depth,
  }
}

/** The element that reads the whole word, whatever it is cut into. */
function addSpan(tags: Tag[], run: FlowRun, word: string): number {
  tags.push({ id: tags.length, type: 'Span', parent: run.tag, actualText: word })
  return tags.length - 1
}

function capOf(
  text: FlowText,
  run: FlowRun,
  words: string,
  style: FlowText['style'],
  tag: number,
  offset: number,
): FlowText {
  const start = run.source.start + offset
  const source = { ...run.source, start, end: start + words.length }
  const { id: _, anchors: __, label: ___, ...plain } = text
  return {
    ...plain,
    role: 'drop-cap',
    style: { ...style, indent: 0 },
    runs: [{ text: words, tag, source, style: { ...run.style, undivided: true }, lang: run.lang }],
    inset: { start: 0, end: 0 },
  }
}

function withoutInitial(text: FlowText, run: FlowRun, word: string, rest: string, span: number): FlowRun[] {
  const cut = (from: number, to: number, tag: number): FlowRun => ({
    ...run,
    text: run.text.slice(from, to),
    tag,
    source: { ...run.source, start: run.source.start + from, end: run.source.start + to },
  })
  const at = word.length - rest.length
  const after = {
    ...cut(word.length, run.text.length, run.tag),
    source: { ...run.source, start: run.source.start + word.length },
  }
  return [
    ...(rest ? [cut(at, word.length, span)] : []),
    ...(after.text ? [after] : []),
    ...text.runs.slice(1),
  ]
}

/** Places a text's origin, whatever its line did to hang its edge. */
const inkAt = ({ text, line }: { text: FlowText; line: SetLine }, x: Points, y: Points): LineInk => ({
  kind: 'line',
  x: x - (line.pieces[0]?.x ?? 0),
  y,
  line,
  text,
})

const overshoot = (letter: string): number =>
  /[AVWXYTJ]/.test(letter) ? OVERSHOOT.slant : /[CGOQS]/.test(letter) ? OVERSHOOT.round : 0
