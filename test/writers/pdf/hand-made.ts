/** Pages set by hand, for tests of drawing alone: lines of words in a real face, tagged. */

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Host } from '../../../src/host/host.ts'
import type { Options } from '../../../src/options.ts'
import type { Face, ShapingFeatures } from '../../../src/typesetting/face.ts'
import { openFace } from '../../../src/typesetting/open-face.ts'
import type {
  Page,
  Pages,
  PlacedGlyphs,
  PlacedItem,
  Tag,
  TagId,
  TagType,
} from '../../../src/typesetting/page.ts'
import type { Manuscript } from '../../../src/writers/writer.ts'

const require = createRequire(import.meta.url)
const root = path.resolve(import.meta.dirname, '../../..')

/** Opens a face of Source Serif 4. */
export function serif(weight: 400 | 600 = 400, italic = false): Face {
  const style = `${weight}${weight === 400 ? 'Regular' : 'SemiBold'}${italic ? '_Italic' : ''}`.replace(
    'Regular_Italic',
    'Regular_Italic',
  )
  const file = `@expo-google-fonts/source-serif-4/${style}/SourceSerif4_${style}.ttf`
  return openFace({
    family: 'Source Serif 4',
    weight,
    italic,
    bytes: readFileSync(require.resolve(file)),
  } as Parameters<typeof openFace>[0])
}

/** Opens the square test face, whose outlines are PostScript’s. */
export function square(): Face {
  const bytes = readFileSync(path.join(root, 'test/support/square.otf'))
  return openFace({ family: 'Square Test', weight: 400, italic: false, bytes })
}

const PLAIN: ShapingFeatures = { caps: 'none', figures: 'lining' }

export interface LineStyle {
  readonly size: number
  readonly features: ShapingFeatures
  readonly stretch: number
  readonly tracking: number
  readonly rgb: string
  /** Factor of the natural space. */
  readonly spacing: number
  /** Whether the line ends in a space. */
  readonly closed: boolean
}

/** Sets one line, not justified unless `spacing` says so. */
export function line(
  text: string,
  face: Face,
  place: { x: number; y: number; tag: TagId | 'artifact'; order: number },
  style: Partial<LineStyle> = {},
): PlacedGlyphs {
  const {
    size = 11,
    features = PLAIN,
    stretch = 1,
    tracking = 0,
    rgb = '#000000',
    spacing = 1,
    closed = true,
  } = style
  const words = text.split(' ').map((word) => face.shape(word, features))
  const space = (face.advance(face.glyphFor(0x20)) * size * spacing) / 1000
  const spaces = words.map((_, i) => (i < words.length - 1 || closed ? space : Number.NaN))
  const glyphs = words.reduce(
    (sum, { width, glyphs: { length } }) => sum + (width * size) / 1000 + length * tracking,
    0,
  )
  const width = stretch * (glyphs + space * (words.length - 1))
  return { kind: 'glyphs', ...place, face, size, colour: { rgb }, stretch, tracking, words, spaces, width }
}

/** Grows a list of tags. */
export class TagList {
  readonly tags: Tag[] = []
  add(type: TagType, parent: TagId | null, more: Partial<Tag> = {}): TagId {
    const id = this.tags.length
    this.tags.push({ id, type, parent, ...more })
    return id
  }
}

/** Wraps items into pages of A5. */
export function pagesOf(
  itemsByPage: readonly (readonly PlacedItem[])[],
  tags: readonly Tag[],
  more: Partial<Pages> = {},
): Pages {
  const [width, height] = [419.53, 595.28]
  const pages = itemsByPage.map(
    (items, i): Page => ({
      number: i + 1,
      label: `${i + 1}`,
      side: i % 2 === 0 ? 'recto' : 'verso',
      width,
      height,
      items,
    }),
  )
  return { width, height, pages, tags, destinations: new Map(), outline: [], starts: [], ...more }
}

/** A host that reads what the repository ships. */
export const bareHost = {
  asset: (name: string) => readFileSync(path.join(root, name)),
  userFile: () => null,
  hash: (algorithm: string, bytes: Uint8Array | string) => createHash(algorithm).update(bytes).digest('hex'),
} as unknown as Host

export interface ManuscriptSettings {
  readonly profile: Options['pdf']['profile']
  readonly icc: string | null
  readonly booklet: boolean
  readonly bleed: number
  readonly marks: boolean
  readonly title: string
  readonly pictures: Manuscript['pictures']
  readonly lang: string
}

/** A manuscript around pages. */
export function manuscriptOf(pages: Pages, settings: Partial<ManuscriptSettings> = {}): Manuscript {
  const { profile = 'ua1+a2a', icc = null, booklet = false, bleed = 0, marks = false, lang = 'en' } = settings
  const { title = 'Xi & Putin <meet>' } = settings
  return {
    edition: {
      article: {
        metadata: { title, authors: [{ name: 'Ann “Ö” Author', role: 'aut' }], keywords: ['a & b'], lang },
      },
    },
    markup: { title, lang, dir: 'ltr' },
    pictures: settings.pictures ?? new Map(),
    options: {
      page: { bleed, marks, sides: 'one' },
      pdf: { profile, icc, booklet, testSheet: booklet, paper: 'a4' },
    },
    pages,
    identifier: 'urn:uuid:00000000-0000-4000-8000-000000000001',
    printIdentifier: 'urn:uuid:00000000-0000-4000-8000-000000000002',
    epoch: 1679054400,
    source: { name: 'article.md', bytes: new TextEncoder().encode('# Hello\n') },
  } as unknown as Manuscript
}
