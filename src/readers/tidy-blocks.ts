/** The blocks of a web page in, the same in better order out: what only its looks told is told by structure. */

import type { Paragraph } from '../document/blocks.ts'
import { plainText } from '../document/walk.ts'
import type { DraftBlock } from './draft.ts'

/** Longest text that is taken for a caption by where it stands; in UTF-16 units. */
const LIST_CAPTION = 600
const EMPHASISED_CAPTION = 240

/** Gives a figure the caption that follows it as a list of one item, or as a short paragraph in italics. */
export function attachCaptions(blocks: readonly DraftBlock[]): DraftBlock[] {
  const attached: DraftBlock[] = []
  for (const block of blocks) {
    const last = attached.at(-1)
    const caption = last?.type === 'figure' && !last.caption ? captionIn(block) : null
    if (last?.type === 'figure' && caption) attached[attached.length - 1] = { ...last, caption }
    else attached.push(block)
  }
  return attached
}

function captionIn(block: DraftBlock): Paragraph | null {
  if (block.type === 'list' && !block.ordered && block.items.length === 1) {
    const [paragraph, ...others] = block.items[0]!
    const short = paragraph?.type === 'paragraph' && plainText(paragraph.content).length <= LIST_CAPTION
    return short && others.length === 0 ? paragraph : null
  }
  if (block.type !== 'paragraph' || plainText(block.content).length > EMPHASISED_CAPTION) return null
  return block.content.every((inline) => inline.type === 'emphasis') ? block : null
}

const NOTES_HEADING =
  /^(?:(?:foot|end)?notes|references|citations|sources|notes and references|anmerkungen|einzelnachweise|fußnoten|quellen|notes et références|références|notas|referencias|referências|note)$/i

/**
 * Drops headings under which nothing is left: those that end the article, and those of notes.
 *
 * @param notesTaken - Whether notes were taken from where they stood.
 */
export function withoutEmptyEnd(blocks: readonly DraftBlock[], notesTaken: boolean): DraftBlock[] {
  const left: DraftBlock[] = []
  for (const block of [...blocks].reverse()) {
    const after = left.at(-1)
    const empty =
      block.type === 'heading' && (!after || (after.type === 'heading' && after.level <= block.level))
    const ofNotes =
      block.type === 'heading' && notesTaken && NOTES_HEADING.test(plainText(block.content).trim())
    if (!empty || (after && !ofNotes)) left.push(block)
  }
  return left.reverse()
}
