/**
 * A face's outlines → how far a glyph reaches left and right of its own origin.
 *
 * Follows the OpenType specification 1.9, chapters “loca” and “glyf”: a glyph's header holds its bounding box.
 */

import type { Face } from './face.ts'
import { tagAt } from './read-sfnt.ts'

/** Edges of a glyph's ink from its origin, in 1/1000 em. */
export interface GlyphBounds {
  readonly left: number
  readonly right: number
}

/** Finds a glyph's edges; `null` where the face has no TrueType outlines or the glyph no ink. */
export function glyphBounds({ bytes, unitsPerEm }: Face, glyph: number): GlyphBounds | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const table = (wanted: string): number => {
    for (let at = 12, count = view.getUint16(4); count > 0; count--, at += 16) {
      if (tagAt(view, at) === wanted) return view.getUint32(at + 8)
    }
    return 0
  }
  const [head, loca, glyf] = [table('head'), table('loca'), table('glyf')]
  if (!head || !loca || !glyf) return null
  const long = view.getInt16(head + 50) === 1
  const offset = (index: number): number =>
    long ? view.getUint32(loca + 4 * index) : 2 * view.getUint16(loca + 2 * index)
  if (offset(glyph) === offset(glyph + 1)) return null
  const at = glyf + offset(glyph)
  const scale = 1000 / unitsPerEm
  return { left: view.getInt16(at + 2) * scale, right: view.getInt16(at + 6) * scale }
}
