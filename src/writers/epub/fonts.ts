/** A theme's faces and the book's characters → subsets for the EPUB, with their licences. */

import type { Host } from '../../host/host.ts'
import { type FontFile, findFontFile, fontPackage, fontSlug, isFontPath } from '../../themes/font-catalog.ts'
import { hasItalics, type TextStyle, type Theme } from '../../themes/theme.ts'
import { readSfnt } from '../../typesetting/read-sfnt.ts'
import { subsetFont } from './subset-font.ts'

/** A font in the book. */
export interface EpubFont {
  readonly family: string
  readonly weight: number
  readonly italic: boolean
  /** File name in `fonts/`. */
  readonly file: string
  readonly mediaType: 'font/ttf' | 'font/otf'
  readonly bytes: Uint8Array
}

/** Everything that goes into `fonts/`. */
export interface EpubFonts {
  readonly fonts: readonly EpubFont[]
  /** Licences by file name. */
  readonly licences: ReadonlyMap<string, Uint8Array>
  /** Families that stand in for characters the theme's own lack. */
  readonly fallback: readonly string[]
}

/** Features that e-readers turn on by themselves, and figures that our style sheet asks for. */
const FEATURES = 'ccmp locl mark mkmk kern liga rlig calt init medi fina isol onum lnum pnum'.split(' ')
const SMALL_CAPITALS = ['smcp', 'c2sc']

/** A book without fonts of its own. */
export const NO_FONTS: EpubFonts = { fonts: [], licences: new Map(), fallback: [] }

/**
 * Subsets the faces that the style sheet names to the characters of the book.
 *
 * TrueType, because Kobo and Kindle read no WOFF2.
 *
 * @param fallback - Families to look in for characters that the text face lacks.
 * @param text - Every character that may be shown, and more.
 */
export async function embedFonts(
  theme: Theme,
  fallback: readonly string[],
  text: string,
  host: Host,
): Promise<EpubFonts> {
  const characters = [...new Set(text)].sort().join('')
  const own = themeFiles(theme, text, host)
  const others = fallbackFiles(own[0], fallback, characters, host)
  const files = [...new Map([...own, ...others].map((file) => [fileName(file), file])).values()]
  const capitals = new Set(smallCapitalFiles(theme, host).map(fileName))
  const fonts: EpubFont[] = []
  for (const file of files) {
    const features = capitals.has(fileName(file)) ? [...FEATURES, ...SMALL_CAPITALS] : FEATURES
    fonts.push(epubFont(file, await subsetFont(file, characters, features)))
  }
  return { fonts, licences: licencesOf(files, host), fallback: [...new Set(others.map(familyName))] }
}

/** Name of a family in the style sheet; one that is a user's file goes by the file's name. */
export const familyName = ({ family }: Pick<FontFile, 'family'>): string =>
  isFontPath(family) ? fontSlug(family) : family

const fileName = ({ family, weight, italic }: FontFile): string =>
  `${fontSlug(family)}-${weight}${italic ? '-italic' : ''}`

function epubFont(file: FontFile, bytes: Uint8Array): EpubFont {
  // `OTTO`: outlines as PostScript writes them.
  const extension = bytes[0] === 0x4f ? 'otf' : 'ttf'
  return {
    family: familyName(file),
    weight: file.weight,
    italic: file.italic,
    file: `${fileName(file)}.${extension}`,
    mediaType: `font/${extension}`,
    bytes,
  }
}

/** Finds the file of a style; none where its family is not installed. */
function fileOf({ font, weight, italic }: FaceWish, theme: Theme, host: Host): FontFile[] {
  const file = findFontFile(theme.fonts[font], weight, italic, host)
  return file ? [file] : []
}

type FaceWish = Pick<TextStyle, 'font' | 'weight' | 'italic'>

/** The text face first. Italic and code only where the book has a use for them. */
function themeFiles(theme: Theme, text: string, host: Host): FontFile[] {
  const { body, title, byline, kicker, code, 'heading-1': heading } = theme.styles
  const wishes: FaceWish[] = [
    body,
    ...(hasItalics(theme) ? [{ ...body, italic: true }] : []),
    { ...body, weight: heading.weight },
    title,
    byline,
    kicker,
    ...(text.includes('<code>') ? [code] : []),
  ]
  return wishes.flatMap((wish) => fileOf(wish, theme, host))
}

/** Files that must keep their small capitals, which are a third of a subset. */
function smallCapitalFiles(theme: Theme, host: Host): FontFile[] {
  const { dateline, kicker, 'pull-quote-speaker': speaker, 'whos-who-heading': heading } = theme.styles
  return [dateline, kicker, speaker, heading]
    .filter(({ caps }) => caps !== 'none')
    .flatMap((style) => fileOf(style, theme, host))
}

/** Files of the families that have a character which the text face lacks. */
function fallbackFiles(
  body: FontFile | undefined,
  families: readonly string[],
  characters: string,
  host: Host,
): FontFile[] {
  if (!body || families.length === 0) return []
  const font = readSfnt(body.bytes, body.family)
  let missing = [...characters]
    .map((character) => character.codePointAt(0)!)
    .filter((code) => font.glyphFor(code) === 0)
  return families.flatMap((family) => {
    const file = findFontFile(family, body.weight, false, host)
    if (!file) return []
    const { glyphFor } = readSfnt(file.bytes, family)
    const left = missing.filter((code) => glyphFor(code) === 0)
    const helps = left.length < missing.length
    missing = left
    return helps ? [file] : []
  })
}

function licencesOf(files: readonly FontFile[], host: Host): ReadonlyMap<string, Uint8Array> {
  const families = [...new Set(files.map(({ family }) => family))].filter((family) => !isFontPath(family))
  return new Map(
    families.flatMap((family) => {
      const licence = host.packageFile(fontPackage(family), 'LICENSE_FONT')
      return licence ? [[`${fontSlug(family)}-licence.txt`, licence] as const] : []
    }),
  )
}
