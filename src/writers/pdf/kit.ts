/**
 * pdfkit 0.20.2 as this folder uses it: objects, pages, embedded fonts, pictures and attachments. Some of what is
 * named here is private to pdfkit; `kit.test.ts` checks all of it against the version that is installed.
 */

/** What an entry of a PDF dictionary may hold. A string is a name (`/Link`); {@link literal} makes text. */
export type Value =
  | number
  | boolean
  | null
  | string
  | Literal
  | Ref
  | Date
  | Uint8Array
  | PdfName
  | Dict
  | Value[]

/** A PDF dictionary. Entries that are `undefined` are not written. */
export interface Dict {
  [key: string]: Value | undefined
}

type Literal = InstanceType<typeof String>

/** Makes a text string. */
export const literal = (text: string): Literal => new String(text)

/**
 * Makes a name tree of one node. Readers search it by halves, so its keys stand in the order of their bytes: those
 * that pdfkit writes as UTF-16, with its mark, come after all of ASCII.
 */
export function nameTree(entries: ReadonlyMap<string, Value>): Dict {
  const isWide = (key: string): number => (/[^\0-\x7f]/.test(key) ? 1 : 0)
  const names = [...entries].sort(([a], [b]) => isWide(a) - isWide(b) || (a < b ? -1 : 1))
  return { Names: names.flatMap(([key, value]) => [literal(key), value]) }
}

/** A name where pdfkit would turn a string into text: in the document's information. */
export class PdfName {
  readonly written: string
  constructor(name: string) {
    this.written = `/${name}`
  }
  get [Symbol.toStringTag](): string {
    return 'PdfName'
  }
  toString(): string {
    return this.written
  }
}

/** An indirect object. */
export interface Ref {
  readonly id: number
  readonly data: Dict
  write(bytes: Uint8Array): void
  /** Writes the object out. */
  end(bytes?: Uint8Array): void
}

export interface KitPage {
  readonly dictionary: Ref
  readonly content: Ref
  readonly fonts: Dict
  readonly xobjects: Dict
  readonly colorSpaces: Dict
  readonly annotations: Ref[]
}

/** A font as pdfkit embeds it. Positions in `widths` and `unicode` are glyph ids of the subset. */
export interface KitFont {
  readonly id: string
  readonly subset: KitSubset
  /** In 1/1000 em. */
  readonly widths: number[]
  readonly unicode: number[][]
  ref(): Ref
}

export interface KitSubset {
  /** Glyph ids of the font file, by glyph id of the subset. */
  readonly glyphs: number[]
  encode(): Uint8Array
  /**
   * Makes one glyph of several, and gives a number for it beyond those of the file. Only outlines of TrueType can
   * be put together so.
   */
  compose?(parts: readonly GlyphPart[], advance: number): number
  readonly cff?: unknown
}

/** A glyph and where it stands, in 1/1000 em from the pen; y counts upwards. */
export interface GlyphPart {
  readonly glyph: number
  readonly x: number
  readonly y: number
}

/** What pdfkit reads of an opened font file. Lengths are in font units. */
export interface KitProgram {
  readonly postscriptName: string
  readonly unitsPerEm: number
  readonly ascent: number
  readonly descent: number
  readonly lineGap: number
  readonly xHeight: number
  readonly capHeight: number
  /** In degrees. */
  readonly italicAngle: number
  readonly bbox: {
    readonly minX: number
    readonly minY: number
    readonly maxX: number
    readonly maxY: number
  }
  readonly 'OS/2': { readonly sFamilyClass: number }
  readonly post: { readonly isFixedPitch: boolean | number }
  readonly head: { readonly macStyle: { readonly italic: boolean } }
  getGlyph(glyph: number): { readonly advanceWidth: number }
  createSubset(): KitSubset
  /** Its presence tells pdfkit that the font is open already. */
  layout(text: string): unknown
}

export interface KitImage {
  readonly label: string
  readonly obj: Ref
  embed(kit: Kit): void
}

export interface Kit {
  readonly _root: Ref
  /** The document's information, once it has ended. */
  readonly _info: Ref
  _id: Uint8Array
  _font: KitFont
  _offset: number
  /** Takes a line of a PDF file, or bytes. */
  _write(chunk: string | Uint8Array): void
  endMetadata(): void
  /** Writes what stands after the last object. */
  _finalize(): void
  readonly page: KitPage
  ref(data?: Dict | Value[]): Ref
  addPage(options: { size: [number, number]; margin: 0 }): Kit
  addSpotColor(name: string, c: number, m: number, y: number, k: number): Kit
  readonly spotColors: Readonly<Record<string, { readonly id: string }>>
  font(program: KitProgram, family: string): Kit
  openImage(bytes: Uint8Array): KitImage
  file(bytes: Uint8Array, options: KitAttachment): Ref
  end(): void
}

export interface KitAttachment {
  readonly name: string
  readonly type: string
  readonly description: string
  readonly relationship: 'Source'
  readonly creationDate: Date
  readonly modifiedDate: Date
}
