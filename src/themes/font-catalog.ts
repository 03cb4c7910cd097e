/**
 * Family, weight and slope → the bytes of a font file: out of an installed @expo-google-fonts package, or a
 * file the user names. Knows file names, not what is in the files.
 */

import { EXIT, OffprintError } from '../diagnostics.ts'
import type { Host } from '../host/host.ts'

/** A font file that was found, and the weight and slope it really has. */
export interface FontFile {
  readonly family: string
  readonly weight: number
  readonly italic: boolean
  readonly bytes: Uint8Array
}

/** `Source Serif 4` → `source-serif-4`. */
export const fontSlug = (family: string): string =>
  family
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')

/** Names the package that holds a family's static TrueType files. */
export const fontPackage = (family: string): string => `@expo-google-fonts/${fontSlug(family)}`

/** Tells whether a family name is the path of a file of the user's. */
export const isFontPath = (family: string): boolean => /\.(ttf|otf)$/i.test(family)

/** Tells whether a family's package, or the font file of that name, is there; reads no font. */
export const hasFont = (family: string, host: Host): boolean =>
  isFontPath(family) ? host.userFile(family) !== null : styles(host, family).length > 0

/**
 * Finds the file of a family nearest to the weight and slope wanted; slope counts more than weight.
 *
 * @param family - A family's name, or the path of a `.ttf` or `.otf` file, which serves every weight.
 * @returns `null` where neither package nor file is there.
 */
export function findFontFile(family: string, weight: number, italic: boolean, host: Host): FontFile | null {
  if (isFontPath(family)) {
    const bytes = host.userFile(family)
    return bytes && { family, weight: 400, italic: false, bytes }
  }
  const [best] = styles(host, family).sort(
    (a, b) => distance(a, weight, italic) - distance(b, weight, italic),
  )
  const bytes = best && host.packageFile(fontPackage(family), best.path)
  return bytes ? { family, weight: best.weight, italic: best.italic, bytes } : null
}

/**
 * Finds a file as {@link findFontFile} does.
 *
 * @throws {@link OffprintError} F101 where a family's package is not installed, F102 where a file is missing.
 */
export function fontFile(family: string, weight: number, italic: boolean, host: Host): FontFile {
  const file = findFontFile(family, weight, italic, host)
  if (!file) throw notInstalled(family)
  return file
}

/** F101 for a family, F102 for a file. */
export function notInstalled(family: string): OffprintError {
  return new OffprintError(
    EXIT.usage,
    isFontPath(family)
      ? { code: 'F102', message: `no such font file: ${family}` }
      : {
          code: 'F101',
          message: `font family not installed: ${family}`,
          hint: `npm install ${fontPackage(family)}`,
        },
  )
}

interface FontStyle {
  readonly path: string
  readonly weight: number
  readonly italic: boolean
}

/** `600SemiBold_Italic/SourceSerif4_600SemiBold_Italic.ttf` tells weight and slope. */
function styles(host: Host, family: string): FontStyle[] {
  return (host.packageFiles(fontPackage(family)) ?? []).flatMap((path) => {
    const match = /^(\d{3})[A-Za-z]+(_Italic)?\/[^/]+\.(?:ttf|otf)$/.exec(path)
    return match ? [{ path, weight: Number(match[1]), italic: match[2] !== undefined }] : []
  })
}

/** Lighter text errs to lighter faces and bolder text to bolder ones, as CSS Fonts 4 §5.2 has it. */
function distance(style: FontStyle, weight: number, italic: boolean): number {
  const away = style.weight - weight
  const wrongWay = weight <= 500 ? away > 0 : away < 0
  return (style.italic === italic ? 0 : 10_000) + Math.abs(away) + (wrongWay ? 0.5 : 0)
}
