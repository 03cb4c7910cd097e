/**
 * A theme's families → the faces of a build, each opened when first asked for, and a chain of others for
 * characters that they lack.
 */

import type { Host } from '../host/host.ts'
import { type FontFile, fontFile, fontSlug, hasFont, notInstalled } from '../themes/font-catalog.ts'
import { familiesFor } from '../themes/script-families.ts'
import type { Theme } from '../themes/theme.ts'
import type { Face, FaceCatalog, FaceStyle } from './face.ts'
import { openFace } from './open-face.ts'
import { PLAIN_SCRIPTS, type ScriptTools } from './scripts.ts'

/**
 * Opens the catalog of a build and makes sure that the theme's families are there.
 *
 * @param fonts - Families or font files by role.
 * @param fallback - Families or font files to look in first, in this order, for characters that a face lacks;
 *   after them come the theme's own, then families made for the character's script.
 * @param tools - What the scripts of the build's texts need.
 * @throws {@link OffprintError} F101 or F102 where a family or a font file of the theme is missing.
 */
export function openFaces(
  fonts: Theme['fonts'],
  host: Host,
  fallback: readonly string[] = [],
  tools: ScriptTools = PLAIN_SCRIPTS,
): FaceCatalog {
  const faces = new Map<string, Face>()
  const opened = new Map<string, Face>()
  const open = (key: string, file: FontFile): Face => {
    const id = `${fontSlug(file.family)} ${file.weight} ${file.italic}`
    const face = opened.get(id) ?? openFace(file, tools)
    opened.set(id, face)
    faces.set(key, face)
    return face
  }
  const face = (family: string, weight: number, italic: boolean): Face => {
    const key = `${family} ${weight} ${italic}`
    return faces.get(key) ?? open(key, fontFile(family, weight, italic, host))
  }
  const installed = new Map<string, boolean>()
  const has = (family: string): boolean => {
    const known = installed.get(family) ?? hasFont(family, host)
    installed.set(family, known)
    return known
  }
  for (const family of Object.values(fonts)) if (!has(family)) throw notInstalled(family)
  const own = [...fallback, ...Object.values(fonts)]
  const fallbacks = new Map<number, string | null>()
  return {
    face,
    fallback(codePoint: number, { weight, italic }: FaceStyle) {
      let family = fallbacks.get(codePoint)
      if (family === undefined) {
        const shows = (name: string): boolean => has(name) && face(name, 400, false).glyphFor(codePoint) !== 0
        family = [...own, ...familiesFor(codePoint)].find(shows) ?? null
        fallbacks.set(codePoint, family)
      }
      return family === null ? null : face(family, weight, italic)
    },
  }
}
