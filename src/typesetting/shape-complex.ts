/**
 * A word in a script whose letters join, stack or change places → its glyphs, by HarfBuzz, whose WebAssembly is loaded
 * when a text needs it.
 */

import type { Buffer, Feature } from 'harfbuzzjs'
import type { ShapedWord, ShapingFeatures } from './face.ts'
import { featureTags } from './shape.ts'

/** Shapes words in one face. */
export type ComplexShaper = (text: string, features: ShapingFeatures) => ShapedWord

/** Loads HarfBuzz, and gives what opens a font file for full shaping. */
export async function loadComplexShaping(): Promise<(bytes: Uint8Array) => ComplexShaper> {
  const harfbuzz = await import('harfbuzzjs')
  const { Blob, Buffer, Direction, Face, Font, shape } = harfbuzz
  const featureList = (features: ShapingFeatures): Feature[] =>
    featureTags(features).map((tag) => new harfbuzz.Feature(tag, 1))
  return (bytes) => {
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
}

function shapedWord(text: string, buffer: Buffer, scale: number): ShapedWord {
  const infos = buffer.getGlyphInfos()
  const positions = buffer.getGlyphPositions()
  const advances = positions.map(({ xAdvance }) => xAdvance * scale)
  return {
    text,
    glyphs: infos.map(({ codepoint }) => codepoint),
    advances,
    clusters: clusterLengths(
      text,
      infos.map(({ cluster }) => cluster),
    ),
    width: advances.reduce((sum, advance) => sum + advance, 0),
    offsets: positions.flatMap(({ xOffset, yOffset }) => [xOffset * scale, yOffset * scale]),
    opaque: true,
  }
}

/** The first glyph of a cluster, as drawn, stands for all its characters and the others for none. */
function clusterLengths(text: string, clusters: readonly number[]): number[] {
  const starts = [...new Set(clusters)].sort((a, b) => a - b)
  const told = new Set<number>()
  return clusters.map((cluster) => {
    if (told.has(cluster)) return 0
    told.add(cluster)
    return (starts[starts.indexOf(cluster) + 1] ?? text.length) - cluster
  })
}
