/**
 * A font file → a {@link Face}: metrics, glyphs and shaped words. Knows no catalog and no text.
 */

import type { FontFile } from '../themes/font-catalog.ts'
import { fontSlug } from '../themes/font-catalog.ts'
import type { Face, ShapedWord } from './face.ts'
import { readSfnt } from './read-sfnt.ts'
import { featureKey, wordShaper } from './shape.ts'

/**
 * Opens a face. Its layout tables are read when its first word is shaped.
 *
 * @throws {@link OffprintError} F103 where the file is no font that can be read.
 */
export function openFace(file: FontFile): Face {
  const font = readSfnt(file.bytes, file.family)
  const scale = 1000 / font.unitsPerEm
  const shapers = new Map<string, (text: string) => ShapedWord>()
  return {
    id: `${fontSlug(file.family)}-${file.weight}${file.italic ? '-italic' : ''}`,
    family: file.family,
    weight: file.weight,
    italic: file.italic,
    bytes: file.bytes,
    unitsPerEm: font.unitsPerEm,
    ...font.metrics,
    glyphFor: font.glyphFor,
    advance: (glyph) => font.advance(glyph) * scale,
    shape(text, features) {
      const key = featureKey(features)
      let shaper = shapers.get(key)
      if (!shaper) {
        shaper = wordShaper(font, features)
        shapers.set(key, shaper)
      }
      return shaper(text)
    },
  }
}
