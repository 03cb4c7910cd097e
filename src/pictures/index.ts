/**
 * The images of an article in, pictures that writers may trust out: found, checked, decoded and encoded anew.
 *
 * A bad image is a labelled place and a warning, never a failed book.
 */

import { type Diagnostic, EXIT, OffprintError, type Outcome, type SourcePlace } from '../diagnostics.ts'
import type { Article } from '../document/article.ts'
import type { Figure } from '../document/blocks.ts'
import { allBlocks, topBlocks } from '../document/walk.ts'
import type { Host, TranscodeRequest } from '../host/host.ts'
import type { Source } from '../readers/reader.ts'
import { nameSource } from './name-source.ts'
import type { Picture, Pictures } from './picture.ts'
import { sniffPicture } from './sniff.ts'

/** Longest sides: 1600 fills the screens of e-readers, 2400 a column of A4 at 500 dots per inch. */
const LONGEST: TranscodeRequest = { screen: 1600, print: 2400 }

/** Loads each image of an article once. Warnings I301 to I308 say which are left out, and why. */
export async function loadPictures(article: Article, source: Source, host: Host): Promise<Outcome<Pictures>> {
  const pictures = new Map<string, Picture>()
  const diagnostics: Diagnostic[] = []
  for (const figure of figuresOf(article)) {
    if (pictures.has(figure.src)) continue
    const id = `picture-${pictures.size + 1}`
    try {
      pictures.set(figure.src, { status: 'ready', id, ...(await load(figure.src, source, host)) })
    } catch (error) {
      if (!(error instanceof OffprintError)) throw error
      pictures.set(figure.src, { status: 'missing', id, reason: error.message })
      diagnostics.push({ ...error.diagnostic, severity: 'warning', at: placeOf(figure, source) })
    }
  }
  return { value: pictures, diagnostics }
}

function* figuresOf(article: Article): Generator<Figure> {
  const blocks = [...topBlocks(article), ...article.notes.flatMap((note) => note.blocks)]
  for (const block of allBlocks(blocks)) if (block.type === 'figure') yield block
}

const placeOf = (figure: Figure, source: Source): SourcePlace => ({ file: source.name, ...figure.at })

/** One image, found and encoded anew. @throws {@link OffprintError} I3xx whose message names it. */
async function load(src: string, source: Source, host: Host): ReturnType<Host['transcode']> {
  const bytes = await host.pictureBytes(src, source)
  if (!sniffPicture(bytes)) {
    throw leftOut(src, 'I303', bytes.length === 0 ? 'is empty' : 'is no JPEG, PNG, WebP, AVIF, GIF or SVG')
  }
  try {
    return await host.transcode(bytes, LONGEST)
  } catch (error) {
    if (!(error instanceof OffprintError)) throw error
    throw leftOut(src, error.diagnostic.code, error.message)
  }
}

function leftOut(src: string, code: string, reason: string): OffprintError {
  const named = nameSource(src)
  return new OffprintError(EXIT.input, { code, message: `image left out: ${named} ${reason}` })
}
