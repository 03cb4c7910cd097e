/** An inspection in, the object that `inspect --json` prints out. Its shape is fixed by the contract. */

import type { Diagnostic } from '../diagnostics.ts'
import type { Section } from '../document/article.ts'
import type { Block } from '../document/blocks.ts'
import { allBlocks, blockText, plainText, topBlocks } from '../document/walk.ts'
import type { Edition } from '../editorial/edition.ts'
import { countWords } from './count-words.ts'

/** Puts an edition and its diagnostics into the contract's words. */
export function inspectionJson(edition: Edition, diagnostics: readonly Diagnostic[]): object {
  const { article } = edition
  const { metadata } = article
  const blocks = [...allBlocks(topBlocks(article))].flatMap(blockRows)
  const texts = new Map(blocks.map(({ id, text }) => [id, text]))
  const { dateline } = article
  return {
    title: metadata.title,
    titleFrom: metadata.titleFrom,
    byline: metadata.byline ?? null,
    dateline: dateline && (texts.get(dateline.block)?.slice(dateline.start, dateline.end) ?? null),
    date: metadata.date ?? null,
    lang: metadata.lang,
    words: countWords(article),
    cut: article.cut,
    sections: article.sections.map(sectionJson),
    blocks,
    names: edition.names.map(({ name, kind, aliases, description, mentions }) => ({
      name,
      kind,
      aliases,
      description,
      mentions: mentions.map(({ block, start, end }) => ({ block, start, end })),
    })),
    quotations: edition.quotations.map(({ passage: { block, start, end }, text, speaker }) => ({
      block,
      start,
      end,
      text,
      speaker,
    })),
    pullQuotes: edition.pullQuotes.map(({ passage, text, speaker }) => ({
      block: passage.block,
      text,
      speaker,
    })),
    diagnostics: diagnostics.map(diagnosticJson),
  }
}

/** A diagnostic with its place beside its words, as the contract has it. */
export const diagnosticJson = ({ severity, code, message, hint, at }: Diagnostic): object => ({
  severity,
  code,
  message,
  ...(hint === undefined ? {} : { hint }),
  ...(at && { file: at.file, line: at.line ?? null, column: at.column ?? null }),
  ...(at?.page === undefined ? {} : { page: at.page }),
})

const sectionJson = (section: Section): object => ({
  id: section.id,
  heading: section.heading.length > 0 ? plainText(section.heading) : null,
  blocks: section.blocks.map(({ id }) => id),
  sections: section.sections.map(sectionJson),
})

/** A block and, of a table, its cells; blocks that only hold others have no text of their own. */
function blockRows(block: Block): { id: string; type: string; text: string }[] {
  const text = block.type === 'paragraph' || block.type === 'code-block' ? blockText(block) : ''
  const row = { id: block.id, type: block.type, text }
  if (block.type !== 'table') return [row]
  const cells = [...block.head, ...block.body].flat()
  return [row, ...cells.map((cell) => ({ id: cell.id, type: 'table-cell', text: blockText(cell) }))]
}
