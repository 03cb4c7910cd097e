/** Flat headings and blocks in, nested sections out. A gap between levels is closed and told. */

import type { Diagnostic, Outcome } from '../diagnostics.ts'
import type { Section } from '../document/article.ts'
import type { Block } from '../document/blocks.ts'
import type { Inline } from '../document/inlines.ts'
import type { DraftBlock, DraftHeading } from './draft.ts'

interface Growing {
  readonly level: number
  readonly heading: readonly Inline[]
  readonly blocks: Block[]
  readonly sections: Growing[]
}

/**
 * Nests blocks under their headings. Ids are `s1`, `s2`, … in reading order, outer before inner.
 *
 * @param file - Name of the source, for the notes.
 * @returns Sections; blocks before the first heading form one without a heading.
 */
export function nestSections(blocks: readonly DraftBlock[], file: string): Outcome<Section[]> {
  const gaps: Gap[] = []
  const root: Growing = { level: topLevel(blocks) - 1, heading: [], blocks: [], sections: [] }
  const path = [root]
  for (const block of blocks) {
    if (block.type !== 'heading') {
      path.at(-1)!.blocks.push(block)
      continue
    }
    while (path.length > 1 && path.at(-1)!.level >= block.level) path.pop()
    const parent = path.at(-1)!
    if (block.level > parent.level + 1) gaps.push({ level: parent.level, heading: block })
    const section: Growing = { level: block.level, heading: block.content, blocks: [], sections: [] }
    parent.sections.push(section)
    path.push(section)
  }
  const opening = root.blocks.length > 0 ? [{ ...root, sections: [] }] : []
  const count = { sections: 0 }
  const value = [...opening, ...root.sections].map((section) => finish(section, count))
  return { value, diagnostics: gaps.length > 0 ? [gapNote(gaps, file)] : [] }
}

const topLevel = (blocks: readonly DraftBlock[]): number =>
  blocks.reduce((top, block) => (block.type === 'heading' ? Math.min(top, block.level) : top), 7)

function finish(section: Growing, count: { sections: number }): Section {
  count.sections++
  const { heading, blocks } = section
  const id = `s${count.sections}`
  return { id, heading, blocks, sections: section.sections.map((inner) => finish(inner, count)) }
}

interface Gap {
  readonly level: number
  readonly heading: DraftHeading
}

function gapNote([first, ...others]: readonly Gap[], file: string): Diagnostic {
  const { level, heading } = first!
  const more = others.length === 0 ? '' : `, and ${others.length} times more`
  return {
    severity: 'note',
    code: 'R120',
    message: `skipped from heading level ${level} to ${heading.level}${more}; the gap is closed`,
    hint: 'heading levels should be consecutive',
    at: { file, ...heading.at },
  }
}
