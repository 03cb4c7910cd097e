/**
 * A font file → a {@link Face}: metrics, glyphs and shaped words. Knows no catalog and no text.
 */

import { type FontFile, fontSlug } from '../themes/font-catalog.ts'
import type { Face, ShapedWord, ShapingFeatures } from './face.ts'
import { readSfnt, type Sfnt } from './read-sfnt.ts'
import { isComplex, PLAIN_SCRIPTS, type ScriptTools } from './scripts.ts'
import { wordShaper } from './shape.ts'
import type { ComplexShaper } from './shape-complex.ts'

/**
 * Opens a face. Its layout tables are read when its first word is shaped.
 *
 * @throws {@link OffprintError} F103 where the file is no font that can be read.
 */
export function openFace(file: FontFile, tools: ScriptTools = PLAIN_SCRIPTS): Face {
  const font = readSfnt(file.bytes, file.family)
  const scale = 1000 / font.unitsPerEm
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
    shape: cachedShaping(font, file.bytes, tools),
  }
}

interface ShapingCache {
  readonly shape: (text: string) => ShapedWord
  readonly words: Map<string, ShapedWord>
}

/** Shapes each word once for each set of features; equal words are one object. */
function cachedShaping(font: Sfnt, bytes: Uint8Array, { openShaper }: ScriptTools): Face['shape'] {
  const caches = new Map<string, ShapingCache>()
  const cacheFor = (features: ShapingFeatures): ShapingCache => {
    const key = featureKey(features)
    const cache = caches.get(key) ?? { shape: wordShaper(font, features), words: new Map() }
    caches.set(key, cache)
    return cache
  }
  let complex: ComplexShaper | undefined
  let last: ShapingFeatures | undefined
  let cache: ShapingCache | undefined
  return (text, features) => {
    if (!cache || features !== last) cache = cacheFor(features)
    last = features
    let word = cache.words.get(text)
    if (!word) {
      if (openShaper && ((features.rightToLeft && text.trim() !== '') || isComplex(text))) {
        complex ??= openShaper(bytes)
        word = complex(text, features)
      } else word = cache.shape(text)
      cache.words.set(text, word)
    }
    return word
  }
}

const featureKey = ({ caps, figures, position, rightToLeft }: ShapingFeatures): string =>
  `${caps} ${figures} ${position ?? 'base'} ${rightToLeft ? 'rtl' : 'ltr'}`
