/** Files of installed font packages, found beside Offprint or beside the user's work. */

import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { readRegularFile } from './read-file.ts'

const LIMIT = 64 * 2 ** 20
const PACKAGE_NAME = /^(@[a-z\d._-]+\/)?[a-z\d][a-z\d._-]*$/

/**
 * Finds an installed package the way Node does, by walking up.
 *
 * @returns Its folder, or `null` where no starting folder leads to it.
 */
function packageFolder(name: string, starts: readonly string[]): string | null {
  if (!PACKAGE_NAME.test(name)) return null
  const candidates = starts.flatMap(foldersAbove).map((folder) => path.join(folder, 'node_modules', name))
  return candidates.find((candidate) => existsSync(path.join(candidate, 'package.json'))) ?? null
}

/** A folder and all above it. */
function foldersAbove(folder: string): string[] {
  const above = path.dirname(folder)
  return above === folder ? [folder] : [folder, ...foldersAbove(above)]
}

/** Finds a file of an installed package, or gives `null` where package or file is missing. */
export function packageFilePath(name: string, file: string, starts: readonly string[]): string | null {
  const folder = packageFolder(name, starts)
  const target = folder && path.join(folder, file)
  return target && existsSync(target) ? target : null
}

/** Reads a file of an installed package, or gives `null` where package or file is missing. */
export function readPackageFile(name: string, file: string, starts: readonly string[]): Uint8Array | null {
  const target = packageFilePath(name, file, starts)
  return target ? readRegularFile(target, LIMIT) : null
}

/** Lists the files of an installed package with `/` between folders, sorted; `null` where it is missing. */
export function listPackageFiles(name: string, starts: readonly string[]): readonly string[] | null {
  const folder = packageFolder(name, starts)
  if (!folder) return null
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      path
        .join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll(path.sep, '/'),
    )
    .sort()
}

/** The publisher whose packages hold whole static TrueType files. */
const FONT_SCOPE = '@expo-google-fonts'

/** Lists the font families that are installed, sorted, with how many styles each has. */
export function installedFamilies(starts: readonly string[]): { family: string; styles: number }[] {
  const slugs = new Set(starts.flatMap((start) => foldersAbove(start).flatMap(fontSlugs)))
  return [...slugs].sort().map((slug) => {
    const files = listPackageFiles(`${FONT_SCOPE}/${slug}`, starts) ?? []
    return { family: familyOf(slug), styles: files.filter((file) => file.endsWith('.ttf')).length }
  })
}

const fontSlugs = (folder: string): string[] => {
  const scope = path.join(folder, 'node_modules', FONT_SCOPE)
  return existsSync(scope) ? readdirSync(scope) : []
}

/** `source-serif-4` → `Source Serif 4`. */
const familyOf = (slug: string): string =>
  slug.replace(
    /(^|-)(\w)/g,
    (_, hyphen: string, letter: string) => (hyphen ? ' ' : '') + letter.toUpperCase(),
  )
