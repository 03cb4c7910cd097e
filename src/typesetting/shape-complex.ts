/**
 * A word in a script whose letters join, stack or change places → its glyphs, by HarfBuzz. The import loads
 * HarfBuzz's WebAssembly; only scripts.ts imports this file, when a text needs it.
 */

import { Blob, Buffer, Direction, Face, Feature, Font, shape } from 'harfbuzzjs'
import type { ShapedWord, ShapingFeatures } from './face.ts'
import { featureTags } from './shape.ts'

/** Shapes words in one face. */
export type ComplexShaper = (text: string, features: ShapingFeatures) => ShapedWord

/** Opens a font file for full shaping. */
export function openComplexShaper(bytes: Uint8Array): ComplexShaper {
  const face = new Face(new Blob(new Uint8Array(bytes).buffer))
  const font = new Font(face)
  const scale = 1000 / face.upem
  return (text, features) => {
    const buffer = new Buffer()
    buffer.addText(text)
    buffer.guessSegmentProperties()
    buffer.setDirection(features.rightToLeft ? Direction.RTL : Direction.LTR)
    shape(font, buffer, featureList(features))
    return { ...shapedWord(text, buffer, scale), ...(features.rightToLeft && { rightToLeft: true }) }
  }
}

const featureList = (features: ShapingFeatures): Feature[] =>
  featureTags(features).map((tag) => new Feature(tag, 1))

function shapedWord(text: string, buffer: Buffer, scale: number): ShapedWord {
  const infos = buffer.getGlyphInfos()
  const positions = buffer.getGlyphPositions()
  const advances = Float64Array.from(positions, ({ xAdvance }) => xAdvance * scale)
  return {
    text,
    glyphs: Uint16Array.from(infos, ({ codepoint }) => codepoint),
    advances,
    clusters: clusterLengths(
      text,
      infos.map(({ cluster }) => cluster),
    ),
    width: advances.reduce((sum, advance) => sum + advance, 0),
    offsets: Float64Array.from(
      positions.flatMap(({ xOffset, yOffset }) => [xOffset * scale, yOffset * scale]),
    ),
    opaque: true,
  }
}

/** The first glyph of a cluster, as drawn, stands for all its characters and the others for none. */
function clusterLengths(text: string, clusters: readonly number[]): Uint8Array {
  const starts = [...new Set(clusters)].sort((a, b) => a - b)
  const told = new Set<number>()
  return Uint8Array.from(clusters, (cluster) => {
    if (told.has(cluster)) return 0
    told.add(cluster)
    return (starts[starts.indexOf(cluster) + 1] ?? text.length) - cluster
  })
}
