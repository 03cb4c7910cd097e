/** Chapters → entries for the contents: headings, and where a topic changes without one, its first words. */

import type { Section } from '../document/article.ts'
import { plainText } from '../document/walk.ts'
import type { SectionBreak } from '../editorial/edition.ts'
import type { ContentsEntry } from './markup.ts'
import type { PlannedSection } from './plan-chapters.ts'

/** Lists a chapter's headings as they nest. A section without a heading lends its entries to what is around it. */
export function contentsOf(
  sections: readonly PlannedSection[],
  breaks: readonly SectionBreak[],
): readonly ContentsEntry[] {
  const topics = new Map(
    breaks.filter(({ heading }) => heading === undefined).map((topic) => [topic.before, topic]),
  )
  const entriesOf = (section: Section): readonly ContentsEntry[] => {
    const own = section.blocks.flatMap(({ id }) => {
      const topic = topics.get(id)
      return topic ? [{ label: topic.label, target: id, entries: [] }] : []
    })
    const entries = [...own, ...section.sections.flatMap(entriesOf)]
    const label = headingText(section)
    return label === null ? entries : [{ label, target: section.id, entries }]
  }
  return sections.flatMap(({ section }) => entriesOf(section))
}

/** A heading as one line of text; `null` where there is none. */
export const headingText = ({ heading }: Section): string | null =>
  plainText(heading).replace(/\s+/g, ' ').trim() || null
