/**
 * A font file and characters → a smaller font. Plain letters of a TrueType font need no more than our own code;
 * joining letters, marks, PostScript outlines and variable fonts go to HarfBuzz, which takes longer to load than
 * an article takes to write.
 */

import type { FontFile } from '../../themes/font-catalog.ts'
import { readSfnt, type Sfnt } from '../../typesetting/read-sfnt.ts'
import { isComplex } from '../../typesetting/scripts.ts'
import { isPlainTrueType, subsetFace } from '../truetype/subset-face.ts'

/**
 * Subsets a font.
 *
 * @param characters - Those that the font lacks are passed over.
 * @param features - OpenType tags of the features to keep.
 */
export async function subsetFont(
  { bytes, family }: FontFile,
  characters: string,
  features: readonly string[],
): Promise<Uint8Array> {
  const font = readSfnt(bytes, family)
  const held = [...characters].filter((character) => font.glyphFor(character.codePointAt(0)!) > 0)
  const simple = isPlainTrueType(font) && !isComplex(held.join(''))
  const subset = simple ? trySubset(font, held, features) : null
  if (subset) return subset
  const { default: subsetWithHarfBuzz } = await import('subset-font')
  const options = { targetFormat: 'sfnt' as const, keepFeatures: features }
  return subsetWithHarfBuzz(Buffer.from(bytes), characters, options)
}

/** Fails where a table is broken or too long, which HarfBuzz has ways to mend. */
function trySubset(font: Sfnt, held: readonly string[], features: readonly string[]): Uint8Array | null {
  try {
    const codePoints = held.map((character) => character.codePointAt(0)!)
    return subsetFace(font, codePoints, features)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
