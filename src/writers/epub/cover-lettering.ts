/** Lines of text → their outlines on the cover. Faces in, SVG paths out; nothing is left to a renderer's fonts. */

import type { Face, FaceCatalog, ShapingFeatures } from '../../typesetting/face.ts'
import { readSfnt, type Sfnt } from '../../typesetting/read-sfnt.ts'
import type { ScriptTools } from '../../typesetting/scripts.ts'
import { glyphPath, hasOutlines } from './glyph-outlines.ts'

/** A face to letter in, and how. */
export interface Lettering {
  readonly family: string
  readonly weight: number
  readonly features: ShapingFeatures
  /** Extra advance after each glyph, in em. */
  readonly tracking: number
}

/** Letters lines of one book. */
export interface Letterer {
  /** Width of a line at an em of 1. */
  measure(text: string, lettering: Lettering): number
  /** Outlines of a line from its left end; `y` is its baseline. */
  draw(text: string, lettering: Lettering, x: number, y: number, size: number): string
  /** Characters of what was drawn that no face has. */
  readonly missing: ReadonlySet<string>
}

/** What a letterer works with. */
export interface LetteringTools {
  readonly faces: FaceCatalog
  /** Family for those that have no TrueType outlines. */
  readonly spare: string
  readonly scripts: ScriptTools
  readonly dir: 'ltr' | 'rtl'
}

/** A glyph from left to right; lengths in em. */
interface Placed {
  readonly face: Face
  readonly glyph: number
  readonly advance: number
  readonly dx: number
  readonly dy: number
}

/** A stretch in one face and one direction. */
interface Run {
  readonly face: Face
  /** Odd where it runs leftwards (UAX #9). */
  readonly level: number
  text: string
}

/** Makes a letterer. */
export function letterer({ faces, spare, scripts, dir }: LetteringTools): Letterer {
  const fonts = new Map<string, Sfnt>()
  const missing = new Set<string>()
  const fontOf = (face: Face): Sfnt => {
    const known = fonts.get(face.id) ?? readSfnt(face.bytes, face.family)
    fonts.set(face.id, known)
    return known
  }
  const firstFace = ({ family, weight }: Lettering): Face => {
    const face = faces.face(family, weight, false)
    return hasOutlines(fontOf(face)) ? face : faces.face(spare, weight, false)
  }
  const place = (text: string, lettering: Lettering): Placed[] => {
    const levels = scripts.levelsOf?.(text, dir)
    const runs = runsOf(text, firstFace(lettering), faces, levels)
    return inVisualOrder(runs).flatMap((run) => placeRun(run, lettering))
  }
  return {
    measure: (text, lettering) => place(text, lettering).reduce((sum, { advance }) => sum + advance, 0),
    missing,
    draw(text, lettering, x, y, size) {
      let path = ''
      let pen = x
      for (const character of charactersWithout(text, firstFace(lettering), faces)) missing.add(character)
      for (const { face, glyph, advance, dx, dy } of place(text, lettering)) {
        const font = fontOf(face)
        if (hasOutlines(font)) path += glyphPath(font, glyph, pen + dx * size, y - dy * size, size)
        pen += advance * size
      }
      return path
    },
  }
}

const charactersWithout = (text: string, first: Face, faces: FaceCatalog): string[] =>
  [...text].filter((character) => {
    const code = character.codePointAt(0)!
    return first.glyphFor(code) === 0 && faces.fallback(code, first) === null
  })

/** Divides a text where the direction changes, and where another face must step in for what the first lacks. */
function runsOf(text: string, first: Face, faces: FaceCatalog, levels: Uint8Array | undefined): Run[] {
  const runs: Run[] = []
  let at = 0
  for (const character of text) {
    const code = character.codePointAt(0)!
    const face = first.glyphFor(code) !== 0 ? first : (faces.fallback(code, first) ?? first)
    const level = levels?.[at] ?? 0
    const last = runs.at(-1)
    if (last?.face === face && last.level === level) last.text += character
    else runs.push({ face, level, text: character })
    at += character.length
  }
  return runs
}

/** Rule L2 of UAX #9: from the highest level down, whatever stands at it or above is turned round. */
function inVisualOrder(runs: readonly Run[]): readonly Run[] {
  const ordered = [...runs]
  const highest = Math.max(0, ...runs.map(({ level }) => level))
  for (let level = highest; level > 0; level--) {
    for (let start = 0; start < ordered.length; start++) {
      let end = start
      while (end < ordered.length && ordered[end]!.level >= level) end++
      if (end - start > 1) ordered.splice(start, end - start, ...ordered.slice(start, end).reverse())
      start = Math.max(start, end - 1)
    }
  }
  return ordered
}

function placeRun({ face, level, text }: Run, { features, tracking }: Lettering): Placed[] {
  const rightToLeft = level % 2 === 1
  const words = text.split(/( )/)
  return (rightToLeft ? words.reverse() : words).flatMap((word): Placed[] => {
    if (word === ' ') {
      const glyph = face.glyphFor(0x20)
      return [{ face, glyph, advance: face.advance(glyph) / 1000 + tracking, dx: 0, dy: 0 }]
    }
    const shaped = face.shape(word, rightToLeft ? { ...features, rightToLeft } : features)
    const { glyphs, advances, offsets } = shaped
    // Letters that join would come apart.
    const apart = shaped.opaque ? 0 : tracking
    return Array.from(glyphs, (glyph, i) => ({
      face,
      glyph,
      advance: advances[i]! / 1000 + apart,
      dx: (offsets?.[2 * i] ?? 0) / 1000,
      dy: (offsets?.[2 * i + 1] ?? 0) / 1000,
    }))
  })
}
