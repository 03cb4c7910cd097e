/** The blocks of a web page in, the same in better order out: what only its looks told is told by structure. */

import type { Figure, Paragraph } from '../document/blocks.ts'
import { plainText } from '../document/walk.ts'
import type { DraftBlock } from './draft.ts'

/** Longest text that is taken for a caption by where it stands; in UTF-16 units. */
const LIST_CAPTION = 600
const SHORT_CAPTION = 240

/** Gives a figure the caption that follows it as a list of one item, or as a short paragraph that looks it. */
export function attachCaptions(blocks: readonly DraftBlock[]): DraftBlock[] {
  const attached: DraftBlock[] = []
  for (const block of blocks) {
    if (isDebris(block)) continue
    const last = attached.at(-1)
    const caption = last?.type === 'figure' && !last.caption ? captionIn(block, last) : null
    if (last?.type === 'figure' && caption) attached[attached.length - 1] = { ...last, caption }
    else attached.push(block)
  }
  return attached
}

/** A paragraph of one stray mark is what is left of a button. */
const isDebris = (block: DraftBlock): boolean =>
  block.type === 'paragraph' && /^[^\p{L}\p{N}\p{S}]{0,2}$/u.test(plainText(block.content))

const CAPTION_LABEL =
  /^(?:图注|图说|图为|图|圖說|圖為|圖|写真|写真説明|photo|image|picture|figure|fig\.|bild|foto|abb\.|abbildung|crédit|crédits|credit)(?: ?\d+)? ?[:：.|]|^图[为注]/i

/** Whether two texts have the same words, whatever stands between them. */
const same = (one: string, other: string | null): boolean =>
  bare(one) !== '' && bare(one) === bare(other ?? '')

const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

function captionIn(block: DraftBlock, figure: Figure): Paragraph | null {
  if (block.type === 'list' && !block.ordered && block.items.length === 1) {
    const [paragraph, ...others] = block.items[0]!
    const short = paragraph?.type === 'paragraph' && plainText(paragraph.content).length <= LIST_CAPTION
    return short && others.length === 0 ? paragraph : null
  }
  const text = block.type === 'paragraph' ? plainText(block.content) : ''
  if (block.type !== 'paragraph' || text.length > SHORT_CAPTION) return null
  const slanted = block.content.every((inline) => inline.type === 'emphasis')
  return slanted || CAPTION_LABEL.test(text) || same(text, figure.alt) ? block : null
}

const NOTES_HEADING =
  /^(?:(?:foot|end)?notes|references|citations|sources|notes and references|anmerkungen|einzelnachweise|fußnoten|quellen|notes et références|références|notas|referencias|referências|note)$/i

/** Drops the headings of notes that were taken from under them. */
export const withoutNotesHeadings = (blocks: readonly DraftBlock[]): DraftBlock[] =>
  blocks.filter((block, index) => {
    const next = blocks[index + 1]
    const empty =
      block.type === 'heading' && (!next || (next.type === 'heading' && next.level <= block.level))
    return !(empty && NOTES_HEADING.test(plainText(block.content).trim()))
  })
