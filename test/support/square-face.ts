/** A face whose every glyph is one em square, and texts set in it, so that layouts can be told as text. */

import type { TextStyle, Theme } from '../../src/themes/theme.ts'
import type { LineWish } from '../../src/typesetting/break-lines.ts'
import type { Face, FaceCatalog, ShapedWord } from '../../src/typesetting/face.ts'
import type { FlowRun, FlowText, LineShape, SetLine } from '../../src/typesetting/flow.ts'
import type { Hyphenator } from '../../src/typesetting/hyphenate.ts'
import { PLAIN_SCRIPTS, type ScriptTools } from '../../src/typesetting/scripts.ts'
import { paragraphSetting, setParagraph } from '../../src/typesetting/set-paragraph.ts'

const words = new Map<string, ShapedWord>()

function squares(text: string): ShapedWord {
  const characters = Array.from(text)
  return {
    text,
    glyphs: characters.map((character) => squareFace.glyphFor(character.codePointAt(0)!)),
    advances: characters.map(() => 1000),
    clusters: characters.map((character) => character.length),
    width: characters.length * 1000,
  }
}

/** Has every character but those of the private use area. */
export const squareFace: Face = {
  id: 'square',
  family: 'Square',
  weight: 400,
  italic: false,
  bytes: new Uint8Array(),
  unitsPerEm: 1000,
  ascent: 800,
  descent: 200,
  capHeight: 700,
  xHeight: 500,
  glyphFor: (codePoint) => (codePoint >= 0xe000 && codePoint <= 0xf8ff ? 0 : codePoint & 0xffff),
  advance: () => 1000,
  shape(text) {
    const word = words.get(text) ?? squares(text)
    words.set(text, word)
    return word
  },
}

/** Any family is square; nothing stands in for what it lacks. */
export const squareFaces: FaceCatalog = { face: () => squareFace, fallback: () => null }

/** One em is one point here. */
const STYLE: TextStyle = {
  font: 'body',
  weight: 400,
  italic: false,
  size: 1,
  leading: 1,
  colour: 'text',
  align: 'justify',
  indent: 0,
  before: 0,
  after: 0,
  hyphenate: true,
  figures: 'lining',
  caps: 'none',
  tracking: 0,
}

const THEME = {
  fonts: { body: 'Square', code: 'Square' },
  colours: { text: { rgb: '#000000' } },
  styles: { body: STYLE, standfirst: { ...STYLE, italic: true } },
} as unknown as Theme

/** What a test says of a text; the rest is plain. */
export interface Wanted {
  /** In em; or one for each line, the last for all that follow. */
  readonly measure: number | readonly number[]
  readonly style?: Partial<TextStyle>
  readonly role?: FlowText['role']
  readonly lang?: string
  readonly dir?: 'ltr' | 'rtl'
  readonly inset?: FlowText['inset']
  readonly hyphenator?: Hyphenator
  readonly tools?: ScriptTools
  readonly wish?: LineWish
}

/** A run in plain style. */
export const run = (
  text: string,
  style: Partial<FlowRun['style']> = {},
  more: Partial<FlowRun> = {},
): FlowRun => ({
  text,
  tag: 0,
  source: { part: 'test', start: 0, end: text.length },
  lang: 'en',
  style: {
    italic: false,
    bold: false,
    code: false,
    deleted: false,
    position: 'base',
    smallCaps: false,
    undivided: false,
    ...style,
  },
  ...more,
})

/** Sets a text in squares. */
export function setSquares(text: string | readonly FlowRun[], wanted: Wanted): SetLine[] {
  return setting(wanted).set(text)
}

/** Keeps the setting, for tests that look at its diagnostics. */
export function setting(wanted: Wanted) {
  const tools = wanted.tools ?? PLAIN_SCRIPTS
  const sources = { theme: THEME, faces: squareFaces, hyphenator: () => wanted.hyphenator ?? null }
  const paragraphs = paragraphSetting(sources, tools)
  const set = (text: string | readonly FlowRun[], making = paragraphs): SetLine[] =>
    setParagraph(flowText(text, wanted), shapeOf(wanted.measure), making, wanted.wish)
  return { set, paragraphs }
}

/** The text as it flows: what setParagraph takes. */
export function flowText(text: string | readonly FlowRun[], wanted: Wanted): FlowText {
  const runs = typeof text === 'string' ? [run(text, {}, { lang: wanted.lang ?? 'en' })] : text
  return {
    type: 'text',
    role: wanted.role ?? 'body',
    style: { ...STYLE, ...wanted.style },
    runs,
    tag: 0,
    dir: wanted.dir ?? 'ltr',
    inset: wanted.inset ?? { start: 0, end: 0 },
    keepWithNext: false,
  }
}

const shapeOf = (measure: Wanted['measure']): LineShape => ({
  at: (index) => ({
    offset: 0,
    measure: typeof measure === 'number' ? measure : (measure[index] ?? measure.at(-1)!),
  }),
})

/** A line's words as they are read, spaces where spaces are set. */
export const textOf = (line: SetLine): string =>
  line.pieces
    .map(({ glyphs }) =>
      glyphs.words.map((word, i) => word.text + (Number.isNaN(glyphs.spaces[i]!) ? '' : ' ')).join(''),
    )
    .join('')
    .trimEnd()

/** Right edge of a line's last piece. */
export const rightEdge = (line: SetLine): number => Math.max(...line.pieces.map(({ x, width }) => x + width))
