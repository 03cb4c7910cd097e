/**
 * Flat blocks in, the same without the site's furniture out, with the cut lines verbatim.
 *
 * Only whole short paragraphs, list items and labels go; a sentence of the article never does. Corrections,
 * disclosures, licences and authors' notes are never cut, whatever else they say.
 */

import type { Block } from '../document/blocks.ts'
import { plainText } from '../document/walk.ts'
import type { DraftBlock } from './draft.ts'

/** Longer paragraphs are the article's own, whatever they begin with. In UTF-16 units. */
const LONGEST = 220

// A line that says one of these is the article's business.
const KEPT =
  /\b(?:correct(?:ion|ed)|clarif(?:ication|ied)|editor[’']?s[’']? note|author[’']?s[’']? note|disclos|disclaimer|licen[cs]ed?\b|creative commons|cc[ -]by|copyright|all rights reserved|©|retract|errat|updated? (?:on|at)|was updated|conflicts? of interest|reporting by|additional reporting|contributed to this|translated by|isbn|doi)/i

const WHOLE_LINES: readonly RegExp[] = [
  /^(?:please )?read (?:our|the) (?:comment(?:ing|s)?|community) (?:policy|guidelines|rules)\b.*$/i,
  /^(?:article continues (?:below|after)|story continues (?:below|after)|continue reading|keep reading)\b.*$/i,
  /^(?:[-–—[(* ]*)(?:paid |sponsored |an? )?(?:advertisements?|advertorial|werbung|anzeige|publicité|publicidad|pubblicità|advertentie|реклама|广告|廣告|広告)(?:[-–—\])*:. ]*)$/i,
  /^(?:scroll|swipe) (?:down )?(?:to|for) (?:continue|read|see|more)\b.*$/i,
  /^(?:read (?:more|also|next|the full story|this next|it)|see also|also read|more on this(?: story)?|related(?: (?:articles?|stories|story|content|links?|posts?|topics?|video|coverage))?|recommended(?: (?:for you|stories|reading|articles))?|you (?:may|might) (?:also )?(?:like|be interested in)|don[’']t miss|most (?:read|popular|viewed)|trending(?: now)?|watch (?:also|next|now|more)|more from\b.*|lire aussi|à lire aussi|lesen sie auch|mehr zum thema|lea también|leia (?:também|mais)|leggi anche|lees ook|läs också) ?(?:[:：»>→|].*|\.{3}|…)?$/i,
  /^(?:share|tweet|pin|print|email|e-mail|save|like|comment|comments?|copy link|reply|reblog|bookmark|facebook|twitter|whatsapp|linkedin|reddit|pinterest|messenger|telegram|flipboard|pocket|google\+?|instagram|tumblr|teilen|partager|compartir|compartilhar|condividi|drucken|imprimer)(?: (?:this|on|via|to|by|with|the|article|story|page|post|facebook|twitter|x|whatsapp|linkedin|email|e-mail|reddit|pinterest|friends?|link|now|it)\b)*[:.!]?$/i,
  /^\d[\d,.]*[km]?\+? (?:shares?|comments?|views?|likes?|retweets|followers|reads)(?: (?:so far|below))?$/i,
  /^(?:view|show|hide|see|read|load|post|leave|add|write)(?: (?:all|more|a|the|your|our|\d+))* (?:comments?|reply|replies|discussion)\b[^.]*\.?$/i,
  /^(?:be the first to comment|join the (?:conversation|discussion)|have your say|comments (?:are closed|\(\d+\))|(?:log|sign) in (?:or (?:register|sign up) )?to (?:comment|reply|continue)\b.*)\.?$/i,
  /^(?:please )?(?:sign up|subscribe|register|join)(?: (?:now|today|here|free|for free))*(?: (?:for|to|by|via|our|and)\b.*)?[.!]?$/i,
  /^(?:get|receive|enjoy|want) (?:the|our|more|all|breaking|daily|weekly|unlimited)\b.*\b(?:newsletter|inbox|email|e-mail|alerts?|notifications|subscription|access)\b.*$/i,
  /^.{0,60}\b(?:subscribe|sign up|unsubscribe|newsletter)\b.{0,120}\b(?:newsletter|inbox|email|e-mail|podcast|channel|here|today|now)\b.{0,30}$/i,
  /^(?:please )?(?:follow|like|find|join) (?:us|me|@\w+|[^.!?]{2,40}) (?:on|at|via) (?:@|facebook|twitter|x\b|instagram|linkedin|youtube|telegram|whatsapp|tiktok|google|mastodon|bluesky|threads)\b.{0,100}$/i,
  /^(?:download|get) (?:our|the) (?:free )?(?:\S+ ){0,3}app\b.{0,80}$/i,
  /^(?:this site|we|our (?:web)?site) uses? cookies\b.*$|^(?:accept|reject|manage) (?:all )?cookies$/i,
  /^(?:click|tap) here to (?:subscribe|sign up|share|comment|download|join|read more)\b.*$/i,
  /^(?:back to top|skip to (?:main )?content|jump to (?:navigation|content|comments)|(?:previous|next) (?:article|post|story|page|chapter)|loading(?:\.{3}|…)?|close|menu|search|print this (?:page|article)|enlarge this image|view (?:image|gallery|slideshow|full size)|hide caption|toggle caption|play video|image:?|photo:?|video:?)$/i,
  /^(?:your (?:email|e-mail) address will not be published\b.*|required fields are marked \*?)$/i,
]

/** Labels whose list of links, when it closes the article, goes with them. */
const LINK_LABEL =
  /^(?:related|recommended|read (?:more|next|also)|more (?:from|on|stories|news|in|like this)|most (?:read|popular|viewed)|you (?:may|might) also like|trending|popular|latest|up next|what to read next|top stories|share|comments?|newsletter|follow us)\b.{0,40}$/i

/** Tells whether a line, taken alone, is furniture. */
export function isFurniture(line: string): boolean {
  const text = line.replace(/\s+/g, ' ').trim()
  if (text === '' || text.length > LONGEST) return false
  return WHOLE_LINES.some((pattern) => pattern.test(text)) && !KEPT.test(text)
}

/** What is left, and the lines that were cut. */
export interface Tidied {
  readonly blocks: readonly DraftBlock[]
  readonly cut: readonly string[]
}

/** Cuts furniture out of the flat blocks of an article. */
export function cutFurniture(blocks: readonly DraftBlock[]): Tidied {
  const cut: string[] = []
  const body = blocks.slice(0, closingLinks(blocks))
  const left = body.flatMap((block) => tidy(block, cut))
  for (const block of blocks.slice(body.length)) cut.push(...lines(block))
  return { blocks: left, cut }
}

function tidy(block: DraftBlock, cut: string[]): DraftBlock[] {
  if (block.type === 'paragraph') {
    const text = plainText(block.content)
    if (!isFurniture(text)) return [block]
    cut.push(text.trim())
    return []
  }
  if (block.type === 'block-quote') {
    const blocks = block.blocks.flatMap((inner) => tidy(inner, cut) as Block[])
    return blocks.length > 0 ? [{ ...block, blocks }] : []
  }
  if (block.type === 'list') return tidyList(block, cut)
  return [block]
}

// A list goes as a whole or stays: one item “Print” among others is no furniture.
function tidyList(block: Block & { type: 'list' }, cut: string[]): DraftBlock[] {
  const texts = block.items.map((item) => item.flatMap(lines).join(' '))
  const all = texts.length > 0 && texts.every((text) => text === '' || isFurniture(text))
  if (!all) return [block]
  cut.push(...texts.filter((text) => text !== ''))
  return []
}

/** Index from which only a label and links to other articles are left. */
function closingLinks(blocks: readonly DraftBlock[]): number {
  let end = blocks.length
  for (let i = blocks.length - 1; i >= 0; i--) {
    const block = blocks[i]!
    const isLabel =
      (block.type === 'heading' || block.type === 'paragraph') &&
      LINK_LABEL.test(plainText(block.content).trim())
    if (isLabel) end = i
    else if (
      !isLabel &&
      !isOnlyLinks(block) &&
      !(block.type === 'paragraph' && isFurniture(plainText(block.content)))
    )
      break
  }
  return end
}

function isOnlyLinks(block: DraftBlock): boolean {
  if (block.type === 'paragraph')
    return block.content.every((inline) => inline.type === 'link' || plainText([inline]).trim() === '')
  return block.type === 'list' && block.items.every((item) => item.every(isOnlyLinks))
}

function lines(block: DraftBlock): string[] {
  if (block.type === 'paragraph' || block.type === 'heading') return [plainText(block.content).trim()]
  if (block.type === 'list') return block.items.map((item) => item.flatMap(lines).join(' '))
  if (block.type === 'block-quote') return block.blocks.flatMap(lines)
  return []
}
