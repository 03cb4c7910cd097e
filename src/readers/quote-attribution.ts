/** The blocks of a quotation in, the same with its last line told apart where that says who is quoted. */

import type { Block, BlockQuote, Paragraph } from '../document/blocks.ts'
import { plainText } from '../document/walk.ts'
import { UNNUMBERED } from './draft.ts'

const ATTRIBUTION = /^[—–―-]\s?\S.{0,140}$/u

/** Makes a block quote; a short last paragraph after a dash is its attribution, without the dash. */
export function blockQuote(blocks: readonly Block[]): BlockQuote {
  const last = blocks.at(-1)
  const base = { type: 'block-quote', id: UNNUMBERED } as const
  if (
    last?.type !== 'paragraph' ||
    blocks.length < 2 ||
    !isAttribution(plainText(last.content), blocks.at(-2)!)
  )
    return { ...base, blocks }
  return { ...base, blocks: blocks.slice(0, -1), attribution: withoutDash(last) }
}

/** A stop that ends a name, not a sentence: “Ph.D.”, “King Jr.”. */
const NAME_STOP = /(?:\p{Lu}|Jr|Sr|Inc|Co|Ltd)\.$/u

/** After a dash, or a name after words in quotation marks. */
function isAttribution(text: string, before: Block): boolean {
  if (ATTRIBUTION.test(text)) return true
  const quoted = before.type === 'paragraph' && /["”»“]$/.test(plainText(before.content).trim())
  const name = /^\p{Lu}/u.test(text) && (!/[.!?:”"»]$/.test(text) || NAME_STOP.test(text))
  return quoted && text.length <= 80 && name
}

function withoutDash(attribution: Paragraph): Paragraph {
  const [first, ...rest] = attribution.content
  if (first?.type !== 'text') return attribution
  return { ...attribution, content: [{ type: 'text', text: first.text.replace(/^[—–―-]\s*/u, '') }, ...rest] }
}
