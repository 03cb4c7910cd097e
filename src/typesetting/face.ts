/** A face of type: what measuring and drawing need to know of a font file. */

/** A word shaped in a face. Cached, so that equal words are one object; widths are in 1/1000 em. */
export interface ShapedWord {
  readonly text: string
  readonly glyphs: readonly number[]
  /** Advance of each glyph with its kerning against the next. */
  readonly advances: readonly number[]
  /** How many UTF-16 units of `text` each glyph stands for, in order. */
  readonly clusters: readonly number[]
  readonly width: number
  /** Where glyphs are moved from the pen: x and y of each in turn, in 1/1000 em; y counts upwards. */
  readonly offsets?: readonly number[]
  /** Its glyphs stand from left to right as drawn; `clusters` then count from the end of `text`. */
  readonly rightToLeft?: boolean
  /**
   * Its glyphs do not spell `text` one after another: they join, change places, run from right to left, or are a
   * box that stands for a character without a glyph. Readers must be told `text` beside them.
   */
  readonly opaque?: boolean
}

export interface FaceStyle {
  readonly family: string
  readonly weight: number
  readonly italic: boolean
}

/** Features asked of the face; part of the shaping cache's key. */
export interface ShapingFeatures {
  readonly caps: 'none' | 'small' | 'all-small'
  readonly figures: 'old-style' | 'lining'
  /** Superior or inferior figures of the face's own, where it has them. */
  readonly position?: 'super' | 'sub'
  readonly rightToLeft?: boolean
}

export interface Face extends FaceStyle {
  /** `source-serif-4-400`, `source-serif-4-400-italic`: unique in a build. */
  readonly id: string
  /** The font file, TrueType or OpenType. */
  readonly bytes: Uint8Array
  readonly unitsPerEm: number
  /** In 1/1000 em; ascent counts upwards and descent downwards from the baseline. */
  readonly ascent: number
  readonly descent: number
  readonly capHeight: number
  readonly xHeight: number
  /** Glyph id for a code point, 0 where the face has none. */
  glyphFor(codePoint: number): number
  /** Advance of a glyph without kerning, in 1/1000 em. */
  advance(glyph: number): number
  shape(text: string, features: ShapingFeatures): ShapedWord
}

/** The faces of a build, opened when first asked for. */
export interface FaceCatalog {
  /** The face of a family nearest to the weight and slope wanted. */
  face(family: string, weight: number, italic: boolean): Face
  /** The first face of the fallback chain that has the code point, or `null`. */
  fallback(codePoint: number, near: FaceStyle): Face | null
}
