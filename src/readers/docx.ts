/** A Word document in, an article out, by way of the HTML that mammoth makes of it. */

import { type Diagnostic, EXIT, OffprintError, type Outcome } from '../diagnostics.ts'
import { assembleArticle } from './assemble-article.ts'
import { checkSize } from './decode-text.ts'
import { readProperties } from './docx-properties.ts'
import { mapBlocks, mapNested } from './html-blocks.ts'
import { takeCaptions } from './html-captions.ts'
import type { HtmlContext } from './html-content.ts'
import { takeNotes } from './html-notes.ts'
import { leftOut } from './left-out.ts'
import { matchNotes } from './match-notes.ts'
import { loadHtmlParser } from './parse-html.ts'
import type { Reader, Reading, ReadingOptions, Source } from './reader.ts'
import { unpack } from './unpack.ts'

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
  const parts = await unpack(source, /^docProps\/core\.xml$/)
  const converted = await convert(source)
  const parsed = (await loadHtmlParser())(converted.value, source.name)
  const { body } = parsed.value
  const subtitle = body?.querySelector('p.subtitle') ?? null
  subtitle?.remove()
  const taken = takeNotes(parsed.value, source.name)
  const captions = takeCaptions(parsed.value)
  const context: HtmlContext = { base: null, pictureBase: null, captions, dropped: new Map() }
  const notes = taken.map(({ id, element }) => ({ id, blocks: mapNested(element, context) }))
  const matched = matchNotes(body ? mapBlocks(body, context) : [], notes, source.name)
  const found = readProperties(parts.get('docProps/core.xml'))
  if (subtitle?.textContent?.trim()) found.subtitle = subtitle.textContent.trim()
  const draft = { ...matched.value, frontMatter: {}, found, settings: [], encoding: 'UTF-8' }
  const reading = assembleArticle(draft, source, options)
  const told = [...parsed.diagnostics, ...matched.diagnostics, ...leftOut(context.dropped, source.name)]
  return { value: reading.value, diagnostics: [...converted.diagnostics, ...told, ...reading.diagnostics] }
}

async function convert(source: Source): Promise<Outcome<string>> {
  const { default: mammoth } = await import('mammoth')
  try {
    const { buffer, byteOffset, byteLength } = source.bytes
    const input = { buffer: Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength) }
    const { value, messages } = await mammoth.convertToHtml(input, {
      styleMap: STYLES,
      includeEmbeddedStyleMap: false,
      externalFileAccess: false,
    })
    return { value, diagnostics: remarks(messages, source.name) }
  } catch (cause) {
    throw unreadable(source, cause)
  }
}

function remarks(messages: readonly { message: string }[], file: string): Diagnostic[] {
  const told = [...new Set(messages.map(({ message }) => message))]
  if (told.length === 0) return []
  const more = told.length > 3 ? ` and ${told.length - 3} more` : ''
  const message = `mammoth remarks: ${told.slice(0, 3).join('; ').slice(0, 400)}${more}`
  return [{ severity: 'note', code: 'R130', message, at: { file } }]
}

const unreadable = (source: Source, cause: unknown): OffprintError =>
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
