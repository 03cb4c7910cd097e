/** A face of type: what measuring and drawing need to know of a font file. */

/** A word shaped in a face. Cached, so that equal words are one object; widths are in 1/1000 em. */
export interface ShapedWord {
  readonly text: string
  readonly glyphs: Uint16Array
  /** Advance of each glyph with its kerning against the next. */
  readonly advances: Float64Array
  /** How many UTF-16 units of `text` each glyph stands for, in order. */
  readonly clusters: Uint8Array
  readonly width: number
  /** Where glyphs are moved from the pen: x and y of each, in 1/1000 em; for marks and joining scripts. */
  readonly offsets?: Float64Array
  /** Glyphs stand from left to right as drawn, `text` as read: `clusters` then count from its end. */
  readonly rightToLeft?: boolean
  /** The face has no glyph for `text`: a box is drawn for it, and `text` is what it stands for. */
  readonly missing?: boolean
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
