/** Text in a format → its article, for tests of readers. */

import type { Diagnostic } from '../../src/diagnostics.ts'
import type { Article } from '../../src/document/article.ts'
import type { Block } from '../../src/document/blocks.ts'
import type { Inline } from '../../src/document/inlines.ts'
import { plainText, topBlocks } from '../../src/document/walk.ts'
import { readers } from '../../src/readers/index.ts'
import type { Reading, ReadingOptions, Source } from '../../src/readers/reader.ts'

export const plainOptions: ReadingOptions = { keepFurniture: false, quotes: 'auto' }

/** A source of a format, without a file. */
export const sourceOf = (
  content: string | Uint8Array,
  format: string,
  name = `article.${format}`,
): Source => ({
  name,
  bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  format,
})

/** Reads a source with the reader of its format. */
export async function readSource(source: Source, options: Partial<ReadingOptions> = {}): Promise<Read> {
  const reader = readers.find(({ format }) => format === source.format)!
  const { value, diagnostics } = await reader.read(source, { ...plainOptions, ...options })
  return { ...value, diagnostics, blocks: [...topBlocks(value.article)] }
}

/** A reading with what tests look at most. */
export interface Read extends Reading {
  readonly diagnostics: readonly Diagnostic[]
  readonly blocks: readonly Block[]
}

/** Reads text in a format. */
export const readText = (
  text: string,
  format: string,
  options: Partial<ReadingOptions> = {},
): Promise<Read> => readSource(sourceOf(text, format), options)

/** Paragraphs of an article that stand directly in its sections. */
export const paragraphs = ({ blocks }: Read): string[] =>
  blocks.flatMap((block) => (block.type === 'paragraph' ? [plainText(block.content)] : []))

/** Headings with their levels as nesting: `Methods > Sample`. */
export function headings({ sections }: Article, above = ''): string[] {
  return sections.flatMap((section) => {
    const own = plainText(section.heading)
    const path = above === '' || own === '' ? own : `${above} > ${own}`
    return [...(own === '' ? [] : [path]), ...headings({ sections: section.sections } as Article, path)]
  })
}

/** Codes of diagnostics, for asserting that nothing else was told. */
export const codes = ({ diagnostics }: Read): string[] => diagnostics.map(({ code }) => code)

/** Inlines in short: `*emphasis*`, `[words](address)`. */
export const short = (content: readonly Inline[]): string =>
  content
    .map((inline) => {
      if (inline.type === 'text') return inline.text
      if (inline.type === 'code') return `\`${inline.text}\``
      if (inline.type === 'line-break') return '⏎'
      if (inline.type === 'note-mark') return `^${inline.note}`
      if (inline.type === 'link') return `[${short(inline.content)}](${inline.href})`
      return `<${inline.type} ${short(inline.content)}>`
    })
    .join('')
