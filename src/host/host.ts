/**
 * The outside world, as much of it as the pipeline may ask for. One object owns every read, every fetch,
 * every hash and the one date; a test hands in its own.
 */

import type { Raster } from '../pictures/picture.ts'
import type { Source } from '../readers/reader.ts'
import type { FontTrial } from './font-trial.ts'
import type { EpubcheckAnswer } from './run-epubcheck.ts'

export interface TranscodeRequest {
  /** Longest side in pixels of each rendering wanted. */
  readonly screen: number
  readonly print: number
}

export interface Host {
  /** Reads the bytes of a file that Offprint ships: `themes/journal.yaml` under `assets/`, or `templates/…`. */
  asset(path: `assets/${string}` | `templates/${string}`): Uint8Array
  /** Names of the files directly in a shipped folder, sorted by code unit. */
  assetNames(folder: `assets/${string}` | `templates/${string}` | 'templates'): readonly string[]
  /** Reads a file out of an installed font package, or `null` where package or file is missing. */
  packageFile(packageName: string, path: string): Uint8Array | null
  /** Files of an installed package, sorted, or `null` where it is not installed. */
  packageFiles(packageName: string): readonly string[] | null
  /**
   * Reads a file that the user named in options (theme, template, names file, font, cover, ICC profile);
   * relative paths count from the input's folder, then from the working directory. `null` where there is none.
   */
  userFile(path: string): Uint8Array | null
  /**
   * Finds and reads the bytes of an article's picture: under the article's own folder, from a `data:` URL,
   * or from the network as the contract allows.
   *
   * @throws {@link OffprintError} with a code I3xx that says why there is none.
   */
  pictureBytes(src: string, article: Source): Promise<Uint8Array>
  /** Decodes and encodes anew in a child process. @throws {@link OffprintError} I3xx. */
  transcode(bytes: Uint8Array, request: TranscodeRequest): Promise<{ screen: Raster; print: Raster }>
  /** Makes a small book with a font of the user's, in a thread of its own. @throws {@link OffprintError} F103. */
  tryFont(trial: FontTrial): Promise<void>
  /** Runs EPUBCheck in Java on an EPUB, where it is installed. */
  runEpubcheck(epub: Uint8Array): Promise<EpubcheckAnswer>
  /** Packs bytes in zlib's format (RFC 1950). */
  deflate(bytes: Uint8Array): Uint8Array
  /** Hexadecimal digest. */
  hash(algorithm: 'sha1' | 'sha256', data: Uint8Array | string): string
  /** `SOURCE_DATE_EPOCH` in seconds, or `null`. The only clock there is. */
  readonly sourceDateEpoch: number | null
}
