/** An article's image after it has been found, checked, decoded and encoded anew; or why it could not be. */

export interface Raster {
  readonly bytes: Uint8Array
  readonly mediaType: 'image/jpeg' | 'image/png'
  /** Pixels. */
  readonly width: number
  readonly height: number
}

/** `screen` goes into the EPUB, `print` into the PDF: opaque, 8 bits a channel, grey or RGB, not interlaced. */
export interface ReadyPicture {
  readonly status: 'ready'
  /** `picture-1`, … in order of appearance. */
  readonly id: string
  readonly screen: Raster
  readonly print: Raster
}

/** The book shows a labelled place instead. */
export interface MissingPicture {
  readonly status: 'missing'
  readonly id: string
  /** For the diagnostic: “image not found”. */
  readonly reason: string
}

export type Picture = ReadyPicture | MissingPicture

/** By `Figure.src`. */
export type Pictures = ReadonlyMap<string, Picture>
