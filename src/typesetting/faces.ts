/**
 * A theme's families → the faces of a build, each opened when first asked for, and a chain of others for
 * characters that they lack.
 */

import type { Host } from '../host/host.ts'
import { findFontFile, fontFile, fontSlug } from '../themes/font-catalog.ts'
import type { Theme } from '../themes/theme.ts'
import type { Face, FaceCatalog, FaceStyle } from './face.ts'
import { openFace } from './open-face.ts'

/**
 * Opens the catalog of a build and makes sure that the theme's families are there.
 *
 * @param fonts - Families or font files by role.
 * @param fallback - Families or font files to look in, in this order, for characters that a face lacks.
 * @throws {@link OffprintError} F101 or F102 where a family or a font file of the theme is missing.
 */
export function openFaces(fonts: Theme['fonts'], host: Host, fallback: readonly string[] = []): FaceCatalog {
  const faces = new Map<string, Face>()
  const opened = new Map<string, Face>()
  const face = (family: string, weight: number, italic: boolean): Face => {
    const key = `${family} ${weight} ${italic}`
    let found = faces.get(key)
    if (!found) {
      const file = fontFile(family, weight, italic, host)
      const id = `${fontSlug(file.family)} ${file.weight} ${file.italic}`
      found = opened.get(id) ?? openFace(file)
      opened.set(id, found)
      faces.set(key, found)
    }
    return found
  }
  for (const family of Object.values(fonts)) face(family, 400, false)
  return { face, fallback: fallbackChain(face, [...fallback, ...Object.values(fonts)], host) }
}

function fallbackChain(
  face: FaceCatalog['face'],
  families: readonly string[],
  host: Host,
): FaceCatalog['fallback'] {
  let installed: string[] | undefined
  return (codePoint: number, near: FaceStyle) => {
    installed ??= [...new Set(families)].filter((family) => findFontFile(family, 400, false, host))
    for (const family of installed) {
      const candidate = face(family, near.weight, near.italic)
      if (candidate.glyphFor(codePoint) !== 0) return candidate
    }
    return null
  }
}
