/** The article's sections → chapters: one for an article, several for what is as long as a book. */

import type { Section } from '../document/article.ts'
import type { Block } from '../document/blocks.ts'
import type { Inline } from '../document/inlines.ts'
import { allBlocks } from '../document/walk.ts'
import type { SectionBreak } from '../editorial/edition.ts'

/** A section and the level of its heading: 2 under the book's own. */
export interface PlannedSection {
  readonly section: Section
  readonly level: number
}

/** What becomes one part, one file of the EPUB. */
export interface Chapter {
  /** `article`, or `chapter-1`, `chapter-2`, … */
  readonly id: string
  readonly sections: readonly PlannedSection[]
}

/** About 20,000 words: what e-readers open without a pause, in UTF-16 units. */
const LONGEST_CHAPTER = 120_000

/** Divides the article: whole up to about 20,000 words, else at its top-level headings, else by size. */
export function planChapters(
  sections: readonly Section[],
  breaks: readonly SectionBreak[],
): readonly Chapter[] {
  const titled = breaks.some(({ heading }) => heading !== undefined)
  const divided = titled ? sections.flatMap((section) => divideAtHeadings(section, breaks)) : sections
  const planned = divided.map((section) => ({ section, level: 2 }))
  const total = divided.reduce((sum, section) => sum + sectionLength(section), 0)
  if (total <= LONGEST_CHAPTER) return [{ id: 'article', sections: planned }]
  const pieces = planned.flatMap(cutToLength)
  if (pieces.length === 1) return [{ id: 'article', sections: pieces }]
  return pieces.map((piece, index) => ({ id: `chapter-${index + 1}`, sections: [piece] }))
}

/** Gives headings that the editor took out of the text sections of their own. */
function divideAtHeadings(section: Section, breaks: readonly SectionBreak[]): Section[] {
  const headings = new Map(breaks.map(({ before, heading }) => [before, heading]))
  const divided: {
    id: string
    heading: Section['heading']
    blocks: Block[]
    sections: readonly Section[]
  }[] = [{ ...section, blocks: [], sections: [] }]
  for (const block of section.blocks) {
    const heading = headings.get(block.id)
    if (heading !== undefined) {
      const id = `${section.id}-${divided.length + 1}`
      divided.push({ id, heading: [{ type: 'text', text: heading }], blocks: [], sections: [] })
    }
    divided.at(-1)!.blocks.push(block)
  }
  divided.at(-1)!.sections = section.sections
  return divided.filter(
    ({ blocks, heading, sections }) => blocks.length + heading.length + sections.length > 0,
  )
}

function cutToLength({ section, level }: PlannedSection): PlannedSection[] {
  if (sectionLength(section) <= LONGEST_CHAPTER) return [{ section, level }]
  const own = cutBlocks(section.blocks).map((blocks, index) => ({
    level,
    section:
      index === 0
        ? { ...section, blocks, sections: [] }
        : { id: `${section.id}-part-${index + 1}`, heading: [], blocks, sections: [] },
  }))
  const below = section.heading.length > 0 ? level + 1 : level
  return [...own, ...section.sections.flatMap((inner) => cutToLength({ section: inner, level: below }))]
}

/** Fills one piece after the other; the first may be empty, for it carries the heading. */
function cutBlocks(blocks: readonly Block[]): Block[][] {
  const pieces: Block[][] = [[]]
  let length = 0
  for (const block of blocks) {
    const more = blockLength(block)
    if (length > 0 && length + more > LONGEST_CHAPTER) {
      pieces.push([])
      length = 0
    }
    pieces.at(-1)!.push(block)
    length += more
  }
  return pieces
}

function sectionLength(section: Section): number {
  const own = section.blocks.reduce((sum, block) => sum + blockLength(block), 0)
  return section.sections.reduce((sum, inner) => sum + sectionLength(inner), own)
}

function blockLength(block: Block): number {
  let length = 0
  for (const inner of allBlocks([block])) {
    if (inner.type === 'paragraph') length += textLength(inner.content)
    else if (inner.type === 'code-block') length += inner.text.length
    else if (inner.type === 'table')
      for (const { content } of inner.body.flat()) length += textLength(content)
  }
  return length
}

function textLength(content: readonly Inline[]): number {
  let length = 0
  for (const inline of content) {
    if ('text' in inline) length += inline.text.length
    else if ('content' in inline) length += textLength(inline.content)
  }
  return length
}
