/** A Word document in, an article out, by way of the HTML that mammoth makes of it. */

import { type Diagnostic, EXIT, OffprintError, type Outcome } from '../diagnostics.ts'
import { assembleArticle } from './assemble-article.ts'
import { checkSize } from './decode-text.ts'
import { readProperties } from './docx-properties.ts'
import { dataAddress, mapDocument } from './map-document.ts'
import { loadHtmlParser } from './parse-html.ts'
import type { Reader, Reading, ReadingOptions, Source } from './reader.ts'
import { MAX_UNPACKED, tooLarge, unpack } from './unpack.ts'

/** Reads `.docx` files. */
export const docxReader: Reader = {
  format: 'docx',
  label: 'Word',
  extensions: ['docx'],
  read: readDocx,
}

// What Word calls a paragraph, and what it is to an article.
const STYLES = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='Subtitle'] => p.subtitle:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Block Text'] => blockquote > p:fresh",
  "p[style-name='caption'] => p.caption:fresh",
  "p[style-name='Caption'] => p.caption:fresh",
  "p[style-name='HTML Preformatted'] => pre:separator('\\n')",
  "p[style-name='Code'] => pre:separator('\\n')",
  "p[style-name='Plain Text'] => p:fresh",
  "p[style-name='Body Text'] => p:fresh",
  "r[style-name='HTML Code'] => code",
  "r[style-name='Code'] => code",
  'strike => s',
]

async function readDocx(source: Source, options: ReadingOptions): Promise<Outcome<Reading>> {
  checkSize(source)
  const parts = await unpack(source, /^docProps\/core\.xml$/, (cause) => unreadable(source, cause))
  const pictures = new Map<string, string>()
  const converted = await convert(source, pictures)
  const parsed = (await loadHtmlParser())(converted.value, source.name)
  const { body } = parsed.value
  const subtitle = body?.querySelector('p.subtitle') ?? null
  subtitle?.remove()
  const mapped = mapDocument(parsed.value, source.name, pictures)
  const found = readProperties(parts.get('docProps/core.xml'))
  if (subtitle?.textContent?.trim()) found.subtitle = subtitle.textContent.trim()
  const draft = { ...mapped.value, frontMatter: {}, found, settings: [], encoding: 'UTF-8' }
  const reading = assembleArticle(draft, source, options)
  const told = [...converted.diagnostics, ...parsed.diagnostics, ...mapped.diagnostics]
  return { value: reading.value, diagnostics: [...told, ...reading.diagnostics] }
}

/** @param pictures - Filled with the pictures of the document, by the `src` that stands for them. */
async function convert(source: Source, pictures: Map<string, string>): Promise<Outcome<string>> {
  const { default: mammoth } = await import('mammoth')
  let bytes = 0
  const convertImage = mammoth.images.imgElement(async (image) => {
    const picture = await image.readAsBuffer().catch(() => null)
    // One that lies outside the document is not fetched; its place is kept.
    if (!picture) return { src: 'docx:outside' }
    // A picture may be placed a thousand times.
    bytes += picture.length
    if (bytes > MAX_UNPACKED) throw tooLarge(source)
    const src = `docx:${pictures.size + 1}`
    pictures.set(src, dataAddress(picture))
    return { src }
  })
  try {
    const { buffer, byteOffset, byteLength } = source.bytes
    const input = { buffer: Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength) }
    const { value, messages } = await mammoth.convertToHtml(input, {
      styleMap: STYLES,
      convertImage,
      includeEmbeddedStyleMap: false,
      externalFileAccess: false,
    })
    return { value, diagnostics: remarks(messages, source.name) }
  } catch (cause) {
    throw cause instanceof OffprintError ? cause : unreadable(source, cause)
  }
}

function remarks(messages: readonly { message: string }[], file: string): Diagnostic[] {
  const told = [...new Set(messages.map(({ message }) => message))]
  if (told.length === 0) return []
  const more = told.length > 3 ? ` and ${told.length - 3} more` : ''
  const message = `mammoth remarks: ${told.slice(0, 3).join('; ').slice(0, 400)}${more}`
  return [{ severity: 'note', code: 'R130', message, at: { file } }]
}

const unreadable = (source: Source, cause?: unknown): OffprintError =>
  new OffprintError(
    EXIT.input,
    {
      code: 'E117',
      message: 'this is no Word document that can be read',
      hint: 'open it in a word processor and save it again as .docx',
      at: { file: source.name },
    },
    { cause },
  )
