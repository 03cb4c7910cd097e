/**
 * A run and its paragraph's style → the strand it is set in: face, size, colour, features, language. Strands
 * carry the cache of their words. Knows no lines.
 */

import { type Colour, hasItalics, type TextStyle, type Theme } from '../themes/theme.ts'
import type { Points } from '../units.ts'
import type { Face, FaceCatalog, ShapingFeatures } from './face.ts'
import type { FlowRun, FlowText } from './flow.ts'
import type { Hyphenator } from './hyphenate.ts'
import { WordTable } from './word-table.ts'

/** How a stretch of text is set. Equal strands are one object. */
export interface Strand {
  readonly face: Face
  readonly size: Points
  readonly colour: Colour
  readonly features: ShapingFeatures
  /** Extra advance after every glyph. */
  readonly tracking: Points
  /** Above the baseline. */
  readonly rise: Points
  readonly lang: string
  /** Width of a word space. */
  readonly space: Points
  readonly hyphenator: Hyphenator | null
  readonly undivided: boolean
  /** Punctuation and hyphens hang into the margins. */
  readonly hanging: boolean
  /** Every space counts, and lines end where the text says. */
  readonly verbatim: boolean
  readonly words: WordTable
  /** Strands that differ in face or direction alone. */
  readonly variants: Map<string, Strand>
}

/** The strand for characters that take another face, in the same size. */
export const inFace = (strand: Strand, face: Face): Strand =>
  face === strand.face ? strand : variant(strand, face.id, { face })

/** The strand for words that run from right to left. */
export const turned = (strand: Strand): Strand =>
  variant(strand, 'rtl', {
    features: { ...strand.features, rightToLeft: true },
    hyphenator: null,
    hanging: false,
  })

function variant(strand: Strand, key: string, change: Partial<Strand>): Strand {
  let found = strand.variants.get(key)
  if (!found) {
    found = { ...strand, ...change, words: new WordTable(), variants: new Map() }
    strand.variants.set(key, found)
  }
  return found
}

/** What strands are made from. */
export interface StrandSources {
  readonly theme: Theme
  readonly faces: FaceCatalog
  hyphenator(lang: string): Hyphenator | null
}

/** Superiors drawn from full-size figures: their size and rise, in em, as most text faces draw theirs. */
const SMALL_FIGURES = { size: 0.62, super: 0.34, sub: -0.12 }

/** Builds the function that finds a run's strand. */
export function strandFinder(sources: StrandSources): (text: FlowText, run: FlowRun) => Strand {
  const strands = new Map<string, Strand>()
  return (text, run) => {
    const style = run.as ?? text.style
    const { size, colour, figures, caps, tracking, font, weight, italic } = style
    const verbatim = text.role === 'code'
    const position = run.style.position
    const figuresFound = position === 'base' || hasFigures(style, run, sources)
    const key = [
      `${font} ${weight} ${italic} ${size} ${colour} ${figures} ${caps} ${tracking} ${run.lang}`,
      `${style.hyphenate} ${style.align} ${verbatim} ${position} ${figuresFound}`,
      `${run.style.bold} ${run.style.italic} ${run.style.code} ${run.style.smallCaps} ${run.style.undivided}`,
    ].join()
    let strand = strands.get(key)
    if (!strand) {
      strand = makeStrand(sources, style, run, verbatim, figuresFound)
      strands.set(key, strand)
    }
    return strand
  }
}

function makeStrand(
  sources: StrandSources,
  style: TextStyle,
  run: FlowRun,
  verbatim: boolean,
  figuresFound: boolean,
): Strand {
  const { position } = run.style
  const features = featuresOf(style, run, figuresFound)
  const face = faceOf(style, run, sources, features)
  const size = style.size * (figuresFound ? 1 : SMALL_FIGURES.size)
  const tracking = style.tracking * style.size
  return {
    face,
    size,
    colour: sources.theme.colours[style.colour],
    features,
    tracking,
    rise: figuresFound || position === 'base' ? 0 : style.size * SMALL_FIGURES[position],
    lang: run.lang,
    space: (face.advance(face.glyphFor(0x20)) * size) / 1000 + tracking,
    hyphenator: style.hyphenate && !run.style.code && !verbatim ? sources.hyphenator(run.lang) : null,
    undivided: run.style.undivided,
    hanging: style.align !== 'center' && !verbatim,
    verbatim,
    words: new WordTable(),
    variants: new Map(),
  }
}

function featuresOf(style: TextStyle, run: FlowRun, figuresFound: boolean): ShapingFeatures {
  const { position, smallCaps } = run.style
  const caps = smallCaps && style.caps === 'none' ? 'small' : style.caps
  const features = { caps, figures: style.figures }
  return position !== 'base' && figuresFound ? { ...features, position } : features
}

/**
 * Emphasis inside italics is upright; in a theme without italics it is bold. Italics that lack small capitals take the
 * upright ones.
 */
function faceOf(
  style: TextStyle,
  run: FlowRun,
  { theme, faces }: StrandSources,
  features: ShapingFeatures,
): Face {
  const family = theme.fonts[run.style.code ? 'code' : style.font]
  const emphasis = run.style.italic && !hasItalics(theme)
  const weight = run.style.bold || emphasis ? Math.max(700, Math.min(900, style.weight + 200)) : style.weight
  const italic = !emphasis && style.italic !== run.style.italic
  const face = faces.face(family, weight, italic)
  if (!italic || features.caps === 'none' || hasSmallCaps(face)) return face
  return faces.face(family, weight, false)
}

const hasSmallCaps = (face: Face): boolean =>
  face.shape('x', { caps: 'small', figures: 'lining' }).glyphs[0] !== face.glyphFor(0x78)

/** Tells whether the face itself has superior or inferior forms of all the run's characters. */
function hasFigures(style: TextStyle, run: FlowRun, { theme, faces }: StrandSources): boolean {
  const { position } = run.style
  if (position === 'base') return true
  const face = faces.face(theme.fonts[style.font], style.weight, false)
  const plain = { caps: 'none', figures: style.figures } as const
  const base = face.shape(run.text, plain).glyphs
  const raised = face.shape(run.text, { ...plain, position }).glyphs
  return raised.length === base.length && raised.every((glyph, i) => glyph !== base[i])
}
