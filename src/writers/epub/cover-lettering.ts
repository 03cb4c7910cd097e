/** Lines of text → their outlines on the cover. Faces in, SVG paths out; nothing is left to a renderer's fonts. */

import type { Face, FaceCatalog, ShapingFeatures } from '../../typesetting/face.ts'
import { readSfnt, type Sfnt } from '../../typesetting/read-sfnt.ts'
import { glyphPath, hasOutlines } from './glyph-outlines.ts'

/** A face to letter in, and how. */
export interface Lettering {
  readonly family: string
  readonly weight: number
  readonly italic: boolean
  readonly features: ShapingFeatures
  /** Extra advance after each glyph, in em. */
  readonly tracking: number
}

/** Letters lines. */
export interface Letterer {
  /** Width of a line at an em of 1. */
  measure(text: string, lettering: Lettering): number
  /** Outlines of a line; `y` is its baseline. */
  draw(text: string, lettering: Lettering, x: number, y: number, size: number): string
}

interface Placed {
  readonly face: Face
  readonly glyph: number
  /** In em. */
  readonly advance: number
}

/** Makes a letterer. Fonts without TrueType outlines give way to `spare`. */
export function letterer(faces: FaceCatalog, spare: string): Letterer {
  const fonts = new Map<string, Sfnt>()
  const fontOf = (face: Face): Sfnt => {
    const known = fonts.get(face.id) ?? readSfnt(face.bytes, face.family)
    fonts.set(face.id, known)
    return known
  }
  const usable = (lettering: Lettering): Face => {
    const face = faces.face(lettering.family, lettering.weight, lettering.italic)
    return hasOutlines(fontOf(face)) ? face : faces.face(spare, lettering.weight, lettering.italic)
  }
  const place = (text: string, lettering: Lettering): Placed[] =>
    runsOf(text, usable(lettering), faces).flatMap(([face, run]) => placeRun(face, run, lettering))
  return {
    measure: (text, lettering) => place(text, lettering).reduce((sum, { advance }) => sum + advance, 0),
    draw(text, lettering, x, y, size) {
      let path = ''
      let pen = x
      for (const { face, glyph, advance } of place(text, lettering)) {
        if (hasOutlines(fontOf(face))) path += glyphPath(fontOf(face), glyph, pen, y, size)
        pen += advance * size
      }
      return path
    },
  }
}

/** Divides a text where another face must step in for characters that the first lacks. */
function runsOf(text: string, first: Face, faces: FaceCatalog): [Face, string][] {
  const runs: [Face, string][] = []
  for (const character of text) {
    const code = character.codePointAt(0)!
    const face = first.glyphFor(code) !== 0 ? first : (faces.fallback(code, first) ?? first)
    const last = runs.at(-1)
    if (last?.[0] === face) last[1] += character
    else runs.push([face, character])
  }
  return runs
}

function placeRun(face: Face, run: string, { features, tracking }: Lettering): Placed[] {
  return run.split(/( )/).flatMap((word): Placed[] => {
    if (word === ' ') {
      const glyph = face.glyphFor(0x20)
      return [{ face, glyph, advance: face.advance(glyph) / 1000 + tracking }]
    }
    const { glyphs, advances } = face.shape(word, features)
    return Array.from(glyphs, (glyph, i) => ({ face, glyph, advance: advances[i]! / 1000 + tracking }))
  })
}
